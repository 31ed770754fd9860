"""The ground: a folder of YAML and Markdown becomes a checked course, problems with their places.

In: a course's folder. Out: `opening.check_course` gives a frozen `model.Course` and its problems,
each with file, line and code; `rating` works the standard's rating rule. Uses no other wing.
"""
