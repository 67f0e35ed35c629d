-- The journal of an archive: what came in, and how far the work on it is.

CREATE TABLE sources (
  path PRIMARY KEY,              -- text; bytes where a name is no UTF-8; of page images, their folder; or an address
  stamp TEXT NOT NULL,           -- size and times of its files: as long as it is the same, nothing is read
  document TEXT,                 -- what it holds; NULL where that could not be found out
  state TEXT,                    -- failed or quarantined where there is no document
  kind TEXT, cause TEXT, next_step TEXT, exit_code INTEGER,
  limits TEXT                    -- the key of the limits under which it failed
) WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  path NOT NULL,                 -- the source that it is read from
  state TEXT NOT NULL,           -- queued, running, done, partial, failed, quarantined
  page_count INTEGER NOT NULL,
  reading TEXT NOT NULL,         -- keys of what it is, or was, made with
  finding TEXT NOT NULL,
  limits TEXT NOT NULL,
  doubtful INTEGER,              -- values that a person must look at
  failed_pages INTEGER,
  parts TEXT,                    -- first and last pages of the documents that it was split into: 1-3 4-6
  seconds REAL,                  -- of workers, spent on it
  kind TEXT, cause TEXT, next_step TEXT, exit_code INTEGER
) WITHOUT ROWID;

CREATE TABLE pages (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,           -- queued, running, done, failed
  attempts INTEGER NOT NULL,
  dpi INTEGER NOT NULL,
  cause TEXT,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,         -- UTC
  ended TEXT,
  version TEXT NOT NULL,
  outcome TEXT                   -- clean, partial, failed, stopped, interrupted; NULL where it was killed
);

CREATE INDEX sources_by_document ON sources (document);
CREATE INDEX documents_by_state ON documents (state);
