CREATE TABLE invitation (
    hash       TEXT   NOT NULL PRIMARY KEY,
    tenant     TEXT   NOT NULL,
    case_id    TEXT   NOT NULL,
    invitation BIGINT NOT NULL
);

CREATE TABLE account (
    tenant     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    name       TEXT   NOT NULL UNIQUE,
    password   TEXT   NOT NULL,
    set_at     BIGINT NOT NULL,
    totp       TEXT   NOT NULL DEFAULT '',
    totp_step  BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, person)
);

ALTER TABLE web_session ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE web_session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
CREATE INDEX web_session_by_person ON web_session (tenant, person);

CREATE TABLE security_event (
    id      TEXT   NOT NULL PRIMARY KEY,
    tenant  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    event   TEXT   NOT NULL,
    person  TEXT   NOT NULL,
    address TEXT   NOT NULL,
    about   TEXT   NOT NULL
);
CREATE INDEX security_event_by_time ON security_event (tenant, at DESC, id DESC);
