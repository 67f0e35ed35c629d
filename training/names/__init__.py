"""How the reader of name stamps was made: names drawn in script faces, and a network that learns them."""
