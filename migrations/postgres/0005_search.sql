CREATE TABLE case_gram (
    tenant  TEXT NOT NULL,
    gram    TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (tenant, gram, case_id)
);

CREATE TABLE read_tables (
    version BIGINT NOT NULL
);
