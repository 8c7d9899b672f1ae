-- Blocks say where in the original they stood: an older program would take them for damaged. What is there stays as it is.
ALTER TABLE article ADD COLUMN is_stub INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_text ADD COLUMN images TEXT NOT NULL DEFAULT '[]';
