"""Dates that mean something besides the date of issue: when a thing takes effect, ends, is due, takes place."""
