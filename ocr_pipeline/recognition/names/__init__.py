"""Reads the name stamps that offices set in script type: a network of this project's own, always in doubt."""
