-- What a programme is for, in one sentence, and how it works.
ALTER TABLE programme
  ADD COLUMN purpose text CHECK (purpose <> ''),
  ADD COLUMN description text CHECK (description <> '');
