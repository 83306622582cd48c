-- The board's room: bodies, meetings with agenda, attendance and minutes, the register of matters, the audit and the
-- statutes. Files stand here too, so that a backup has them.

CREATE TABLE stored_file (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  media_type text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes BETWEEN 1 AND 26214400),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('stored_file');
-- What came in is kept as it came in.
REVOKE UPDATE, TRUNCATE ON stored_file FROM stegvis_app;

CREATE TABLE matter (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 1994 AND 2200),
  number integer NOT NULL CHECK (number > 0),
  title text NOT NULL CHECK (title <> ''),
  -- "OSL 21:1"; null: nothing is marked.
  secrecy_mark text CHECK (secrecy_mark <> ''),
  opened_on date NOT NULL,
  closed_on date,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  -- The last number given to a record of the matter: they have no gaps.
  last_record integer NOT NULL CHECK (last_record >= 0),
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, year, number),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CALL protect_by_space('matter');

CREATE TABLE matter_counter (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (space_id, year)
);
CALL protect_by_space('matter_counter');

CREATE TABLE matter_record (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  matter_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'own')),
  dated_on date NOT NULL,
  counterpart text CHECK (counterpart <> ''),
  title text NOT NULL CHECK (title <> ''),
  secrecy_mark text CHECK (secrecy_mark <> ''),
  -- Kept for ever, or removed so many years after the matter was closed.
  disposal text NOT NULL CHECK (disposal IN ('kept', 'twoYears', 'sevenYears', 'whenNotNeeded')),
  file_id uuid,
  registered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, matter_id, number),
  FOREIGN KEY (space_id, matter_id) REFERENCES matter,
  FOREIGN KEY (space_id, file_id) REFERENCES stored_file
);
CALL protect_by_space('matter_record');
-- A registered document is not taken away, and its number does not change; marks do.
REVOKE DELETE, TRUNCATE ON matter, matter_record FROM stegvis_app;
REVOKE UPDATE ON matter_record FROM stegvis_app;
GRANT UPDATE (title, counterpart, secrecy_mark, disposal) ON matter_record TO stegvis_app;

CREATE TABLE board_body (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('board', 'preparatoryGroup', 'workingCommittee')),
  name text NOT NULL CHECK (name <> ''),
  -- Days before the meeting when the notice is sent, as the statutes or the rules of procedure say.
  notice_days integer NOT NULL CHECK (notice_days BETWEEN 0 AND 60),
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('board_body');

-- Those of the preparatory group and of committees; the board's are the mandates.
CREATE TABLE body_member (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  body_id uuid NOT NULL,
  place integer NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  role text NOT NULL CHECK (role IN ('chair', 'viceChair', 'boardMember', 'deputy')),
  appointed_by text NOT NULL,
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  PRIMARY KEY (space_id, body_id, place),
  FOREIGN KEY (space_id, body_id) REFERENCES board_body
);
CALL protect_by_space('body_member');

CREATE TABLE board_setting (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- Amounts in whole öre.
  fee_ore bigint NOT NULL CHECK (fee_ore >= 0),
  chair_fee_ore bigint NOT NULL CHECK (chair_fee_ore >= 0),
  -- Where the minutes are kept, as the notice says it.
  minutes_place text NOT NULL,
  -- Slug of a member → address of its registrar.
  registrars jsonb NOT NULL,
  PRIMARY KEY (space_id)
);
CALL protect_by_space('board_setting');

CREATE TABLE meeting (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  held_on date NOT NULL,
  starts_at text NOT NULL CHECK (starts_at ~ '^\d\d:\d\d$'),
  ends_at text CHECK (ends_at ~ '^\d\d:\d\d$'),
  location text NOT NULL,
  is_public boolean NOT NULL,
  may_be_distant boolean NOT NULL,
  state text NOT NULL
    CHECK (state IN ('planned', 'called', 'open', 'closed', 'approved', 'announced', 'final', 'cancelled')),
  called_on date,
  chair text,
  secretary text,
  approvers jsonb NOT NULL DEFAULT '[]',
  approved_on date,
  announced_on date,
  removed_on date,
  -- Whether the public page shows the minutes themselves.
  shows_minutes boolean NOT NULL DEFAULT false,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, body_id) REFERENCES board_body
);
CALL protect_by_space('meeting');

CREATE TABLE meeting_item (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  place integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('formality', 'decision', 'information')),
  title text NOT NULL CHECK (title <> ''),
  background text,
  proposal text,
  matter_id uuid,
  -- `budget@2026`: came from the yearly wheel.
  wheel_key text,
  -- The running number of the body and the year of the meeting; given when the meeting opens.
  paragraph integer CHECK (paragraph > 0),
  motions text,
  vote text,
  outcome text,
  conflicts jsonb NOT NULL DEFAULT '[]',
  reservations jsonb NOT NULL DEFAULT '[]',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, meeting_id) REFERENCES meeting,
  FOREIGN KEY (space_id, matter_id) REFERENCES matter
);
CALL protect_by_space('meeting_item');
CREATE UNIQUE INDEX meeting_item_wheel ON meeting_item (space_id, meeting_id, wheel_key);

