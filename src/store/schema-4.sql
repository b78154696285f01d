-- Version 4: each section below says what it is for.

-- Whether the rows are those that were written. `casebook verify` makes each number again, and so finds a flipped bit or
-- a row that another program has changed.
CREATE TABLE seals (
  name TEXT PRIMARY KEY NOT NULL,   -- of the table
  seal INTEGER NOT NULL             -- the sum of a number made from each of its rows
) STRICT, WITHOUT ROWID;
