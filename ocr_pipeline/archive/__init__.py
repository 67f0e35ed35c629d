"""What is kept: documents in folders named by the content of their scans, and a catalogue that can be made again."""
