-- What the association has switched on besides what every association has. A row is on, no row is off.
CREATE TABLE association_capability (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  capability text NOT NULL CHECK (capability <> ''),
  switched_on_at timestamptz NOT NULL,
  PRIMARY KEY (space_id, capability)
);
CALL protect_by_space('association_capability');
