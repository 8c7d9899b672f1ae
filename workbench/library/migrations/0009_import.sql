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
