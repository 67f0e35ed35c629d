-- The catalogue of an archive. Made of documents/ and of the log of decisions, and made again from there at any time:
-- what people decided stands here in place of what the machine read.
-- What is searched stands in search/schema.sql.

CREATE TABLE documents (
  key INTEGER PRIMARY KEY,       -- of this catalogue alone: another one may give it to another document
  id TEXT NOT NULL UNIQUE,       -- the name of its folder
  name TEXT NOT NULL,            -- of the scan, as it was first found
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
  decisions INTEGER NOT NULL,    -- of people, that stand: their values stand here
  stale_decisions INTEGER NOT NULL,  -- that fit no more what is read, and that a person must look at
  sha256 TEXT GENERATED ALWAYS AS (substr(id, 1, 64)) VIRTUAL  -- of the scan
);

-- Every value that a person must look at before it is trusted. All values, doubtful or not, stand in document.json.
CREATE TABLE reviews (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  path TEXT NOT NULL,            -- where it stands in document.json: signature.name, recipients[2]
  value TEXT,
  normalised TEXT,
  raw TEXT,                      -- NULL where it is the value
  confidence REAL NOT NULL,
  origin TEXT,                   -- NULL where it is printed
  page INTEGER,
  x0 INTEGER, y0 INTEGER, x1 INTEGER, y1 INTEGER,
  span_start INTEGER, span_end INTEGER,
  reasons TEXT NOT NULL,         -- a JSON list
  asked_with TEXT,               -- the path whose question settles this value, too; NULL where it is asked by itself
  PRIMARY KEY (document, path)
) WITHOUT ROWID;

CREATE TABLE origins (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  uris TEXT NOT NULL,            -- one, or one for each page image, with blanks between
  PRIMARY KEY (document, uris)
) WITHOUT ROWID;

-- How far the catalogue knows the log of decisions: their last number.
CREATE TABLE settled (decision INTEGER NOT NULL);
INSERT INTO settled VALUES (0);

-- The queue of what people are asked goes along it, path by path, from the least sure value on. It holds all that is
-- asked of it, asked_with too: the rows themselves, with their reasons, are long.
CREATE INDEX reviews_by_doubt ON reviews (asked_with, path, confidence) WHERE asked_with IS NULL;
CREATE INDEX documents_by_code ON documents (code);
CREATE INDEX documents_by_date ON documents (date);
