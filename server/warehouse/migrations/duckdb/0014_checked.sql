-- Mentions as they were found, which persons looked at: right where the mention stands as it was found.
CREATE TABLE checked (
  article_id   UINTEGER NOT NULL,
  sentence_no  UINTEGER NOT NULL,
  starts_at    UINTEGER NOT NULL,
  ends_at      UINTEGER NOT NULL,
  actor_id     UINTEGER NOT NULL,
  found_id     UINTEGER NOT NULL,   -- whose it was before actors were merged or split
  kind         VARCHAR  NOT NULL,
  surface      VARCHAR  NOT NULL,
  via          VARCHAR  NOT NULL,
  is_right     BOOLEAN  NOT NULL
);

-- Of a change of tone: the mean of the actor in the week, before and after, as it was when it was made.
ALTER TABLE correction ADD COLUMN tone_before DOUBLE;
ALTER TABLE correction ADD COLUMN tone_after DOUBLE;
