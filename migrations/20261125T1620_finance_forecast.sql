-- What a year was expected to become, as somebody judged it on a day. Every version stays as it was judged.
CREATE TABLE forecast (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- What was booked by this day was known.
  at_day date NOT NULL,
  source text NOT NULL,
  rows jsonb NOT NULL,
  receivables_ore bigint,
  liabilities_ore bigint,
  comment text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, version)
);
CALL protect_by_space('forecast');
REVOKE UPDATE, DELETE, TRUNCATE ON forecast FROM stegvis_app;
