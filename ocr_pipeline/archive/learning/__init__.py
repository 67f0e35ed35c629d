"""What people's decisions teach: an office's own names, learned, forecast before they are used, kept and forgotten."""
