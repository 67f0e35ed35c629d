"""Dates that mean something besides the date of issue: when it takes effect, ends, is due, takes place, from when to when."""
