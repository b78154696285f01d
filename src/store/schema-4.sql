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
-- The user's own theme file, by which the themes of all records here were assigned; no row: by the program's.
CREATE TABLE theme_file (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  path       TEXT NOT NULL,         -- the file, as it was named to casebook
  sha256     TEXT NOT NULL,         -- of its text
  text       TEXT NOT NULL,         -- all of it
  program    TEXT NOT NULL,         -- SHA-256 of the program's own theme file at that time, which it may extend
  taken_at   TEXT NOT NULL          -- UTC
) STRICT;

-- What statistics count and saved questions report (`casebook stats`, `casebook watch`).

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

-- Exports: what their rows have beside what was kept before, and one view for each sheet, `v_` and its name. The views
-- are what `casebook export` itself reads, so a sum here is the sum in every file.

ALTER TABLE payments ADD COLUMN review_was TEXT /* what the rules read where a person says otherwise */;
ALTER TABLE other_amounts ADD COLUMN review_was TEXT /* what the rules read where a person says otherwise */;
ALTER TABLE improvements ADD COLUMN review_was TEXT /* what the rules read where a person says otherwise */;
ALTER TABLE actions ADD COLUMN review_was TEXT /* what the rules read where a person says otherwise */;
ALTER TABLE improvements ADD COLUMN listed_category TEXT /* of the case, as a performance page prints it */;
ALTER TABLE improvements ADD COLUMN listed_subcategory TEXT /* of the case, as a performance page prints it */;
ALTER TABLE events ADD COLUMN fact TEXT NOT NULL DEFAULT '' /* its name: '24 014 093/event/12.1' */;
ALTER TABLE citations ADD COLUMN fact TEXT NOT NULL DEFAULT '' /* its name: '24 014 093/citation/12.1' */;
ALTER TABLE citations ADD COLUMN kind TEXT NOT NULL DEFAULT 'statute' /* statute or guidance */;
ALTER TABLE citations ADD COLUMN quote TEXT /* the words that cite */;

