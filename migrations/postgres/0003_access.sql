CREATE TABLE token (
    hash       TEXT   NOT NULL PRIMARY KEY,
    tenant     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    label      TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX token_by_person ON token (tenant, person);

CREATE TABLE sign_in_link (
    hash       TEXT   NOT NULL PRIMARY KEY,
    tenant     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

CREATE TABLE web_session (
    hash       TEXT   NOT NULL PRIMARY KEY,
    tenant     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE artifact (
    tenant   TEXT   NOT NULL,
    digest   TEXT   NOT NULL,
    size     BIGINT NOT NULL,
    media    TEXT   NOT NULL,
    name     TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    stored_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, digest)
);
