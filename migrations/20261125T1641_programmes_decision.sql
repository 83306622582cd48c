-- The decision that set a granted amount, "§ 14/2026, 2026-11-12"; null where it was entered without one.
ALTER TABLE programme_year ADD COLUMN decision text CHECK (decision <> '');
