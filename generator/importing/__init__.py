"""Reading a legal document into proposals: wording, structure and rating rule, with places.

In: a file of somebody else's. Out: a `proposal` and a report of what was read, what is doubtful,
what was not used. Pure steps, each in a module of its own: `child` reads a file in a process with
limits, `noise` and `joining` make paragraphs of lines, `walking` recognises the legal form, `rule`
its rating rule, `proposal` makes data of what was found. Uses course and locale.
"""
