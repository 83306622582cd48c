-- The head of a year's report: what stands on its cover and is nobody's figure.
CREATE TABLE report (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  register_number text,
  dated_on date NOT NULL,
  -- Who signs, by role and appointing member: the sitting board, which may be another than that of the year. Null: the board.
  signers jsonb,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year)
);
CALL protect_by_space('report');

-- A section's text as its author wrote it; every change is a new version and the old ones stay.
CREATE TABLE report_text (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  section_id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  is_current boolean NOT NULL,
  markdown text NOT NULL,
  owner text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, section_id, version)
);
CREATE UNIQUE INDEX report_text_current ON report_text (space_id, year, section_id) WHERE is_current;
CALL protect_by_space('report_text');
