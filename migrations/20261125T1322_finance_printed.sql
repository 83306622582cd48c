-- The rows of a year's printed report, which the chart mapping is fitted to. One a year, changed in place.
CREATE TABLE printed_statement (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  unit text NOT NULL CHECK (unit IN ('kr', 'tkr')),
  rows jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year)
);
CALL protect_by_space('printed_statement');
