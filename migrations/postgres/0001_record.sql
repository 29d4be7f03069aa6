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

CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$;

CREATE TRIGGER leaf_is_never_changed BEFORE UPDATE ON leaf
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER leaf_is_never_removed BEFORE DELETE ON leaf
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER leaf_is_never_emptied BEFORE TRUNCATE ON leaf
    FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER payload_is_never_removed BEFORE DELETE ON payload
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER payload_is_never_emptied BEFORE TRUNCATE ON payload
    FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER definition_is_never_changed BEFORE UPDATE ON definition
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER definition_is_never_removed BEFORE DELETE ON definition
    FOR EACH ROW EXECUTE FUNCTION record_is_append_only();
CREATE TRIGGER definition_is_never_emptied BEFORE TRUNCATE ON definition
    FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only();
