"""The command line, one module per command; texts come from the locale files.

In: what a person typed. Out: words, files, an exit code (0 fine, 1 problems in the data, 2 wrong
call). Uses every other wing; no wing uses this one.
"""
