"""Searchable PDF/A: the pages as they were scanned, under them the words as they were read and restored."""
