-- What people decided, and the log of everything that changed the study.
--
-- The log is a hash chain: an entry's id is the SHA-256 of all its other columns
-- but `row`, the id of the entry before it among them. Each copy of a study
-- writes a chain of its own (its origin); merging unites chains. Entries are
-- only ever added. They hold ids, positions and salted digests, never text:
-- texts lie in log_text, what a transcript's key stands for in transcript_key,
-- and both can be emptied while the chain still holds.

-- Which copy this file is. `coder`: for whom it was made; NULL: the study itself.
CREATE TABLE this_copy (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  origin TEXT NOT NULL CHECK (length(origin) = 16),
  coder TEXT,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1))
) STRICT;
INSERT INTO this_copy (only_row, origin, coder, blind)
VALUES (1, lower(hex(randomblob(8))), NULL, 0);

-- How the log names a transcript: the SHA-256 of salt and content digest. Both
-- are NULL once the transcript is deleted. Studies that imported a transcript
-- apart from one another have a key each, and keep both when merged.
CREATE TABLE transcript_key (
  key TEXT PRIMARY KEY CHECK (length(key) = 32),
  salt TEXT,
  digest TEXT,
  CHECK ((salt IS NULL) = (digest IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX transcript_key_digest ON transcript_key (digest);

-- `action` is a decision (accept, reject, recode, move, add, memo, undo, redo,
-- assign, unassign) or a command (import, code, role …). A decision: what was
-- judged (coding, code, begin_cp, end_cp, evidence as '12-18 30-34'), and what it
-- became (to_…). `about`: the entry undone or redone; `settles`: contradicting
-- entries that this one decides between. `detail`: name=value pairs; text.NAME
-- is the salted digest of a text in log_text, `state` the digest of all seals.
CREATE TABLE log_entry (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
  origin TEXT NOT NULL CHECK (length(origin) = 16),
  number INTEGER NOT NULL CHECK (number > 0),
  previous TEXT NOT NULL,
  at TEXT NOT NULL,
  coder TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  transcript TEXT NOT NULL,
  coding TEXT NOT NULL,
  code TEXT NOT NULL,
  begin_cp INTEGER,
  end_cp INTEGER,
  evidence TEXT NOT NULL,
  to_code TEXT NOT NULL,
  to_begin_cp INTEGER,
  to_end_cp INTEGER,
  about TEXT NOT NULL,
  settles TEXT NOT NULL,
  detail TEXT NOT NULL,
  CHECK (begin_cp <= end_cp),
  CHECK (to_begin_cp <= to_end_cp)
) STRICT;
CREATE INDEX log_entry_chain ON log_entry (origin, number);
CREATE INDEX log_entry_at ON log_entry (at);
CREATE INDEX log_entry_about ON log_entry (about) WHERE about <> '';

-- What an entry says in words: reason, memo, before, after. `detail` of the entry
-- has the SHA-256 of salt and text.
CREATE TABLE log_text (
  entry TEXT NOT NULL REFERENCES log_entry (id),
  name TEXT NOT NULL CHECK (name <> ''),
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entry, name)
) STRICT, WITHOUT ROWID;

-- Digests of what the other tables hold, as the program left them; `head`: the last
-- entry of this copy's chain. See engine/store/seal.hpp.
CREATE TABLE seal (
  name TEXT PRIMARY KEY,
  digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where a text that was replaced stands in the newer one: [begin_cp, end_cp) of
-- the older begins at newer_begin_cp.
CREATE TABLE unchanged (
  older INTEGER NOT NULL REFERENCES transcript (id),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  end_cp INTEGER NOT NULL,
  newer_begin_cp INTEGER NOT NULL CHECK (newer_begin_cp >= 0),
  PRIMARY KEY (older, begin_cp),
  CHECK (begin_cp < end_cp)
) STRICT, WITHOUT ROWID;

-- Codes that people use and no codebook of the study has. `source`: the project
-- that they come from.
CREATE TABLE open_code (
  code TEXT PRIMARY KEY CHECK (code <> ''),
  label TEXT NOT NULL,
  definition TEXT NOT NULL,
  colour TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW v_log AS
SELECT e.at, e.id, e.origin, e.number, e.coder, e.action, t.name AS transcript, e.coding, e.code,
  e.begin_cp, e.end_cp, e.detail, e.previous
FROM log_entry e
LEFT JOIN transcript_key y ON y.key = e.transcript
LEFT JOIN transcript t ON t.digest = y.digest
ORDER BY e.at, e.origin, e.number;

-- What people decided, one row an act; `undone`: its coder took it back.
CREATE VIEW v_decision AS
SELECT e.at, e.id, e.coder, e.action, t.name AS transcript, nullif(e.coding, '') AS coding,
  nullif(e.code, '') AS code, e.begin_cp, e.end_cp, nullif(e.to_code, '') AS to_code,
  e.to_begin_cp, e.to_end_cp,
  (SELECT x.text FROM log_text x WHERE x.entry = e.id AND x.name = 'reason') AS reason,
  (SELECT x.text FROM log_text x WHERE x.entry = e.id AND x.name = 'memo') AS memo,
  coalesce((SELECT u.action = 'undo' FROM log_entry u
            WHERE u.about <> '' AND u.about = e.id AND u.action IN ('undo', 'redo')
            ORDER BY u.at DESC, u.origin DESC, u.number DESC LIMIT 1), 0) AS undone
FROM log_entry e
LEFT JOIN transcript_key y ON y.key = e.transcript
LEFT JOIN transcript t ON t.digest = y.digest
WHERE e.action IN ('accept', 'reject', 'recode', 'move', 'add', 'memo')
ORDER BY e.at, e.origin, e.number;

-- Who codes which transcript.
CREATE VIEW v_assignment AS
SELECT coder, transcript
FROM (SELECT e.coder, t.name AS transcript, e.action,
        row_number() OVER (PARTITION BY e.coder, t.id
                           ORDER BY e.at DESC, e.origin DESC, e.number DESC) AS newest
      FROM log_entry e
      JOIN transcript_key y ON y.key = e.transcript
      JOIN transcript t ON t.digest = y.digest
      WHERE e.action IN ('assign', 'unassign') AND t.replaced_by IS NULL)
WHERE newest = 1 AND action = 'assign'
ORDER BY coder, transcript;
