"""The wording of everything a user reads: spelling, and one word for one thing.

`python -m tests.wording` (part of `make check`) reads all Dutch texts of the program, its examples
and its documents, and names every word that neither the Dutch dictionary nor `allowed.toml` knows,
and every term that `terms.toml` replaces by another.
"""
