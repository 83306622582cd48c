-- What the public has been shown of a package: kept when a report is locked, and held against everything that is printed later.
CREATE TABLE published_package (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  programme text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  -- 1, then one more each time that something else is printed of the same programme and period.
  publication integer NOT NULL CHECK (publication > 0),
  -- The version of the package that it was made of.
  version integer NOT NULL CHECK (version > 0),
  published_at timestamptz(3) NOT NULL,
  -- The policy it was made under, as it stood; null: nobody had decided anything.
  policy jsonb,
  -- The package as it was printed.
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, programme, period_from, period_to, publication),
  CHECK (period_from <= period_to)
);
CALL protect_by_space('published_package');
REVOKE UPDATE, DELETE, TRUNCATE ON published_package FROM stegvis_app;
