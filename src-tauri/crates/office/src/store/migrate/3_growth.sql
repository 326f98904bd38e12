-- What grew faster than the units.
DROP INDEX record_origin;
CREATE INDEX record_answer ON record (origin, batch) WHERE origin IS NOT NULL;
CREATE INDEX batch_latest ON batch (stored_at, id);
CREATE INDEX batch_follows ON batch (follows);
-- Read by no question.
DROP INDEX nonce_at;

-- Batches in the order in which they came, and how many records of each the search index lacks: it
-- takes them from the last to the first.
CREATE TABLE searched (
    number BIGINT PRIMARY KEY,
    batch TEXT NOT NULL UNIQUE REFERENCES batch (id),
    rest BIGINT NOT NULL
);
CREATE INDEX searched_rest ON searched (number) WHERE rest > 0;
