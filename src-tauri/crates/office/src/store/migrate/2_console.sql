-- What the office looks into at the units, drawn by a seed that anybody can draw with again.
CREATE TABLE spot_check (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    seed TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL
);

CREATE TABLE spot_item (
    id TEXT PRIMARY KEY,
    spot_check TEXT NOT NULL REFERENCES spot_check (id),
    position BIGINT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (code),
    subject TEXT NOT NULL,
    result TEXT,
    finding TEXT,
    due TEXT,
    -- The task by which the unit was told to mend it.
    task TEXT REFERENCES task (id),
    done_at TEXT,
    done_by TEXT
);
CREATE INDEX spot_item_check ON spot_item (spot_check, position);

-- Points of an assessment that somebody gave or took, in hundredths.
CREATE TABLE assessment_point (
    id TEXT PRIMARY KEY,
    year BIGINT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (code),
    points BIGINT NOT NULL,
    reason TEXT NOT NULL,
    given_at TEXT NOT NULL,
    given_by TEXT NOT NULL
);
CREATE INDEX assessment_point_year ON assessment_point (year, unit);
