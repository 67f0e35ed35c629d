"""Scanning: a layout is printed, signed, stamped, aged and bound into a PDF."""
