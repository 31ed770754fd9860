"""Reading a legal document into proposals: wording, structure and rating rule, with places.

Pure steps, each in a module of its own: `child` reads a file in a process with limits, `noise` and
`joining` make paragraphs of lines, `walking` recognises the legal form, `rule` its rating rule,
`proposal` makes data of what was found, `comparing` lays it beside data that exist.
"""
