"""One module for each family of documents: from a writer to a draft."""
