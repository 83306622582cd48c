-- What the state offers a year and how the members match it; every version stays.
CREATE TABLE allocation (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  offered_ore bigint NOT NULL CHECK (offered_ore >= 0),
  source text NOT NULL,
  decisions jsonb NOT NULL,
  comment text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, version)
);
CALL protect_by_space('allocation');
REVOKE UPDATE, DELETE, TRUNCATE ON allocation FROM stegvis_app;

-- Steps of a year's budget: proposal, consultation, announcement, decision. One entered wrong is withdrawn, never removed.
CREATE TABLE budget_event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  step text NOT NULL CHECK (step IN ('proposal', 'sent', 'answer', 'announced', 'set')),
  member text,
  on_day date NOT NULL,
  words text,
  budget_version integer,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  PRIMARY KEY (space_id, id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX budget_event_of_year ON budget_event (space_id, year);
CALL protect_by_space('budget_event');
REVOKE DELETE, TRUNCATE ON budget_event FROM stegvis_app;

-- The three-year plan that a year's budget begins; every version stays.
CREATE TABLE budget_plan (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  years jsonb NOT NULL,
  comment text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, version)
);
CALL protect_by_space('budget_plan');
REVOKE UPDATE, DELETE, TRUNCATE ON budget_plan FROM stegvis_app;

-- Why equity of earlier years is planned to be used (KL 11:5).
ALTER TABLE budget ADD COLUMN equity_reason text;
