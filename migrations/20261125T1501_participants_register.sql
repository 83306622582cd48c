-- The register of participants. Rows about people exist in party spaces only; a trigger says so to everybody.

CREATE FUNCTION only_in_party_space() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM space WHERE id = NEW.space_id AND kind = 'party') THEN
    RAISE EXCEPTION 'rows about participants exist in party spaces only';
  END IF;
  RETURN NEW;
END $$;

-- A programme as the party runs it: its associations, capacity, limits, own questions and intake stops.
CREATE TABLE party_programme (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer NOT NULL CHECK (version > 0),
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, slug)
);
CALL protect_by_space('party_programme');

CREATE TABLE progression_instrument (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, id, version)
);
CALL protect_by_space('progression_instrument');
REVOKE UPDATE, DELETE, TRUNCATE ON progression_instrument FROM stegvis_app;

CREATE TABLE participant (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  pseudonym text NOT NULL CHECK (pseudonym <> ''),
  sex text NOT NULL CHECK (sex IN ('female', 'male')),
  birth_year integer CHECK (birth_year BETWEEN 1900 AND 2200),
  municipality text CHECK (municipality <> ''),
  is_protected boolean NOT NULL,
  -- Encrypted under the participant's data key.
  sealed_identity text,
  sealed_name text,
  -- Another record of the same person; parted again by emptying it.
  joined_to uuid,
  consent_withdrawn_on date,
  disposed_on date,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, pseudonym),
  FOREIGN KEY (space_id, joined_to) REFERENCES participant (space_id, id),
  CHECK (NOT is_protected OR (sealed_identity IS NULL AND sealed_name IS NULL AND municipality IS NULL)),
  CHECK (joined_to <> id)
);
CREATE INDEX participant_joined ON participant (space_id, joined_to) WHERE joined_to IS NOT NULL;
CALL protect_by_space('participant');
CREATE TRIGGER participant_in_party BEFORE INSERT ON participant FOR EACH ROW EXECUTE FUNCTION only_in_party_space();
REVOKE DELETE, TRUNCATE ON participant FROM stegvis_app;

CREATE TABLE participation (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  participant_id uuid NOT NULL,
  programme text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  state text NOT NULL CHECK (state IN
    ('received', 'beingAssessed', 'accepted', 'waitingList', 'declined', 'withdrawn', 'enrolled', 'exited', 'misregistered')),
  referrer text,
  referrer_unit text,
  referred_on date,
  answer_due_on date,
  answered_on date,
  waiting_since date,
  decline_reason text,
  -- Set while a referrer who left has not been replaced.
  referrer_left_on date,
  registered_on date NOT NULL,
  enrolled_on date,
  education text,
  occupation_start text,
  income_support_start jsonb,
  support_duration text,
  needs_from jsonb NOT NULL DEFAULT '[]',
  legal_basis text,
  consent_on date,
  consent_version text,
  -- Authorities whose staff may see the row; nobody else does.
  shared_with jsonb NOT NULL DEFAULT '[]',
  overrides jsonb NOT NULL DEFAULT '[]',
  answers jsonb NOT NULL DEFAULT '{}',
  exited_on date,
  exit_registered_on date,
  exit_reason text,
  exit_code text,
  subsidy_kind text,
  subsidy_level double precision CHECK (subsidy_level >= 0),
  occupation_end text,
  occupation_extent integer CHECK (occupation_extent BETWEEN 0 AND 100),
  continued_where text,
  strengthened_cooperation boolean,
  work_ability_at_exit boolean,
  track text,
  income_support_end jsonb,
  -- What a file was that brought the row; null for rows that were entered.
  import_key text,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, import_key),
  FOREIGN KEY (space_id, participant_id) REFERENCES participant (space_id, id),
  FOREIGN KEY (space_id, programme) REFERENCES party_programme (space_id, slug),
  CHECK (exited_on >= enrolled_on),
  CHECK ((state IN ('exited', 'misregistered')) = (exited_on IS NOT NULL)),
  CHECK (state NOT IN ('enrolled', 'exited') OR enrolled_on IS NOT NULL)
);
CREATE INDEX participation_person ON participation (space_id, participant_id);
CREATE INDEX participation_period ON participation (space_id, programme, enrolled_on, exited_on);
CREATE INDEX participation_state ON participation (space_id, state, programme);
CALL protect_by_space('participation');
CREATE TRIGGER participation_in_party BEFORE INSERT ON participation FOR EACH ROW EXECUTE FUNCTION only_in_party_space();
REVOKE DELETE, TRUNCATE ON participation FROM stegvis_app;

-- Every step and every correction, with what stood there before. Never changed.
CREATE TABLE participation_event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  participant_id uuid NOT NULL,
  -- Null for what concerns the person: identity, consent, joining.
  participation_id uuid,
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL REFERENCES actor,
  kind text NOT NULL,
  happened_on date NOT NULL,
  from_state text,
  to_state text,
  -- Field → {before, after}; codes, days and numbers only.
  changes jsonb NOT NULL,
  -- Reasons and other free text, under the participant's data key.
  sealed_text text,
  PRIMARY KEY (space_id, id)
);
CREATE INDEX participation_event_person ON participation_event (space_id, participant_id);
CREATE INDEX participation_event_participation ON participation_event (space_id, participation_id);
CALL protect_by_space('participation_event');
CREATE TRIGGER event_in_party BEFORE INSERT ON participation_event FOR EACH ROW EXECUTE FUNCTION only_in_party_space();
REVOKE UPDATE, DELETE, TRUNCATE ON participation_event FROM stegvis_app;

-- What happens during and after: activities, goals, measurements, questions asked, contacts, follow-ups. A correction is a
-- new row that names the one it replaces.
CREATE TABLE participation_item (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  participation_id uuid NOT NULL,
  kind text NOT NULL,
  from_day date NOT NULL,
  to_day date,
  details jsonb NOT NULL,
  sealed_text text,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by uuid NOT NULL REFERENCES actor,
  replaces uuid,
  is_removed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, replaces),
  FOREIGN KEY (space_id, participation_id) REFERENCES participation (space_id, id),
  CHECK (to_day >= from_day)
);
CREATE INDEX participation_item_participation ON participation_item (space_id, participation_id, kind);
CALL protect_by_space('participation_item');
CREATE TRIGGER item_in_party BEFORE INSERT ON participation_item FOR EACH ROW EXECUTE FUNCTION only_in_party_space();
REVOKE UPDATE, DELETE, TRUNCATE ON participation_item FROM stegvis_app;

-- The party's decisions on disposal; the newest is in force. Without one nothing is ever removed.
CREATE TABLE disposal_decision (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  register_number text NOT NULL CHECK (register_number <> ''),
  decided_on date NOT NULL,
  months_after_exit integer NOT NULL CHECK (months_after_exit BETWEEN 0 AND 1200),
  entered_at timestamptz(3) NOT NULL,
  entered_by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('disposal_decision');
REVOKE UPDATE, DELETE, TRUNCATE ON disposal_decision FROM stegvis_app;
