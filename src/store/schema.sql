-- The casebook's store, version 1. Any SQLite tool can open casebook.db; `.schema` shows these comments.
-- Money is whole pence in an INTEGER, a date is ISO 8601 TEXT (2025-07-01), a yes or no is 1 or 0, a list
-- is a JSON array, and NULL means that the text does not say (never zero).
-- Spans are UTF-8 byte offsets into the canonical text, which `casebook text PATH` prints.
-- Start with the views at the end: decisions, ledger, improvements_agreed, paragraphs.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY NOT NULL,  -- 'generation', 'created_at', 'created_by', 'id' (random: which store an index is of)
  value ANY NOT NULL                -- generation: one more with each commit that changed documents
) STRICT;

-- The documents as they came, byte for byte, compressed with zstd.
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL, -- of the bytes before compression, in hexadecimal
  bytes  INTEGER NOT NULL,          -- how many, before compression
  zstd   BLOB NOT NULL              -- one zstd frame
) STRICT;

-- One row for each document: what its header says and where it came from.
CREATE TABLE documents (
  id                     INTEGER PRIMARY KEY,
  key                    TEXT NOT NULL UNIQUE, -- 'lgsco/decision:24 014 093'
  kind                   TEXT NOT NULL,     -- decision, performance_page, annual_letter, feedback_report, listing, other
  scheme                 TEXT NOT NULL,     -- lgsco, ...
  document_type          TEXT,              -- statement or report
  reference              TEXT,              -- canonical: '24 014 093', with the letter of a joint case '19 018 519c'
  case_number            TEXT,              -- the reference without the letter, which all bodies of a joint case share
  organisation           TEXT,              -- the body complained about, as printed
  organisation_type      TEXT,              -- county_council, care_provider, ...
  category               TEXT,              -- as printed on the header line, or from the web address
  subcategory            TEXT,              -- as printed; 'Other' stands under several categories
  outcome                TEXT,              -- upheld, not_upheld, closed_after_initial_enquiries, other
  outcome_label          TEXT,              -- as printed
  finding                TEXT,              -- what the text itself decides: fault_and_injustice, no_fault, ...
  date                   TEXT,              -- the document's own date; of a decision, the decision date
  period_from            TEXT,              -- first day that a paper is about
  period_to              TEXT,              -- last day that a paper is about
  summary                TEXT,              -- the summary paragraph of a decision
  awarded_total_pence    INTEGER,           -- sum of stated, awarded amounts; NULL where none is stated
  awarded_total_complete INTEGER,           -- 0 where an awarded payment has no stated amount
  satisfied_on           TEXT,              -- the day on which the Ombudsman was satisfied with the response to a report
  url                    TEXT,              -- the web address, if the document or its container gives one
  path                   TEXT NOT NULL,     -- the file, as it was named to casebook
  member                 TEXT,              -- the member inside an archive
  media_type             TEXT NOT NULL,     -- text/plain or text/html
  bytes                  INTEGER NOT NULL,  -- size of the original
  sha256                 TEXT NOT NULL REFERENCES originals (sha256),
  text_sha256            TEXT NOT NULL,     -- of the canonical text without white space: equal for equal words
  parser                 TEXT NOT NULL,     -- the reading rules that made the record
  version                INTEGER NOT NULL,  -- 1, and one more with each changed text
  generation             INTEGER NOT NULL,  -- of the commit that last wrote this row
  ingested_at            TEXT NOT NULL      -- UTC, when this row was last written
) STRICT;
CREATE INDEX documents_by_case_number ON documents (case_number);
CREATE INDEX documents_by_generation ON documents (generation);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX documents_by_text ON documents (text_sha256);
CREATE INDEX documents_by_organisation ON documents (organisation, date);

-- The whole record, as `casebook parse` prints it; `casebook schema` describes its fields.
CREATE TABLE records (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  record   TEXT NOT NULL            -- JSON
) STRICT;

