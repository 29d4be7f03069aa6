ALTER TABLE queue_row ADD COLUMN person TEXT NOT NULL DEFAULT '';
CREATE INDEX queue_row_of_person ON queue_row (tenant, office, person, due, case_id, task_key) WHERE person <> '';
