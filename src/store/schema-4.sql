-- Version 4: each section below says what it is for.

-- Small records (this section comes first: views of others look into the table that it makes).
-- The record of a decision says again what its page says. It is JSON, compressed by zstd against the bytes of the
-- original as its dictionary: a blob, which `casebook show REF --format json` and `casebook export records` print.
-- The records of papers stay JSON that SQL can look into.
DROP VIEW IF EXISTS paragraphs;
CREATE TABLE packed_records (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  record   ANY NOT NULL
) STRICT;
INSERT INTO packed_records SELECT document, record FROM records;
DROP TABLE records;
ALTER TABLE packed_records RENAME TO records;
