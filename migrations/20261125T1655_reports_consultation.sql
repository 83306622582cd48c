-- Member consultations: what the associations showed of a year, and what the owners said. Numbers are of programmes only.
CREATE TABLE consultation (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  held_on date NOT NULL,
  -- The year that is told of.
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  introduction text NOT NULL,
  PRIMARY KEY (space_id, id)
);
CALL protect_by_space('consultation');

-- One association's numbers, as they were shown: its own are taken again until the year is locked, others' are typed or sent.
CREATE TABLE consultation_part (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  consultation_id uuid NOT NULL,
  org_number text NOT NULL,
  place integer NOT NULL,
  is_own boolean NOT NULL,
  content jsonb NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, consultation_id, org_number),
  FOREIGN KEY (space_id, consultation_id) REFERENCES consultation
);
CALL protect_by_space('consultation_part');

CREATE TABLE consultation_standpoint (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  -- Who said it: an owner, never a person.
  owner text NOT NULL CHECK (owner <> ''),
  text text NOT NULL CHECK (text <> ''),
  -- What was done about it, told at the next consultation.
  outcome text NOT NULL,
  place integer NOT NULL,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, consultation_id) REFERENCES consultation
);
CALL protect_by_space('consultation_standpoint');
