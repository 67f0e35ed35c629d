"""The page that holds this program against others: ``python -m benchmarks.page``."""
