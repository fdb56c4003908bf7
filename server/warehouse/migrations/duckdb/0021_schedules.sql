-- What is sent again and again, and what is watched for. Instants are text in UTC; what a person said is kept as JSON, as it was told.
CREATE TABLE schedule (
  slug       VARCHAR NOT NULL,
  of_kind    VARCHAR NOT NULL,    -- schedule or alert
  told       VARCHAR NOT NULL,
  updated_at VARCHAR NOT NULL
);

-- When each is due next. Kept for those of the configuration file too; another "whenever" begins anew.
CREATE TABLE schedule_due (
  slug     VARCHAR NOT NULL,
  whenever VARCHAR NOT NULL,      -- words and zone that next_at was found by
  next_at  VARCHAR
);

CREATE TABLE sending (
  sending_id UINTEGER NOT NULL,
  of_slug    VARCHAR  NOT NULL,
  told       VARCHAR  NOT NULL    -- how it went, as JSON
);
CREATE SEQUENCE sending_no;

-- Events that an alert has told.
CREATE TABLE alert_told (
  slug    VARCHAR NOT NULL,
  event   VARCHAR NOT NULL,
  told_at VARCHAR NOT NULL
);
