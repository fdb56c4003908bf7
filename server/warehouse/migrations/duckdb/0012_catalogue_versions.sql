-- Catalogues as they were shipped or imported. One is active: history is read by it. One may be waiting to be read by.
CREATE TABLE catalogue_version (
  version_no    UINTEGER NOT NULL,
  state         VARCHAR  NOT NULL,   -- waiting, active, past
  origin        VARCHAR  NOT NULL,   -- shipped, imported
  hash          VARCHAR  NOT NULL,   -- of the content
  made_at       VARCHAR  NOT NULL,
  made_by       VARCHAR  NOT NULL,
  why           VARCHAR  NOT NULL,
  activated_at  VARCHAR,             -- NULL when nothing was ever read by it
  counts        VARCHAR  NOT NULL,   -- JSON: actors by kind, titles
  content       VARCHAR  NOT NULL    -- the whole catalogue: JSON, deflated, in base64
);
CREATE SEQUENCE catalogue_version_no;

-- What articles were read by: a catalogue, a scorer, our own rules.
CREATE TABLE reading (
  reading_no  UINTEGER NOT NULL,
  catalogue   VARCHAR  NOT NULL,     -- hash
  scorer      VARCHAR  NOT NULL,
  rules       VARCHAR  NOT NULL
);

-- By which reading each article was read last, and the batch that wrote what was read.
CREATE TABLE read_by (
  article_id  UINTEGER NOT NULL,
  reading_no  UINTEGER NOT NULL,
  load_no     UINTEGER NOT NULL
);
-- What older databases were read by was not noted: by no reading that is known.
INSERT INTO read_by SELECT article_id, 0, 0 FROM article;

-- Numbers of actors that are not in the active catalogue: of earlier ones, and of one that history is being read by.
CREATE TABLE actor_number (
  actor_id  UINTEGER NOT NULL,
  slug      VARCHAR  NOT NULL
);

-- History read anew: what by, and how it ended. What is read stands in tables beside (next_…) until all of it is there.
CREATE TABLE analysis (
  analysis_no      UINTEGER NOT NULL,
  version_no       UINTEGER NOT NULL,
  reading_no       UINTEGER NOT NULL,
  basis            VARCHAR  NOT NULL,   -- all else that the tables beside hang on; with another basis they are begun again
  state            VARCHAR  NOT NULL,   -- running, ended, cancelled
  started_at       VARCHAR  NOT NULL,
  ended_at         VARCHAR,
  articles         UINTEGER,
  mentions_before  UINTEGER,
  mentions_after   UINTEGER,
  seconds          DOUBLE
);
