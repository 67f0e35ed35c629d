"""A package to hand in: PDFs, metadata and registers of files, as E-ARK CSIP has them, in a bag with hashes."""