-- What a key held before: earlier texts, and other forms of the same document.
CREATE TABLE versions (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL,
  version     INTEGER NOT NULL,     -- the number it had in documents; 0 for a form that was never the current one
  reason      TEXT NOT NULL CHECK (reason IN ('changed', 'other_form', 'renamed')),
                                    -- changed: a later text took its place; other_form: a text that is not known to
                                    -- be later, or a lesser form of the document; renamed: the same file is now read under another key
  superseded  TEXT NOT NULL,        -- the key that holds now what this one held
  date        TEXT,                 -- the document's own date
  path        TEXT NOT NULL,
  sha256      TEXT NOT NULL REFERENCES originals (sha256),
  text_sha256 TEXT NOT NULL,
  parser      TEXT NOT NULL,
  generation  INTEGER NOT NULL,     -- of the store, after the commit that wrote this row
  retired_at  TEXT NOT NULL,        -- UTC
  record      TEXT NOT NULL         -- JSON
) STRICT;
CREATE INDEX versions_by_key ON versions (key, text_sha256);
CREATE INDEX versions_by_generation ON versions (generation);
CREATE INDEX versions_by_sha256 ON versions (sha256);

-- Every file that gave a document: how a second ingest knows that nothing is new.
CREATE TABLE sources (
  path     TEXT PRIMARY KEY NOT NULL, -- absolute; a member of an archive follows after '!'
  sha256   TEXT NOT NULL,           -- of its bytes when it was last read
  text_sha256 TEXT NOT NULL,        -- of its text; where the document has another, this file is a duplicate
  parser   TEXT NOT NULL,           -- the reading rules it was read with
  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  seen_at  TEXT NOT NULL            -- UTC, when this row was written
) STRICT;
CREATE INDEX sources_by_sha256 ON sources (sha256);
CREATE INDEX sources_by_document ON sources (document);

-- What could not be taken as a document, and why.
CREATE TABLE set_aside (
  path   TEXT PRIMARY KEY NOT NULL, -- absolute
  what   TEXT NOT NULL,             -- what is wrong with it
  advice TEXT NOT NULL,             -- what to do about it
  since  TEXT NOT NULL              -- UTC, when it was first set aside for this reason
) STRICT;

-- Every ingest that wrote something.
CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  started_at  TEXT NOT NULL,        -- UTC
  finished_at TEXT,                 -- UTC; NULL where the run was killed
  parser      TEXT NOT NULL,
  generation  INTEGER NOT NULL      -- of its last commit
) STRICT;

