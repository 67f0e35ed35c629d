-- What is searched of each document. `searched` holds it in one compressed piece; the indexes over its words say where
-- they stand: `search` without marks and with the values of head and foot, `search_marked` with the marks.

CREATE TABLE searched (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  packed BLOB NOT NULL           -- search/packing.py
);

-- The columns are made of `packed` by the program: MATCH works in every program, reading a column in vanban alone.
CREATE VIEW search_content AS
SELECT
  document,
  search_column(packed, 0) AS body, search_column(packed, 1) AS own, search_column(packed, 2) AS subject,
  search_column(packed, 3) AS issuer, search_column(packed, 4) AS parent, search_column(packed, 5) AS place,
  search_column(packed, 6) AS signer, search_column(packed, 7) AS title, search_column(packed, 8) AS addressees,
  search_column(packed, 9) AS recipients, search_column(packed, 10) AS cited, search_column(packed, 11) AS tags,
  search_column(packed, 12) AS body_marked, search_column(packed, 13) AS subject_marked
FROM searched;

-- The words come folded (search/folding.py), with blanks between: the tokenizer has nothing to do but to part them.
-- The body stands first: in every other column, a word costs two bytes more in each document that has it.
CREATE VIRTUAL TABLE search USING fts5 (
  body, own, subject, issuer, parent, place, signer, title, addressees, recipients, cited, tags,
  content = 'search_content', content_rowid = 'document', tokenize = "ascii tokenchars '-=.'"
);
CREATE VIRTUAL TABLE search_marked USING fts5 (
  body_marked, subject_marked,
  content = 'search_content', content_rowid = 'document', tokenize = "ascii tokenchars '-=.'"
);

-- A word of the document's own code or of its subject says more of what it is about than one of its text.
INSERT INTO search (search, rank)
VALUES ('rank', 'bm25(1.0, 10.0, 6.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)');
INSERT INTO search_marked (search_marked, rank) VALUES ('rank', 'bm25(1.0, 6.0)');
