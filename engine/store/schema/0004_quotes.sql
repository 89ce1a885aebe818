-- Example quotes for others to read: what is always masked, what may stay, which
-- quotes were drawn, and what a person decided about them.
--
-- A quote's masked text is made anew whenever it is asked for and never stored:
-- a name added later masks in quotes drawn before. quote_event is the record of
-- who let what out: positions, classes and digests, never text; only ever added to.

-- Makes a quote's id: without it no one can tell the transcript from the id.
CREATE TABLE quote_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  key TEXT NOT NULL CHECK (length(key) = 64)
) STRICT;
INSERT INTO quote_key (only_row, key) VALUES (1, lower(hex(randomblob(32))));

-- The study's own names: participants, employers, towns.
CREATE TABLE roster_name (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Ordinary words that the dictionary does not have.
CREATE TABLE lexicon_word (
  word TEXT PRIMARY KEY CHECK (word <> ''),
  coder TEXT NOT NULL CHECK (coder <> ''),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quote (
  id INTEGER PRIMARY KEY,
  quote TEXT NOT NULL UNIQUE CHECK (length(quote) = 8),
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  begin_cp INTEGER NOT NULL,
  end_cp INTEGER NOT NULL,
  code TEXT NOT NULL,
  CHECK (begin_cp < end_cp)
) STRICT;

-- Words that a person masked in one quote, besides the machine.
CREATE TABLE quote_mask (
  quote INTEGER NOT NULL REFERENCES quote (id),
  word TEXT NOT NULL CHECK (word <> ''),
  PRIMARY KEY (quote, word)
) STRICT, WITHOUT ROWID;

-- `digest`: SHA-256 of the masked text that was judged. `lexicon`: SHA-256 of the
-- dictionary with the words added. `masks`: rule, class and positions, as JSON.
CREATE TABLE quote_event (
  id INTEGER PRIMARY KEY,
  quote INTEGER REFERENCES quote (id),
  action TEXT NOT NULL CHECK (action = 'release' OR action = 'refuse' OR action = 'mask'
                              OR action = 'export' OR action = 'allow'),
  coder TEXT NOT NULL CHECK (coder <> ''),
  at TEXT NOT NULL,
  digest TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  engine TEXT NOT NULL,
  masks TEXT NOT NULL
) STRICT;
