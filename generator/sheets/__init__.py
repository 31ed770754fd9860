"""Course data as spreadsheets and back: for people who live in Excel.

In: a course, or a workbook. Out: a workbook, or the changes that it asks for. A YAML file is never
dumped from a sheet: only the values of changed cells are put into its text
(`generator.course.loading.editing`), so everything else keeps its bytes. Uses course, locale and
schemas.
"""
