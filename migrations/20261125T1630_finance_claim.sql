-- What a party that takes part in a programme is expected to invoice in a year; saved as the whole list of a year.
CREATE TABLE claim_plan (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  position integer NOT NULL,
  programme text NOT NULL,
  member text NOT NULL,
  monthly_ore bigint NOT NULL CHECK (monthly_ore > 0),
  rhythm integer NOT NULL CHECK (rhythm IN (1, 3, 6, 12)),
  from_month integer NOT NULL CHECK (from_month BETWEEN 1 AND 12),
  to_month integer NOT NULL CHECK (to_month BETWEEN from_month AND 12),
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, position)
);
CALL protect_by_space('claim_plan');

-- An invoice that came for some months of a year. One that was entered wrong is withdrawn with a reason, never removed.
CREATE TABLE claim (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  programme text NOT NULL,
  member text NOT NULL,
  from_month integer NOT NULL CHECK (from_month BETWEEN 1 AND 12),
  to_month integer NOT NULL CHECK (to_month BETWEEN from_month AND 12),
  amount_ore bigint NOT NULL,
  received_on date NOT NULL,
  invoice text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  PRIMARY KEY (space_id, id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX claim_of_year ON claim (space_id, year);
CALL protect_by_space('claim');
REVOKE DELETE, TRUNCATE ON claim FROM stegvis_app;

-- Costs that another association pays a share of; saved as the whole list of a year.
CREATE TABLE shared_cost (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  position integer NOT NULL,
  label text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('post', 'office', 'course', 'other')),
  counterparty text NOT NULL,
  cost_row text,
  whole_ore bigint,
  share numeric NOT NULL CHECK (share > 0 AND share <= 1),
  income_row text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, position)
);
CALL protect_by_space('shared_cost');
