CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counter (name, value) VALUES ('audit', 0), ('unit', 0);

-- The office's own keys: several processes on one database sign alike.
CREATE TABLE office_key (
    id TEXT PRIMARY KEY,
    used_for TEXT NOT NULL,
    suite TEXT,
    secret TEXT NOT NULL,
    made_at TEXT NOT NULL
);

CREATE TABLE unit (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL,
    belongs TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE enrolment_code (
    digest TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (code),
    made_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    device TEXT
);

CREATE TABLE device (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (code),
    name TEXT NOT NULL,
    suite TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sealing_key TEXT NOT NULL,
    enrolled_at TEXT NOT NULL,
    seen_at TEXT,
    -- Up to which item it has taken what the office issued.
    seen_to BIGINT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX device_unit ON device (unit);

CREATE TABLE nonce (
    device TEXT NOT NULL,
    nonce TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (device, nonce)
);
CREATE INDEX nonce_at ON nonce (at);

CREATE TABLE blob (
    digest TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    stored_at TEXT NOT NULL
);

-- Who may read a blob: a unit that sent it, or to which it was issued.
CREATE TABLE blob_reader (
    digest TEXT NOT NULL REFERENCES blob (digest),
    unit TEXT NOT NULL,
    PRIMARY KEY (digest, unit)
);

CREATE TABLE upload (
    digest TEXT NOT NULL,
    device TEXT NOT NULL,
    position BIGINT NOT NULL,
    size BIGINT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (digest, device, position)
);

CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES unit (code),
    device TEXT NOT NULL REFERENCES device (id),
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    form TEXT,
    period TEXT,
    follows TEXT,
    digest TEXT NOT NULL,
    -- The lines as they came: the bytes of a batch can be given back as they were.
    manifest TEXT NOT NULL,
    signature TEXT NOT NULL,
    receipt TEXT,
    stored_at TEXT NOT NULL,
    state TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT
);
CREATE INDEX batch_unit ON batch (unit, stored_at);
CREATE INDEX batch_state ON batch (state, stored_at);

CREATE TABLE record (
    batch TEXT NOT NULL REFERENCES batch (id),
    position BIGINT NOT NULL,
    ledger TEXT NOT NULL,
    record TEXT NOT NULL,
    -- The row of a notice that it answers.
    origin TEXT,
    line TEXT NOT NULL,
    PRIMARY KEY (batch, position)
);

CREATE INDEX record_origin ON record (origin);

CREATE TABLE attachment (
    batch TEXT NOT NULL REFERENCES batch (id),
    digest TEXT NOT NULL REFERENCES blob (digest),
    name TEXT NOT NULL,
    PRIMARY KEY (batch, digest, name)
);

-- What goes down to the units. Its text lies here once, also where all units get the same.
CREATE TABLE content (
    digest TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE issued (
    unit TEXT NOT NULL REFERENCES unit (code),
    -- Counted by unit, without gaps.
    sequence BIGINT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES content (digest),
    blobs TEXT NOT NULL,
    replaces TEXT,
    -- The batch of a receipt or verdict, the notice or form of what it is.
    subject TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    PRIMARY KEY (unit, sequence)
);
CREATE INDEX issued_subject ON issued (subject, kind);

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    year BIGINT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL
);

CREATE TABLE task (
    id TEXT PRIMARY KEY,
    notice TEXT NOT NULL REFERENCES notice (id),
    position BIGINT NOT NULL,
    fields TEXT NOT NULL
);
CREATE INDEX task_notice ON task (notice, position);

-- Whose task it is, as its owner phrase was read.
CREATE TABLE assignment (
    task TEXT NOT NULL REFERENCES task (id),
    unit TEXT NOT NULL REFERENCES unit (code),
    role TEXT NOT NULL,
    PRIMARY KEY (task, unit)
);
CREATE INDEX assignment_unit ON assignment (unit);

CREATE TABLE form (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    due TEXT,
    definition TEXT NOT NULL,
    -- The sheet itself, where it can be filled in place.
    template TEXT,
    name TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by TEXT NOT NULL
);

CREATE TABLE person (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE session (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (name),
    seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
);

CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    deed TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
);
