CREATE INDEX queue_row_owed ON queue_row (tenant, office, due, case_id, task_key)
    WHERE state IN ('todo', 'doing', 'returned');
