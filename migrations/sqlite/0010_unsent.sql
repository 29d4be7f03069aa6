CREATE TABLE unsent (
    tenant   TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    case_id  TEXT   NOT NULL,
    task     TEXT   NOT NULL,
    body     TEXT   NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, person, case_id, task)
);
CREATE INDEX unsent_by_age ON unsent (saved_at);
