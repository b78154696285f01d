-- Version 3: the tables of facts made anew, so that `.schema` shows each comment beside its column, and a view with
-- the sums that can be added up.

DROP VIEW ledger;
DROP VIEW improvements_agreed;

DROP TABLE payments;
-- The remedy ledger, in the order of the text, with the values as a person corrected them. A rejected payment stays
-- here with awarded = 0. To add sums up, take awarded_pence of the view ledger.
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
  fact             TEXT NOT NULL,   -- its name: '24 014 093/payment/57.1'
  review           TEXT NOT NULL,   -- what a person decided: unreviewed, accepted, corrected, rejected, added
  reviewed_by      TEXT,            -- who decided; NULL where nobody has
  reviewed_at      TEXT,            -- UTC, when
  review_note      TEXT,            -- why
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

DROP TABLE other_amounts;
-- Every other sum of money in the text.
CREATE TABLE other_amounts (
  document         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,
  amount_pence     INTEGER NOT NULL,
  status           TEXT NOT NULL,   -- claimed or mentioned
  role             TEXT,            -- total: the sum of awards that are in payments one by one
  paragraph        INTEGER,
  quote            TEXT NOT NULL,
  span_start       INTEGER NOT NULL,
  span_end         INTEGER NOT NULL,
  rule             TEXT,            -- which extraction rule spoke
  confidence       REAL,            -- how sure it is, 0 to 1
  fact             TEXT NOT NULL,   -- its name: '24 014 093/amount/57.1'
  review           TEXT NOT NULL,   -- what a person decided: unreviewed, accepted, corrected, rejected, added
  reviewed_by      TEXT,            -- who decided; NULL where nobody has
  reviewed_at      TEXT,            -- UTC, when
  review_note      TEXT,            -- why
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

DROP TABLE improvements;
-- What bodies will do so that others do not suffer the same fault.
CREATE TABLE improvements (
  document         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,
  reference        TEXT,            -- the case: the decision's own, or the one that a performance page names
  text             TEXT NOT NULL,
  actions          TEXT NOT NULL,   -- JSON array: training, staff_reminder, policy_review, ...
  status           TEXT,            -- agreed, recommended, already_done; NULL on a performance page
  due_text         TEXT,
  due_date         TEXT,
  paragraph        INTEGER,
  span_start       INTEGER NOT NULL,
  span_end         INTEGER NOT NULL,
  rule             TEXT,
  confidence       REAL,
  fact             TEXT NOT NULL,   -- its name: '24 014 093/improvement/57.1'
  review           TEXT NOT NULL,   -- what a person decided: unreviewed, accepted, corrected, rejected, added
  reviewed_by      TEXT,            -- who decided; NULL where nobody has
  reviewed_at      TEXT,            -- UTC, when
  review_note      TEXT,            -- why
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

DROP TABLE actions;
-- What the body will do for the person, beside money.
CREATE TABLE actions (
  document         INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,
  action           TEXT NOT NULL,   -- apology, reassessment, provide_service, ...
  text             TEXT NOT NULL,
  status           TEXT NOT NULL,   -- agreed, recommended, already_done
  due_text         TEXT,
  due_date         TEXT,
  paragraph        INTEGER,
  span_start       INTEGER NOT NULL,
  span_end         INTEGER NOT NULL,
  rule             TEXT,            -- which extraction rule spoke
  confidence       REAL,            -- how sure it is, 0 to 1
  fact             TEXT NOT NULL,   -- its name: '24 014 093/action/57.1'
  review           TEXT NOT NULL,   -- what a person decided: unreviewed, accepted, corrected, rejected, added
  reviewed_by      TEXT,            -- who decided; NULL where nobody has
  reviewed_at      TEXT,            -- UTC, when
  review_note      TEXT,            -- why
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- What was found, beside documents.finding.
ALTER TABLE documents DROP COLUMN finding_rule;
ALTER TABLE documents DROP COLUMN finding_confidence;
ALTER TABLE documents DROP COLUMN finding_review;
ALTER TABLE documents ADD COLUMN finding_rule TEXT /* which part of the text decided: summary, closing_decision, ... */;
ALTER TABLE documents ADD COLUMN finding_confidence REAL /* how sure that is, 0 to 1 */;
ALTER TABLE documents ADD COLUMN finding_review TEXT /* what a person decided about it; NULL where nobody has */;

-- The remedy ledger with the case that each payment belongs to. awarded_pence is what can be added up: the sum where it
-- is awarded and stated; NULL of offers and refusals, and of ranges and sums "up to", whose upper end is in amount_pence.
CREATE VIEW ledger AS
  SELECT d.reference, d.organisation, d.category, d.subcategory, d.outcome, d.finding,
         d.date AS decision_date,
         CASE WHEN p.awarded AND p.amount_status = 'stated' THEN p.amount_pence END AS awarded_pence,
         p.*
  FROM payments p JOIN documents d ON d.id = p.document;

-- Service improvements that decisions agreed or recommended, with their case.
CREATE VIEW improvements_agreed AS
  SELECT d.organisation, d.category, d.subcategory, d.date AS decision_date, i.*
  FROM improvements i JOIN documents d ON d.id = i.document
  WHERE i.status IN ('agreed', 'recommended');
