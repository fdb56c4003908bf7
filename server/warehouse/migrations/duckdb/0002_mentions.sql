-- The catalogue's actors; an actor_id once given is never given again.
CREATE TABLE actor (
  actor_id  UINTEGER NOT NULL,
  slug      VARCHAR  NOT NULL,
  name      VARCHAR  NOT NULL,
  kind      VARCHAR  NOT NULL,
  wikidata  VARCHAR
);

CREATE TABLE mention (
  article_id   UINTEGER  NOT NULL,
  mention_no   UINTEGER NOT NULL,
  sentence_no  UINTEGER NOT NULL,
  actor_id     UINTEGER  NOT NULL,
  kind         VARCHAR   NOT NULL,
  surface      VARCHAR   NOT NULL,   -- the words as printed: "the top diplomat of the US"
  via          VARCHAR   NOT NULL,   -- the rule that resolved it
  starts_at    UINTEGER  NOT NULL,   -- the span in its sentence, UTF-16 units
  ends_at      UINTEGER  NOT NULL,
  p_neg        DOUBLE, p_neu DOUBLE, p_pos DOUBLE,
  sentiment    DOUBLE,               -- p_pos - p_neg; NULL with all three when nothing could score it
  reasons      VARCHAR,              -- the words that made the tone: "praised+3; threat-2"
  scorer       VARCHAR,              -- name and version of what scored it
  in_quote     BOOLEAN   NOT NULL,
  speaker_id   UINTEGER,             -- who says it, when in_quote and known
  source_id    UINTEGER  NOT NULL,   -- from here on copied from the article: no joins of big tables
  story_id     UINTEGER  NOT NULL,
  language     VARCHAR,
  day          DATE, week DATE, month DATE
);

-- One row an article and actor: what most questions read. Sums are over scored mentions.
CREATE TABLE article_actor (
  article_id         UINTEGER NOT NULL,
  actor_id           UINTEGER NOT NULL,
  kind               VARCHAR  NOT NULL,
  mentions           UINTEGER NOT NULL,
  scored             UINTEGER NOT NULL,
  p_neg              DOUBLE NOT NULL, p_neu DOUBLE NOT NULL, p_pos DOUBLE NOT NULL,
  sentiment          DOUBLE NOT NULL,
  mentions_reporter  UINTEGER NOT NULL,  -- outside direct quotes
  scored_reporter    UINTEGER NOT NULL,
  p_neg_reporter     DOUBLE NOT NULL, p_neu_reporter DOUBLE NOT NULL, p_pos_reporter DOUBLE NOT NULL,
  sentiment_reporter DOUBLE NOT NULL,
  source_id          UINTEGER NOT NULL,
  story_id           UINTEGER NOT NULL,
  language           VARCHAR,
  day                DATE, week DATE, month DATE
);

-- Quotes with their speaker, when known.
CREATE TABLE quote (
  article_id   UINTEGER  NOT NULL,
  quote_no     UINTEGER NOT NULL,
  sentence_no  UINTEGER NOT NULL,
  starts_at    UINTEGER  NOT NULL,   -- into the body
  ends_at      UINTEGER  NOT NULL,
  kind         VARCHAR   NOT NULL,
  speaker_id   UINTEGER
);

-- Written forms that fit several actors: nobody's mention, but seen and counted in a note.
CREATE TABLE unresolved (
  article_id   UINTEGER  NOT NULL,
  sentence_no  UINTEGER NOT NULL,
  starts_at    UINTEGER  NOT NULL,
  ends_at      UINTEGER  NOT NULL,
  surface      VARCHAR   NOT NULL,
  candidates   VARCHAR   NOT NULL,   -- slugs, joined by a comma
  source_id    UINTEGER  NOT NULL,
  day          DATE
);
