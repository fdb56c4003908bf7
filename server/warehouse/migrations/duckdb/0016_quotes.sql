-- The words of a quote, the word that hands over to them and whose they are as printed, which may be nobody the catalogue knows.
-- Null in what was read before: reading history anew fills them.
ALTER TABLE quote ADD COLUMN text VARCHAR;
ALTER TABLE quote ADD COLUMN cue VARCHAR;
ALTER TABLE quote ADD COLUMN speaker_surface VARCHAR;
ALTER TABLE quote ADD COLUMN speaker_starts_at UINTEGER;   -- into the body
