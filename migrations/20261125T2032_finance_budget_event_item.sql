-- A step of a budget may point at the item of the meeting where it was taken.
ALTER TABLE budget_event ADD COLUMN item_id uuid;
ALTER TABLE budget_event ADD FOREIGN KEY (space_id, item_id) REFERENCES meeting_item;
