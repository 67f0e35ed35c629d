"""How right converted documents are, against complete truth or against hand-made labels."""
