"""The header of an edXML message (QCVN 102:2016/BTTTT) of a document, and what is missing from it."""
