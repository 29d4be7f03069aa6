CREATE TABLE case_row (
    tenant    TEXT   NOT NULL,
    id        TEXT   NOT NULL,
    procedure TEXT   NOT NULL,
    digest    TEXT   NOT NULL,
    title     TEXT   NOT NULL,
    stage     TEXT   NOT NULL,
    status    TEXT   NOT NULL,
    reached   TEXT   NOT NULL,
    lead      TEXT   NOT NULL,
    returned  BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    moved_at  BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX case_row_by_move ON case_row (tenant, moved_at DESC, id DESC);

CREATE TABLE case_office (
    tenant  TEXT NOT NULL,
    case_id TEXT NOT NULL,
    office  TEXT NOT NULL,
    PRIMARY KEY (tenant, office, case_id)
);
CREATE INDEX case_office_by_case ON case_office (tenant, case_id);

CREATE TABLE case_file (
    tenant  TEXT NOT NULL,
    case_id TEXT NOT NULL,
    digest  TEXT NOT NULL,
    PRIMARY KEY (tenant, digest, case_id)
);
CREATE INDEX case_file_by_case ON case_file (tenant, case_id);

CREATE TABLE queue_row (
    tenant    TEXT   NOT NULL,
    case_id   TEXT   NOT NULL,
    task_key  TEXT   NOT NULL,
    office    TEXT   NOT NULL,
    task      TEXT   NOT NULL,
    kind      TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    force     TEXT   NOT NULL,
    due       BIGINT NOT NULL,
    offered   BIGINT NOT NULL,
    stage     BIGINT NOT NULL,
    waiting   BIGINT NOT NULL,
    procedure TEXT   NOT NULL,
    PRIMARY KEY (tenant, case_id, task_key)
);
CREATE INDEX queue_row_by_due ON queue_row (tenant, office, due, case_id, task_key);
CREATE INDEX queue_row_by_state ON queue_row (tenant, office, state, due, case_id, task_key);
