-- The words of texts, for searching. A wording is one text of one article (title and body); its number is never given twice, so
-- that what is kept under it may outlive it. Only the wordings in this table are searched: the latest of each article.
CREATE SEQUENCE wording_no;
CREATE TABLE wording (
  wording_no  UINTEGER NOT NULL,
  article_id  UINTEGER NOT NULL,
  hash        VARCHAR  NOT NULL,     -- of title and body: the same text is not cut into words again
  words       UINTEGER NOT NULL,
  since       UINTEGER NOT NULL      -- the snapshot from which it holds
);
CREATE TABLE past_wording AS SELECT *, CAST(0 AS UINTEGER) AS until FROM wording WHERE FALSE;

-- Where each word stands: one row for each word of a run, with the wordings and places side by side in two lists. Words of the
-- body count from 0; those of the title have places below -1000, so that nothing is near in both.
-- Runs are sorted by word; few and long ones, so that looking a word up reads little.
CREATE TABLE posting (
  run_no     UINTEGER   NOT NULL,
  head       BIGINT     NOT NULL,    -- the first six bytes of the word as a number, in the order of words: compared ten times as fast
  word       VARCHAR    NOT NULL,
  wordings   UINTEGER[] NOT NULL,
  positions  INTEGER[]  NOT NULL
);
-- What came last, a run for each batch, until it is merged into the ones above.
CREATE TABLE fresh_posting (
  run_no     UINTEGER   NOT NULL,
  head       BIGINT     NOT NULL,
  word       VARCHAR    NOT NULL,
  wordings   UINTEGER[] NOT NULL,
  positions  INTEGER[]  NOT NULL
);
CREATE VIEW word_posting AS
SELECT head, word, wordings, positions FROM posting UNION ALL SELECT head, word, wordings, positions FROM fresh_posting;
