"""Many documents, unattended: a journal of what is done, workers that can be lost, one run at a time on an archive."""
