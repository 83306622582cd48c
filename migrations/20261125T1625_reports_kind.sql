-- A year has an annual report and may have a half-year report (delårsrapport); everything about a report says of which.
ALTER TABLE report ADD COLUMN kind text NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'halfYear'));
-- The day that a half-year report tells of; the annual report tells of the whole year.
ALTER TABLE report ADD COLUMN at_day date;
ALTER TABLE report ADD CHECK (kind = 'halfYear' OR at_day IS NULL);
ALTER TABLE report DROP CONSTRAINT report_pkey, ADD PRIMARY KEY (space_id, year, kind);

ALTER TABLE report_text ADD COLUMN kind text NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'halfYear'));
ALTER TABLE report_text DROP CONSTRAINT report_text_pkey, ADD PRIMARY KEY (space_id, year, kind, section_id, version);
DROP INDEX report_text_current;
CREATE UNIQUE INDEX report_text_current ON report_text (space_id, year, kind, section_id) WHERE is_current;

ALTER TABLE report_section ADD COLUMN kind text NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'halfYear'));
ALTER TABLE report_section DROP CONSTRAINT report_section_pkey, ADD PRIMARY KEY (space_id, year, kind, section_id);

ALTER TABLE report_comment ADD COLUMN kind text NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'halfYear'));

ALTER TABLE report_lock ADD COLUMN kind text NOT NULL DEFAULT 'annual' CHECK (kind IN ('annual', 'halfYear'));
ALTER TABLE report_lock DROP CONSTRAINT report_lock_pkey, ADD PRIMARY KEY (space_id, year, kind, version);
