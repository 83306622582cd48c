-- Follow-up packages as received. A correction is a new row; a row is never changed and never removed by the
-- application, so that a printed report can be explained years later.
CREATE TABLE follow_up_package (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  programme text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  saved_at timestamptz(3) NOT NULL,
  -- The whole package as it was accepted, counts and all.
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, programme, period_from, period_to, version),
  CHECK (period_from <= period_to)
);
CALL protect_by_space('follow_up_package');
REVOKE UPDATE, DELETE ON follow_up_package FROM stegvis_app;
