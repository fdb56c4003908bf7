-- The chances that persons set, apart: what a scorer gets wrong is undone in the others alone.
ALTER TABLE article_actor ADD COLUMN told_neg DOUBLE DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN told_neu DOUBLE DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN told_pos DOUBLE DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN told_neg_reporter DOUBLE DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN told_neu_reporter DOUBLE DEFAULT 0;
ALTER TABLE article_actor ADD COLUMN told_pos_reporter DOUBLE DEFAULT 0;
UPDATE article_actor SET told_neg = t.neg, told_neu = t.neu, told_pos = t.pos,
       told_neg_reporter = t.neg_reporter, told_neu_reporter = t.neu_reporter, told_pos_reporter = t.pos_reporter
FROM (SELECT article_id, actor_id, sum(p_neg) AS neg, sum(p_neu) AS neu, sum(p_pos) AS pos,
             coalesce(sum(p_neg) FILTER (NOT in_quote), 0) AS neg_reporter, coalesce(sum(p_neu) FILTER (NOT in_quote), 0) AS neu_reporter,
             coalesce(sum(p_pos) FILTER (NOT in_quote), 0) AS pos_reporter
      FROM mention WHERE scorer = 'correction' AND p_neg IS NOT NULL AND via NOT IN ('demonym', 'metonym', 'pronoun')
      GROUP BY article_id, actor_id) AS t
WHERE article_actor.article_id = t.article_id AND article_actor.actor_id = t.actor_id;

-- Words of the kept text, and those of them that the lexicon counts as positive and negative; null where no lexicon reads the language.
ALTER TABLE article ADD COLUMN words UINTEGER;
ALTER TABLE article ADD COLUMN words_pos UINTEGER;
ALTER TABLE article ADD COLUMN words_neg UINTEGER;
