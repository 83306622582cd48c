-- Applications for money: the versions that are written by link, the opinion, what was decided, and how it ended. No row is
-- about a participant.
CREATE TABLE application (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'prepared', 'granted', 'refused', 'withdrawn',
    'reported', 'settled')),
  -- Years and members, fixed when it was opened.
  form jsonb NOT NULL,
  -- The last day of the links: the office makes it later by making a new one.
  due_on date NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  submitted_at timestamptz(3),
  opinion text CHECK (opinion IN ('recommended', 'recommendedWithChanges', 'notRecommended')),
  opinion_text text NOT NULL DEFAULT '',
  opinion_on date,
  -- What it became.
  programme text,
  used_ore bigint CHECK (used_ore >= 0),
  returned_ore bigint CHECK (returned_ore >= 0),
  settled_on date,
  settled_text text NOT NULL DEFAULT '',
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('application');

CREATE TABLE application_version (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  application_id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('application', 'finalReport')),
  version integer NOT NULL CHECK (version > 0),
  content jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, application_id, phase, version),
  FOREIGN KEY (space_id, application_id) REFERENCES application
);
CALL protect_by_space('application_version');
REVOKE UPDATE ON application_version FROM stegvis_app;

CREATE TABLE application_event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opened', 'submit', 'return', 'giveOpinion', 'grant', 'refuse', 'withdraw', 'report',
    'settle', 'linkMade', 'linksRevoked')),
  text text NOT NULL,
  at timestamptz(3) NOT NULL,
  by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, application_id) REFERENCES application
);
CALL protect_by_space('application_event');
REVOKE UPDATE, DELETE ON application_event FROM stegvis_app;

CREATE TABLE application_link (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  secret_hash text NOT NULL CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
  application_id uuid NOT NULL,
  -- The member or team it was made for.
  made_for text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  expires_on date NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (space_id, secret_hash),
  FOREIGN KEY (space_id, application_id) REFERENCES application
);
CALL protect_by_space('application_link');

-- What the board decided about money. Never changed: another decision is another row.
CREATE TABLE grant_decision (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  application_id uuid,
  programme text,
  outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
  reference text NOT NULL CHECK (reference <> ''),
  decided_on date NOT NULL,
  conditions text NOT NULL,
  years jsonb NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, application_id) REFERENCES application,
  CHECK ((programme IS NULL) = (outcome = 'refused'))
);
CALL protect_by_space('grant_decision');
REVOKE UPDATE, DELETE ON grant_decision FROM stegvis_app;
REVOKE TRUNCATE ON application, application_version, application_event, application_link, grant_decision FROM stegvis_app;
