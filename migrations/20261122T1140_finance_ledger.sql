-- One import of one fiscal year. An older one stays, with the file as it was received (LKBR 3:12), as a version.
CREATE TABLE ledger_import (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  is_current boolean NOT NULL,
  origin text NOT NULL CHECK (origin IN ('sie', 'trialBalance')),
  period_from date NOT NULL,
  period_to date NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  file_bytes bytea NOT NULL,
  program text,
  company_name text,
  org_number text,
  opening_origin text NOT NULL CHECK (opening_origin IN ('stated', 'previousYearInFile', 'previousLedger', 'zero')),
  voucher_count integer NOT NULL,
  row_count integer NOT NULL,
  problems jsonb NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by text NOT NULL,
  PRIMARY KEY (space_id, id),
  UNIQUE (space_id, year, version)
);
CREATE UNIQUE INDEX ledger_import_current ON ledger_import (space_id, year) WHERE is_current;
CALL protect_by_space('ledger_import');

CREATE TABLE ledger_account (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  import_id uuid NOT NULL,
  account text NOT NULL,
  name text NOT NULL,
  type text CHECK (type IN ('T', 'S', 'K', 'I')),
  PRIMARY KEY (space_id, import_id, account),
  FOREIGN KEY (space_id, import_id) REFERENCES ledger_import
);
CALL protect_by_space('ledger_account');

CREATE TABLE ledger_object (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  import_id uuid NOT NULL,
  dimension text NOT NULL,
  object text NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (space_id, import_id, dimension, object),
  FOREIGN KEY (space_id, import_id) REFERENCES ledger_import
);
CALL protect_by_space('ledger_object');

-- Balances and, where the source has no vouchers, the changes of the year. `objects`: [["6","1100"], …], sorted.
CREATE TABLE ledger_amount (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('opening', 'movement', 'closingBefore', 'resultBefore', 'budget')),
  account text NOT NULL,
  objects jsonb NOT NULL,
  amount_ore bigint NOT NULL,
  PRIMARY KEY (space_id, import_id, position),
  FOREIGN KEY (space_id, import_id) REFERENCES ledger_import
);
CALL protect_by_space('ledger_amount');

CREATE TABLE voucher (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  series text NOT NULL,
  number text NOT NULL,
  dated_on date NOT NULL,
  text text NOT NULL,
  line integer,
  PRIMARY KEY (space_id, import_id, position),
  FOREIGN KEY (space_id, import_id) REFERENCES ledger_import
);
CALL protect_by_space('voucher');

CREATE TABLE voucher_row (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  import_id uuid NOT NULL,
  voucher_position integer NOT NULL,
  position integer NOT NULL,
  account text NOT NULL,
  objects jsonb NOT NULL,
  amount_ore bigint NOT NULL,
  text text NOT NULL,
  dated_on date,
  PRIMARY KEY (space_id, import_id, voucher_position, position),
  FOREIGN KEY (space_id, import_id, voucher_position) REFERENCES voucher
);
CREATE INDEX voucher_row_by_account ON voucher_row (space_id, import_id, account);
CALL protect_by_space('voucher_row');
