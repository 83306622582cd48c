-- The association itself: one row in its space; members and places in the board.
CREATE TABLE association (
  space_id uuid PRIMARY KEY DEFAULT current_space_id() REFERENCES space,
  county text CHECK (county <> ''),
  seat text CHECK (seat <> ''),
  vision text CHECK (vision <> ''),
  chart_preset text NOT NULL
);
CALL protect_by_space('association');

CREATE TABLE member (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES association,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9-]+$'),
  place integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('forsakringskassan', 'arbetsformedlingen', 'region', 'kommun')),
  name text NOT NULL CHECK (name <> ''),
  valid_from date,
  valid_to date CHECK (valid_to >= valid_from),
  counterparty_object text CHECK (counterparty_object <> ''),
  share_of_kommun_quarter double precision CHECK (share_of_kommun_quarter BETWEEN 0 AND 1),
  PRIMARY KEY (space_id, slug),
  UNIQUE (space_id, counterparty_object)
);
CALL protect_by_space('member');

CREATE TABLE board_seat (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES association,
  place integer NOT NULL,
  role text NOT NULL CHECK (role IN ('chair', 'viceChair', 'boardMember', 'deputy')),
  appointed_by text NOT NULL,
  PRIMARY KEY (space_id, place),
  FOREIGN KEY (space_id, appointed_by) REFERENCES member
);
CALL protect_by_space('board_seat');
