"""What an archive holds, on one page for a browser."""
