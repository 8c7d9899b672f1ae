-- The user's own registry of actors, what is said of relations between them, and what the tagger found. Of each actor it is kept which sentences
-- name it: what was found before is found anew; whom an article names and when is kept until then.
DELETE FROM annotation;
CREATE TABLE kept_actor AS SELECT * FROM article_actor;
DROP TABLE article_actor;
CREATE TABLE article_actor (
  article      INTEGER NOT NULL REFERENCES article (id),
  actor        TEXT NOT NULL,                -- id in the registry
  body         INTEGER NOT NULL,             -- mentions in title, standfirst, body and captions
  comment      INTEGER NOT NULL,
  quoted       INTEGER NOT NULL,             -- of those in body, how many stand in a quotation
  is_suggested INTEGER NOT NULL,             -- 1 if nothing but suggestions name it
  names        TEXT NOT NULL,                -- JSON: how often it is named how, {"Ankara": 2}
  sentences    TEXT NOT NULL,                -- where the sentences begin that name it, in code points, parted by commas
  PRIMARY KEY (article, actor)
) WITHOUT ROWID;
INSERT INTO article_actor SELECT article, actor, body, comment, 0, is_suggested, names, '' FROM kept_actor;
DROP TABLE kept_actor;
CREATE INDEX article_actor_by_actor ON article_actor (actor);
-- The names that the tagger found in a text, whatever the registry says of them: kept, since finding them takes long.
CREATE TABLE article_tagged (
  article INTEGER PRIMARY KEY REFERENCES article (id),
  version INTEGER NOT NULL,                  -- of the text that was read
  tagger  TEXT NOT NULL,                     -- which model
  spans   TEXT NOT NULL,                     -- JSON list of start, end, type, probability
  sha256  TEXT NOT NULL                      -- of spans
);

-- What the user says of actors, one row for each of whom anything was said. Null: as the registry has it.
CREATE TABLE actor_card (
  actor      TEXT PRIMARY KEY,               -- id: of the registry, of a name that it does not have, or of the user's own ("own:…")
  name       TEXT,                           -- what it is called
  kind       TEXT,                           -- state, armed, organisation, person or place
  part_of    TEXT,                           -- id of its whole, "" for none
  merged     TEXT,                           -- id of the actor that it is one with
  verdict    TEXT,                           -- confirmed, or none: it is no actor
  watched_at TEXT,                           -- watched since
  hidden_at  TEXT,                           -- left out of panels since
  note       TEXT
) WITHOUT ROWID;

-- Names that the user gives: wherever one stands, it names this actor, and nobody where that is "".
CREATE TABLE actor_name (
  name  TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind  TEXT NOT NULL,                       -- same, abbreviation, metonym …
  first TEXT NOT NULL,                       -- EDTF: valid from, "" without bound
  last  TEXT NOT NULL,
  PRIMARY KEY (name, actor)
) WITHOUT ROWID;

-- Two of whom it is asked whether they are one, the smaller id first: open, or apart for good.
CREATE TABLE actor_pair (
  one     TEXT NOT NULL,
  other   TEXT NOT NULL,
  verdict TEXT NOT NULL,                     -- open, apart
  PRIMARY KEY (one, other)
) WITHOUT ROWID;

-- Single mentions that name somebody else than was found, or nobody (""). Each is found by its evidence in a text that is read anew.
CREATE TABLE mention_ruling (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the mention, given when something was decided about it first
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  actor    TEXT NOT NULL,
  PRIMARY KEY (article, key)
) WITHOUT ROWID;

-- Names whose articles have yet to be counted anew since the user changed whom they name, and single articles of that kind.
CREATE TABLE renamed (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT,                              -- every article that has it, or
  article INTEGER                            -- this one
);

-- What the user says of a sentence that names two actors: whether it tells of a relation between them, and of which.
CREATE TABLE relation_verdict (
  article   INTEGER NOT NULL REFERENCES article (id),
  key       TEXT NOT NULL,                   -- of sentence and pair, given when something was decided about it first
  evidence  TEXT NOT NULL,                   -- JSON: original, text version, span, quote, prefix, suffix
  agent     TEXT NOT NULL,                   -- id of who does it
  patient   TEXT NOT NULL,                   -- id of whom it is done to
  relation  TEXT NOT NULL,                   -- cooperation, conflict, talk, unclear
  direction TEXT NOT NULL,                   -- forth, from agent to patient, or none: both do it
  verdict   TEXT NOT NULL,                   -- confirmed, rejected
  PRIMARY KEY (article, key)
) WITHOUT ROWID;
CREATE INDEX actor_card_by_merged ON actor_card (merged) WHERE merged IS NOT NULL;
CREATE INDEX relation_verdict_by_agent ON relation_verdict (agent);
CREATE INDEX relation_verdict_by_patient ON relation_verdict (patient);
