-- Persons who log in, their roles in spaces, and what they show themselves with. A person may have roles in several spaces,
-- so the rows belong to the person and not to a space: they are seen with the person of the transaction set, and the
-- person's name and address in the spaces where she has a role.

CREATE FUNCTION current_person_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('stegvis.person_id', true), '')::uuid;

CREATE PROCEDURE protect_by_person(protected_table regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected_table);
  EXECUTE format(
    'CREATE POLICY own_person ON %s USING (person_id = (SELECT current_person_id())) WITH CHECK (person_id = (SELECT current_person_id()))',
    protected_table
  );
  -- Backup and restore, by whoever owns the tables; the owner answers no request.
  EXECUTE format('CREATE POLICY kept_by_owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', protected_table);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO stegvis_app', protected_table);
END $$;

-- Two persons may have one name. A person's actor has the person's own id, so the trail leads to her and to nobody else.
ALTER TABLE actor DROP CONSTRAINT actor_kind_name_key;
CREATE UNIQUE INDEX actor_kind_name ON actor (kind, name) WHERE kind <> 'person';
GRANT UPDATE (name) ON actor TO stegvis_app;

CREATE TABLE person (
  person_id uuid PRIMARY KEY REFERENCES actor,
  email text NOT NULL CHECK (email <> ''),
  -- Whom she works for, as an organisation number; null when it does not matter.
  employer_org_number text CHECK (employer_org_number ~ '^\d{6}-\d{4}$'),
  created_at timestamptz(3) NOT NULL,
  disabled_at timestamptz(3),
  failed_attempts integer NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
  locked_until timestamptz(3)
);
CALL protect_by_person('person');

CREATE TABLE role_assignment (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role <> ''),
  valid_from date NOT NULL,
  -- The last day; null until further notice.
  valid_to date,
  given_by uuid NOT NULL REFERENCES actor,
  given_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from - 1)
);
CREATE INDEX role_assignment_person ON role_assignment (person_id);
CALL protect_by_space('role_assignment');
CREATE POLICY own_roles ON role_assignment FOR SELECT USING (person_id = (SELECT current_person_id()));
REVOKE UPDATE, DELETE, TRUNCATE ON role_assignment FROM stegvis_app;
GRANT UPDATE (valid_to) ON role_assignment TO stegvis_app;

CREATE POLICY in_space ON person FOR SELECT USING
  (EXISTS (SELECT FROM role_assignment WHERE role_assignment.person_id = person.person_id));

CREATE TABLE person_password (
  person_id uuid PRIMARY KEY REFERENCES person,
  hash text NOT NULL,
  changed_at timestamptz(3) NOT NULL
);
CALL protect_by_person('person_password');

CREATE TABLE person_second_factor (
  person_id uuid PRIMARY KEY REFERENCES person,
  -- Sealed with a key of the installation.
  secret text NOT NULL,
  -- Null until a code has been shown once.
  confirmed_at timestamptz(3),
  -- The newest time step that was used: a code is good once.
  last_step bigint NOT NULL DEFAULT 0
);
CALL protect_by_person('person_second_factor');

CREATE TABLE person_recovery_code (
  person_id uuid NOT NULL REFERENCES person,
  hash text NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (person_id, hash)
);
CALL protect_by_person('person_recovery_code');

-- Log-in at somebody else's (OpenID Connect). Issuer and subject stand as they came.
CREATE TABLE person_identity (
  person_id uuid NOT NULL REFERENCES person,
  issuer text NOT NULL CHECK (issuer <> ''),
  subject text NOT NULL CHECK (subject <> ''),
  linked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (person_id, issuer, subject)
);
CALL protect_by_person('person_identity');

-- From what somebody shows to whose it is, before it is known who asks: keyed hashes and ids, nothing else.
CREATE TABLE person_lookup (
  hash text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('email', 'identity')),
  person_id uuid NOT NULL REFERENCES person
);
GRANT SELECT, INSERT, DELETE ON person_lookup TO stegvis_app;

CREATE TABLE log_in (
  token_hash text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz(3) NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  -- How she showed who she is; 'half' still owes the second factor and opens nothing.
  strength text NOT NULL CHECK (strength IN ('half', 'one', 'two')),
  -- The space she chose last.
  space_id uuid REFERENCES space
);
CREATE INDEX log_in_person ON log_in (person_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON log_in TO stegvis_app;

CREATE TABLE invitation (
  token_hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('setUp', 'invite', 'reset')),
  -- Null for the first administrator, who is nobody yet.
  person_id uuid REFERENCES person,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO stegvis_app;
