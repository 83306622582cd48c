-- Calculations of effects that an association keeps, and its own values of parameters.
CREATE TABLE effects_scenario (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- The whole calculation as the address of its page: matrix, years, municipality, assumptions.
  address text NOT NULL CHECK (length(address) <= 12000),
  -- Öre for kommun, region and stat when it was saved: parameters may change afterwards.
  kommun_ore bigint NOT NULL,
  region_ore bigint NOT NULL,
  stat_ore bigint NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, name)
);
CALL protect_by_space('effects_scenario');

CREATE TABLE effects_own_value (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  name text NOT NULL CHECK (name <> ''),
  holds_from date NOT NULL,
  value double precision NOT NULL CHECK (value >= 0),
  source text NOT NULL CHECK (source <> ''),
  verified boolean NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (space_id, name, holds_from)
);
CALL protect_by_space('effects_own_value');
