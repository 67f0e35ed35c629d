"""What an office gains by its people's decisions, on generated documents of a few offices that nothing knows."""
