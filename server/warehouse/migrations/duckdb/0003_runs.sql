-- One execution of an ingest, with its counts: added + revised + duplicate + rejected = inputs.
CREATE TABLE run (
  run_id      UINTEGER NOT NULL,
  input       VARCHAR  NOT NULL,
  started_at  VARCHAR  NOT NULL,
  ended_at    VARCHAR,
  inputs      UINTEGER, added UINTEGER, revised UINTEGER, duplicate UINTEGER, rejected UINTEGER,
  undated     UINTEGER,
  undated_reasons VARCHAR               -- JSON: reason -> count
);

CREATE TABLE rejection (
  run_id  UINTEGER NOT NULL,
  input   VARCHAR  NOT NULL,            -- file and line
  step    VARCHAR  NOT NULL,
  reason  VARCHAR  NOT NULL
);

-- What was committed; compared with the ledger file when the database is opened.
CREATE TABLE batch (
  batch_no    UINTEGER NOT NULL,
  id          VARCHAR  NOT NULL,
  run_id      UINTEGER NOT NULL,
  articles    UINTEGER NOT NULL,
  mentions    UINTEGER NOT NULL,
  loaded_at   VARCHAR  NOT NULL
);

-- Facts about the database itself: the zone its weeks are cut in.
CREATE TABLE setting (
  key    VARCHAR NOT NULL,
  value  VARCHAR NOT NULL
);
