"""What holds for every input, hostile ones too: a contract for each reader, and the search for inputs that break it."""
