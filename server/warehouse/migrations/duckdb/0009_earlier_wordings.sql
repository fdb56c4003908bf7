-- By what an earlier wording is known again, so that reading an old file once more does not bring it back. NULL in older rows.
ALTER TABLE revision ADD COLUMN text_hash VARCHAR;
