-- Shared work of a year in small tables, each a topic with its own form: profiling, web visits, ESF projects, cooperation with
-- user organisations, equality routines, and figures of published reports. Core knows the form of each topic's rows.
CREATE TABLE shared_work (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  topic text NOT NULL CHECK (topic <> ''),
  year integer NOT NULL,
  position integer NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (space_id, topic, year, position)
);
CALL protect_by_space('shared_work');

-- An event offered to another association, so that it is registered once and counted in each. The one that offers writes; the
-- one that it is offered to reads this row and no other of that space. What it takes becomes an event of its own.
CREATE TABLE event_offer (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  to_space_id uuid NOT NULL REFERENCES space,
  event_id uuid NOT NULL,
  from_name text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, event_id, to_space_id)
);
CALL protect_by_space('event_offer');
CREATE POLICY offered_to ON event_offer FOR SELECT USING (to_space_id = (SELECT current_space_id()));
