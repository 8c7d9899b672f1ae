-- Sentences about the time to come and disputes are found too, and the user says what became of a forecast. What was found before is
-- found anew; whom an article names and when is kept until then.
DELETE FROM annotation;
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
CREATE TABLE forecast_status (
  article  INTEGER NOT NULL REFERENCES article (id),
  key      TEXT NOT NULL,                    -- of the forecast, given when something was decided about it first
  evidence TEXT NOT NULL,                    -- JSON: original, text version, span, quote, prefix, suffix
  status   TEXT NOT NULL,                    -- came-true, did-not, unclear, condition-not-met
  PRIMARY KEY (article, key)
) WITHOUT ROWID;
CREATE INDEX article_forecast_by_due ON article_forecast (due_last) WHERE due_last IS NOT NULL;
