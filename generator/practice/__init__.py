"""What the scripts of a page score with: exercises as plain dictionaries, their keys, the lock.

In: a course. Out: payloads, hashes of rubric and key, ciphertext of locked keys, papers as safe
HTML. Uses course and locale.
"""
