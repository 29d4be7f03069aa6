-- Made anew from the log at the next start.
DROP TABLE notice;
CREATE TABLE notice (
    tenant   TEXT   NOT NULL,
    office   TEXT   NOT NULL,
    position BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    task_key TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    case_id  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (tenant, office, position, kind, task_key, person)
);
