"""Scans of Vietnamese government documents in, validated documents out."""
