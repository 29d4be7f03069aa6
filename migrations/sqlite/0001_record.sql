CREATE TABLE log_head (
    tenant   TEXT   NOT NULL PRIMARY KEY,
    size     BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    frontier TEXT   NOT NULL
);

CREATE TABLE stream (
    tenant  TEXT   NOT NULL,
    stream  TEXT   NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, stream)
);

CREATE TABLE leaf (
    tenant         TEXT   NOT NULL,
    position       BIGINT NOT NULL,
    stream         TEXT   NOT NULL,
    version        BIGINT NOT NULL,
    actor          TEXT   NOT NULL,
    command        TEXT   NOT NULL,
    command_digest TEXT   NOT NULL,
    hash           TEXT   NOT NULL,
    leaf           TEXT   NOT NULL,
    PRIMARY KEY (tenant, position),
    UNIQUE (tenant, stream, version),
    UNIQUE (tenant, actor, command)
);

CREATE TABLE payload (
    tenant TEXT NOT NULL,
    digest TEXT NOT NULL,
    salt   TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (tenant, digest)
);

CREATE TABLE definition (
    digest      TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    body        TEXT NOT NULL,
    translation TEXT
);

CREATE TRIGGER leaf_is_never_changed BEFORE UPDATE ON leaf
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER leaf_is_never_removed BEFORE DELETE ON leaf
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER payload_is_never_removed BEFORE DELETE ON payload
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER definition_is_never_changed BEFORE UPDATE ON definition
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER definition_is_never_removed BEFORE DELETE ON definition
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
