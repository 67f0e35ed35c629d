-- The boxes that people drew for decisions, beside the log: one row for a decision that had one, never changed.

CREATE TABLE IF NOT EXISTS drawn (
  decision INTEGER PRIMARY KEY REFERENCES decisions (id),
  page INTEGER NOT NULL,
  x0 INTEGER NOT NULL, y0 INTEGER NOT NULL, x1 INTEGER NOT NULL, y1 INTEGER NOT NULL,  -- pixels
  page_width INTEGER NOT NULL, page_height INTEGER NOT NULL,
  chain TEXT NOT NULL,           -- SHA-256 of the decision's chain and of this row
  CHECK (0 <= x0 AND x0 < x1 AND x1 <= page_width AND 0 <= y0 AND y0 < y1 AND y1 <= page_height)
);

CREATE TRIGGER IF NOT EXISTS drawn_stay BEFORE DELETE ON drawn
BEGIN SELECT RAISE(ABORT, 'a decision is never taken out: take it back'); END;

CREATE TRIGGER IF NOT EXISTS drawn_stay_as_they_are BEFORE UPDATE ON drawn
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: decide anew'); END;

CREATE TRIGGER IF NOT EXISTS drawn_are_new BEFORE INSERT ON drawn
WHEN EXISTS (SELECT 1 FROM drawn WHERE decision = new.decision)
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: decide anew'); END;
