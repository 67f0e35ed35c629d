"""Full text search over an archive: folding, the index in the catalogue, questions, answers."""
