-- The statutes may say how many days before a meeting of the board the notice is sent; then that holds while they do.
ALTER TABLE statutes_version ADD COLUMN notice_days integer CHECK (notice_days BETWEEN 0 AND 60);
