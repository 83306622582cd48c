-- Programme reports: a round of the office, one report a programme, sections in versions, and the links by which they are
-- written. No row is about a participant: the places of the form are counts and texts of a programme.
CREATE TABLE report_round (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('halfYear', 'fullYear')),
  period_from date NOT NULL,
  period_to date NOT NULL,
  due_on date NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  opened_by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  CHECK (period_from <= period_to)
);
CALL protect_by_space('report_round');

CREATE TABLE programme_report (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  programme text NOT NULL,
  -- The round's, so that no two live reports of one programme and period can stand beside each other.
  period_from date NOT NULL,
  period_to date NOT NULL,
  state text NOT NULL CHECK (state IN ('opened', 'draft', 'sent', 'returned', 'accepted', 'withdrawn')),
  -- Where reminders go: a work address, or nothing.
  recipient_email text CHECK (recipient_email <> ''),
  -- What it asks for, fixed when it was opened.
  form jsonb NOT NULL,
  sent_at timestamptz(3),
  accepted_at timestamptz(3),
  -- What was accepted last, whatever is written afterwards; and the package it became.
  accepted_values jsonb,
  package_version integer CHECK (package_version > 0),
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, round_id) REFERENCES report_round
);
CALL protect_by_space('programme_report');
CREATE UNIQUE INDEX programme_report_live ON programme_report (space_id, programme, period_from, period_to)
  WHERE state <> 'withdrawn';

-- Each save is a version, so that two who write at once can be put together. Drafts go when the report is accepted.
CREATE TABLE programme_report_section (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  report_id uuid NOT NULL,
  section text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  content jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, report_id, section, version),
  FOREIGN KEY (space_id, report_id) REFERENCES programme_report
);
CALL protect_by_space('programme_report_section');
REVOKE UPDATE ON programme_report_section FROM stegvis_app;

-- What happened to a report, with the question that was asked and the answer.
CREATE TABLE programme_report_event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  kind text NOT NULL
    CHECK (kind IN ('opened', 'sent', 'returned', 'accepted', 'withdrawn', 'reminded', 'linkMade', 'linksRevoked', 'fileRead')),
  text text NOT NULL,
  at timestamptz(3) NOT NULL,
  by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, report_id) REFERENCES programme_report
);
CALL protect_by_space('programme_report_event');
REVOKE UPDATE, DELETE ON programme_report_event FROM stegvis_app;

-- Links: only a hash of the secret, so that a copy of the database opens no report.
CREATE TABLE programme_report_link (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  secret_hash text NOT NULL CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
  report_id uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  -- The last day it opens the report.
  expires_on date NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (space_id, secret_hash),
  FOREIGN KEY (space_id, report_id) REFERENCES programme_report
);
CALL protect_by_space('programme_report_link');
REVOKE TRUNCATE ON report_round, programme_report, programme_report_section, programme_report_event,
  programme_report_link FROM stegvis_app;
