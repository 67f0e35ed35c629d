"""Metadata of files and documents by Thông tư 05/2025/TT-BNV: derived of what was read, nothing made up."""
