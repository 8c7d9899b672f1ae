-- The library, everything but the originals. Version: PRAGMA user_version, see migrations.py.
-- This file is what a new library gets; every old library, migrated, must come out the same (a test compares).

-- The library's own facts: id, made_at, index_token (what an index must carry to belong to this state).
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- One row for each file under originals/. It is written after the file is durable, so a row without a file is damage.
CREATE TABLE original (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  packing    TEXT NOT NULL CHECK (packing IN ('raw', 'zstd'))
) WITHOUT ROWID;

-- One row for each article; `member` names it inside a container and is empty for a file that is one article.
-- AUTOINCREMENT: an id is never given twice, so that a decision about a purged article cannot point at a new one.
CREATE TABLE article (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  original        TEXT NOT NULL REFERENCES original (sha256),
  member          TEXT NOT NULL DEFAULT '',
  path            TEXT NOT NULL,             -- as given at import, controls written \xNN
  imported_at     TEXT NOT NULL,             -- UTC, ISO 8601
  saved           TEXT,                      -- when the page was saved, if its own header says so
  format          TEXT NOT NULL,
  title           TEXT NOT NULL,
  authors         TEXT NOT NULL,             -- JSON list of names
  source          TEXT,
  domain          TEXT,
  url             TEXT,
  section         TEXT,
  language        TEXT,                      -- ISO 639-1
  direction       TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  published       TEXT,                      -- EDTF: YYYY, YYYY-MM or YYYY-MM-DD; null while unknown
  published_state TEXT NOT NULL CHECK (published_state IN ('stated', 'inferred', 'set', 'unknown')),
  published_basis TEXT NOT NULL,             -- where the date comes from, in words
  updated         TEXT,
  updated_basis   TEXT NOT NULL,
  words_body      INTEGER NOT NULL,
  words_comment   INTEGER NOT NULL,
  comments        INTEGER NOT NULL,
  deleted_at      TEXT,                      -- in the trash since; null for a live article
  starred_at      TEXT,                      -- starred since; a decision
  read_at         TEXT,                      -- read since; a mark that nobody needs to undo
  is_stub         INTEGER NOT NULL DEFAULT 0, -- only its opening was saved; the rest has to be paid for
  content         TEXT NOT NULL DEFAULT '',  -- SHA-256 of the bytes that were read: of the original, or of the member
  size_bytes      INTEGER NOT NULL DEFAULT 0, -- how many that were; 0 where it was imported before this was kept
  described       TEXT NOT NULL DEFAULT '',  -- JSON: what a container or a list of references said of it, '' for nothing
  clean           TEXT NOT NULL DEFAULT '',  -- SHA-256 of clean text, source and date: what has the same is the same article
  run             INTEGER REFERENCES import_run (id), -- the import that brought it
  archived_at     TEXT,                      -- put away since; a decision
  queued_at       TEXT,                      -- in the queue of what is to be read since; a decision
  grade           TEXT NOT NULL DEFAULT '',  -- how credible the user holds what it says to be, 1 to 6, '' for not graded
  UNIQUE (original, member),
  CHECK ((published IS NULL) = (published_state = 'unknown'))
);

-- One row for each import: when, by what, of what.
CREATE TABLE import_run (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at TEXT NOT NULL,                  -- UTC, ISO 8601
  ended_at   TEXT,                           -- null while it runs, and where it was killed
  end_kind   TEXT,                           -- done or stopped
  program    TEXT NOT NULL,                  -- what read the files: version of the program and of its extraction
  paths      TEXT NOT NULL                   -- JSON list of what was asked for, as given, controls written \xNN
);

-- What became of each document of an import, in the order in which it was told.
CREATE TABLE import_item (
  run        INTEGER NOT NULL REFERENCES import_run (id),
  seq        INTEGER NOT NULL,
  event      TEXT NOT NULL,                  -- imported, duplicate, refused, listed
  path       TEXT NOT NULL,
  member     TEXT NOT NULL,
  article    INTEGER,                        -- what it is, or was a duplicate of
  title      TEXT NOT NULL,
  reason     TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,               -- 0 where it was not read
  content    TEXT NOT NULL,                  -- SHA-256 of its bytes, '' where they were not read
  PRIMARY KEY (run, seq)
) WITHOUT ROWID;

