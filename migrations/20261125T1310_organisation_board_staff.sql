-- Who holds the places in the board, from day to day, and the association's own posts by employer.
CREATE TABLE mandate (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES association,
  place integer NOT NULL,
  role text NOT NULL CHECK (role IN ('chair', 'viceChair', 'boardMember', 'deputy')),
  appointed_by text NOT NULL,
  name text CHECK (name <> ''),
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  PRIMARY KEY (space_id, place),
  -- Checked last: members are put in each other's place in one change.
  FOREIGN KEY (space_id, appointed_by) REFERENCES member DEFERRABLE INITIALLY DEFERRED
);
CALL protect_by_space('mandate');

CREATE TABLE staff_post (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES association,
  place integer NOT NULL,
  role text NOT NULL CHECK (role <> ''),
  employer text NOT NULL CHECK (employer <> ''),
  share_of_full_time double precision CHECK (share_of_full_time BETWEEN 0 AND 50),
  shared_with text CHECK (shared_with <> ''),
  own_share double precision CHECK (own_share BETWEEN 0 AND 1),
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  note text CHECK (note <> ''),
  PRIMARY KEY (space_id, place),
  CHECK ((shared_with IS NULL) = (own_share IS NULL))
);
CALL protect_by_space('staff_post');
