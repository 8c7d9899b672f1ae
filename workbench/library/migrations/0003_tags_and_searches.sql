-- Tags, and searches that are kept.
CREATE TABLE article_tag (
  article INTEGER NOT NULL REFERENCES article (id),
  tag     TEXT NOT NULL,
  PRIMARY KEY (article, tag)
) WITHOUT ROWID;

CREATE TABLE tag_change (
  decision INTEGER NOT NULL REFERENCES decision (seq),
  article  INTEGER NOT NULL REFERENCES article (id),
  before   TEXT,
  after    TEXT,
  PRIMARY KEY (decision, article)
) WITHOUT ROWID;

CREATE TABLE saved_search (
  name     TEXT PRIMARY KEY,
  query    TEXT NOT NULL,
  sort     TEXT,
  saved_at TEXT NOT NULL,
  is_alert INTEGER NOT NULL CHECK (is_alert IN (0, 1)),
  seen     INTEGER NOT NULL,
  seen_at  TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX article_tag_by_tag ON article_tag (tag);
CREATE INDEX tag_change_by_article ON tag_change (article);
CREATE INDEX article_deleted ON article (id) WHERE deleted_at IS NOT NULL;
