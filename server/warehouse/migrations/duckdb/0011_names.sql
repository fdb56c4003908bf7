-- Names in articles that no catalogue knows. What is counted of them is joined from the article: day, source, story.
CREATE TABLE unknown_name (
  article_id   UINTEGER NOT NULL,
  sentence_no  UINTEGER NOT NULL,
  starts_at    UINTEGER NOT NULL,    -- UTF-16 units into the sentence
  ends_at      UINTEGER NOT NULL,
  name         VARCHAR  NOT NULL,    -- the longest form that the article has of it, without 's
  surface      VARCHAR  NOT NULL,    -- as printed
  kind         VARCHAR  NOT NULL
);
