-- What people decided, one row a decision, in the order in which they came. Nothing here is made of anything else:
-- the file is never made anew, and no row of it is ever changed or taken out.

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,        -- the name of its folder
  path TEXT NOT NULL,            -- of the value in document.json, as it was then
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'pick', 'type', 'unreadable', 'absent', 'take_back')),
  value TEXT,                    -- that counts; NULL: none
  person TEXT NOT NULL CHECK (trim(person) <> ''),
  at TEXT NOT NULL,              -- UTC, ISO 8601
  through TEXT NOT NULL,         -- desk, excel, python
  seen INTEGER,                  -- the last decision on the value that the person knew of; 0: none
  takes_back INTEGER UNIQUE REFERENCES decisions (id),
  machine_value TEXT,            -- from here to reading: what was decided over
  raw TEXT,
  page INTEGER,
  x0 INTEGER, y0 INTEGER, x1 INTEGER, y1 INTEGER,  -- pixels
  page_width INTEGER, page_height INTEGER,
  reading TEXT NOT NULL,         -- key of what read it
  chain TEXT NOT NULL,           -- SHA-256 of this row and of the chain of the one before: a changed row is found out
  CHECK ((kind = 'take_back') = (takes_back IS NOT NULL)),
  CHECK (kind NOT IN ('pick', 'type') OR value IS NOT NULL),
  CHECK (kind NOT IN ('unreadable', 'absent') OR value IS NULL)
);

CREATE INDEX decisions_by_value ON decisions (document, path);

CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never taken out: take it back'); END;

CREATE TRIGGER decisions_stay_as_they_are BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: decide anew'); END;

-- INSERT OR REPLACE would take a row out without asking the trigger above.
CREATE TRIGGER decisions_are_new BEFORE INSERT ON decisions WHEN EXISTS (SELECT 1 FROM decisions WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: decide anew'); END;
