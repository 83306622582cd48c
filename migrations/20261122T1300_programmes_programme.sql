-- Programmes of an association. Partners and staffing are short lists that are always read whole.
CREATE TABLE programme (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer NOT NULL CHECK (version > 0),
  position integer NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  full_name text,
  orientation text NOT NULL CHECK (orientation IN ('individual', 'structural')),
  function_type text CHECK (function_type IN ('preparatory', 'investigative', 'workOriented')),
  owner text,
  owner_unit text,
  provider text,
  partners jsonb NOT NULL,
  target_group text NOT NULL,
  runs_from date,
  runs_to date,
  ledger_object text,
  booked_on text,
  staffing jsonb NOT NULL,
  PRIMARY KEY (space_id, slug),
  -- Two programmes on one ledger object: nobody could say which of them the money went to.
  UNIQUE (space_id, ledger_object) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (space_id, booked_on) REFERENCES programme (space_id, slug) DEFERRABLE INITIALLY DEFERRED,
  CHECK (runs_to >= runs_from)
);
CALL protect_by_space('programme');

-- What is decided and answered once a year. Null is "not reported", never 0.
CREATE TABLE programme_year (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  slug text NOT NULL,
  year integer NOT NULL,
  granted_ore bigint CHECK (granted_ore >= 0),
  planned_participants integer CHECK (planned_participants >= 0),
  has_equality_routine boolean,
  source text NOT NULL,
  PRIMARY KEY (space_id, slug, year),
  FOREIGN KEY (space_id, slug) REFERENCES programme (space_id, slug) ON DELETE CASCADE
);
CALL protect_by_space('programme_year');
