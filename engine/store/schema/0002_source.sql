-- Where a transcript's text stands in the file that it was read from, and what
-- its reader had to say.

-- A stretch of the text from begin_cp up to the next row: time in the recording,
-- page, paragraph; NULL where the file says none.
CREATE TABLE source_place (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  begin_cp INTEGER NOT NULL CHECK (begin_cp >= 0),
  begin_ms INTEGER CHECK (begin_ms >= 0),
  page INTEGER CHECK (page > 0),
  paragraph INTEGER CHECK (paragraph > 0),
  PRIMARY KEY (transcript, begin_cp)
) STRICT, WITHOUT ROWID;

-- What was left out, mended or doubtful, in both languages.
CREATE TABLE transcript_remark (
  transcript INTEGER NOT NULL REFERENCES transcript (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  nl TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (transcript, number)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_source_place AS
SELECT t.name AS transcript, p.begin_cp, p.begin_ms, p.page, p.paragraph
FROM source_place p JOIN transcript t ON t.id = p.transcript
WHERE t.replaced_by IS NULL;

CREATE VIEW v_remark AS
SELECT t.name AS transcript, r.number, r.nl, r.en
FROM transcript_remark r JOIN transcript t ON t.id = r.transcript
WHERE t.replaced_by IS NULL;
