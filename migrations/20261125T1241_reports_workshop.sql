-- How far each section of a year's report has come, and who answers for it: a role, never a person.
CREATE TABLE report_section (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  section_id text NOT NULL,
  status text NOT NULL CHECK (status IN ('notBegun', 'draft', 'readyToRead', 'done')),
  owner text,
  -- The version of the text that the status was given to; a later one is said to have changed since.
  text_version integer CHECK (text_version > 0),
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, section_id)
);
CALL protect_by_space('report_section');
REVOKE DELETE, TRUNCATE ON report_section FROM stegvis_app;

-- What readers say about a section, and answers to it. What was said stays; only whether it is settled changes.
CREATE TABLE report_comment (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  section_id text NOT NULL,
  answers_id uuid,
  words text NOT NULL CHECK (words <> ''),
  -- The version of the text that was read; null when there was none.
  text_version integer CHECK (text_version > 0),
  written_at timestamptz NOT NULL,
  written_by text NOT NULL,
  resolved_at timestamptz,
  resolved_by text,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, answers_id) REFERENCES report_comment,
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
);
CREATE INDEX report_comment_section ON report_comment (space_id, year, section_id);
CALL protect_by_space('report_comment');
REVOKE UPDATE, DELETE, TRUNCATE ON report_comment FROM stegvis_app;
GRANT UPDATE (resolved_at, resolved_by) ON report_comment TO stegvis_app;
