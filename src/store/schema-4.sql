-- Version 4: each section below says what it is for.

-- What statistics count and saved questions report (`casebook stats`, `casebook watch`).

-- Which themes apply to a decision, where, and which rule of the theme file said so.
CREATE TABLE themes (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  theme      TEXT NOT NULL,         -- its name: 'delay'
  paragraphs TEXT NOT NULL,         -- JSON array: the numbers of the paragraphs where it applies
  rule       TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

ALTER TABLE documents ADD COLUMN words_sha256 TEXT /* of summary and paragraphs without white space, and without the header: equal for one decision under two references */;
ALTER TABLE documents ADD COLUMN first_generation INTEGER NOT NULL DEFAULT 0 /* of the commit that brought the document, under whatever key */;
ALTER TABLE documents ADD COLUMN text_generation INTEGER NOT NULL DEFAULT 0 /* of the commit that brought its present text: reading it again by other rules leaves this as it is */;
ALTER TABLE documents ADD COLUMN text_at TEXT /* UTC, when that was */;
-- Of what an earlier version took in, only the last writing is known.
UPDATE documents SET first_generation = generation, text_generation = generation, text_at = ingested_at;
CREATE INDEX documents_by_text_generation ON documents (text_generation);
CREATE INDEX documents_by_words ON documents (words_sha256) WHERE words_sha256 IS NOT NULL;

-- Documents that have the same words under different keys, so that sums can count them once.
DROP VIEW same_text;
CREATE VIEW same_text AS
  SELECT words_sha256, text_sha256, key, reference, organisation FROM documents
  WHERE words_sha256 IN (SELECT words_sha256 FROM documents
                         WHERE words_sha256 IS NOT NULL GROUP BY words_sha256 HAVING count(*) > 1)
     OR text_sha256 IN (SELECT text_sha256 FROM documents GROUP BY text_sha256 HAVING count(*) > 1)
  ORDER BY words_sha256, text_sha256, key;

-- Saved questions. What is new to one is what it finds among the documents whose text_generation lies beyond its mark.
CREATE TABLE watches (
  name     TEXT PRIMARY KEY NOT NULL,
  question TEXT NOT NULL,           -- in its written form
  mark     INTEGER NOT NULL,        -- the generation up to which its finds have been reported
  added_at TEXT NOT NULL,           -- UTC
  ran_at   TEXT                     -- UTC, when the mark was last moved; NULL where it never was
) STRICT, WITHOUT ROWID;
