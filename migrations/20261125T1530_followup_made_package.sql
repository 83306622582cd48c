-- What a party has handed over, under which decision; rows are added and never changed, so that a later package can be held
-- against everything its readers have seen.
CREATE TABLE made_package (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- The association that it is for, and who reads it.
  association text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('association', 'public')),
  programme text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  counting_unit text NOT NULL CHECK (counting_unit IN ('participation', 'person')),
  version integer NOT NULL CHECK (version > 0),
  made_at timestamptz(3) NOT NULL,
  -- The policy it was made under, as it stood.
  policy jsonb NOT NULL,
  -- The package as it was handed over.
  document jsonb NOT NULL,
  -- Started, left and misregistered: what the next version's explanation counts from.
  facts jsonb NOT NULL,
  PRIMARY KEY (space_id, association, audience, programme, period_from, period_to, counting_unit, version),
  CHECK (period_from <= period_to)
);
CALL protect_by_space('made_package');
REVOKE UPDATE, DELETE, TRUNCATE ON made_package FROM stegvis_app;

-- Decisions on what may be shown to whom; the newest of an audience is in force.
CREATE TABLE disclosure_policy (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  audience text NOT NULL CHECK (audience IN ('association', 'public')),
  version integer NOT NULL CHECK (version > 0),
  saved_at timestamptz(3) NOT NULL,
  saved_by uuid NOT NULL REFERENCES actor,
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, audience, version)
);
CALL protect_by_space('disclosure_policy');
REVOKE UPDATE, DELETE, TRUNCATE ON disclosure_policy FROM stegvis_app;

-- Keys of parties whose signed files an association takes. A new key of the same party is a new row.
CREATE TABLE party_key (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  party text NOT NULL CHECK (party <> ''),
  public_key text NOT NULL CHECK (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  pinned_at timestamptz(3) NOT NULL,
  pinned_by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, public_key)
);
CALL protect_by_space('party_key');
REVOKE UPDATE, DELETE, TRUNCATE ON party_key FROM stegvis_app;
