"""Who issues a document: agencies by their full names, with the time each name was valid in."""
