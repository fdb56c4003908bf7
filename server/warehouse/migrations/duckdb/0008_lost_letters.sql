-- Letters of a run's records that could not be read in their bytes. NULL in runs that did not count them.
ALTER TABLE run ADD COLUMN lost_letters UINTEGER;
