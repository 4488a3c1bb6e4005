-- Which events this house wrote: a keyed proof in the last one of each step.

ALTER TABLE event ADD COLUMN written VARCHAR(128);
