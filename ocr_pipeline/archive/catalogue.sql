-- The catalogue of an archive. Made of documents/ alone, and made again from there at any time.

CREATE TABLE documents (
  id TEXT PRIMARY KEY,           -- the name of its folder
  name TEXT NOT NULL,            -- of the scan, as it was first found
  sha256 TEXT NOT NULL,          -- of the scan
  media_type TEXT,
  page_count INTEGER,            -- of the scan
  first_page INTEGER,            -- of the document in the scan
  last_page INTEGER,
  document_type TEXT,
  code TEXT,
  number TEXT,
  notation TEXT,
  date TEXT,                     -- YYYY-MM-DD
  issuer TEXT,
  issuer_parent TEXT,
  place TEXT,
  subject TEXT,
  urgency TEXT,
  secrecy TEXT,
  signer_name TEXT,
  signer_title TEXT,
  review_required INTEGER NOT NULL,
  doubtful INTEGER NOT NULL,     -- values that a person must look at
  failed_pages INTEGER NOT NULL,
  review_reasons TEXT NOT NULL   -- a JSON list
) WITHOUT ROWID;

CREATE TABLE fields (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  path TEXT NOT NULL,            -- where it stands in document.json: signature.name, recipients[2]
  value TEXT,
  normalised TEXT,
  raw TEXT,
  confidence REAL NOT NULL,
  needs_review INTEGER NOT NULL,
  origin TEXT,
  page INTEGER,
  x0 INTEGER, y0 INTEGER, x1 INTEGER, y1 INTEGER,
  span_start INTEGER, span_end INTEGER,
  reasons TEXT NOT NULL,         -- a JSON list
  PRIMARY KEY (document, path)
) WITHOUT ROWID;

CREATE TABLE origins (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  uris TEXT NOT NULL,            -- one, or one for each page image, with blanks between
  PRIMARY KEY (document, uris)
) WITHOUT ROWID;

CREATE INDEX documents_by_code ON documents (code);
CREATE INDEX documents_by_date ON documents (date);
CREATE INDEX fields_to_review ON fields (document) WHERE needs_review;

CREATE VIEW reviews AS
SELECT document, path, value, raw, confidence, page, x0, y0, x1, y1, reasons FROM fields WHERE needs_review;
