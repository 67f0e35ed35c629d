"""How every learned figure in ``diacritics/data`` was made: ``python -m diacritics.training``."""
