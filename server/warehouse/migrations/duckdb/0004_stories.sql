-- By what an article is found when another is compared with it: a sample of the shingles of its text.
CREATE TABLE shingle (
  hash        UINTEGER NOT NULL,
  article_id  UINTEGER NOT NULL,
  source_id   UINTEGER NOT NULL,
  day         DATE     NOT NULL,
  size        UINTEGER NOT NULL    -- how many shingles the sample has
);

-- Articles that belong to one story, each pair in both directions.
CREATE TABLE alike (
  one          UINTEGER NOT NULL,
  other        UINTEGER NOT NULL,
  resemblance  DOUBLE   NOT NULL
);

-- A story is now told by likeness, not by one hash.
ALTER TABLE article DROP COLUMN story_hash;
