"""What is kept: results on disk, whole or not at all."""
