"""Review by Excel: a sheet of doubtful values goes out, comes back edited, and is taken in as decisions of people."""
