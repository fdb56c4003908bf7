-- Whose a mention was before actors were merged or split; the same as actor_id where nobody did.
ALTER TABLE mention ADD COLUMN found_id UINTEGER;
ALTER TABLE mention ADD COLUMN found_speaker_id UINTEGER;
ALTER TABLE quote ADD COLUMN found_speaker_id UINTEGER;
UPDATE mention SET found_id = actor_id, found_speaker_id = speaker_id;
UPDATE quote SET found_speaker_id = speaker_id;

-- What persons changed of what was found. Never edited: undoing is noted beside it.
CREATE TABLE correction (
  correction_id  UINTEGER NOT NULL,
  made_at        VARCHAR  NOT NULL,
  made_by        VARCHAR  NOT NULL,
  why            VARCHAR  NOT NULL,
  change         VARCHAR  NOT NULL,   -- JSON
  mentions       UINTEGER NOT NULL,   -- its effect, as it was when it was made
  articles       UINTEGER NOT NULL,
  first_week     VARCHAR,
  last_week      VARCHAR,
  undone_at      VARCHAR,
  settled        BOOLEAN  NOT NULL    -- what is stored shows it
);
CREATE SEQUENCE correction_no;

-- Chances are kept in steps of 2^-20 from now on, so that sums are the same to the last bit in whatever order they are made.
UPDATE mention SET p_neg = round(p_neg * 1048576) / 1048576, p_pos = round(p_pos * 1048576) / 1048576
WHERE p_neg IS NOT NULL;
UPDATE mention SET p_neu = 1 - p_neg - p_pos, sentiment = p_pos - p_neg WHERE p_neg IS NOT NULL;
DELETE FROM article_actor;
INSERT INTO article_actor
SELECT article_id, actor_id, any_value(kind), count(*), count(sentiment),
       coalesce(sum(p_neg), 0), coalesce(sum(p_neu), 0), coalesce(sum(p_pos), 0), coalesce(sum(sentiment), 0),
       count(*) FILTER (NOT in_quote), count(sentiment) FILTER (NOT in_quote),
       coalesce(sum(p_neg) FILTER (NOT in_quote), 0), coalesce(sum(p_neu) FILTER (NOT in_quote), 0),
       coalesce(sum(p_pos) FILTER (NOT in_quote), 0), coalesce(sum(sentiment) FILTER (NOT in_quote), 0),
       any_value(source_id), any_value(story_id), any_value(language), any_value(day), any_value(week), any_value(month)
FROM mention GROUP BY article_id, actor_id ORDER BY article_id, min(mention_no);
