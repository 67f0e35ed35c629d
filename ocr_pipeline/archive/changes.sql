-- Which documents came, went or were changed last, so that what is made of all of them need not look at all again.
-- Filled by the database itself: whatever program writes, nothing is forgotten.

CREATE TABLE changes (
  number INTEGER PRIMARY KEY,    -- in order of time; the last ones are kept
  document TEXT NOT NULL,        -- its id
  mark INTEGER NOT NULL DEFAULT (random())  -- tells it from the change of that number in a copy of the catalogue
);

-- The name of this catalogue: one that is made anew has another, and counts its changes anew.
CREATE TABLE born (name TEXT NOT NULL);
INSERT INTO born VALUES (lower(hex(randomblob(8))));

CREATE TRIGGER document_came AFTER INSERT ON documents BEGIN
  INSERT INTO changes (document) VALUES (new.id);
END;
CREATE TRIGGER document_went AFTER DELETE ON documents BEGIN
  INSERT INTO changes (document) VALUES (old.id);
END;
CREATE TRIGGER origin_went AFTER DELETE ON origins BEGIN
  INSERT INTO changes (document) SELECT id FROM documents WHERE key = old.document;
END;
CREATE TRIGGER changes_kept AFTER INSERT ON changes BEGIN
  DELETE FROM changes WHERE number <= new.number - 10000;
END;
