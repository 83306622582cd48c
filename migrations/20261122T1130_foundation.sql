-- What every room builds on: spaces kept apart by row-level security, Swedish order, and who acts.

CREATE COLLATION swedish (provider = icu, locale = 'sv-SE');

-- The space of the present transaction; null outside, so that no row of any space is seen or accepted.
CREATE FUNCTION current_space_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('stegvis.space_id', true), '')::uuid;

-- Rows of a table with space_id are seen, made and changed in their own space only, by the owner as well.
CREATE PROCEDURE protect_by_space(protected_table regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected_table);
  EXECUTE format(
    'CREATE POLICY own_space ON %s USING (space_id = (SELECT current_space_id())) WITH CHECK (space_id = (SELECT current_space_id()))',
    protected_table
  );
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO stegvis_app', protected_table);
END $$;

GRANT USAGE ON SCHEMA public TO stegvis_app;

-- The list to choose from, so it is readable outside a space. New ones are made by the owner.
CREATE TABLE space (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('association', 'party')),
  name text NOT NULL CHECK (name <> ''),
  org_number text NOT NULL CHECK (org_number ~ '^\d{6}-\d{4}$'),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (kind, org_number)
);
ALTER TABLE space ENABLE ROW LEVEL SECURITY;
ALTER TABLE space FORCE ROW LEVEL SECURITY;
CREATE POLICY listed ON space FOR SELECT USING (true);
CREATE POLICY made_in_itself ON space FOR INSERT WITH CHECK (id = (SELECT current_space_id()));
CREATE POLICY renamed_in_itself ON space FOR UPDATE USING (id = (SELECT current_space_id()));
GRANT SELECT, UPDATE (name) ON space TO stegvis_app;

-- Who acts. The trail holds the id; the name can be taken away here without breaking the trail.
CREATE TABLE actor (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (kind, name)
);
GRANT SELECT, INSERT ON actor TO stegvis_app;
