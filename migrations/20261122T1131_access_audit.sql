-- The trail: one chain per space. Each entry's mac covers its fields and the mac before it, with a key that is kept
-- outside the database. `details` is text, because the mac covers its very bytes.
CREATE TABLE audit_entry (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  sequence bigint NOT NULL CHECK (sequence > 0),
  at timestamptz(3) NOT NULL,
  actor_id uuid NOT NULL REFERENCES actor,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'denied', 'invalidInput')),
  details text NOT NULL CHECK (jsonb_typeof(details::jsonb) = 'object'),
  key_id text NOT NULL,
  previous_mac text NOT NULL,
  mac text NOT NULL,
  PRIMARY KEY (space_id, sequence)
);
CALL protect_by_space('audit_entry');
REVOKE UPDATE, DELETE ON audit_entry FROM stegvis_app;

-- The newest entry of the present space, with the chain held until the transaction ends. Each statement of a volatile
-- function sees what was committed before it, so the entry read after waiting is the newest one.
CREATE FUNCTION take_audit_chain(OUT last_sequence bigint, OUT last_mac text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('stegvis.audit:' || current_space_id(), 0));
  SELECT sequence, mac INTO last_sequence, last_mac FROM audit_entry
    WHERE space_id = current_space_id() ORDER BY sequence DESC LIMIT 1;
  last_sequence := coalesce(last_sequence, 0);
  last_mac := coalesce(last_mac, '');
END $$;

CREATE FUNCTION accept_next_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE tail record;
BEGIN
  SELECT * INTO tail FROM take_audit_chain();
  IF NEW.sequence <> tail.last_sequence + 1 OR NEW.previous_mac <> tail.last_mac THEN
    RAISE EXCEPTION 'the trail is only continued: entry % does not follow %', NEW.sequence, tail.last_sequence;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER continued_only BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION accept_next_audit_entry();

-- Holds for the owner too: a mistake in a migration must not rewrite the trail.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail is never changed (%)', TG_OP;
END $$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION refuse_audit_change();
