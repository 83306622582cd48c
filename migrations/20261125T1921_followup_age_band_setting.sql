-- How ages are divided: by a party in what it counts, by an association in what it asks for. The newest row is in force.
CREATE TABLE age_band_setting (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  version integer NOT NULL CHECK (version > 0),
  saved_at timestamptz(3) NOT NULL,
  saved_by uuid NOT NULL REFERENCES actor,
  bands text NOT NULL CHECK (bands ~ '^\d{1,3}-\d{1,3}(,\d{1,3}-\d{1,3}){0,9}$'),
  PRIMARY KEY (space_id, version)
);
CALL protect_by_space('age_band_setting');
REVOKE UPDATE, DELETE, TRUNCATE ON age_band_setting FROM stegvis_app;
