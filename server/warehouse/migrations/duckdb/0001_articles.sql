-- Who published. `slug` is the outside name, `source_id` the inside one.
CREATE TABLE source (
  source_id  UINTEGER NOT NULL,
  slug       VARCHAR  NOT NULL,
  name       VARCHAR  NOT NULL
);

-- One cleaned text of one source, its latest wording. No unique index: one writer, an anti join.
CREATE TABLE article (
  article_id    UINTEGER NOT NULL,
  id            VARCHAR  NOT NULL,   -- 16 hex digits of the key: canonical URL, or source and text
  text_hash     VARCHAR  NOT NULL,   -- equal at the same key: nothing new
  story_id      UINTEGER NOT NULL,   -- article_id of the first article with the same folded text
  story_hash    VARCHAR  NOT NULL,
  source_id     UINTEGER NOT NULL,
  url           VARCHAR,
  title         VARCHAR,
  author        VARCHAR,
  language      VARCHAR,
  published_at  VARCHAR,             -- instant in UTC where one is known; a date without a time has none
  day           DATE,                -- NULL when the text gives no trustworthy date
  week          DATE,                -- Monday of its ISO week
  month         DATE,                -- first day of its month
  date_basis    VARCHAR,
  date_problem  VARCHAR,
  sentences     UINTEGER NOT NULL,
  mentions      UINTEGER NOT NULL,
  actors        UINTEGER NOT NULL,
  revision_no   UINTEGER NOT NULL,
  batch_no      UINTEGER NOT NULL
);

-- The text apart from the facts: it fills the disk, and no counting question reads it.
CREATE TABLE article_text (
  article_id  UINTEGER NOT NULL,
  body        VARCHAR  NOT NULL,
  removed     VARCHAR  NOT NULL      -- JSON list of {text, rule}
);

-- Wordings that were replaced by a later one.
CREATE TABLE revision (
  article_id   UINTEGER NOT NULL,
  revision_no  UINTEGER NOT NULL,
  title        VARCHAR,
  body         VARCHAR  NOT NULL,
  batch_no     UINTEGER NOT NULL     -- the batch that brought this wording
);

CREATE TABLE sentence (
  article_id   UINTEGER NOT NULL,
  sentence_no  UINTEGER NOT NULL,   -- 0 is the title
  starts_at    UINTEGER NOT NULL,    -- UTF-16 units into the body (the title for 0)
  ends_at      UINTEGER NOT NULL,
  text         VARCHAR  NOT NULL
);
