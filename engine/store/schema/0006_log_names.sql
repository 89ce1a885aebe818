-- A text may come back after a newer one replaced it: its content then has two rows,
-- and what the log says of it is still said once, of the row that is there now.

DROP VIEW v_log;
CREATE VIEW v_log AS
SELECT e.at, e.id, e.origin, e.number, e.coder, e.action,
  t.name AS transcript, e.coding, e.code, e.begin_cp, e.end_cp, e.detail, e.previous
FROM log_entry e
LEFT JOIN transcript_key y ON y.key = e.transcript
LEFT JOIN (SELECT digest, name,
             row_number() OVER (PARTITION BY digest
                                ORDER BY replaced_by IS NOT NULL, id DESC) AS newest
           FROM transcript) t ON t.digest = y.digest AND t.newest = 1
ORDER BY e.at, e.origin, e.number;

DROP VIEW v_decision;
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
LEFT JOIN (SELECT digest, name,
             row_number() OVER (PARTITION BY digest
                                ORDER BY replaced_by IS NOT NULL, id DESC) AS newest
           FROM transcript) t ON t.digest = y.digest AND t.newest = 1
WHERE e.action IN ('accept', 'reject', 'recode', 'move', 'add', 'memo')
ORDER BY e.at, e.origin, e.number;

-- Who codes which transcript; of a text that was replaced, the one in its place.
DROP VIEW v_assignment;
CREATE VIEW v_assignment AS
WITH RECURSIVE
  newest (digest, id) AS (
    SELECT DISTINCT digest,
      first_value(id) OVER (PARTITION BY digest ORDER BY replaced_by IS NOT NULL, id DESC)
    FROM transcript),
  now (digest, id) AS (
    SELECT digest, id FROM newest
    UNION
    SELECT w.digest, n.id FROM now w
    JOIN transcript t ON t.id = w.id
    JOIN transcript r ON r.id = t.replaced_by
    JOIN newest n ON n.digest = r.digest)
SELECT coder, transcript
FROM (SELECT e.coder, t.name AS transcript, e.action,
        row_number() OVER (PARTITION BY e.coder, t.id
                           ORDER BY e.at DESC, e.origin DESC, e.number DESC) AS newest
      FROM log_entry e
      JOIN transcript_key y ON y.key = e.transcript
      JOIN now w ON w.digest = y.digest
      JOIN transcript t ON t.id = w.id
      WHERE e.action IN ('assign', 'unassign') AND t.replaced_by IS NULL)
WHERE newest = 1 AND action = 'assign'
ORDER BY coder, transcript;
