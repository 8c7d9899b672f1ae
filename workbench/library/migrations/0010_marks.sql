-- What the user marks and writes: spans, notes, grades; articles that are put away or wait to be read; where reading stopped.
-- Marks: highlights, notes, claims, disputes and forecasts of the user's, each on a span or, without evidence, on the article as a whole.
CREATE TABLE mark (
  article    INTEGER NOT NULL REFERENCES article (id),
  key        TEXT NOT NULL,                  -- given when it was made, the same for good
  kind       TEXT NOT NULL,                  -- highlight, note, claim, dispute, forecast
  evidence   TEXT,                           -- JSON: original, text version, span, quote, prefix, suffix; null: of all of the article
  colour     TEXT NOT NULL,                  -- name of a colour, "" for none
  note       TEXT NOT NULL,                  -- what the user wrote, as Markdown
  tags       TEXT NOT NULL,                  -- JSON list of tags of the mark alone
  grade      TEXT NOT NULL,                  -- credibility of what it says, 1 to 6, "" for none
  made_at    TEXT NOT NULL,                  -- UTC, ISO 8601
  changed_at TEXT NOT NULL,
  PRIMARY KEY (article, key)
) WITHOUT ROWID;

-- How reliable the user holds a source to be.
CREATE TABLE source_grade (
  source TEXT PRIMARY KEY,                   -- domain of the articles, or the name of their source where they have none
  grade  TEXT NOT NULL                       -- A to F
) WITHOUT ROWID;

-- What is being written and was not kept yet: no decision, so that nothing is lost where the machine stops.
CREATE TABLE draft (
  article INTEGER NOT NULL REFERENCES article (id),
  key     TEXT NOT NULL,                     -- of the mark
  draft   TEXT NOT NULL,                     -- JSON: the mark as it is being written
  at      TEXT NOT NULL,
  PRIMARY KEY (article, key)
) WITHOUT ROWID;

-- Where reading an article stopped; a mark that nobody needs to undo.
CREATE TABLE reading_place (
  article INTEGER PRIMARY KEY REFERENCES article (id),
  version INTEGER NOT NULL,                  -- of the text that was read
  start   INTEGER NOT NULL,                  -- the first code point in sight
  at      TEXT NOT NULL
);

ALTER TABLE article ADD COLUMN archived_at TEXT;
ALTER TABLE article ADD COLUMN queued_at TEXT;
ALTER TABLE article ADD COLUMN grade TEXT NOT NULL DEFAULT '';
CREATE INDEX mark_by_kind ON mark (kind);
CREATE INDEX article_archived ON article (id) WHERE archived_at IS NOT NULL;
CREATE INDEX article_queued ON article (id) WHERE queued_at IS NOT NULL;
