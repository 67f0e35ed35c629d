-- What is searched of each document. `searched` holds it in one compressed piece; `search` is the index over its words.

CREATE TABLE searched (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  packed BLOB NOT NULL           -- search/packing.py
);

-- Column 1 to 14 are made of `packed` by the program; MATCH works in every program, reading a column in vanban alone.
CREATE VIEW search_content AS
SELECT
  document,
  search_column(packed, 0) AS own, search_column(packed, 1) AS subject, search_column(packed, 2) AS body,
  search_column(packed, 3) AS issuer, search_column(packed, 4) AS parent, search_column(packed, 5) AS place,
  search_column(packed, 6) AS signer, search_column(packed, 7) AS title, search_column(packed, 8) AS addressees,
  search_column(packed, 9) AS recipients, search_column(packed, 10) AS cited, search_column(packed, 11) AS tags,
  search_column(packed, 12) AS subject_marked, search_column(packed, 13) AS body_marked
FROM searched;

-- The words come folded (search/folding.py), with blanks between: the tokenizer has nothing to do but to part them.
CREATE VIRTUAL TABLE search USING fts5 (
  own, subject, body, issuer, parent, place, signer, title, addressees, recipients, cited, tags,
  subject_marked, body_marked,
  content = 'search_content', content_rowid = 'document',
  tokenize = "ascii tokenchars '-=.'"
);

-- A word of the document's own code or of its subject says more of what it is about than one of its text.
INSERT INTO search (search, rank)
VALUES ('rank', 'bm25(10.0, 6.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 6.0, 1.0)');
