-- Sentences drawn to be judged blind. What coders said of them stands in the log:
-- action 'judge', `code` the codes given (separated by spaces; '': none), `detail`
-- 'sample=ID unit=N'; a coder's newest word on a unit counts.

-- `id` is derived from what the sample holds. `tier`: 'precise', or 'all' of them.
-- `left_out`: sentences that samples of an earlier codebook had and this one may not.
CREATE TABLE sample (
  id TEXT PRIMARY KEY CHECK (length(id) = 16),
  at TEXT NOT NULL,
  seed INTEGER NOT NULL,
  tier TEXT NOT NULL CHECK (tier IN ('precise', 'all')),
  left_out INTEGER NOT NULL CHECK (left_out >= 0)
) STRICT, WITHOUT ROWID;

-- How many sentences the code applies to: flagged for it, and by stratum those
-- that are not. `population` and `found`: digests of whom it applied to and of
-- what it was given to when the sample was drawn.
CREATE TABLE sample_code (
  sample TEXT NOT NULL REFERENCES sample (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  code TEXT NOT NULL CHECK (code <> ''),
  codebook TEXT NOT NULL,
  codebook_version TEXT NOT NULL,
  codebook_digest TEXT NOT NULL,
  population TEXT NOT NULL,
  found TEXT NOT NULL,
  flagged INTEGER NOT NULL CHECK (flagged >= 0),
  near_miss INTEGER NOT NULL CHECK (near_miss >= 0),
  rest INTEGER NOT NULL CHECK (rest >= 0),
  flagged_otherwise INTEGER NOT NULL CHECK (flagged_otherwise >= 0),
  PRIMARY KEY (sample, number),
  UNIQUE (sample, code)
) STRICT, WITHOUT ROWID;

-- `number`: the order in which units are judged. `transcript`: as the log names it.
CREATE TABLE sample_unit (
  sample TEXT NOT NULL REFERENCES sample (id),
  number INTEGER NOT NULL CHECK (number > 0),
  transcript TEXT NOT NULL REFERENCES transcript_key (key),
  sentence INTEGER NOT NULL CHECK (sentence >= 0),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  end_cp INTEGER NOT NULL,
  stratum TEXT NOT NULL CHECK (stratum IN ('rest', 'near-miss', 'flagged')),
  PRIMARY KEY (sample, number),
  CHECK (begin_cp < end_cp)
) STRICT, WITHOUT ROWID;

-- What the machine made of the unit, for each of the sample's codes that applies
-- to its speaker.
CREATE TABLE sample_mark (
  sample TEXT NOT NULL,
  unit INTEGER NOT NULL,
  code INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('rest', 'near-miss', 'flagged')),
  PRIMARY KEY (sample, unit, code),
  FOREIGN KEY (sample, unit) REFERENCES sample_unit (sample, number),
  FOREIGN KEY (sample, code) REFERENCES sample_code (sample, number)
) STRICT, WITHOUT ROWID;

-- Units drawn, one row for each code that applies. Not for those who judge them.
CREATE VIEW v_sample AS
SELECT s.id AS sample, s.at, s.seed, s.tier, u.number AS unit, t.name AS transcript, u.begin_cp,
  u.end_cp, u.stratum, c.code, m.mark, c.codebook, c.codebook_version
FROM sample s
JOIN sample_unit u ON u.sample = s.id
JOIN sample_mark m ON m.sample = u.sample AND m.unit = u.number
JOIN sample_code c ON c.sample = m.sample AND c.number = m.code
LEFT JOIN transcript_key y ON y.key = u.transcript
LEFT JOIN transcript t ON t.digest = y.digest AND t.replaced_by IS NULL
ORDER BY s.at, s.id, u.number, c.number;
