"""A small safe server for a finished site; needs only the standard library of Python 3.8+.

In: a folder. Out: its files over HTTP. The modules import each other relatively and nothing of the
rest of the package, since they travel inside every bundle as `server/serve.pyz`: it uses no wing.
"""
