"""Quantities over time as a picture."""
