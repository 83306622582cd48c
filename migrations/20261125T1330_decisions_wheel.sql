-- What an association has made of the default yearly wheel: changed or removed defaults, and items of its own.
CREATE TABLE wheel_item (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id text NOT NULL CHECK (id <> ''),
  title text NOT NULL CHECK (title <> ''),
  -- Null where the work has no first day.
  from_month integer CHECK (from_month BETWEEN 1 AND 12),
  from_day integer CHECK (from_day BETWEEN 1 AND 31),
  due_month integer NOT NULL CHECK (due_month BETWEEN 1 AND 12),
  due_day integer NOT NULL CHECK (due_day BETWEEN 1 AND 31),
  -- 0 is once, in the first year.
  interval_years integer NOT NULL CHECK (interval_years BETWEEN 0 AND 20),
  first_year integer NOT NULL,
  responsible text NOT NULL CHECK (responsible <> ''),
  is_removed boolean NOT NULL,
  PRIMARY KEY (space_id, id),
  CHECK ((from_month IS NULL) = (from_day IS NULL))
);
CALL protect_by_space('wheel_item');

-- What was said about one year of an item: another day, or that it is done. Defaults have no row above, so no reference.
CREATE TABLE wheel_mark (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  item_id text NOT NULL CHECK (item_id <> ''),
  year integer NOT NULL,
  moved_to date,
  done_on date,
  PRIMARY KEY (space_id, item_id, year)
);
CALL protect_by_space('wheel_mark');