-- What bookmarks and lists of references name and nobody has saved yet: the user's to fetch, never ours.
CREATE TABLE wanted (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT NOT NULL UNIQUE,          -- its address without what does not matter, else title, authors and date
  url         TEXT NOT NULL,                 -- '' where it has none
  title       TEXT NOT NULL,
  description TEXT NOT NULL,                 -- JSON: all that was said of it
  path        TEXT NOT NULL,                 -- of the list that names it
  listed_at   TEXT NOT NULL,
  article     INTEGER REFERENCES article (id), -- as which it came in since
  dropped_at  TEXT                           -- not wanted any more since
);

-- Files of watched folders that an import has looked at, as they were then. Another machine knows none of these paths.
CREATE TABLE watched_file (
  path       TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL               -- since 1970
) WITHOUT ROWID;

-- The text of an article, as one extraction read it. A newer extraction adds a version; evidence keeps pointing at its own.
CREATE TABLE article_text (
  article   INTEGER NOT NULL REFERENCES article (id),
  version   INTEGER NOT NULL,
  extractor TEXT NOT NULL,
  text      TEXT NOT NULL,
  blocks    TEXT NOT NULL,                   -- JSON list of blocks: kind, zone, span, level, comment, runs, place in the original
  comments  TEXT NOT NULL,                   -- JSON list of comments: author, dates, depth, reply_to
  sha256    TEXT NOT NULL,                   -- of text, blocks, comments, images: integrity_check cannot see a flipped byte
  images    TEXT NOT NULL DEFAULT '[]',      -- JSON list of the pictures in the original: sha256, type, size, alt, place
  PRIMARY KEY (article, version)
) WITHOUT ROWID;

-- What was found in the newest text of an article, by one state of the annotator. Derived: replaced as a whole, never mended.
CREATE TABLE annotation (
  article   INTEGER PRIMARY KEY REFERENCES article (id),
  version   INTEGER NOT NULL,                -- of the text that was read
  annotator TEXT NOT NULL,
  findings  TEXT NOT NULL,                   -- JSON: mentions, times, forecasts, disputes and places with their spans
  sha256    TEXT NOT NULL,                   -- of findings
  bound_to  TEXT                             -- the publication date on which times and names rest, as in article.published
);

-- The names that the tagger found in a text, whatever the registry says of them: kept, since finding them takes long.
CREATE TABLE article_tagged (
  article INTEGER PRIMARY KEY REFERENCES article (id),
  version INTEGER NOT NULL,                  -- of the text that was read
  tagger  TEXT NOT NULL,                     -- which model
  spans   TEXT NOT NULL,                     -- JSON list of start, end, type, probability
  sha256  TEXT NOT NULL                      -- of spans
);

-- The same by actor, for counting: one row for each actor that an article names outside of its boilerplate.
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

