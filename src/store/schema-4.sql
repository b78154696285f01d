-- Version 4: each section below says what it is for.

-- Themes: the lessons that a decision is filed under (`casebook themes`), one row for each theme that applies.
CREATE TABLE themes (
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  theme      TEXT NOT NULL,         -- its name, as in the filter theme:NAME
  paragraphs TEXT NOT NULL,         -- where it applies: paragraph numbers with commas between them; empty in the summary
  rule       TEXT NOT NULL,         -- the rule of the theme file that said so
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX themes_by_name ON themes (theme);

-- The user's own theme file, by which the themes of all records here were assigned; no row: by the program's.
CREATE TABLE theme_file (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  path       TEXT NOT NULL,         -- the file, as it was named to casebook
  sha256     TEXT NOT NULL,         -- of its text
  text       TEXT NOT NULL,         -- all of it
  program    TEXT NOT NULL,         -- SHA-256 of the program's own theme file at that time, which it may extend
  taken_at   TEXT NOT NULL          -- UTC
) STRICT;