-- The remedy ledger, in the order of the text.
CREATE TABLE payments (
  document         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL, -- 0, 1, 2, ... in the record
  amount_pence     INTEGER,         -- the upper end of a range; NULL where not stated
  amount_min_pence INTEGER,         -- the lower end of a range
  amount_status    TEXT NOT NULL,   -- stated, up_to, range, to_be_calculated, not_stated
  status           TEXT NOT NULL,   -- agreed, recommended, offered, declined, paid
  awarded          INTEGER NOT NULL, -- 1 for agreed and recommended: part of the remedy
  form             TEXT NOT NULL,   -- payment, refund, reimbursement, waiver, write_off, backdated_benefit, other
  payer            TEXT,            -- only where more than one body pays
  payee            TEXT,            -- as the text names them
  beneficiary      TEXT,            -- for whom it is, where that is not the payee
  purposes         TEXT NOT NULL,   -- JSON array: the injustice it recognises
  basis_rate_pence INTEGER,         -- £50 ...
  basis_per        TEXT,            -- ... a month ...
  basis_count      REAL,            -- ... for 7
  due_text         TEXT,            -- as printed: 'within four weeks'
  due_date         TEXT,            -- the last day, where it can be known
  paragraph        INTEGER,         -- the number that the decision itself means by 'paragraph 57'
  quote            TEXT NOT NULL,   -- the sentence or list item it stands in
  span_start       INTEGER NOT NULL,
  span_end         INTEGER NOT NULL,
  rule             TEXT NOT NULL,   -- which extraction rule spoke
  confidence       REAL NOT NULL,   -- how sure it is, 0 to 1
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Every other sum of money in the text.
CREATE TABLE other_amounts (
  document     INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  amount_pence INTEGER NOT NULL,
  status       TEXT NOT NULL,       -- claimed or mentioned
  role         TEXT,                -- total: the sum of awards that are in payments one by one
  paragraph    INTEGER,
  quote        TEXT NOT NULL,
  span_start   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- What bodies will do so that others do not suffer the same fault.
CREATE TABLE improvements (
  document    INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  reference   TEXT,                 -- the case: the decision's own, or the one that a performance page names
  text        TEXT NOT NULL,
  actions     TEXT NOT NULL,        -- JSON array: training, staff_reminder, policy_review, ...
  status      TEXT,                 -- agreed, recommended, already_done; NULL on a performance page
  due_text    TEXT,
  due_date    TEXT,
  paragraph   INTEGER,
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL,
  rule        TEXT,
  confidence  REAL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- What the body will do for the person, beside money.
CREATE TABLE actions (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  action     TEXT NOT NULL,         -- apology, reassessment, provide_service, ...
  text       TEXT NOT NULL,
  status     TEXT NOT NULL,         -- agreed, recommended, already_done
  due_text   TEXT,
  due_date   TEXT,
  paragraph  INTEGER,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Dated events.
CREATE TABLE events (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  date_text  TEXT NOT NULL,         -- as printed: 'late April 2023'
  earliest   TEXT NOT NULL,         -- the first day it can mean
  latest     TEXT NOT NULL,         -- the last day it can mean
  text       TEXT NOT NULL,
  paragraph  INTEGER,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Statutes and guidance named in the text.
CREATE TABLE citations (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  act        TEXT NOT NULL,         -- 'Local Government Act 1974'
  provisions TEXT NOT NULL,         -- JSON array: '26(1)', '26A(1)'
  paragraph  INTEGER,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Other cases that a document names.
CREATE TABLE related (
  document  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX related_by_reference ON related (reference);

-- What is missing, contradictory or odd in a document.
CREATE TABLE diagnostics (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  severity   TEXT NOT NULL,         -- error, warning, note
  code       TEXT NOT NULL,         -- stable: header/no-reference, ...
  message    TEXT NOT NULL,
  span_start INTEGER,
  span_end   INTEGER,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- The decisions, without the columns that only papers have.
CREATE VIEW decisions AS
  SELECT id, reference, organisation, organisation_type, category, subcategory, outcome, finding,
         date AS decision_date, document_type, awarded_total_pence, awarded_total_complete, summary, url, key
  FROM documents WHERE kind = 'decision';

-- The remedy ledger with the case that each payment belongs to.
CREATE VIEW ledger AS
  SELECT d.reference, d.organisation, d.category, d.subcategory, d.outcome, d.finding,
         d.date AS decision_date, p.*
  FROM payments p JOIN documents d ON d.id = p.document;

-- Service improvements that decisions agreed or recommended, with their case.
CREATE VIEW improvements_agreed AS
  SELECT d.organisation, d.category, d.subcategory, d.date AS decision_date, i.*
  FROM improvements i JOIN documents d ON d.id = i.document
  WHERE i.status IN ('agreed', 'recommended');

-- Every paragraph, from the record. `SELECT text FROM paragraphs WHERE reference = '24 014 093' AND number = 52`
CREATE VIEW paragraphs AS
  SELECT d.id AS document, d.reference, d.organisation,
         s.value ->> '$.heading' AS heading, s.value ->> '$.role' AS role,
         p.value ->> '$.number' AS number, p.value ->> '$.text' AS text,
         p.value ->> '$.boilerplate' AS boilerplate, p.value -> '$.items' AS items
  FROM documents d JOIN records r ON r.document = d.id,
       json_each(r.record, '$.sections') s, json_each(s.value, '$.paragraphs') p;

-- Documents that have the same words under different keys, so that sums can count them once.
CREATE VIEW same_text AS
  SELECT text_sha256, key, reference, organisation FROM documents
  WHERE text_sha256 IN (SELECT text_sha256 FROM documents GROUP BY text_sha256 HAVING count(*) > 1)
  ORDER BY text_sha256, key;
