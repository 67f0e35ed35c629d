"""From text to fields: what a document says about itself, what it cites and what it counts."""
