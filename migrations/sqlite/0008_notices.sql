CREATE TABLE notice (
    tenant   TEXT   NOT NULL,
    office   TEXT   NOT NULL,
    position BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    task_key TEXT   NOT NULL,
    case_id  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (tenant, office, position, kind, task_key)
);

CREATE TABLE delivery (
    tenant  TEXT   NOT NULL,
    person  TEXT   NOT NULL,
    told_to BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    lease   BIGINT NOT NULL,
    PRIMARY KEY (tenant, person)
);

CREATE INDEX queue_row_due ON queue_row (tenant, due, case_id, task_key)
    WHERE state IN ('todo', 'doing', 'returned');

CREATE INDEX case_row_lead ON case_row (tenant, lead, moved_at, id);

ALTER TABLE token ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';

CREATE TABLE verdict_row (
    tenant    TEXT   NOT NULL,
    case_id   TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    weight    BIGINT NOT NULL,
    broken    BIGINT NOT NULL,
    doubts    BIGINT NOT NULL,
    explained BIGINT NOT NULL,
    later     BIGINT NOT NULL,
    returns   BIGINT NOT NULL,
    PRIMARY KEY (tenant, case_id)
);

CREATE INDEX verdict_row_worst ON verdict_row (tenant, weight, case_id);

DROP TRIGGER leaf_is_never_removed;
CREATE TRIGGER leaf_is_never_removed BEFORE DELETE ON leaf WHEN OLD.tenant NOT LIKE 'practice-%'
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

DROP TRIGGER payload_is_never_removed;
CREATE TRIGGER payload_is_never_removed BEFORE DELETE ON payload WHEN OLD.tenant NOT LIKE 'practice-%'
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
