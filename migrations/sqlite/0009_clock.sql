ALTER TABLE case_row ADD COLUMN next_at BIGINT NOT NULL DEFAULT 9007199254740991;
ALTER TABLE case_row ADD COLUMN provisional TEXT NOT NULL DEFAULT '';
ALTER TABLE queue_row ADD COLUMN mark TEXT NOT NULL DEFAULT '';

CREATE INDEX case_row_next ON case_row (next_at, tenant, id)
    WHERE next_at < 9007199254740991;

CREATE INDEX case_row_provisional ON case_row (tenant, id)
    WHERE provisional <> '';
