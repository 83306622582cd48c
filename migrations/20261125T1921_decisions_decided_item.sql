-- A decision about money, and the one that set the operating plan, may point at the item of a meeting where it was made;
-- null for what was decided before the meetings were kept here.
ALTER TABLE grant_decision ADD COLUMN item_id uuid;
ALTER TABLE grant_decision ADD FOREIGN KEY (space_id, item_id) REFERENCES meeting_item;
ALTER TABLE operating_plan ADD COLUMN item uuid;
ALTER TABLE operating_plan ADD FOREIGN KEY (space_id, item) REFERENCES meeting_item;
ALTER TABLE operating_plan ADD CHECK (item IS NULL OR reference IS NOT NULL);
