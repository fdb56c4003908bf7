-- Named sets of sources that were made in the app; those of the configuration file are in no table.
CREATE TABLE collection (
  collection  VARCHAR NOT NULL,    -- slug, as links say it after an @
  name        VARCHAR NOT NULL,
  sources     VARCHAR NOT NULL,    -- slugs, joined by a comma, as they were chosen; empty where it has none
  updated_at  VARCHAR NOT NULL     -- instant in UTC
);
