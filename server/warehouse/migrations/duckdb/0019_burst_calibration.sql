-- How the alarm behind bursts was calibrated to this collection, once for each grain.
CREATE TABLE burst_calibration (
  grain        VARCHAR  NOT NULL,   -- day or week
  p_limit      DOUBLE   NOT NULL,   -- an alarm begins below this chance
  rate         DOUBLE   NOT NULL,   -- false alarms in 100 quiet actor-steps, as simulated
  doubled      DOUBLE   NOT NULL,   -- part of steps that are caught at two, three and five times what is usual,
  tripled      DOUBLE   NOT NULL,   -- for an actor with ten usual stories
  fivefold     DOUBLE   NOT NULL,
  actors       UINTEGER NOT NULL,   -- whose rates and dispersions were simulated
  steps        UINTEGER NOT NULL,   -- whole steps that these were taken from
  dispersion   DOUBLE   NOT NULL,   -- pooled
  correlation  DOUBLE   NOT NULL,   -- of neighbouring steps
  snapshot     VARCHAR  NOT NULL,
  made_at      VARCHAR  NOT NULL,   -- instant in UTC
  since        UINTEGER NOT NULL    -- the snapshot from which it counts
);
CREATE TABLE past_burst_calibration AS SELECT *, CAST(0 AS UINTEGER) AS until FROM burst_calibration WHERE FALSE;
