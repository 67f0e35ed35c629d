"""The cells of a document's head, one module each: agency, number, date, type and subject, addressees."""
