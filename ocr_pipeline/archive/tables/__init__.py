"""What an archive says as tables: one row for each value, with where it stood and how sure it is."""
