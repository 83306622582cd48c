-- Lex Heller: what went wrong between the parties, reported, prepared, answered and published. Texts are about events, never
-- about a person; who reported stands in a table of her own.
CREATE TABLE lex_heller_report (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  -- Counted within the year: 2026:3.
  year integer NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  received_on date NOT NULL,
  channel text NOT NULL CHECK (channel IN ('link', 'office')),
  organisation text NOT NULL,
  programme text NOT NULL,
  role text NOT NULL,
  kommun text NOT NULL,
  concerned jsonb NOT NULL,
  type text NOT NULL,
  event text NOT NULL CHECK (event <> ''),
  consequence text NOT NULL,
  proposal text NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'completed', 'prepared', 'withParty', 'answered', 'closed')),
  -- When the office had read the texts and found nothing about a person; without it a report goes no further.
  checked_on date,
  -- The meeting of the preparatory group that takes it up.
  raised_on date,
  theme text NOT NULL,
  action text NOT NULL,
  responsible text NOT NULL,
  answer text NOT NULL,
  answered_on date,
  fed_back_on date,
  is_published boolean NOT NULL,
  -- Of the secret that shows the reporter how it goes.
  follow_hash text,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, year, number),
  UNIQUE (space_id, follow_hash)
);
CALL protect_by_space('lex_heller_report');

-- The reporter's name and how to reach her, when she gave them. Read with a permission of its own, and gone when fed back.
CREATE TABLE lex_heller_reporter (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  report_id uuid NOT NULL,
  name text NOT NULL,
  contact text NOT NULL,
  PRIMARY KEY (space_id, report_id),
  FOREIGN KEY (space_id, report_id) REFERENCES lex_heller_report ON DELETE CASCADE
);
CALL protect_by_space('lex_heller_reporter');

-- What happened to a report; what is asked of the reporter and what she answers stands here too.
CREATE TABLE lex_heller_step (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind <> ''),
  note text NOT NULL,
  at timestamptz(3) NOT NULL,
  by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, report_id) REFERENCES lex_heller_report ON DELETE CASCADE
);
CALL protect_by_space('lex_heller_step');
REVOKE UPDATE ON lex_heller_step FROM stegvis_app;

-- The address that an association gives out to report by. It is no secret, so it is kept as it is and can be shown again.
CREATE TABLE lex_heller_link (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  token text NOT NULL CHECK (token ~ '^[a-z0-9]{16}$'),
  made_on date NOT NULL,
  closed_on date,
  PRIMARY KEY (space_id, token)
);
CALL protect_by_space('lex_heller_link');

-- Where an address or a reporter's secret leads. Read before any space is known, so it holds no more than that.
CREATE TABLE lex_heller_door (
  token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  space_id uuid NOT NULL
);
GRANT SELECT, INSERT, DELETE ON lex_heller_door TO stegvis_app;
