"""Clean page image in, words out: what was read, where it stands, how sure the engine is."""
