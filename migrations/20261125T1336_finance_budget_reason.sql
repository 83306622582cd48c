-- A budget says on which day it was decided and, when it changes a decided one, why.
ALTER TABLE budget ADD COLUMN decided_on date;
ALTER TABLE budget ADD COLUMN reason text;
