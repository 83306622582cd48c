-- Which voucher of a ledger an invoice was booked on, as the office confirmed it. The voucher is named as the ledger names it, so
-- that the same ledger may be read in anew. One that was confirmed wrong is withdrawn, never removed.
CREATE TABLE claim_voucher (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  id uuid NOT NULL,
  claim_id uuid NOT NULL,
  year integer NOT NULL,
  series text NOT NULL,
  number text NOT NULL CHECK (number <> ''),
  saved_at timestamptz NOT NULL,
  saved_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by text,
  PRIMARY KEY (space_id, id),
  FOREIGN KEY (space_id, claim_id) REFERENCES claim,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX claim_voucher_of_claim ON claim_voucher (space_id, claim_id) WHERE withdrawn_at IS NULL;
-- A voucher stands behind one invoice only.
CREATE UNIQUE INDEX claim_voucher_of_voucher ON claim_voucher (space_id, year, series, number) WHERE withdrawn_at IS NULL;
CALL protect_by_space('claim_voucher');
REVOKE DELETE, TRUNCATE ON claim_voucher FROM stegvis_app;
