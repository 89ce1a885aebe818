-- A study file: transcripts, codebooks, runs and what they found.
--
-- Positions are code points of a transcript's text, half-open: [begin_cp,
-- end_cp). Turns, sentences and words are numbered from 0 through the whole
-- transcript; end_sentence and end_word are one past the last. Times are UTC,
-- RFC 3339. What a run gives is only ever ended by a later run, never deleted.
-- People who query a study use the views at the end.
--
-- Words are checked with OR, not IN: for a list, SQLite makes a temporary index
-- anew at every row, which cost a first run a fifth of its time.

CREATE TABLE study (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  title TEXT NOT NULL,
  created_at TEXT NOT NULL,
  program TEXT NOT NULL
) STRICT;

-- Which of these files made the schema what it is, and when.
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  applied_at TEXT NOT NULL,
  program TEXT NOT NULL
) STRICT;

-- One imported text. `import --replace` makes a new row and points the old one
-- to it; names and contents are unique among those not replaced.
CREATE TABLE transcript (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  turns INTEGER NOT NULL DEFAULT 0 CHECK (turns >= 0),
  sentences INTEGER NOT NULL DEFAULT 0 CHECK (sentences >= 0),
  words INTEGER NOT NULL DEFAULT 0 CHECK (words >= 0),
  tokeniser TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  replaced_by INTEGER REFERENCES transcript (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX transcript_name ON transcript (name) WHERE replaced_by IS NULL;
CREATE UNIQUE INDEX transcript_digest ON transcript (digest) WHERE replaced_by IS NULL;

-- The text is the pieces in order of begin_cp, put together.
CREATE TABLE transcript_text (
  id INTEGER PRIMARY KEY,
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (transcript, begin_cp)
) STRICT;

-- Header lines in their order; role lines are with the speakers.
CREATE TABLE transcript_header (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (transcript, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  key TEXT NOT NULL CHECK (key <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (transcript, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  label TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role <> ''),
  role_source TEXT NOT NULL CHECK (role_source IN ('none', 'label', 'header', 'person')),
  turns INTEGER NOT NULL DEFAULT 0 CHECK (turns >= 0),
  sentences INTEGER NOT NULL DEFAULT 0 CHECK (sentences >= 0),
  words INTEGER NOT NULL DEFAULT 0 CHECK (words >= 0),
  PRIMARY KEY (transcript, number),
  UNIQUE (transcript, label)
) STRICT, WITHOUT ROWID;

-- No foreign key on `speaker`: a long transcript has a million turns. Whoever
-- reads or verifies a transcript looks at it.
CREATE TABLE turn (
  transcript INTEGER NOT NULL,
  number INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  begin_cp INTEGER NOT NULL,
  end_cp INTEGER NOT NULL,
  begin_ms INTEGER,
  sentences INTEGER NOT NULL,
  words INTEGER NOT NULL,
  PRIMARY KEY (transcript, number),
  CHECK (begin_cp <= end_cp)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  program TEXT NOT NULL,
  icu TEXT NOT NULL,
  unicode TEXT NOT NULL,
  tokeniser TEXT NOT NULL,
  matcher TEXT NOT NULL
) STRICT;

CREATE TABLE codebook (
  id INTEGER PRIMARY KEY,
  codebook TEXT NOT NULL UNIQUE CHECK (codebook <> ''),
  current_version INTEGER REFERENCES codebook_version (id)
) STRICT;

-- The file as it was applied, so that each coding's rule can be read again.
CREATE TABLE codebook_version (
  id INTEGER PRIMARY KEY,
  codebook INTEGER NOT NULL REFERENCES codebook (id),
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  title_nl TEXT NOT NULL,
  title_en TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  source TEXT NOT NULL,
  UNIQUE (codebook, digest)
) STRICT;

CREATE TABLE run_codebook (
  run INTEGER NOT NULL REFERENCES run (id),
  codebook_version INTEGER NOT NULL REFERENCES codebook_version (id),
  PRIMARY KEY (run, codebook_version)
) STRICT, WITHOUT ROWID;

-- `roles:` of a codebook's current version.
CREATE TABLE codebook_role (
  codebook INTEGER NOT NULL REFERENCES codebook (id),
  role TEXT NOT NULL,
  mapped_to TEXT NOT NULL,
  PRIMARY KEY (codebook, role)
) STRICT, WITHOUT ROWID;

-- Codes as the current version of their codebook describes them. A code that
-- left its codebook, or was renamed, stays for the codings it once had.
CREATE TABLE code (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  codebook INTEGER NOT NULL REFERENCES codebook (id),
  position INTEGER NOT NULL,
  parent INTEGER REFERENCES code (id),
  label_nl TEXT NOT NULL,
  label_en TEXT NOT NULL,
  brief_nl TEXT NOT NULL,
  brief_en TEXT NOT NULL,
  colour TEXT NOT NULL,
  names_roles INTEGER NOT NULL CHECK (names_roles IN (0, 1)),  -- 0: all but interviewer, moderator
  replaced_by TEXT,
  withdrawn_run INTEGER REFERENCES run (id)
) STRICT;

-- `applies_to:` of a code that names roles; none at all: it applies to nobody known.
CREATE TABLE code_role (
  code INTEGER NOT NULL REFERENCES code (id),
  role TEXT NOT NULL,
  PRIMARY KEY (code, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  code INTEGER NOT NULL REFERENCES code (id),
  rule TEXT NOT NULL CHECK (rule <> ''),
  position INTEGER NOT NULL,
  tier TEXT NOT NULL CHECK (tier = 'precise' OR tier = 'hint'),
  unit TEXT NOT NULL CHECK (unit = 'match' OR unit = 'sentence' OR unit = 'turn'),
  withdrawn_run INTEGER REFERENCES run (id),
  UNIQUE (code, rule)
) STRICT;

-- Done and need not be done again while the fingerprint (the code's rules, the
-- tokeniser, the matcher) stays the same.
CREATE TABLE coded (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  code INTEGER NOT NULL REFERENCES code (id),
  fingerprint TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run (id),
  PRIMARY KEY (transcript, code)
) STRICT, WITHOUT ROWID;

-- Where rules of `code` gave suggestions of another code (`recode:`).
CREATE TABLE recoded (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  code INTEGER NOT NULL REFERENCES code (id),
  to_code INTEGER NOT NULL REFERENCES code (id),
  PRIMARY KEY (transcript, code, to_code)
) STRICT, WITHOUT ROWID;

-- A suggestion as it stood from given_run up to ended_run. Where its evidence
-- changes, the row ends and another with the same `id` begins; first_run is
-- the run that first gave the id.
CREATE TABLE coding (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (length(id) = 16),
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  speaker INTEGER NOT NULL,
  code INTEGER NOT NULL REFERENCES code (id),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  end_cp INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  first_sentence INTEGER NOT NULL,
  end_sentence INTEGER NOT NULL,
  first_word INTEGER NOT NULL,
  end_word INTEGER NOT NULL,
  text TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit = 'match' OR unit = 'sentence' OR unit = 'turn'),
  tier TEXT NOT NULL CHECK (tier = 'precise' OR tier = 'hint'),
  voice TEXT NOT NULL
    CHECK (voice = 'own' OR voice = 'meta' OR voice = 'question'
      OR voice = 'reported' OR voice = 'negated' OR voice = 'hypothetical'),
  codebook_version INTEGER NOT NULL REFERENCES codebook_version (id),
  first_run INTEGER NOT NULL REFERENCES run (id),
  given_run INTEGER NOT NULL REFERENCES run (id),
  ended_run INTEGER REFERENCES run (id),
  FOREIGN KEY (transcript, speaker) REFERENCES speaker (transcript, number),
  CHECK (begin_cp < end_cp),
  CHECK (first_run <= given_run),
  CHECK (given_run < ended_run)
) STRICT;
CREATE INDEX coding_id ON coding (id);
CREATE UNIQUE INDEX coding_current ON coding (transcript, code, begin_cp, end_cp)
  WHERE ended_run IS NULL;

-- Why: which rule, which words. The segment_ and sentence columns are NULL
-- where the rule's own segment is the coding's.
CREATE TABLE evidence (
  coding INTEGER NOT NULL REFERENCES coding (row),
  number INTEGER NOT NULL,
  rule INTEGER NOT NULL REFERENCES rule (id),
  begin_cp INTEGER NOT NULL,
  end_cp INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit = 'match' OR unit = 'sentence' OR unit = 'turn'),
  tier TEXT NOT NULL CHECK (tier = 'precise' OR tier = 'hint'),
  voice TEXT NOT NULL
    CHECK (voice = 'own' OR voice = 'meta' OR voice = 'question'
      OR voice = 'reported' OR voice = 'negated' OR voice = 'hypothetical'),
  topic_missing INTEGER NOT NULL CHECK (topic_missing = 0 OR topic_missing = 1),
  context TEXT NOT NULL,
  segment_begin_cp INTEGER,
  segment_end_cp INTEGER,
  first_sentence INTEGER,
  end_sentence INTEGER,
  first_word INTEGER,
  end_word INTEGER,
  PRIMARY KEY (coding, number),
  CHECK (begin_cp <= end_cp)
) STRICT, WITHOUT ROWID;

-- Matches that a condition, a context or a missing topic word took away.
CREATE TABLE suppressed (
  row INTEGER PRIMARY KEY,
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  rule INTEGER NOT NULL REFERENCES rule (id),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  end_cp INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause = 'condition' OR cause = 'context' OR cause = 'topic'),
  detail TEXT NOT NULL,
  given_run INTEGER NOT NULL REFERENCES run (id),
  ended_run INTEGER REFERENCES run (id),
  CHECK (begin_cp <= end_cp),
  CHECK (given_run < ended_run)
) STRICT;
CREATE INDEX suppressed_current ON suppressed (transcript, rule, begin_cp)
  WHERE ended_run IS NULL;

-- Views. Columns carry the names of the command line and its JSON.

CREATE VIEW v_transcript AS
SELECT name AS transcript, format, encoding, turns, sentences, words, digest, imported_at
FROM transcript
WHERE replaced_by IS NULL;

CREATE VIEW v_attribute AS
SELECT t.name AS transcript, a.key, a.value
FROM attribute a JOIN transcript t ON t.id = a.transcript
WHERE t.replaced_by IS NULL;

CREATE VIEW v_speaker AS
SELECT t.name AS transcript, s.label AS speaker, s.role, s.role_source, s.turns, s.sentences,
  s.words
FROM speaker s JOIN transcript t ON t.id = s.transcript
WHERE t.replaced_by IS NULL;

-- `text` is put together from the pieces each time it is asked for.
CREATE VIEW v_turn AS
SELECT t.name AS transcript, u.number AS turn, s.label AS speaker, s.role, u.begin_cp, u.end_cp,
  u.begin_ms, u.sentences, u.words,
  (SELECT substr(group_concat(p.text, ''), u.begin_cp - min(p.begin_cp) + 1,
                 u.end_cp - u.begin_cp)
   FROM (SELECT x.begin_cp, x.text
         FROM transcript_text x
         WHERE x.transcript = u.transcript AND x.begin_cp < u.end_cp
           AND x.begin_cp >= (SELECT max(y.begin_cp) FROM transcript_text y
                              WHERE y.transcript = u.transcript AND y.begin_cp <= u.begin_cp)
         ORDER BY x.begin_cp) p) AS text
FROM turn u
JOIN transcript t ON t.id = u.transcript
JOIN speaker s ON s.transcript = u.transcript AND s.number = u.speaker
WHERE t.replaced_by IS NULL;

CREATE VIEW v_run AS
SELECT r.id AS run, r.at, r.program, r.icu, r.unicode, r.tokeniser, r.matcher,
  b.codebook, v.version AS codebook_version, v.digest AS codebook_digest
FROM run r
JOIN run_codebook x ON x.run = r.id
JOIN codebook_version v ON v.id = x.codebook_version
JOIN codebook b ON b.id = v.codebook;

CREATE VIEW v_code AS
SELECT k.code, p.code AS parent, b.codebook, v.version AS codebook_version, k.label_nl,
  k.label_en, k.brief_nl, k.brief_en, k.colour,
  CASE k.names_roles WHEN 1 THEN
    (SELECT coalesce(group_concat(r.role, ', '), '') FROM code_role r WHERE r.code = k.id)
  END AS applies_to
FROM code k
JOIN codebook b ON b.id = k.codebook
JOIN codebook_version v ON v.id = b.current_version
LEFT JOIN code p ON p.id = k.parent
WHERE k.withdrawn_run IS NULL;

-- Which speakers a code counts for, in the transcripts it was run on. A code
-- that names roles lets an unknown role in.
CREATE VIEW v_code_speaker AS
SELECT k.code, t.name AS transcript, s.label AS speaker,
  coalesce(m.mapped_to, s.role) AS mapped_role, s.turns, s.sentences, s.words,
  d.code AS code_id, d.transcript AS transcript_id, s.number AS speaker_number
FROM coded d
JOIN transcript t ON t.id = d.transcript
JOIN code k ON k.id = d.code
JOIN speaker s ON s.transcript = d.transcript
LEFT JOIN codebook_role m ON m.codebook = k.codebook AND m.role = s.role
WHERE t.replaced_by IS NULL AND k.withdrawn_run IS NULL
  AND CASE k.names_roles
    WHEN 0 THEN coalesce(m.mapped_to, s.role) NOT IN ('interviewer', 'moderator')
    ELSE coalesce(m.mapped_to, s.role) = 'unknown'
      OR EXISTS (SELECT 1 FROM code_role r
                 WHERE r.code = k.id AND r.role = coalesce(m.mapped_to, s.role))
  END;

-- What `duiding codings` lists: all tiers and voices, of speakers that the
-- code applies to.
CREATE VIEW v_coding AS
SELECT c.id, x.transcript, c.begin_cp, c.end_cp, c.text, x.code, c.unit, x.speaker, s.role,
  c.turn, 'machine' AS coder, 'suggested' AS status, c.tier, c.voice, b.codebook,
  v.version AS codebook_version, c.first_run AS run, c.first_sentence, c.end_sentence,
  c.first_word, c.end_word
FROM coding c
JOIN v_code_speaker x
  ON x.code_id = c.code AND x.transcript_id = c.transcript AND x.speaker_number = c.speaker
JOIN speaker s ON s.transcript = c.transcript AND s.number = c.speaker
JOIN codebook_version v ON v.id = c.codebook_version
JOIN codebook b ON b.id = v.codebook
WHERE c.ended_run IS NULL;

-- The rules behind v_coding; `id` is the coding's.
CREATE VIEW v_evidence AS
SELECT c.id, x.transcript, x.code, r.rule, e.begin_cp, e.end_cp,
  substr(c.text, e.begin_cp - c.begin_cp + 1, e.end_cp - e.begin_cp) AS text,
  e.tier, e.voice, nullif(e.context, '') AS context, e.topic_missing
FROM evidence e
JOIN coding c ON c.row = e.coding
JOIN rule r ON r.id = e.rule
JOIN v_code_speaker x
  ON x.code_id = c.code AND x.transcript_id = c.transcript AND x.speaker_number = c.speaker
WHERE c.ended_run IS NULL;

-- All speakers, whatever their role.
CREATE VIEW v_suppressed AS
SELECT t.name AS transcript, k.code, r.rule, z.begin_cp, z.end_cp, z.turn, z.cause, z.detail,
  z.given_run AS run
FROM suppressed z
JOIN transcript t ON t.id = z.transcript
JOIN rule r ON r.id = z.rule
JOIN code k ON k.id = r.code
WHERE z.ended_run IS NULL AND t.replaced_by IS NULL;

-- As `duiding report frequencies --by subcode`: suggestions in own voice, both tiers.
CREATE VIEW v_frequency AS
WITH
  base AS (
    SELECT code_id, count(DISTINCT transcript_id) AS transcripts_n, count(*) AS speakers_n,
      sum(words) AS words
    FROM v_code_speaker GROUP BY code_id),
  found AS (
    SELECT x.code_id, sum(c.voice = 'own') AS codings,
      count(DISTINCT CASE c.voice WHEN 'own' THEN c.transcript END) AS transcripts,
      count(DISTINCT CASE c.voice WHEN 'own' THEN c.transcript || ':' || c.speaker END) AS speakers,
      sum(c.voice <> 'own') AS other_voices
    FROM coding c
    JOIN v_code_speaker x
      ON x.code_id = c.code AND x.transcript_id = c.transcript AND x.speaker_number = c.speaker
    WHERE c.ended_run IS NULL GROUP BY x.code_id)
SELECT k.code, coalesce(f.codings, 0) AS codings, coalesce(f.transcripts, 0) AS transcripts,
  coalesce(n.transcripts_n, 0) AS transcripts_n, coalesce(f.speakers, 0) AS speakers,
  coalesce(n.speakers_n, 0) AS speakers_n, coalesce(n.words, 0) AS words,
  1000.0 * coalesce(f.codings, 0) / nullif(n.words, 0) AS per_1000_words,
  coalesce(f.other_voices, 0) AS other_voices
FROM code k
LEFT JOIN base n ON n.code_id = k.id
LEFT JOIN found f ON f.code_id = k.id
WHERE k.withdrawn_run IS NULL
ORDER BY k.codebook, k.position;
