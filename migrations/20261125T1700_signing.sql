-- The files of a locked report as they were sent out: another version of Stegvis may set the same report in other bytes.
CREATE TABLE locked_file (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('annual', 'halfYear')),
  version integer NOT NULL,
  form text NOT NULL CHECK (form IN ('accessible', 'archive')),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, year, kind, version, form),
  FOREIGN KEY (space_id, year, kind, version) REFERENCES report_lock (space_id, year, kind, version)
);
CALL protect_by_space('locked_file');
REVOKE UPDATE, DELETE, TRUNCATE ON locked_file FROM stegvis_app;

-- A signed file as it was brought back, and what it itself showed.
CREATE TABLE signed_copy (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('annual', 'halfYear')),
  version integer NOT NULL,
  way text NOT NULL CHECK (way IN ('outside')),
  file_name text NOT NULL CHECK (file_name <> ''),
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 1 AND 26214400),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea NOT NULL,
  found jsonb NOT NULL,
  received_at timestamptz(3) NOT NULL,
  received_by text NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, sha256),
  FOREIGN KEY (space_id, year, kind, version) REFERENCES report_lock (space_id, year, kind, version)
);
CALL protect_by_space('signed_copy');
REVOKE UPDATE, DELETE, TRUNCATE ON signed_copy FROM stegvis_app;

-- Who signed, as the office typed it. A correction is a row of its own; the newest holds.
CREATE TABLE signature_details (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  copy_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  service text NOT NULL CHECK (service <> ''),
  reference text NOT NULL,
  signers jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, copy_id, revision),
  FOREIGN KEY (space_id, copy_id) REFERENCES signed_copy (space_id, id)
);
CALL protect_by_space('signature_details');
REVOKE UPDATE, DELETE, TRUNCATE ON signature_details FROM stegvis_app;

-- Which signed report anybody may read: one for each report of a year.
CREATE TABLE signed_publication (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('annual', 'halfYear')),
  copy_id uuid NOT NULL,
  -- The signed file too, not only the accessible one: its pages may hold personal numbers.
  shows_signed boolean NOT NULL,
  published_at timestamptz(3) NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (space_id, year, kind),
  FOREIGN KEY (space_id, copy_id) REFERENCES signed_copy (space_id, id)
);
CALL protect_by_space('signed_publication');
