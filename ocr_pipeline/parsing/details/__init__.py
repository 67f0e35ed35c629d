"""What the readers of single types add to a document: a decision's articles, a meeting's hour and place."""
