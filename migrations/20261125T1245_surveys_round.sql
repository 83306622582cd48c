-- Questionnaires, rounds and anonymous answers. An answer has a random id and the month at most: nothing in its row says
-- who answered, with which code or when.

-- A version as it was asked: never changed.
CREATE TABLE survey_questionnaire (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, id, version)
);
CALL protect_by_space('survey_questionnaire');
REVOKE UPDATE, DELETE, TRUNCATE ON survey_questionnaire FROM stegvis_app;

CREATE TABLE survey_round (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id text NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  questionnaire_id text NOT NULL,
  questionnaire_version integer NOT NULL,
  body text,
  period_from date NOT NULL,
  period_to date NOT NULL,
  layout text NOT NULL CHECK (layout IN ('one', 'all')),
  fewest_shown integer NOT NULL CHECK (fewest_shown >= 5),
  lowest_rate double precision NOT NULL CHECK (lowest_rate BETWEEN 0 AND 1),
  previous text,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  closed_on date,
  -- Grows with every import that puts other answers in the place of earlier ones.
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, questionnaire_id, questionnaire_version) REFERENCES survey_questionnaire,
  CHECK (period_from <= period_to),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CALL protect_by_space('survey_round');

-- Whom a round asks, and how many of them.
CREATE TABLE survey_group (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  round_id text NOT NULL,
  -- Empty for a body: part of the key, so it cannot be null.
  programme text NOT NULL,
  position integer NOT NULL,
  offered integer CHECK (offered > 0),
  PRIMARY KEY (space_id, round_id, programme),
  FOREIGN KEY (space_id, round_id) REFERENCES survey_round
);
CALL protect_by_space('survey_group');

-- No foreign key: a reference would lock the round's row and write the transaction of each answer into it.
CREATE TABLE survey_answer (
  space_id uuid NOT NULL DEFAULT current_space_id(),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  round_id text NOT NULL,
  programme text NOT NULL,
  month text NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  sex text CHECK (sex IN ('female', 'male')),
  is_paper boolean NOT NULL DEFAULT false,
  answers jsonb NOT NULL,
  PRIMARY KEY (space_id, id)
);
CREATE INDEX survey_answer_round ON survey_answer (space_id, round_id);
CALL protect_by_space('survey_answer');
REVOKE UPDATE, TRUNCATE ON survey_answer FROM stegvis_app;
