-- A code that lets one participant answer the health questionnaire of her own participation, once. The answer is no anonymous
-- one: it becomes a note in the register of the party, and this row goes.
CREATE TABLE health_code (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  code_hash text NOT NULL,
  participation_id uuid NOT NULL,
  occasion text NOT NULL CHECK (occasion IN ('start', 'exit')),
  -- The last day on which it can be used.
  expires_on date NOT NULL,
  PRIMARY KEY (space_id, code_hash),
  UNIQUE (space_id, participation_id, occasion),
  FOREIGN KEY (space_id, participation_id) REFERENCES participation (space_id, id)
);
CALL protect_by_space('health_code');
CREATE TRIGGER health_code_in_party BEFORE INSERT ON health_code FOR EACH ROW EXECUTE FUNCTION only_in_party_space();
REVOKE UPDATE, TRUNCATE ON health_code FROM stegvis_app;
