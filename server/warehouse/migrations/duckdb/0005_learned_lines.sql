-- Lines at the beginning and end of texts: what is learned from. `line` is 16 hex digits of the zone and the masked line.
CREATE TABLE edge_line (
  article_id  UINTEGER NOT NULL,
  source_id   UINTEGER NOT NULL,
  line        VARCHAR  NOT NULL,
  cut         BOOLEAN  NOT NULL     -- was known as furniture when the article was last read
);

-- Lines that so many stories of a source share that they are furniture of the house; a person may keep one.
CREATE TABLE learned_line (
  id          VARCHAR  NOT NULL,    -- 16 hex digits, the name outside
  source_id   UINTEGER NOT NULL,
  line        VARCHAR  NOT NULL,
  zone        VARCHAR  NOT NULL,
  sample      VARCHAR  NOT NULL,    -- the line as one article has it
  stories     UINTEGER NOT NULL,    -- that had it when it was learned
  learned_at  VARCHAR  NOT NULL,
  cut         BOOLEAN  NOT NULL,
  decided_at  VARCHAR               -- when a person said so
);

-- What a page tells besides and nothing counts: section, authors, how its date was found. JSON.
ALTER TABLE article_text ADD COLUMN details VARCHAR DEFAULT '{}';