-- The same by place.
CREATE TABLE article_place (
  article      INTEGER NOT NULL REFERENCES article (id),
  place        TEXT NOT NULL,                -- id in the gazetteer
  body         INTEGER NOT NULL,             -- mentions in title, standfirst, body and captions
  comment      INTEGER NOT NULL,
  is_suggested INTEGER NOT NULL,             -- 1 if nothing but suggestions name it
  names        TEXT NOT NULL,                -- JSON: how often it is named how, {"Halep": 2}
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- The same by time, for the timeline.
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

-- Sentences about the time to come, and comments that contradict a sentence they repeat: the same again, for listing them.
CREATE TABLE article_forecast (
  article         INTEGER NOT NULL REFERENCES article (id),
  start           INTEGER NOT NULL,          -- of the sentence, in code points
  end             INTEGER NOT NULL,
  cue_start       INTEGER NOT NULL,
  cue_end         INTEGER NOT NULL,
  hedge           TEXT NOT NULL,             -- the words that say how probable it is, as written
  band            TEXT NOT NULL,             -- of ICD 203: "likely"; "possible" and "none" have no number
  condition_start INTEGER,                   -- the clause on which it hangs
  condition_end   INTEGER,
  holder          TEXT NOT NULL,             -- author, speaker or commenter
  holder_name     TEXT NOT NULL,             -- how the speaker or commenter is called, "" where nobody is
  holder_actor    TEXT,                      -- id in the registry
  due_first       INTEGER,                   -- days from 1970-01-01, null where no time was said
  due_last        INTEGER,
  is_negated      INTEGER NOT NULL,
  is_waiting      INTEGER NOT NULL,          -- 1 if a time was said that waits for the publication date
  zone            TEXT NOT NULL,
  sentence        TEXT NOT NULL,
  PRIMARY KEY (article, start)
) WITHOUT ROWID;
CREATE TABLE article_dispute (
  article     INTEGER NOT NULL REFERENCES article (id),
  comment     INTEGER NOT NULL,              -- its number in the article, from 0
  quote_start INTEGER NOT NULL,              -- where the comment repeats the sentence
  quote_end   INTEGER NOT NULL,
  claim_start INTEGER NOT NULL,              -- where the sentence stands
  claim_end   INTEGER NOT NULL,
  cue_start   INTEGER NOT NULL,              -- what contradicts
  cue_end     INTEGER NOT NULL,
  reply_start INTEGER NOT NULL,
  reply_end   INTEGER NOT NULL,
  cue         TEXT NOT NULL,                 -- denial, negation or retort
  author      TEXT NOT NULL,                 -- of the comment, "" where it has none
  claim       TEXT NOT NULL,
  reply       TEXT NOT NULL,                 -- its beginning
  PRIMARY KEY (article, quote_start)
) WITHOUT ROWID;

-- Sentences that say when something happened or will happen: the same again, for listing them and for what several articles tell of.
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

-- What the user says of events that several articles seem to tell of: that they are one, or that they are not. Each is found by its
-- evidence in a text that is read anew.
CREATE TABLE event_group (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the event, given when something was decided about it first
  grp      TEXT NOT NULL,                    -- what all that belong together share
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  verdict  TEXT NOT NULL,                    -- one, apart
  PRIMARY KEY (article, key, grp)
) WITHOUT ROWID;

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

-- What the user says became of a forecast; one that has no row is open. It is found by its evidence in a text that is read anew.
CREATE TABLE forecast_status (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the forecast, given when something was decided about it first
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  status   TEXT NOT NULL,                    -- came-true, did-not, unclear, condition-not-met
  PRIMARY KEY (article, key)
) WITHOUT ROWID;

-- What the user says of the zone of single blocks. Each is found by its evidence in a text that is read anew.
CREATE TABLE zone_ruling (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the block, given when something was decided about it first
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  zone     TEXT NOT NULL,
  PRIMARY KEY (article, key)
) WITHOUT ROWID;

-- The same for all articles of a source: blocks of these words, digits aside, are of this zone.
CREATE TABLE zone_rule (
  source TEXT NOT NULL,                      -- domain of the articles, or the name of their source where they have none
  words  TEXT NOT NULL,                      -- folded, each digit a 0
  zone   TEXT NOT NULL,
  PRIMARY KEY (source, words)
) WITHOUT ROWID;

-- Blocks of texts that rulings and rules have moved into another zone, with the zone that the extraction gave them.
CREATE TABLE zone_change (
  article INTEGER NOT NULL REFERENCES article (id),
  version INTEGER NOT NULL,                  -- of the text
  start   INTEGER NOT NULL,                  -- of the block, in code points
  zone    TEXT NOT NULL,
  comment INTEGER,                           -- number of its comment
  PRIMARY KEY (article, version, start)
) WITHOUT ROWID;

-- What is kept of the newest text of an article so that its copies are found. Derived.
CREATE TABLE article_signature (
  article   INTEGER PRIMARY KEY REFERENCES article (id),
  version   INTEGER NOT NULL,                -- of the text that was read
  scheme    TEXT NOT NULL,                   -- by which rules it was made
  words     INTEGER NOT NULL,                -- of title, standfirst and body
  address   INTEGER NOT NULL,                -- a hash of its address without what does not matter, 0 for none
  signature BLOB NOT NULL                    -- eight numbers of 64 bits, then a sample of its shingles of 32 bits each, ascending (copies/signatures.py)
);

-- Articles that have a signature and whose copies are yet to be looked for.
CREATE TABLE copy_outbox (
  article INTEGER PRIMARY KEY
);

-- Pairs of articles that are copies or revisions of each other, the smaller number first. Derived.
CREATE TABLE article_copy (
  article   INTEGER NOT NULL REFERENCES article (id),
  other     INTEGER NOT NULL REFERENCES article (id),
  kind      TEXT NOT NULL,                   -- revision, saved-again, copy, duplicate
  contained REAL NOT NULL,                   -- how much of the shorter stands in the longer, by weight
  alike     REAL NOT NULL,                   -- how much of both together is common, by weight
  PRIMARY KEY (article, other)
) WITHOUT ROWID;

-- What the user says of two articles: that they are copies, or that they are not. The other one is told by its original, for numbers are given anew.
CREATE TABLE copy_verdict (
  article  INTEGER NOT NULL REFERENCES article (id),
  original TEXT NOT NULL,
  member   TEXT NOT NULL,
  verdict  TEXT NOT NULL,                    -- copy, apart
  PRIMARY KEY (article, original, member)
) WITHOUT ROWID;

-- The user's tags. A tag is its name, as it was typed first; one that no article has does not exist.
CREATE TABLE article_tag (
  article INTEGER NOT NULL REFERENCES article (id),
  tag     TEXT NOT NULL,
  PRIMARY KEY (article, tag)
) WITHOUT ROWID;

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

-- Searches that the user keeps; an alert counts what has come in since the user looked.
CREATE TABLE saved_search (
  name     TEXT PRIMARY KEY,
  query    TEXT NOT NULL,
  sort     TEXT,                             -- null: what suits the query
  saved_at TEXT NOT NULL,
  is_alert INTEGER NOT NULL CHECK (is_alert IN (0, 1)),
  seen     INTEGER NOT NULL,                 -- articles up to this number were there at the last look; a mark
  seen_at  TEXT NOT NULL                     -- when that was
) WITHOUT ROWID;

-- Every act of the user's, written in the transaction that applies it. Undo appends a row, nothing is ever rewritten.
CREATE TABLE decision (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,
  kind   TEXT NOT NULL,
  target TEXT NOT NULL,                      -- "article:7", "tag:Cuba", "search:Convoys"
  before TEXT NOT NULL,                      -- JSON
  after  TEXT NOT NULL,                      -- JSON
  undoes INTEGER REFERENCES decision (seq),
  step   INTEGER                             -- seq of the first of those that were one act, and are taken back as one
);

-- What a decision about a tag changed, article by article: null before where it had no such tag, null after where it lost it.
CREATE TABLE tag_change (
  decision INTEGER NOT NULL REFERENCES decision (seq),
  article  INTEGER NOT NULL REFERENCES article (id),
  before   TEXT,
  after    TEXT,
  PRIMARY KEY (decision, article)
) WITHOUT ROWID;

-- What the index has yet to take in. Rows leave only after the index has made them durable.
CREATE TABLE outbox (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL
);

CREATE INDEX article_by_date ON article (published, id);
CREATE INDEX article_by_content ON article (content);
CREATE INDEX article_by_clean ON article (clean);
CREATE INDEX article_by_run ON article (run);
CREATE INDEX import_item_by_article ON import_item (article) WHERE article IS NOT NULL;
CREATE INDEX wanted_by_article ON wanted (article) WHERE article IS NOT NULL;
CREATE INDEX article_starred ON article (id) WHERE starred_at IS NOT NULL;
CREATE INDEX article_read ON article (id) WHERE read_at IS NOT NULL;
CREATE INDEX article_archived ON article (id) WHERE archived_at IS NOT NULL;
CREATE INDEX article_queued ON article (id) WHERE queued_at IS NOT NULL;
CREATE INDEX article_deleted ON article (id) WHERE deleted_at IS NOT NULL;
CREATE INDEX article_actor_by_actor ON article_actor (actor);
CREATE INDEX article_place_by_place ON article_place (place);
CREATE INDEX actor_card_by_merged ON actor_card (merged) WHERE merged IS NOT NULL;
CREATE INDEX relation_verdict_by_agent ON relation_verdict (agent);
CREATE INDEX relation_verdict_by_patient ON relation_verdict (patient);
CREATE INDEX article_forecast_by_due ON article_forecast (due_last) WHERE due_last IS NOT NULL;
CREATE INDEX event_group_by_group ON event_group (grp);
CREATE INDEX decision_by_target ON decision (target);
CREATE INDEX decision_by_undone ON decision (undoes);
CREATE INDEX decision_by_step ON decision (step) WHERE step IS NOT NULL;
CREATE INDEX article_tag_by_tag ON article_tag (tag);
CREATE INDEX tag_change_by_article ON tag_change (article);
CREATE INDEX article_copy_by_other ON article_copy (other);
CREATE INDEX mark_by_kind ON mark (kind);
CREATE INDEX copy_verdict_by_original ON copy_verdict (original);
CREATE INDEX article_signature_by_address ON article_signature (address) WHERE address <> 0;
