-- Keys under which a room encrypts what it keeps about somebody, wrapped by a key that is itself wrapped by the master key
-- outside the database. A key without `wrapped` was destroyed: what it encrypted is gone, here and in every backup that is
-- restored with the list of destroyed keys.
CREATE TABLE data_key (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- Whose: a participant's id, or the space's own id for the key that wraps the others.
  owner_id uuid NOT NULL,
  wrapped text,
  -- Keyed hash of an identity, for finding doubles; goes with the key.
  lookup_hash text,
  destroyed_on date,
  -- Register number of the decision.
  decision text,
  PRIMARY KEY (space_id, owner_id),
  CHECK ((wrapped IS NULL) = (destroyed_on IS NOT NULL)),
  CHECK ((destroyed_on IS NULL) = (decision IS NULL)),
  CHECK (wrapped IS NOT NULL OR lookup_hash IS NULL)
);
CREATE INDEX data_key_lookup ON data_key (space_id, lookup_hash) WHERE lookup_hash IS NOT NULL;
CALL protect_by_space('data_key');
REVOKE DELETE, TRUNCATE ON data_key FROM stegvis_app;
