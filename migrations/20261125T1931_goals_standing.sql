-- How a goal stood on a day inside its period, as the half-year report tells it. A change is a new version; every version stays.
CREATE TABLE goal_standing (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- Empty for goals of the association, as in goal.
  programme text NOT NULL,
  id text NOT NULL,
  goal_from date NOT NULL,
  goal_to date NOT NULL,
  at_day date NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  result double precision CHECK (result >= 0),
  part integer CHECK (part >= 0),
  n integer CHECK (n >= 0),
  assessment text NOT NULL CHECK (assessment IN ('fulfilled', 'partlyFulfilled', 'notFulfilled', 'notAssessed')),
  assessed_by text CHECK (assessed_by IN ('office', 'preparatoryGroup', 'board', 'programme')),
  comment text NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, programme, id, goal_from, goal_to, at_day, version),
  CHECK (at_day BETWEEN goal_from AND goal_to),
  CHECK (part <= n)
);
CALL protect_by_space('goal_standing');
REVOKE UPDATE, DELETE, TRUNCATE ON goal_standing FROM stegvis_app;

-- Goals in money, and goals that a result may not go above: "administration costs at most a tenth".
ALTER TABLE goal DROP CONSTRAINT goal_unit_check;
ALTER TABLE goal ADD CHECK (unit IN ('share', 'count', 'score', 'ore'));
ALTER TABLE goal ADD COLUMN is_at_most boolean NOT NULL DEFAULT false;
