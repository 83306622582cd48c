-- Why a deputy was called before those who stand before her in the order; null: the order was followed.
ALTER TABLE meeting_attendance ADD COLUMN out_of_order text CHECK (out_of_order <> '');
