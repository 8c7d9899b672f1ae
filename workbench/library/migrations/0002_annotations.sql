-- Star and read, and what annotation finds.
ALTER TABLE article ADD COLUMN starred_at TEXT;
ALTER TABLE article ADD COLUMN read_at TEXT;

CREATE TABLE annotation (
  article   INTEGER PRIMARY KEY REFERENCES article (id),
  version   INTEGER NOT NULL,
  annotator TEXT NOT NULL,
  findings  TEXT NOT NULL,
  sha256    TEXT NOT NULL
);

CREATE TABLE article_actor (
  article      INTEGER NOT NULL REFERENCES article (id),
  actor        TEXT NOT NULL,
  body         INTEGER NOT NULL,
  comment      INTEGER NOT NULL,
  is_suggested INTEGER NOT NULL,
  names        TEXT NOT NULL,
  PRIMARY KEY (article, actor)
) WITHOUT ROWID;

CREATE TABLE article_date (
  article   INTEGER NOT NULL REFERENCES article (id),
  start     INTEGER NOT NULL,
  end       INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  actors    TEXT NOT NULL,
  PRIMARY KEY (article, start)
) WITHOUT ROWID;

CREATE INDEX article_starred ON article (id) WHERE starred_at IS NOT NULL;
CREATE INDEX article_read ON article (id) WHERE read_at IS NOT NULL;
CREATE INDEX article_actor_by_actor ON article_actor (actor);
