-- What a decision to close a programme set: from when nobody new is taken in, and the decision, "§ 24, 2026-09-12". While it
-- stands, the last day (runs_to) is changed by another decision only.
ALTER TABLE programme ADD COLUMN intake_stops_on date;
ALTER TABLE programme ADD COLUMN ended_by text CHECK (ended_by <> '');
ALTER TABLE programme ADD CHECK (ended_by IS NULL OR runs_to IS NOT NULL);
ALTER TABLE programme ADD CHECK (intake_stops_on IS NULL OR ended_by IS NOT NULL);
