-- What an association did with others: a meeting, a course, an event. Counts only, no row is about a person.
CREATE TABLE event_kind (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id text NOT NULL CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  content jsonb NOT NULL,
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('event_kind');

CREATE TABLE event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  -- What makes two registrations the same one, so that a list can be read in again.
  key text NOT NULL CHECK (key <> ''),
  kind text NOT NULL CHECK (kind <> ''),
  title text NOT NULL,
  group_name text NOT NULL,
  held_on date NOT NULL,
  form text NOT NULL CHECK (form IN ('place', 'digital', 'both')),
  place text NOT NULL,
  kommun text NOT NULL,
  organiser text NOT NULL,
  co_organisers text NOT NULL,
  cases integer CHECK (cases >= 0),
  cost_ore bigint CHECK (cost_ore >= 0),
  comment text NOT NULL,
  source text NOT NULL,
  -- The survey round that evaluates it.
  survey_round text,
  -- Registered by another association of the county and counted here too.
  from_association text,
  offer_id uuid,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, key)
);
CREATE INDEX event_held ON event (space_id, held_on);
CALL protect_by_space('event');

-- Who was there, by organisation; an empty name is those whose organisation nobody noted.
CREATE TABLE event_party (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  event_id uuid NOT NULL,
  position integer NOT NULL,
  organisation text NOT NULL,
  is_expected boolean NOT NULL,
  has_come boolean NOT NULL,
  women integer CHECK (women >= 0),
  men integer CHECK (men >= 0),
  -- Sex not told.
  others integer CHECK (others >= 0),
  PRIMARY KEY (space_id, event_id, organisation),
  FOREIGN KEY (space_id, event_id) REFERENCES event ON DELETE CASCADE
);
CALL protect_by_space('event_party');

-- How many gave each mark 1–6; or, where a list says no more, the mean and perhaps how many answered.
CREATE TABLE event_score (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  event_id uuid NOT NULL,
  question text NOT NULL CHECK (question <> ''),
  marks jsonb,
  mean double precision CHECK (mean BETWEEN 1 AND 6),
  answers integer CHECK (answers > 0),
  PRIMARY KEY (space_id, event_id, question),
  FOREIGN KEY (space_id, event_id) REFERENCES event ON DELETE CASCADE,
  CHECK ((marks IS NULL) <> (mean IS NULL))
);
CALL protect_by_space('event_score');

