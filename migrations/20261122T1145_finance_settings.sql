-- The chart mapping of a year: data that an office edits. Older versions stay.
CREATE TABLE chart_mapping (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  is_current boolean NOT NULL,
  mapping jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, version)
);
CREATE UNIQUE INDEX chart_mapping_current ON chart_mapping (space_id, year) WHERE is_current;
CALL protect_by_space('chart_mapping');

-- A budget as one decision set it. `amounts` follow the ledger (account and objects), `rows` the labels of the notes.
CREATE TABLE budget (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  is_current boolean NOT NULL,
  decision text NOT NULL,
  source text NOT NULL,
  amounts jsonb NOT NULL,
  rows jsonb NOT NULL,
  planned_equity_use_ore bigint,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year, version)
);
CREATE UNIQUE INDEX budget_current ON budget (space_id, year) WHERE is_current;
CALL protect_by_space('budget');

-- What no ledger gives, with the source it was read from.
CREATE TABLE entered_figure (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  key text NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  is_current boolean NOT NULL,
  label text,
  value numeric,
  unit text NOT NULL CHECK (unit IN ('kr', 'tkr', 'percent', 'count')),
  source text NOT NULL,
  budget_row text,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, key, year, version)
);
CREATE UNIQUE INDEX entered_figure_current ON entered_figure (space_id, key, year) WHERE is_current;
CALL protect_by_space('entered_figure');

-- Choices that a year's statements are made with: definition of income, rule of the cost split, capital guideline,
-- items of the balance requirement and the explanation of a negative result. One row a year, changed in place.
CREATE TABLE finance_setting (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  year integer NOT NULL,
  setting jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  PRIMARY KEY (space_id, year)
);
CALL protect_by_space('finance_setting');
