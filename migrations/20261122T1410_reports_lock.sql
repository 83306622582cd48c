-- A locked report: its figures and texts as they were, whatever changes in the books afterwards. A correction is a
-- new version that says why; the earlier one stays.
CREATE TABLE report_lock (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  explanation text,
  document jsonb NOT NULL,
  findings jsonb NOT NULL,
  locked_at timestamptz NOT NULL,
  locked_by text NOT NULL,
  PRIMARY KEY (space_id, year, version),
  CHECK (version = 1 OR explanation IS NOT NULL)
);
CALL protect_by_space('report_lock');
