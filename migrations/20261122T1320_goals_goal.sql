-- Goals of the association and of programmes, with the judgement of how far each was reached.
CREATE TABLE goal (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- Empty for goals of the association: part of the key, so it cannot be null.
  programme text NOT NULL,
  id text NOT NULL,
  goal_from date NOT NULL,
  goal_to date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  position integer NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  measure text,
  unit text CHECK (unit IN ('share', 'count', 'score')),
  threshold double precision,
  result double precision,
  part integer,
  n integer,
  measured_from date,
  measured_to date,
  assessment text NOT NULL CHECK (assessment IN ('fulfilled', 'partlyFulfilled', 'notFulfilled', 'notAssessed')),
  comment text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (space_id, programme, id, goal_from, goal_to),
  CHECK (goal_from <= goal_to),
  CHECK ((measured_from IS NULL) = (measured_to IS NULL)),
  CHECK (part <= n)
);
CALL protect_by_space('goal');
