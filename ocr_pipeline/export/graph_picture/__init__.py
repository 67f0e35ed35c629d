"""A picture of what stands around a document."""
