"""What pages, slides and printed documents share: addresses, the agenda, levels, rules, papers.

Plain frozen values made from a course; no view knows which of them shows it.
"""
