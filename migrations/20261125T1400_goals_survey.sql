-- A goal whose result is read from a survey: the round, the item, and which share or mean.
ALTER TABLE goal ADD COLUMN survey_round text;
ALTER TABLE goal ADD COLUMN survey_item text;
ALTER TABLE goal ADD COLUMN survey_measure text CHECK (survey_measure IN ('clearlyPositive', 'positive', 'mean'));
ALTER TABLE goal ADD CHECK (
  (survey_round IS NULL) = (survey_item IS NULL) AND (survey_round IS NULL) = (survey_measure IS NULL)
);
