"""The thin edges that write: sites, staged projects, documents, bundles, packages for platforms.

In: a checked course and what `site` planned. Out: files in a folder, examined by `audit` before
they take the place of the old ones. Uses course, locale, practice, sheets and site, and takes
`serving` along into bundles.
"""
