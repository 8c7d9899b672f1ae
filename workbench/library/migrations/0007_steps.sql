-- One act of the user's about many articles is a step of as many decisions, taken back as one.
ALTER TABLE decision ADD COLUMN step INTEGER;
CREATE INDEX decision_by_step ON decision (step) WHERE step IS NOT NULL;
