"""Pictures of every page of the desk, in both languages, wide and narrow, to be looked at."""