-- Themes of decisions, one row for each theme of a decision.
CREATE TABLE themes (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  fact       TEXT NOT NULL,         -- its name: '24 014 093/theme/record_keeping'
  theme      TEXT NOT NULL,
  rule       TEXT NOT NULL,         -- the rule of the theme file that said so
  paragraphs TEXT NOT NULL,         -- JSON array: the numbers of the paragraphs where it applies
  paragraph  INTEGER,               -- the first of them
  quote      TEXT,                  -- the words of that paragraph
  span_start INTEGER,
  span_end   INTEGER,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX themes_by_theme ON themes (theme);

-- Checks of the figures that papers print.
CREATE TABLE checks (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  fact       TEXT NOT NULL,         -- its name: the key of the document, then '/check/row_sum.1'
  name       TEXT NOT NULL,         -- what was checked: row_sum, percentage, ...; `casebook explain` says what it means
  passed     INTEGER NOT NULL,      -- 1 where the figures agree
  severity   TEXT,                  -- error, warning, note; NULL where they agree
  expected   TEXT NOT NULL,         -- what the other figures give
  found      TEXT NOT NULL,         -- what is printed
  place      TEXT NOT NULL,         -- where: a table, a paragraph
  quote      TEXT,                  -- the printed words
  span_start INTEGER,
  span_end   INTEGER,
  arithmetic TEXT NOT NULL,         -- how the one follows from the other
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- In every view: `document` is documents.id, `position` gives the order of a document's rows, and `counts` is 1 for the rows
-- that are exported without --all-statuses. Sums stand twice: `amount` in pounds, to be read, and `amount_pence`, to be
-- added up.

-- One row a payment; counts: those that are awarded. awarded_amount_pence is what can be added up: NULL where the same
-- text is counted under another reference (counted_under).
CREATE VIEW v_payments AS
  SELECT p.document, p.position, p.awarded AS counts,
         p.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, p.amount_pence / 100.0 AS amount, p.amount_pence,
         p.amount_min_pence / 100.0 AS amount_min, p.amount_min_pence,
         CASE WHEN p.awarded AND p.amount_status = 'stated' AND NOT EXISTS (SELECT 1 FROM documents o
           WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key) THEN p.amount_pence END / 100.0 AS awarded_amount,
         CASE WHEN p.awarded AND p.amount_status = 'stated' AND NOT EXISTS (SELECT 1 FROM documents o
           WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key) THEN p.amount_pence END AS awarded_amount_pence,
         'GBP' AS currency, p.amount_status, p.status, p.awarded, p.form, p.payer, p.payee, p.beneficiary, p.purposes,
         p.basis_rate_pence / 100.0 AS basis_rate, p.basis_rate_pence, p.basis_per, p.basis_count, p.due_text,
         p.due_date, p.paragraph, p.quote, p.span_start, p.span_end, p.rule, p.confidence, p.review, p.reviewed_by,
         p.reviewed_at, p.review_note, p.review_was,
         (SELECT coalesce(o.reference, o.key) FROM documents o
          WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key ORDER BY o.key LIMIT 1) AS counted_under,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM payments p JOIN documents d ON d.id = p.document;

-- One row for every sum that is no payment; counts: without what a person has rejected, or made a payment of.
CREATE VIEW v_other_amounts AS
  SELECT a.document, a.position, a.review NOT IN ('rejected', 'added') AS counts,
         a.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, a.amount_pence / 100.0 AS amount, a.amount_pence, 'GBP' AS currency, a.status,
         a.role AS amount_role, a.paragraph, a.quote, a.span_start, a.span_end, a.rule, a.confidence, a.review,
         a.reviewed_by, a.reviewed_at, a.review_note, a.review_was,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM other_amounts a JOIN documents d ON d.id = a.document;

-- One row a service improvement, of decisions and of performance pages; counts: without what a person has rejected.
CREATE VIEW v_improvements AS
  SELECT i.document, i.position, i.review <> 'rejected' AS counts,
         i.fact AS id, i.reference, d.organisation, d.kind,
         CASE d.kind WHEN 'decision' THEN d.date END AS decision_date,
         coalesce(i.listed_category, d.category) AS category,
         coalesce(i.listed_subcategory, d.subcategory) AS subcategory, d.outcome, d.finding, i.text, i.actions,
         i.status, i.due_text, i.due_date, i.paragraph, i.text AS quote, i.span_start, i.span_end, i.rule,
         i.confidence, i.review, i.reviewed_by, i.reviewed_at, i.review_note, i.review_was,
         (SELECT coalesce(o.reference, o.key) FROM documents o
          WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key ORDER BY o.key LIMIT 1) AS counted_under,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM improvements i JOIN documents d ON d.id = i.document;

-- One row an action for the person, beside money; counts: without what a person has rejected.
CREATE VIEW v_actions AS
  SELECT a.document, a.position, a.review <> 'rejected' AS counts,
         a.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, a.action, a.text, a.status, a.due_text, a.due_date, a.paragraph, a.text AS quote, a.span_start,
         a.span_end, a.rule, a.confidence, a.review, a.reviewed_by, a.reviewed_at, a.review_note, a.review_was,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM actions a JOIN documents d ON d.id = a.document;

-- One row a dated event. How sure the reading is has not been measured.
CREATE VIEW v_events AS
  SELECT e.document, e.position, 1 AS counts,
         e.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, e.date_text, e.earliest, e.latest, e.text, e.paragraph, e.text AS quote, e.span_start, e.span_end,
         'event' AS rule, NULL AS confidence, 'unreviewed' AS review,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM events e JOIN documents d ON d.id = e.document;

-- One row for each place where a statute or guidance is cited. How sure the reading is has not been measured.
CREATE VIEW v_citations AS
  SELECT c.document, c.position, 1 AS counts,
         c.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, c.act, c.kind AS citation_kind, c.provisions, c.paragraph, c.quote, c.span_start, c.span_end,
         'citation' AS rule, NULL AS confidence, 'unreviewed' AS review,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM citations c JOIN documents d ON d.id = c.document;

-- One row for each theme of a decision. How sure the reading is has not been measured.
CREATE VIEW v_themes AS
  SELECT t.document, t.position, 1 AS counts,
         t.fact AS id, d.reference, d.organisation, d.date AS decision_date, d.category, d.subcategory, d.outcome,
         d.finding, t.theme, t.paragraphs, t.paragraph, t.quote, t.span_start, t.span_end, t.rule,
         NULL AS confidence, 'unreviewed' AS review,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM themes t JOIN documents d ON d.id = t.document;

-- One row a decision.
CREATE VIEW v_decisions AS
  SELECT d.id AS document, 0 AS position, 1 AS counts,
         coalesce(d.reference, d.key) AS id, d.reference, d.organisation, d.organisation_type, d.document_type,
         d.date AS decision_date, d.category, d.subcategory, d.outcome, d.outcome_label, d.finding, d.finding_rule,
         d.finding_confidence, d.awarded_total_pence / 100.0 AS awarded_total, d.awarded_total_pence,
         d.awarded_total_complete,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.awarded) AS awards,
         (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review <> 'rejected') AS improvements,
         coalesce(d.finding_review, 'unreviewed') AS finding_review,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.review = 'unreviewed')
           + (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review = 'unreviewed')
           AS facts_unreviewed,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.review = 'accepted')
           + (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review = 'accepted') AS facts_accepted,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.review = 'corrected')
           + (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review = 'corrected')
           AS facts_corrected,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.review = 'rejected')
           + (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review = 'rejected') AS facts_rejected,
         (SELECT count(*) FROM payments p WHERE p.document = d.id AND p.review = 'added')
           + (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review = 'added') AS facts_added,
         d.satisfied_on, d.summary,
         (SELECT json_group_array(code) FROM (SELECT code FROM diagnostics g WHERE g.document = d.id ORDER BY g.position))
           AS remarks,
         (SELECT coalesce(o.reference, o.key) FROM documents o
          WHERE o.words_sha256 = d.words_sha256 AND o.key < d.key ORDER BY o.key LIMIT 1) AS counted_under,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM documents d WHERE d.kind = 'decision';

