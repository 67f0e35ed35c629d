"""The contracts, one a module."""
