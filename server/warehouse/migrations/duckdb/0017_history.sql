-- From which snapshot a row holds; past_… has the rows that hold no more, until which snapshot they did. What was stored before is
-- known from the beginning of history on, which stands in the settings.
ALTER TABLE source ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE actor ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE article ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE read_by ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE article_text ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE sentence ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE mention ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE quote ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE unresolved ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE checked ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE unknown_name ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE revision ADD COLUMN since UINTEGER DEFAULT 0;
ALTER TABLE alike ADD COLUMN since UINTEGER DEFAULT 0;

CREATE TABLE past_source AS SELECT *, CAST(0 AS UINTEGER) AS until FROM source WHERE FALSE;
CREATE TABLE past_actor AS SELECT *, CAST(0 AS UINTEGER) AS until FROM actor WHERE FALSE;
CREATE TABLE past_article AS SELECT *, CAST(0 AS UINTEGER) AS until FROM article WHERE FALSE;
CREATE TABLE past_read_by AS SELECT *, CAST(0 AS UINTEGER) AS until FROM read_by WHERE FALSE;
CREATE TABLE past_article_text AS SELECT *, CAST(0 AS UINTEGER) AS until FROM article_text WHERE FALSE;
CREATE TABLE past_sentence AS SELECT *, CAST(0 AS UINTEGER) AS until FROM sentence WHERE FALSE;
CREATE TABLE past_mention AS SELECT *, CAST(0 AS UINTEGER) AS until FROM mention WHERE FALSE;
CREATE TABLE past_article_actor AS SELECT *, CAST(0 AS UINTEGER) AS until FROM article_actor WHERE FALSE;
CREATE TABLE past_quote AS SELECT *, CAST(0 AS UINTEGER) AS until FROM quote WHERE FALSE;
CREATE TABLE past_unresolved AS SELECT *, CAST(0 AS UINTEGER) AS until FROM unresolved WHERE FALSE;
CREATE TABLE past_checked AS SELECT *, CAST(0 AS UINTEGER) AS until FROM checked WHERE FALSE;
CREATE TABLE past_unknown_name AS SELECT *, CAST(0 AS UINTEGER) AS until FROM unknown_name WHERE FALSE;
CREATE TABLE past_revision AS SELECT *, CAST(0 AS UINTEGER) AS until FROM revision WHERE FALSE;
CREATE TABLE past_alike AS SELECT *, CAST(0 AS UINTEGER) AS until FROM alike WHERE FALSE;

-- What made a snapshot: articles, lines, correction, analysis, catalogue, settings. NULL in those from before history was kept.
ALTER TABLE batch ADD COLUMN made_by VARCHAR;
ALTER TABLE batch ADD COLUMN correction_id UINTEGER;
-- The snapshot that a run ended at, and those from which a correction holds, and no more.
ALTER TABLE run ADD COLUMN ended_no UINTEGER;
ALTER TABLE correction ADD COLUMN since UINTEGER;
ALTER TABLE correction ADD COLUMN until UINTEGER;
UPDATE run SET ended_no = (SELECT coalesce(max(batch_no), 0) FROM batch) WHERE ended_at IS NOT NULL;
UPDATE correction SET since = 0 WHERE settled;
UPDATE correction SET until = 0 WHERE settled AND undone_at IS NOT NULL;
INSERT INTO setting SELECT 'history_from', CAST(coalesce(max(batch_no), 0) AS VARCHAR) FROM batch;

-- Everything besides articles that can change a number, from which snapshot on: zone, rules, scorer, catalogue. JSON.
CREATE TABLE snapshot_setting (
  since    UINTEGER NOT NULL,
  name     VARCHAR  NOT NULL,   -- 8 hex digits, the second half of a snapshot's name
  content  VARCHAR  NOT NULL
);
