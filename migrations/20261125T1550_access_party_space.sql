-- Party spaces: an association may have several, so a party is known by its name and not by a number alone.
ALTER TABLE space DROP CONSTRAINT space_kind_org_number_key;
CREATE UNIQUE INDEX space_association_number ON space (org_number) WHERE kind = 'association';
CREATE UNIQUE INDEX space_party_name ON space (lower(name COLLATE swedish)) WHERE kind = 'party';

ALTER TABLE space
  -- The association that gets its packages; it need not be in this installation.
  ADD association_org_number text CHECK (association_org_number ~ '^\d{6}-\d{4}$'),
  -- The data-processor agreement: what a party space on a server with an association needs before people get in.
  ADD agreement_number text CHECK (agreement_number <> ''),
  ADD agreed_on date,
  ADD CHECK (kind = 'party' OR (association_org_number IS NULL AND agreed_on IS NULL)),
  ADD CHECK ((agreement_number IS NULL) = (agreed_on IS NULL));
GRANT UPDATE (agreement_number, agreed_on) ON space TO stegvis_app;

-- Which authority a person works for in a team of several; a consent says which of them may see a row.
ALTER TABLE role_assignment ADD employer_kind text
  CHECK (employer_kind IN ('forsakringskassan', 'arbetsformedlingen', 'region', 'kommun'));
