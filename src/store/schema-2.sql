-- Version 2: what people have decided about facts.

-- A decision is never overwritten: undoing it, or deciding again, withdraws the row. It outlives its document's
-- reading: it is found again by the words it was made about (quote and stake), and holds only where these stand.
CREATE TABLE reviews (
  id           INTEGER PRIMARY KEY,
  key          TEXT NOT NULL,       -- the document: documents.key
  fact         TEXT NOT NULL,       -- the name that the fact had then: '24 014 093/payment/57.1'
  kind         TEXT NOT NULL,       -- payment, improvement, action, amount, finding, remark
  decision     TEXT NOT NULL CHECK (decision IN ('accepted', 'corrected', 'rejected', 'added')),
  quote        TEXT NOT NULL,       -- the words of the fact
  stake        TEXT NOT NULL,       -- what else has to be the same: the sum, the kind of action, the finding, the code
  seen         TEXT NOT NULL,       -- JSON object: every field as it was read then
  changes      TEXT NOT NULL,       -- JSON object: the fields that the person says are otherwise
  by           TEXT NOT NULL,       -- who decided
  at           TEXT NOT NULL,       -- UTC, when
  note         TEXT,                -- why
  withdrawn_at TEXT                 -- UTC; NULL where the decision holds
) STRICT;
CREATE INDEX reviews_by_key ON reviews (key) WHERE withdrawn_at IS NULL;

-- The tables of facts hold what counts: the values as a person corrected them, and who said so. A rejected payment
-- stays in its table with awarded = 0.
-- fact: its name; review: unreviewed, accepted, corrected, rejected, added.
ALTER TABLE payments ADD COLUMN fact TEXT NOT NULL DEFAULT '';
ALTER TABLE payments ADD COLUMN review TEXT NOT NULL DEFAULT 'unreviewed';
ALTER TABLE payments ADD COLUMN reviewed_by TEXT;
ALTER TABLE payments ADD COLUMN reviewed_at TEXT;
ALTER TABLE payments ADD COLUMN review_note TEXT;
ALTER TABLE improvements ADD COLUMN fact TEXT NOT NULL DEFAULT '';
ALTER TABLE improvements ADD COLUMN review TEXT NOT NULL DEFAULT 'unreviewed';
ALTER TABLE improvements ADD COLUMN reviewed_by TEXT;
ALTER TABLE improvements ADD COLUMN reviewed_at TEXT;
ALTER TABLE improvements ADD COLUMN review_note TEXT;
ALTER TABLE actions ADD COLUMN fact TEXT NOT NULL DEFAULT '';
ALTER TABLE actions ADD COLUMN review TEXT NOT NULL DEFAULT 'unreviewed';
ALTER TABLE actions ADD COLUMN reviewed_by TEXT;
ALTER TABLE actions ADD COLUMN reviewed_at TEXT;
ALTER TABLE actions ADD COLUMN review_note TEXT;
ALTER TABLE other_amounts ADD COLUMN fact TEXT NOT NULL DEFAULT '';
ALTER TABLE other_amounts ADD COLUMN review TEXT NOT NULL DEFAULT 'unreviewed';
ALTER TABLE other_amounts ADD COLUMN reviewed_by TEXT;
ALTER TABLE other_amounts ADD COLUMN reviewed_at TEXT;
ALTER TABLE other_amounts ADD COLUMN review_note TEXT;
ALTER TABLE actions ADD COLUMN rule TEXT;             -- which extraction rule spoke, and how sure it is, 0 to 1
ALTER TABLE actions ADD COLUMN confidence REAL;
ALTER TABLE other_amounts ADD COLUMN rule TEXT;
ALTER TABLE other_amounts ADD COLUMN confidence REAL;
ALTER TABLE documents ADD COLUMN finding_rule TEXT;
ALTER TABLE documents ADD COLUMN finding_confidence REAL;
ALTER TABLE documents ADD COLUMN finding_review TEXT; -- what a person decided about the finding; NULL where nobody has
