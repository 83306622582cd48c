-- Minutes of a meeting as they were taken out to be signed. Taken out again after a change they are another version.
CREATE TABLE minutes_to_sign (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  meeting_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  body text NOT NULL CHECK (body <> ''),
  held_on date NOT NULL,
  -- Of what stands in them, so that a later change in the meeting is seen.
  content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  locked_at timestamptz(3) NOT NULL,
  locked_by text NOT NULL,
  PRIMARY KEY (space_id, meeting_id, version),
  FOREIGN KEY (space_id, meeting_id) REFERENCES meeting
);
CALL protect_by_space('minutes_to_sign');
REVOKE UPDATE, DELETE, TRUNCATE ON minutes_to_sign FROM stegvis_app;

-- What is signed is a report of a year or the minutes of a meeting.
ALTER TABLE locked_file
  DROP CONSTRAINT locked_file_pkey,
  DROP CONSTRAINT locked_file_kind_check,
  ALTER COLUMN year DROP NOT NULL,
  ADD COLUMN meeting_id uuid,
  ADD CHECK (kind IN ('annual', 'halfYear', 'minutes')),
  ADD CHECK ((kind = 'minutes') = (meeting_id IS NOT NULL) AND (kind = 'minutes') = (year IS NULL)),
  ADD UNIQUE NULLS NOT DISTINCT (space_id, year, kind, meeting_id, version, form),
  ADD FOREIGN KEY (space_id, meeting_id, version) REFERENCES minutes_to_sign;

ALTER TABLE signed_copy
  DROP CONSTRAINT signed_copy_kind_check,
  ALTER COLUMN year DROP NOT NULL,
  ADD COLUMN meeting_id uuid,
  ADD CHECK (kind IN ('annual', 'halfYear', 'minutes')),
  ADD CHECK ((kind = 'minutes') = (meeting_id IS NOT NULL) AND (kind = 'minutes') = (year IS NULL)),
  ADD FOREIGN KEY (space_id, meeting_id, version) REFERENCES minutes_to_sign;

ALTER TABLE signed_publication
  DROP CONSTRAINT signed_publication_pkey,
  DROP CONSTRAINT signed_publication_kind_check,
  ALTER COLUMN year DROP NOT NULL,
  ADD COLUMN meeting_id uuid,
  ADD CHECK (kind IN ('annual', 'halfYear', 'minutes')),
  ADD CHECK ((kind = 'minutes') = (meeting_id IS NOT NULL) AND (kind = 'minutes') = (year IS NULL)),
  ADD UNIQUE NULLS NOT DISTINCT (space_id, year, kind, meeting_id);
