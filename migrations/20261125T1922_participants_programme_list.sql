-- A programme's list goes by the day of registration as well, the newest first.
CREATE INDEX participation_programme_registered ON participation (space_id, programme, registered_on DESC, id DESC);
