CREATE TABLE passkey (
    id      TEXT   NOT NULL PRIMARY KEY,
    tenant  TEXT   NOT NULL,
    person  TEXT   NOT NULL,
    label   TEXT   NOT NULL,
    body    TEXT   NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE INDEX passkey_by_person ON passkey (tenant, person);

CREATE TABLE identity (
    issuer    TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    tenant    TEXT   NOT NULL,
    person    TEXT   NOT NULL,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_by_person ON identity (tenant, person);

CREATE TABLE ceremony (
    hash       TEXT   NOT NULL PRIMARY KEY,
    kind       TEXT   NOT NULL,
    tenant     TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX ceremony_by_end ON ceremony (expires_at);
