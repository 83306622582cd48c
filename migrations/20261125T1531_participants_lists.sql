-- Lists go by the day of registration, the newest first.
CREATE INDEX participation_registered ON participation (space_id, registered_on DESC, id DESC);
CREATE INDEX participation_event_end ON participation_event (space_id, to_state, participation_id)
  WHERE to_state IN ('declined', 'withdrawn');
CREATE INDEX participation_item_activity ON participation_item (space_id, participation_id) WHERE kind = 'activity';
