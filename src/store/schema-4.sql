-- Version 4: each section below says what it is for.

-- Small records (this section comes first: views of others look into the table that it makes).
-- The record of a decision says again what its page says. It is JSON, compressed by zstd against the bytes of the
-- original as its dictionary: a blob, which `casebook show REF --format json` prints.
-- The records of papers stay JSON that SQL can look into.
DROP VIEW IF EXISTS paragraphs;
CREATE TABLE packed_records (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  record   ANY NOT NULL
) STRICT;
INSERT INTO packed_records SELECT document, record FROM records;
DROP TABLE records;
ALTER TABLE packed_records RENAME TO records;

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

ALTER TABLE documents ADD COLUMN first_generation INTEGER NOT NULL DEFAULT 0 /* of the commit that brought the document, under whatever key */;
ALTER TABLE documents ADD COLUMN text_generation INTEGER NOT NULL DEFAULT 0 /* of the commit that brought its present text: reading it again by other rules leaves this as it is */;
ALTER TABLE documents ADD COLUMN text_at TEXT /* UTC, when that was */;
-- Of what an earlier version took in, only the last writing is known.
UPDATE documents SET first_generation = generation, text_generation = generation, text_at = ingested_at;
CREATE INDEX documents_by_text_generation ON documents (text_generation);

-- Saved questions. What is new to one is what it finds among the documents whose text_generation lies beyond its mark.
CREATE TABLE watches (
  name     TEXT PRIMARY KEY NOT NULL,
  question TEXT NOT NULL,           -- in its written form
  mark     INTEGER NOT NULL,        -- the generation up to which its finds have been reported
  added_at TEXT NOT NULL,           -- UTC
  ran_at   TEXT                     -- UTC, when the mark was last moved; NULL where it never was
) STRICT, WITHOUT ROWID;
-- Whether the rows are those that were written. `casebook verify` makes each number again, and so finds a flipped bit or
-- a row that another program has changed.
CREATE TABLE seals (
  name TEXT PRIMARY KEY NOT NULL,   -- of the table
  seal INTEGER NOT NULL             -- the sum of a number made from each of its rows
) STRICT, WITHOUT ROWID;
-- Incremental: which texts are one text under several references, when a page was fetched, and what is no longer
-- published.
ALTER TABLE documents ADD COLUMN words_sha256 TEXT /* of a decision's paragraphs, letters and digits only: equal where
  one text is published under several references; NULL where there are too few words to tell */;
ALTER TABLE documents ADD COLUMN retrieved TEXT /* when it was fetched: a day, or a second in UTC */;
ALTER TABLE documents ADD COLUMN gone_as_of TEXT /* the day as of which a complete crawl no longer had it; NULL while it is
  published, as far as is known */;
CREATE INDEX documents_by_words ON documents (words_sha256) WHERE words_sha256 IS NOT NULL;
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
ALTER TABLE sources ADD COLUMN retrieved TEXT /* when this file or member was fetched */;

-- Every `ingest --complete-as-of`: on these days the whole site had been read.
CREATE TABLE complete_crawls (
  as_of      TEXT PRIMARY KEY NOT NULL, -- the day
  taken_in   TEXT NOT NULL,             -- UTC, when
  documents  INTEGER NOT NULL,          -- decisions that were in it
  gone       INTEGER NOT NULL,          -- decisions that it no longer had and an earlier state of the casebook had
  reappeared INTEGER NOT NULL           -- decisions that had been gone and were in it
) STRICT;

DROP VIEW IF EXISTS same_text;
-- One text under several references. Its sums are counted under the first of them: see ledger.awarded_pence.
CREATE VIEW same_text AS
  SELECT words_sha256, key, reference, organisation, date AS decision_date,
         first_value(coalesce(reference, key)) OVER (PARTITION BY words_sha256 ORDER BY key) AS counted_under
  FROM documents
  WHERE words_sha256 IN
    (SELECT words_sha256 FROM documents WHERE words_sha256 IS NOT NULL GROUP BY words_sha256 HAVING count(*) > 1)
  ORDER BY words_sha256, key;

DROP VIEW IF EXISTS ledger;
-- The remedy ledger with the case that each payment belongs to. awarded_pence is what can be added up: the sum where it
-- is awarded and stated; NULL of offers and refusals, of ranges and sums "up to", whose upper end is in amount_pence, and
-- of a text that is published under another reference too and counted there (counted_under).
CREATE VIEW ledger AS
  SELECT l.reference, l.organisation, l.category, l.subcategory, l.outcome, l.finding, l.decision_date,
         CASE WHEN p.awarded AND p.amount_status = 'stated' AND l.counted_under IS NULL THEN p.amount_pence END
           AS awarded_pence,
         l.counted_under, l.gone_as_of, p.*
  FROM payments p JOIN
    (SELECT d.*, d.date AS decision_date,
            (SELECT coalesce(o.reference, o.key) FROM documents o
             WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key ORDER BY o.key LIMIT 1) AS counted_under
     FROM documents d) l ON l.id = p.document;

DROP VIEW IF EXISTS decisions;
-- The decisions, without the columns that only papers have.
CREATE VIEW decisions AS
  SELECT id, reference, organisation, organisation_type, category, subcategory, outcome, finding,
         date AS decision_date, document_type, awarded_total_pence, awarded_total_complete, summary, url, key,
         gone_as_of,
         (SELECT coalesce(o.reference, o.key) FROM documents o
          WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key ORDER BY o.key LIMIT 1) AS counted_under
  FROM documents d WHERE kind = 'decision';
