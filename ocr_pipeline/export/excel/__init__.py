"""Excel workbooks: the tables of an archive, and its registers, with Vietnamese headings and doubts in colour."""