CREATE TABLE meeting_item_file (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  item_id uuid NOT NULL,
  file_id uuid NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  PRIMARY KEY (space_id, item_id, file_id),
  FOREIGN KEY (space_id, item_id) REFERENCES meeting_item,
  FOREIGN KEY (space_id, file_id) REFERENCES stored_file
);
CALL protect_by_space('meeting_item_file');

-- The last § of a body's year. Taken in the transaction that uses it, so that numbers have no gap.
CREATE TABLE paragraph_counter (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  body_id uuid NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL CHECK (last >= 0),
  PRIMARY KEY (space_id, body_id, year),
  FOREIGN KEY (space_id, body_id) REFERENCES board_body
);
CALL protect_by_space('paragraph_counter');

CREATE TABLE meeting_attendance (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  meeting_id uuid NOT NULL,
  place integer NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  role text NOT NULL CHECK (role IN ('chair', 'viceChair', 'boardMember', 'deputy', 'other')),
  appointed_by text,
  presence text NOT NULL CHECK (presence IN ('present', 'distance', 'absent')),
  serves boolean NOT NULL,
  -- For whom a deputy serves.
  replaces text,
  PRIMARY KEY (space_id, meeting_id, place),
  FOREIGN KEY (space_id, meeting_id) REFERENCES meeting
);
CALL protect_by_space('meeting_attendance');

-- Approved minutes as they were, and each correction after that, with its reason. Nothing is erased.
CREATE TABLE meeting_minutes (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  meeting_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  minutes jsonb NOT NULL,
  correction text CHECK (correction <> ''),
  made_at timestamptz(3) NOT NULL,
  made_by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, meeting_id, version),
  FOREIGN KEY (space_id, meeting_id) REFERENCES meeting,
  CHECK ((version = 1) = (correction IS NULL))
);
CALL protect_by_space('meeting_minutes');
REVOKE UPDATE, DELETE, TRUNCATE ON meeting_minutes FROM stegvis_app;

-- The notice of approved minutes at each member: mailed to its registrar, put up and taken down there.
CREATE TABLE meeting_posting (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  meeting_id uuid NOT NULL,
  member text NOT NULL,
  mailed_at timestamptz(3),
  posted_on date,
  removed_on date CHECK (removed_on >= posted_on),
  PRIMARY KEY (space_id, meeting_id, member),
  FOREIGN KEY (space_id, meeting_id) REFERENCES meeting
);
CALL protect_by_space('meeting_posting');

CREATE TABLE delegated_decision (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL CHECK (decided_by <> ''),
  -- The point of the delegation, "2.3".
  point text NOT NULL,
  decision text NOT NULL CHECK (decision <> ''),
  reported_in uuid,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, reported_in) REFERENCES meeting
);
CALL protect_by_space('delegated_decision');

CREATE TABLE board_action (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  what text NOT NULL CHECK (what <> ''),
  responsible text NOT NULL CHECK (responsible <> ''),
  due_on date,
  done_on date,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, item_id) REFERENCES meeting_item
);
CALL protect_by_space('board_action');

CREATE TABLE audit_appointment (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  place integer NOT NULL,
  member text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  firm text,
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  PRIMARY KEY (space_id, place)
);
CALL protect_by_space('audit_appointment');

CREATE TABLE audit_report (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  auditor text NOT NULL CHECK (auditor <> ''),
  received_on date NOT NULL,
  proposes_discharge boolean NOT NULL,
  remark text,
  file_id uuid NOT NULL,
  -- To the members, and to Arbetsförmedlingen (FinsamL 25 §).
  sent_on date,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, file_id) REFERENCES stored_file
);
CALL protect_by_space('audit_report');

CREATE TABLE discharge (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  member text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
  decided_on date NOT NULL,
  reference text,
  PRIMARY KEY (space_id, year, member)
);
CALL protect_by_space('discharge');

CREATE TABLE control_check (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  place integer NOT NULL,
  risk text NOT NULL CHECK (risk <> ''),
  check_text text NOT NULL,
  responsible text NOT NULL,
  due_on date,
  done_on date,
  outcome text,
  PRIMARY KEY (space_id, year, place)
);
CALL protect_by_space('control_check');

CREATE TABLE statutes_version (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  version integer NOT NULL CHECK (version > 0),
  valid_from date NOT NULL,
  decided text NOT NULL,
  -- Point of FinsamL 9 § (1–18) → where it stands and what it says.
  points jsonb NOT NULL,
  file_id uuid,
  made_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, version),
  FOREIGN KEY (space_id, file_id) REFERENCES stored_file
);
CALL protect_by_space('statutes_version');
REVOKE UPDATE, DELETE, TRUNCATE ON statutes_version FROM stegvis_app;
