-- When a wording that was replaced was dated. All three are NULL in wordings that were kept before this was.
ALTER TABLE revision ADD COLUMN published_at VARCHAR;
ALTER TABLE revision ADD COLUMN day DATE;
ALTER TABLE revision ADD COLUMN date_problem VARCHAR;
