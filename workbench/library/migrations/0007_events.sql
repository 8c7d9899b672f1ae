-- Places and events are found in texts, too, and one act of the user's about many articles is a step of as many decisions. What was found before is found anew; whom an article names and when is kept until then.
DELETE FROM annotation;
CREATE TABLE article_place (
  article      INTEGER NOT NULL REFERENCES article (id),
  place        TEXT NOT NULL,                -- id in the gazetteer
  body         INTEGER NOT NULL,             -- mentions in title, standfirst, body and captions
  comment      INTEGER NOT NULL,
  is_suggested INTEGER NOT NULL,             -- 1 if nothing but suggestions name it
  names        TEXT NOT NULL,                -- JSON: how often it is named how, {"Halep": 2}
  PRIMARY KEY (article, place)
) WITHOUT ROWID;
CREATE TABLE kept_time AS SELECT * FROM article_time;
DROP TABLE article_time;
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
  places    TEXT NOT NULL,                   -- the same of the places that are sure
  PRIMARY KEY (article, start)
) WITHOUT ROWID;
INSERT INTO article_time
  SELECT article, start, end, first_day, last_day, edtf, precision, basis, actors, '[]' FROM kept_time;
DROP TABLE kept_time;
CREATE INDEX article_place_by_place ON article_place (place);
CREATE TABLE article_event (
  article    INTEGER NOT NULL REFERENCES article (id),
  start      INTEGER NOT NULL,               -- of the sentence, in code points
  end        INTEGER NOT NULL,
  time       INTEGER NOT NULL,               -- where its time stands
  first_day  INTEGER,                        -- from 1970-01-01; without both, it waits for the publication date
  last_day   INTEGER,
  edtf       TEXT NOT NULL,
  kind       TEXT NOT NULL,                  -- reported, planned, forecast or background
  is_negated INTEGER NOT NULL,
  is_hedged  INTEGER NOT NULL,
  zone       TEXT NOT NULL,
  comment    INTEGER,                        -- its number in the article, from 0
  actors     TEXT NOT NULL,                  -- JSON list of the actors named in it, by id
  places     TEXT NOT NULL,                  -- the same of the places that are sure
  words      BLOB NOT NULL,                  -- CRC-32 of the stems of its content words, sorted
  PRIMARY KEY (article, start)
) WITHOUT ROWID;
CREATE TABLE event_group (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the event, given when something was decided about it first
  grp      TEXT NOT NULL,                    -- what all that belong together share
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  verdict  TEXT NOT NULL,                    -- one, apart
  PRIMARY KEY (article, key, grp)
) WITHOUT ROWID;
CREATE INDEX event_group_by_group ON event_group (grp);
ALTER TABLE decision ADD COLUMN step INTEGER;
CREATE INDEX decision_by_step ON decision (step) WHERE step IS NOT NULL;
