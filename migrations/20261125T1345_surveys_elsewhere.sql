-- Results that were counted elsewhere, above all the national indicators: typed in or imported as aggregates.
CREATE TABLE survey_aggregate (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  -- Whose tool it was counted in: `nns`.
  instrument text NOT NULL,
  -- `own` is the association's or the programme's own result there; `national` what it is compared with.
  level text NOT NULL CHECK (level IN ('own', 'national')),
  respondent_group text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  -- Empty for the association or the country as a whole.
  programme text NOT NULL,
  item text NOT NULL,
  sex text NOT NULL CHECK (sex IN ('', 'female', 'male')),
  label text NOT NULL CHECK (label <> ''),
  n integer CHECK (n >= 0),
  offered integer CHECK (offered > 0),
  positive double precision CHECK (positive BETWEEN 0 AND 1),
  clearly_positive double precision CHECK (clearly_positive BETWEEN 0 AND 1),
  mean double precision,
  distribution jsonb,
  source text NOT NULL CHECK (source <> ''),
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (space_id, instrument, level, respondent_group, period_from, period_to, programme, item, sex),
  CHECK (period_from <= period_to)
);
CALL protect_by_space('survey_aggregate');

-- The link by which a programme reads its free texts before the office does. Of its secret the hash is kept.
CREATE TABLE survey_text_link (
  space_id uuid NOT NULL DEFAULT current_space_id() REFERENCES space,
  secret_hash text NOT NULL,
  round_id text NOT NULL,
  programme text NOT NULL,
  expires_on date NOT NULL,
  PRIMARY KEY (space_id, secret_hash),
  FOREIGN KEY (space_id, round_id) REFERENCES survey_round
);
CALL protect_by_space('survey_text_link');
REVOKE UPDATE, TRUNCATE ON survey_text_link FROM stegvis_app;
