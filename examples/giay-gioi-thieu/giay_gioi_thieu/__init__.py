"""Reads what a Giấy giới thiệu says, for vanban."""

from giay_gioi_thieu.reader import READER

__all__ = ["READER"]
