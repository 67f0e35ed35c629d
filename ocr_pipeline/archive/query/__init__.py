"""Questions in SQL to the tables of an archive: nothing but reading, within limits, in a process of its own."""
