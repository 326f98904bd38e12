-- What was given out to all units and stays in force until something of the same topic comes: a
-- unit that is added later gets it too.
CREATE TABLE material (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Of what only the latest is in force: the year of a calendar, the kind of a letter.
    topic TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Of the file that it was made of; nothing where it was made of the office's own.
    name TEXT,
    content TEXT NOT NULL REFERENCES content (digest),
    blobs TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    replaced_by TEXT
);
CREATE INDEX material_topic ON material (kind, topic);

-- What a notice says beside its rows, for the units to come.
ALTER TABLE notice ADD COLUMN doc_no TEXT;
ALTER TABLE notice ADD COLUMN table_title TEXT;
ALTER TABLE notice ADD COLUMN file TEXT;
ALTER TABLE notice ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- A row that a later version of the notice no longer has.
ALTER TABLE task ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0;

ALTER TABLE form ADD COLUMN note TEXT;

-- An earlier key's signature over a new one.
ALTER TABLE office_key ADD COLUMN endorsed TEXT;
