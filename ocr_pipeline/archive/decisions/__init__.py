"""What people decided of doubtful values: a log that only grows, and what of it stands over what is read now."""
