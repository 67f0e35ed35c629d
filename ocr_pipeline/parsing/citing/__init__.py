"""How a document cites others: codes, laws by title, what stands around them, and which mentions are one document."""
