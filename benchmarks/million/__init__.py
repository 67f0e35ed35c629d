"""Very many documents through the real run, journal, archive and catalogue: what each costs as the archive grows."""