-- One row a performance page: the figures as printed.
CREATE VIEW v_performance AS
  SELECT d.id AS document, 0 AS position, 1 AS counts,
         d.key AS id, d.organisation, d.date AS document_date, d.period_from, d.period_to,
         r.record ->> '$.last_updated' AS last_updated,
         r.record ->> '$.counts.dealt_with' AS dealt_with, r.record ->> '$.counts.not_for_us' AS not_for_us,
         r.record ->> '$.counts.assessed_and_closed' AS assessed_and_closed,
         r.record ->> '$.counts.investigated' AS investigated, r.record ->> '$.counts.upheld' AS upheld,
         r.record ->> '$.counts.satisfactory_remedies' AS satisfactory_remedies,
         r.record ->> '$.counts.compliance_outcomes' AS compliance_outcomes,
         r.record ->> '$.counts.compliance_satisfied' AS compliance_satisfied,
         r.record ->> '$.rates.upheld.value' AS upheld_rate,
         r.record ->> '$.rates.upheld.peer_average' AS upheld_rate_peers,
         r.record ->> '$.rates.upheld_per_100k.value' AS upheld_per_100k,
         r.record ->> '$.rates.upheld_per_100k.peer_average' AS upheld_per_100k_peers,
         r.record ->> '$.rates.satisfactory_remedy.value' AS satisfactory_remedy_rate,
         r.record ->> '$.rates.satisfactory_remedy.peer_average' AS satisfactory_remedy_rate_peers,
         r.record ->> '$.rates.compliance.value' AS compliance_rate,
         r.record ->> '$.rates.compliance.peer_average' AS compliance_rate_peers,
         json_array_length(r.record, '$.reports') AS public_reports,
         (SELECT count(*) FROM improvements i WHERE i.document = d.id AND i.review <> 'rejected') AS improvements,
         (SELECT count(*) FROM checks c WHERE c.document = d.id AND NOT c.passed) AS checks_failed,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM documents d JOIN records r ON r.document = d.id WHERE d.kind = 'performance_page';

