-- How many of a unit's batches are in a state: without it SQLite looked through everybody's batches
-- of that state for every unit.
CREATE INDEX batch_unit_state ON batch (unit, state, stored_at);
-- Whether a unit got something: without the unit in it, all who got it were looked through for each.
DROP INDEX issued_subject;
CREATE INDEX issued_subject ON issued (subject, kind, unit);
