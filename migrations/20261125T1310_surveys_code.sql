-- Codes that let a person answer, and what keeps an answer apart from them. A code that was used is gone: there is no row
-- that says when. What is here of an answer (a receipt, its free text) refers to no answer.

CREATE TABLE survey_code (
  space_id uuid NOT NULL DEFAULT current_space_id(),
  code_hash text NOT NULL,
  round_id text NOT NULL,
  programme text NOT NULL,
  -- One code for all: a meeting, a tablet in a waiting room. It is not used up.
  is_shared boolean NOT NULL,
  PRIMARY KEY (space_id, code_hash)
);
CREATE INDEX survey_code_round ON survey_code (space_id, round_id);
CALL protect_by_space('survey_code');
REVOKE UPDATE, TRUNCATE ON survey_code FROM stegvis_app;

-- Where a code that somebody types leads. Read before any space is known, so it holds no more than that.
CREATE TABLE survey_code_space (
  code_hash text PRIMARY KEY,
  space_id uuid NOT NULL
);
GRANT SELECT, INSERT, DELETE ON survey_code_space TO stegvis_app;

-- That a sheet has come in, so that a form sent twice is counted once. Only the sender's page knows the secret.
CREATE TABLE survey_receipt (
  space_id uuid NOT NULL DEFAULT current_space_id(),
  receipt_hash text NOT NULL,
  round_id text NOT NULL,
  PRIMARY KEY (space_id, receipt_hash)
);
CALL protect_by_space('survey_receipt');
REVOKE UPDATE, TRUNCATE ON survey_receipt FROM stegvis_app;

-- Free text, apart from the answers it came with. `released` is what the office reads, after the programme has read it.
CREATE TABLE survey_text (
  space_id uuid NOT NULL DEFAULT current_space_id(),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  round_id text NOT NULL,
  programme text NOT NULL,
  item text NOT NULL,
  -- As written; emptied when it has been read.
  written text,
  released text,
  state text NOT NULL CHECK (state IN ('unread', 'released', 'withheld')),
  PRIMARY KEY (space_id, id),
  CHECK ((state = 'unread') = (written IS NOT NULL)),
  CHECK ((state = 'released') = (released IS NOT NULL))
);
CREATE INDEX survey_text_round ON survey_text (space_id, round_id);
CALL protect_by_space('survey_text');
REVOKE TRUNCATE ON survey_text FROM stegvis_app;

-- Everybody is reminded alike: nobody knows who has answered.
CREATE TABLE survey_reminder (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  round_id text NOT NULL,
  reminded_on date NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (space_id, round_id, reminded_on),
  FOREIGN KEY (space_id, round_id) REFERENCES survey_round
);
CALL protect_by_space('survey_reminder');