-- One row an annual review letter: the figures as printed, and what it names or is concerned about.
CREATE VIEW v_letters AS
  SELECT d.id AS document, 0 AS position, 1 AS counts,
         d.key AS id, d.organisation, d.date AS document_date, r.record ->> '$.year' AS year, d.period_from,
         d.period_to, r.record ->> '$.recipient.name' AS recipient_name,
         r.record ->> '$.recipient.post' AS recipient_post, r.record ->> '$.ombudsman' AS ombudsman,
         r.record ->> '$.counts.dealt_with' AS dealt_with, r.record ->> '$.counts.not_for_us' AS not_for_us,
         r.record ->> '$.counts.assessed_and_closed' AS assessed_and_closed,
         r.record ->> '$.counts.investigated' AS investigated, r.record ->> '$.counts.upheld' AS upheld,
         r.record ->> '$.counts.satisfactory_remedies' AS satisfactory_remedies,
         r.record ->> '$.counts.compliance_outcomes' AS compliance_outcomes,
         r.record ->> '$.counts.compliance_satisfied' AS compliance_satisfied,
         r.record ->> '$.rates.upheld.value' AS upheld_rate,
         r.record ->> '$.rates.upheld.peer_average' AS upheld_rate_peers,
         r.record ->> '$.rates.upheld_per_100k.value' AS upheld_per_100k,
         r.record ->> '$.rates.upheld_per_100k.peer_average' AS upheld_per_100k_peers,
         r.record ->> '$.rates.satisfactory_remedy.value' AS satisfactory_remedy_rate,
         r.record ->> '$.rates.satisfactory_remedy.peer_average' AS satisfactory_remedy_rate_peers,
         r.record ->> '$.rates.compliance.value' AS compliance_rate,
         r.record ->> '$.rates.compliance.peer_average' AS compliance_rate_peers,
         (SELECT json_group_array(DISTINCT value ->> '$.text') FROM json_each(r.record, '$.payments')) AS payments_named,
         (SELECT json_group_array(DISTINCT value ->> '$.text') FROM json_each(r.record, '$.public_reports')) AS reports_named,
         (SELECT json_group_array(value ->> '$.text') FROM json_each(r.record, '$.concerns')) AS concerns,
         (SELECT count(*) FROM checks c WHERE c.document = d.id AND NOT c.passed) AS checks_failed,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM documents d JOIN records r ON r.document = d.id WHERE d.kind = 'annual_letter';

-- One row a cell of the tables in councils' own reports. The span is that of the table.
CREATE VIEW v_report_tables AS
  SELECT d.id AS document,
         (t.key * 1000 + w.key) * 1000 + c.key AS position, 1 AS counts,
         d.key || '/table/' || (t.key + 1) || '.' || (w.key + 1) || '.' || (c.key + 1) AS id,
         d.organisation, d.date AS document_date, r.record ->> '$.year' AS year, d.period_from, d.period_to,
         r.record ->> '$.title' AS title, t.value ->> '$.number' AS table_number, t.value ->> '$.caption' AS caption,
         t.key + 1 AS table_place, w.key + 1 AS row_place, c.key + 1 AS column_place,
         CASE w.value ->> '$[0].type' WHEN 'text' THEN w.value ->> '$[0].value' END AS row_label,
         t.value ->> ('$.columns[' || c.key || ']') AS column_label, c.value ->> '$.type' AS cell_type,
         CASE c.value ->> '$.type' WHEN 'text' THEN c.value ->> '$.value' END AS text,
         CASE WHEN c.value ->> '$.type' IN ('number', 'percent') THEN c.value ->> '$.value' END AS number,
         CASE c.value ->> '$.type' WHEN 'money' THEN CAST(replace(c.value ->> '$.value', '.', '') AS INTEGER) END / 100.0
           AS amount,
         CASE c.value ->> '$.type' WHEN 'money' THEN CAST(replace(c.value ->> '$.value', '.', '') AS INTEGER) END
           AS amount_pence,
         t.value ->> '$.span.start' AS span_start, t.value ->> '$.span.end' AS span_end,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM documents d JOIN records r ON r.document = d.id, json_each(r.record, '$.tables') t,
       json_each(t.value, '$.rows') w, json_each(w.value) c
  WHERE d.kind = 'feedback_report';

-- One row a check of printed figures.
CREATE VIEW v_checks AS
  SELECT c.document, c.position, 1 AS counts,
         c.fact AS id, d.organisation, d.kind, d.date AS document_date, d.period_from, d.period_to, c.name AS "check",
         c.passed, c.severity, c.expected, c.found, c.place, c.quote, c.span_start, c.span_end, c.arithmetic,
         d.gone_as_of, d.retrieved, d.path || coalesce('!' || d.member, '') AS source_path, d.sha256, d.url, d.parser
  FROM checks c JOIN documents d ON d.id = c.document;

-- What a person has rejected is no improvement.
DROP VIEW improvements_agreed;
-- Service improvements that decisions agreed or recommended, with their case.
CREATE VIEW improvements_agreed AS
  SELECT d.organisation, d.category, d.subcategory, d.date AS decision_date, i.*
  FROM improvements i JOIN documents d ON d.id = i.document
  WHERE i.status IN ('agreed', 'recommended') AND i.review <> 'rejected';
