"""Documents written by this project, laid out by NĐ 30/2020, aged into scans, with their complete truth.

Everything here is fictional: the province Lam Giang, its offices and its people. ``python -m samples build`` makes
the scans, the truth and the labels anew from ``documents/*.toml``. Imports nothing of ours but ``schemas``.
"""
