"""Speed, memory and accuracy, as ratios and figures measured in one run. Nothing here passes or fails by a time."""
