"""The whole site as values: `planning.plan_site` gives every page and asset of an audience.

In: a course, a language. Out: files with their texts, and the menu; nothing is written, no clock is
read. `views` hold what pages, slides and documents share; `pages` are one kind of page each;
`slides` the decks; `rendering` is the home of the templates. Uses course, locale and practice.
"""
