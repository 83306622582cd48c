-- Evaluations and pre-studies: what they concluded, what is done about each conclusion, and towards which goal.
CREATE TABLE evaluation (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('evaluation', 'preStudy')),
  -- Null for what is not about one programme.
  programme text,
  title text NOT NULL CHECK (title <> ''),
  -- The organisation that made it.
  made_by text NOT NULL CHECK (made_by <> ''),
  made_on date NOT NULL,
  summary text NOT NULL,
  -- The report itself, in the register of matters.
  record_id uuid,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, record_id) REFERENCES matter_record
);
CALL protect_by_space('evaluation');

CREATE TABLE evaluation_conclusion (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  place integer NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, evaluation_id, place),
  FOREIGN KEY (space_id, evaluation_id) REFERENCES evaluation
);
CALL protect_by_space('evaluation_conclusion');
REVOKE DELETE, TRUNCATE ON evaluation, evaluation_conclusion FROM stegvis_app;

-- The action list has what follows from a decision and what follows from a conclusion.
ALTER TABLE board_action ALTER COLUMN item_id DROP NOT NULL;
ALTER TABLE board_action ADD COLUMN conclusion_id uuid;
ALTER TABLE board_action ADD COLUMN goal text CHECK (goal <> '');
ALTER TABLE board_action ADD FOREIGN KEY (space_id, conclusion_id) REFERENCES evaluation_conclusion;
ALTER TABLE board_action ADD CHECK (num_nonnulls(item_id, conclusion_id) = 1);
