-- Closing a programme: the plan with its cost and who pays, who takes over, the decision, and what was not used.
CREATE TABLE programme_closing (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  programme text NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'decided', 'settled', 'withdrawn')),
  reason text NOT NULL,
  intake_stops_on date,
  last_day date NOT NULL,
  cost_ore bigint CHECK (cost_ore >= 0),
  -- [{ member, amountOre }]; a member of null is the association itself.
  shares jsonb NOT NULL,
  -- [{ kind, to, note, doneOn }]
  handovers jsonb NOT NULL,
  -- The decision; the item of a meeting when it is known here.
  item_id uuid,
  reference text CHECK (reference <> ''),
  decided_on date,
  -- The last day that the programme had before, if it goes on after all.
  ended_before date,
  used_ore bigint CHECK (used_ore >= 0),
  returned_ore bigint CHECK (returned_ore >= 0),
  settled_on date,
  settled_text text NOT NULL DEFAULT '',
  opened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, item_id) REFERENCES meeting_item,
  CHECK (intake_stops_on <= last_day),
  CHECK ((reference IS NULL) = (decided_on IS NULL)),
  CHECK (state <> 'decided' OR reference IS NOT NULL),
  CHECK (state <> 'settled' OR (reference IS NOT NULL AND settled_on IS NOT NULL AND used_ore IS NOT NULL))
);
CALL protect_by_space('programme_closing');
-- A programme is closed once; a closing that came to nothing leaves room for another.
CREATE UNIQUE INDEX programme_closing_one ON programme_closing (space_id, programme) WHERE state <> 'withdrawn';

CREATE TABLE programme_closing_event (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  closing_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('decide', 'withdraw', 'carryOn', 'settle')),
  text text NOT NULL,
  item_id uuid,
  at timestamptz(3) NOT NULL,
  by uuid NOT NULL REFERENCES actor,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, closing_id) REFERENCES programme_closing,
  FOREIGN KEY (space_id, item_id) REFERENCES meeting_item
);
CALL protect_by_space('programme_closing_event');
REVOKE UPDATE, DELETE ON programme_closing_event FROM stegvis_app;
REVOKE DELETE ON programme_closing FROM stegvis_app;
REVOKE TRUNCATE ON programme_closing, programme_closing_event FROM stegvis_app;

-- A request about a programme's money may be refused too: then the programme is named and nothing is changed.
ALTER TABLE grant_decision DROP CONSTRAINT grant_decision_check;
ALTER TABLE grant_decision ADD CHECK (outcome = 'refused' OR programme IS NOT NULL);
