-- Addresses that are read again and again, and how that goes. Instants are text in UTC.
CREATE TABLE subscription (
  subscription_id UINTEGER NOT NULL,
  address         VARCHAR  NOT NULL,
  source          VARCHAR,              -- source of every article; NULL leaves it to the articles
  schedule        VARCHAR  NOT NULL,    -- as it was told
  state           VARCHAR  NOT NULL,    -- active or paused
  reason          VARCHAR,              -- why it is paused
  since           VARCHAR  NOT NULL,
  added_at        VARCHAR  NOT NULL,
  checked_at      VARCHAR,
  result          VARCHAR,              -- read, unchanged or failed
  problem         VARCHAR,              -- why the last check failed
  run_id          UINTEGER,
  added           UINTEGER,
  revised         UINTEGER,
  failures        UINTEGER NOT NULL,    -- in a row
  next_at         VARCHAR,
  not_before      VARCHAR,              -- by Retry-After
  moved_to        VARCHAR,
  etag            VARCHAR,
  last_modified   VARCHAR,
  body_hash       VARCHAR,
  version         UINTEGER NOT NULL     -- grows with each change of any subscription
);

-- A number that was given is not given again, not even after its subscription was removed.
CREATE SEQUENCE subscription_no;
CREATE SEQUENCE subscription_version;
