"""Digits by hand or stamp: a small network reads a strip of a line, a beam ranks what it may say."""
