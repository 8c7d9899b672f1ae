-- Dates in texts say how exact they are and on what they rest, may be without a year, and are bound to the publication date that
-- was known when the text was read. Whom an article names and when is kept until its text is read anew.
DROP TABLE annotation;
CREATE TABLE annotation (
  article   INTEGER PRIMARY KEY REFERENCES article (id),
  version   INTEGER NOT NULL,                -- of the text that was read
  annotator TEXT NOT NULL,
  findings  TEXT NOT NULL,                   -- JSON: mentions and times with their spans
  sha256    TEXT NOT NULL,                   -- of findings
  bound_to  TEXT                             -- the publication date on which times and names rest, as in article.published
);
CREATE TABLE article_time (
  article   INTEGER NOT NULL REFERENCES article (id),
  start     INTEGER NOT NULL,
  end       INTEGER NOT NULL,
  first_day INTEGER,                         -- from 1970-01-01; without both, it waits for the publication date
  last_day  INTEGER,
  edtf      TEXT NOT NULL,
  precision TEXT NOT NULL,                   -- day, month, year …
  basis     TEXT NOT NULL,                   -- why it is that: its own year, the publication date, what was said before
  actors    TEXT NOT NULL,                   -- JSON list of the actors named in the same sentence, by id
  PRIMARY KEY (article, start)
) WITHOUT ROWID;
INSERT INTO article_time
  SELECT article, start, end, first_day, last_day, date(first_day * 86400, 'unixepoch'),
    iif(first_day = last_day, 'day', 'month'), 'explicit year', actors
  FROM article_date;
DROP TABLE article_date;
