-- Documents within containers, what was said of them, and a record of each import.
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

-- Files of watched folders that an import has looked at, as they were then. Another machine knows none of these paths.
CREATE TABLE watched_file (
  path       TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL               -- since 1970
) WITHOUT ROWID;

ALTER TABLE article ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN described TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN clean TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN run INTEGER REFERENCES import_run (id);
UPDATE article SET content = original, size_bytes = (SELECT size_bytes FROM original WHERE sha256 = original);
CREATE INDEX article_by_content ON article (content);
CREATE INDEX article_by_clean ON article (clean);
CREATE INDEX article_by_run ON article (run);
CREATE INDEX import_item_by_article ON import_item (article) WHERE article IS NOT NULL;
CREATE INDEX wanted_by_article ON wanted (article) WHERE article IS NOT NULL;

-- Copies and revisions.
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
CREATE INDEX article_copy_by_other ON article_copy (other);
CREATE INDEX copy_verdict_by_original ON copy_verdict (original);
CREATE INDEX article_signature_by_address ON article_signature (address) WHERE address <> 0;
