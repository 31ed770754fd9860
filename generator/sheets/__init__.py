"""Course data as spreadsheets and back: for people who live in Excel.

A YAML file is never dumped from a sheet: only the values of changed cells are put into its text
(`generator.loading.editing`), so everything else keeps its bytes.
"""
