-- Goals that two figures measure, who judged them, and the operating plan that they are the commitments of.
ALTER TABLE goal ADD COLUMN numerator text CHECK (numerator <> '');
ALTER TABLE goal ADD COLUMN denominator text CHECK (denominator <> '');
ALTER TABLE goal ADD COLUMN assessed_by text
  CHECK (assessed_by IN ('office', 'preparatoryGroup', 'board', 'programme'));
ALTER TABLE goal ADD CHECK (denominator IS NULL OR numerator IS NOT NULL);
ALTER TABLE goal ADD CHECK (numerator IS NULL OR survey_round IS NULL);

CREATE TABLE operating_plan (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  introduction text NOT NULL,
  -- "§ 30/2026": where the board set the plan; null while it is a proposal.
  reference text CHECK (reference <> ''),
  decided_on date,
  PRIMARY KEY (space_id, year),
  CHECK ((reference IS NULL) = (decided_on IS NULL))
);
CALL protect_by_space('operating_plan');
