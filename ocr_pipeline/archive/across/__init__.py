"""Tables of all documents together: made when they are asked for, kept until the archive changes."""
