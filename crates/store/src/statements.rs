//! Every SQL statement by name. One text for both databases, save where row locks differ.

/// A statement: its name and its text for each database.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// Its name.
    pub name: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

macro_rules! statements {
    ($($name:ident = $text:literal $(, postgres $other:literal)?;)*) => {
        $(pub(crate) const $name: Statement = Statement {
            name: stringify!($name), sqlite: $text, postgres: statements!(@pick $text $(, $other)?),
        };)*
        /// All of them, for the test that prepares each on both databases.
        pub const ALL: &[Statement] = &[$($name,)*];
    };
    (@pick $text:literal) => { $text };
    (@pick $text:literal, $other:literal) => { $other };
}

statements! {
    // the record
    CREATE_STREAM = "INSERT INTO stream (tenant, stream, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";
    LOCK_STREAM = "SELECT version FROM stream WHERE tenant = $1 AND stream = $2",
        postgres "SELECT version FROM stream WHERE tenant = $1 AND stream = $2 FOR UPDATE";
    STREAM_VERSION = "SELECT version FROM stream WHERE tenant = $1 AND stream = $2";
    SET_STREAM = "UPDATE stream SET version = $3 WHERE tenant = $1 AND stream = $2 AND version = $3 - 1";
    CREATE_HEAD = "INSERT INTO log_head (tenant, size, last_at, frontier) VALUES ($1, 0, 0, '[]') ON CONFLICT DO NOTHING";
    LOCK_HEAD = "SELECT size, last_at, frontier FROM log_head WHERE tenant = $1",
        postgres "SELECT size, last_at, frontier FROM log_head WHERE tenant = $1 FOR UPDATE";
    HEAD = "SELECT size, last_at, frontier FROM log_head WHERE tenant = $1";
    SET_HEAD = "UPDATE log_head SET size = $2, last_at = $3, frontier = $4 WHERE tenant = $1";
    ADD_LEAF = "INSERT INTO leaf (tenant, position, stream, version, actor, command, command_digest, hash, leaf)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LEAVES_SINCE = "SELECT position, version, hash, leaf, stream, actor, command, command_digest FROM leaf
        WHERE tenant = $1 AND stream = $2 AND version > $3 ORDER BY version LIMIT $4";
    LOG_SINCE = "SELECT position, version, hash, leaf, stream, actor, command, command_digest FROM leaf WHERE tenant = $1 AND position >= $2 ORDER BY position LIMIT $3";
    ANSWERED = "SELECT position, version, hash, command_digest, stream FROM leaf WHERE tenant = $1 AND actor = $2 AND command = $3";
    STREAMS = "SELECT stream, version FROM stream WHERE tenant = $1 AND version > 0";
    ADD_PAYLOAD = "INSERT INTO payload (tenant, digest, salt, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    PAYLOAD = "SELECT body FROM payload WHERE tenant = $1 AND digest = $2";
    PAYLOADS = "SELECT digest, body FROM payload WHERE tenant = $1 AND digest IN (SELECT value FROM json_each($2))",
        postgres "SELECT digest, body FROM payload WHERE tenant = $1 AND digest IN (SELECT json_array_elements_text($2::json))";
    ADD_DEFINITION = "INSERT INTO definition (digest, name, body, translation) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    DEFINITION = "SELECT body, translation FROM definition WHERE digest = $1";
    DEFINITIONS = "SELECT name, body, translation FROM definition ORDER BY digest";
    TENANTS = "SELECT tenant FROM log_head ORDER BY tenant";
    STREAMS_LIKE = "SELECT stream FROM stream WHERE tenant = $1 AND stream > $2 AND stream LIKE 'case/%' AND version > 0
        ORDER BY stream LIMIT $3";

    // what is read
    PUT_CASE = "INSERT INTO case_row
        (tenant, id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at, next_at, provisional)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (tenant, id) DO UPDATE SET digest = $4, title = $5, stage = $6, status = $7, reached = $8, lead = $9,
            returned = $10, version = $11, moved_at = $13, next_at = $14, provisional = $15";
    // The largest moment is no moment: the index holds only what has one.
    DUE_CASES = "SELECT next_at, tenant, id FROM case_row WHERE next_at < 9007199254740991 AND next_at <= $1
        AND (next_at, tenant, id) > ($2, $3, $4) ORDER BY next_at, tenant, id LIMIT $5";
    NEXT_DUE = "SELECT MIN(next_at) AS next_at FROM case_row WHERE next_at < 9007199254740991";
    PROVISIONAL_TENANTS = "SELECT DISTINCT tenant FROM case_row WHERE provisional <> '' ORDER BY tenant";
    PROVISIONAL_COUNT = "SELECT COUNT(*) FROM case_row WHERE tenant = $1 AND provisional <> ''";
    PROVISIONAL_CASES = "SELECT id, version FROM case_row WHERE tenant = $1 AND provisional <> '' AND provisional <> $2 AND id > $3
        ORDER BY id LIMIT $4";
    ADD_CASE_OFFICE = "INSERT INTO case_office (tenant, case_id, office) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DROP_CASE_OFFICE = "DELETE FROM case_office WHERE tenant = $1 AND case_id = $2 AND office = $3";
    ADD_CASE_FILE = "INSERT INTO case_file (tenant, case_id, digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DROP_CASE_FILE = "DELETE FROM case_file WHERE tenant = $1 AND case_id = $2 AND digest = $3";
    PUT_QUEUE = "INSERT INTO queue_row
        (tenant, case_id, task_key, office, task, kind, state, force, due, offered, stage, waiting, procedure, mark, person)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (tenant, case_id, task_key) DO UPDATE SET office = $4, task = $5, kind = $6, state = $7, force = $8,
            due = $9, offered = $10, stage = $11, waiting = $12, mark = $14, person = $15";
    DROP_QUEUE = "DELETE FROM queue_row WHERE tenant = $1 AND case_id = $2 AND task_key = $3";
    ADD_GRAMS = "INSERT INTO case_gram (tenant, gram, case_id) SELECT $1, value, $2 FROM json_each($3) WHERE true ON CONFLICT DO NOTHING",
        postgres "INSERT INTO case_gram (tenant, gram, case_id) SELECT $1, json_array_elements_text($3::json), $2 ON CONFLICT DO NOTHING";
    DROP_GRAMS = "DELETE FROM case_gram WHERE tenant = $1 AND case_id = $2 AND gram IN (SELECT value FROM json_each($3))",
        postgres "DELETE FROM case_gram WHERE tenant = $1 AND case_id = $2 AND gram IN (SELECT json_array_elements_text($3::json))";
    CLEAR_GRAMS = "DELETE FROM case_gram WHERE tenant = $1";
    ADD_NOTICE = "INSERT INTO notice (tenant, office, position, kind, task_key, case_id, at, person) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    CLEAR_NOTICES = "DELETE FROM notice WHERE tenant = $1";
    DUMP_NOTICES = "SELECT office, position, kind, task_key, case_id, at, person FROM notice WHERE tenant = $1 ORDER BY office, position, kind, task_key, person",
        postgres "SELECT office, position, kind, task_key, case_id, at, person FROM notice WHERE tenant = $1
            ORDER BY office COLLATE \"C\", position, kind COLLATE \"C\", task_key COLLATE \"C\", person COLLATE \"C\"";
    NOTICES = "SELECT n.office, n.position, n.kind, n.task_key, n.case_id, n.at, c.title, c.digest, n.person, COALESCE(q.office, '')
        FROM notice n JOIN case_row c ON c.tenant = n.tenant AND c.id = n.case_id
        LEFT JOIN queue_row q ON q.tenant = n.tenant AND q.case_id = n.case_id AND q.task_key = n.task_key
        WHERE n.tenant = $1 AND n.office IN (SELECT value FROM json_each($2)) AND n.position < $3 AND n.position >= $4
        AND n.person IN (SELECT value FROM json_each($6)) ORDER BY n.position DESC, n.kind, n.task_key, n.office, n.person LIMIT $5",
        postgres "SELECT n.office, n.position, n.kind, n.task_key, n.case_id, n.at, c.title, c.digest, n.person, COALESCE(q.office, '')
        FROM notice n JOIN case_row c ON c.tenant = n.tenant AND c.id = n.case_id
        LEFT JOIN queue_row q ON q.tenant = n.tenant AND q.case_id = n.case_id AND q.task_key = n.task_key
        WHERE n.tenant = $1 AND n.office IN (SELECT json_array_elements_text($2::json)) AND n.position < $3 AND n.position >= $4
        AND n.person IN (SELECT json_array_elements_text($6::json)) ORDER BY n.position DESC, n.kind, n.task_key, n.office, n.person LIMIT $5";
    // Beyond a hundred nobody counts.
    NOTICES_SINCE = "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE tenant = $1 AND office = $2 AND position >= $3
        AND person IN (SELECT value FROM json_each($4)) LIMIT 100) AS unread",
        postgres "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE tenant = $1 AND office = $2 AND position >= $3
        AND person IN (SELECT json_array_elements_text($4::json)) LIMIT 100) AS unread";
    DELIVERY = "SELECT told_to, told_at, lease FROM delivery WHERE tenant = $1 AND person = $2";
    BEGIN_DELIVERY = "INSERT INTO delivery (tenant, person, told_to, told_at, lease) VALUES ($1, $2, $3, $4, 0) ON CONFLICT DO NOTHING";
    LEASE_DELIVERY = "UPDATE delivery SET lease = $4 WHERE tenant = $1 AND person = $2 AND told_to = $3 AND lease <= $5";
    END_DELIVERY = "UPDATE delivery SET told_to = $3, told_at = $4, lease = 0 WHERE tenant = $1 AND person = $2";
    CLEAR_VERDICTS = "DELETE FROM verdict_row WHERE tenant = $1";
    PUT_VERDICT = "INSERT INTO verdict_row (tenant, case_id, version, weight, broken, doubts, explained, later, returns)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (tenant, case_id) DO UPDATE SET version = $3, weight = $4, broken = $5, doubts = $6, explained = $7,
            later = $8, returns = $9 WHERE verdict_row.version <= $3";
    UNJUDGED = "SELECT c.id FROM case_row c LEFT JOIN verdict_row v ON v.tenant = c.tenant AND v.case_id = c.id
        WHERE c.tenant = $1 AND (v.version IS NULL OR v.version < c.version) LIMIT $2";
    VERDICTS = "SELECT v.case_id, v.version, v.weight, v.broken, v.doubts, v.explained, v.later, v.returns, c.title, c.digest, c.status, c.lead
        FROM verdict_row v JOIN case_row c ON c.tenant = v.tenant AND c.id = v.case_id
        WHERE v.tenant = $1 AND (v.weight < $2 OR (v.weight = $2 AND v.case_id < $3)) ORDER BY v.weight DESC, v.case_id DESC LIMIT $4";
    VERDICT_COUNTS = "SELECT COUNT(*), COUNT(CASE WHEN broken > 0 THEN 1 END), COUNT(CASE WHEN broken = 0 AND doubts > 0 THEN 1 END)
        FROM verdict_row WHERE tenant = $1";
    READ_VERSION = "SELECT COALESCE(MAX(version), 0) FROM read_tables";
    SET_READ_VERSION = "INSERT INTO read_tables (version) VALUES ($1)";
    CLEAR_CASES = "DELETE FROM case_row WHERE tenant = $1";
    CLEAR_OFFICES = "DELETE FROM case_office WHERE tenant = $1";
    CLEAR_FILES = "DELETE FROM case_file WHERE tenant = $1";
    CLEAR_QUEUE = "DELETE FROM queue_row WHERE tenant = $1";
    CASE_ROW = "SELECT id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row WHERE tenant = $1 AND id = $2";
    CASES = "SELECT id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row WHERE tenant = $1 AND ($2 = '' OR status = $2) AND ($3 = '' OR procedure = $3)
            AND (moved_at < $4 OR (moved_at = $4 AND id < $5))
            AND ($7 = '[]' OR id IN (SELECT case_id FROM case_gram WHERE tenant = $1 AND gram IN (SELECT value FROM json_each($7))
                GROUP BY case_id HAVING COUNT(*) = json_array_length($7)))
        ORDER BY moved_at DESC, id DESC LIMIT $6",
        postgres "SELECT id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row WHERE tenant = $1 AND ($2 = '' OR status = $2) AND ($3 = '' OR procedure = $3)
            AND (moved_at < $4 OR (moved_at = $4 AND id < $5))
            AND ($7 = '[]' OR id IN (SELECT case_id FROM case_gram WHERE tenant = $1 AND gram IN (SELECT json_array_elements_text($7::json))
                GROUP BY case_id HAVING COUNT(*) = json_array_length($7::json)))
        ORDER BY moved_at DESC, id DESC LIMIT $6";
    CASES_OF_OFFICES = "SELECT id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row c WHERE tenant = $1 AND ($2 = '' OR status = $2) AND ($3 = '' OR procedure = $3)
            AND (moved_at < $4 OR (moved_at = $4 AND id < $5))
            AND ($9 = 0 OR c.lead IN (SELECT value FROM json_each($8)))
            AND EXISTS (SELECT 1 FROM case_office o WHERE o.tenant = $1 AND o.case_id = c.id
                AND o.office IN (SELECT value FROM json_each($8)))
            AND ($7 = '[]' OR c.id IN (SELECT case_id FROM case_gram WHERE tenant = $1 AND gram IN (SELECT value FROM json_each($7))
                GROUP BY case_id HAVING COUNT(*) = json_array_length($7)))
        ORDER BY moved_at DESC, id DESC LIMIT $6",
        postgres "SELECT id, procedure, digest, title, stage, status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row c WHERE tenant = $1 AND ($2 = '' OR status = $2) AND ($3 = '' OR procedure = $3)
            AND (moved_at < $4 OR (moved_at = $4 AND id < $5))
            AND ($9 = 0 OR c.lead IN (SELECT json_array_elements_text($8::json)))
            AND EXISTS (SELECT 1 FROM case_office o WHERE o.tenant = $1 AND o.case_id = c.id
                AND o.office IN (SELECT json_array_elements_text($8::json)))
            AND ($7 = '[]' OR c.id IN (SELECT case_id FROM case_gram WHERE tenant = $1 AND gram IN (SELECT json_array_elements_text($7::json))
                GROUP BY case_id HAVING COUNT(*) = json_array_length($7::json)))
        ORDER BY moved_at DESC, id DESC LIMIT $6";
    SEES_CASE = "SELECT COUNT(*) FROM case_office WHERE tenant = $1 AND case_id = $2 AND office = $3";
    FILE_CASES = "SELECT case_id FROM case_file WHERE tenant = $1 AND digest = $2 ORDER BY case_id LIMIT 100";
    // Four texts, so that each is answered by an index of its own.
    QUEUE = "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.office = $2 AND (q.due, q.case_id, q.task_key) > ($3, $4, $5)
            AND ($6 = '' OR q.procedure = $6) AND ($7 = '' OR q.case_id = $7) AND q.due <= $8
        ORDER BY q.due, q.case_id, q.task_key LIMIT $9";
    QUEUE_OWED = "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.office = $2 AND (q.due, q.case_id, q.task_key) > ($3, $4, $5)
            AND ($6 = '' OR q.procedure = $6) AND ($7 = '' OR q.case_id = $7) AND q.due <= $8
            AND q.state IN ('todo', 'doing', 'returned')
        ORDER BY q.due, q.case_id, q.task_key LIMIT $9";
    QUEUE_IN_STATE = "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.office = $2 AND (q.due, q.case_id, q.task_key) > ($3, $4, $5)
            AND ($6 = '' OR q.procedure = $6) AND ($7 = '' OR q.case_id = $7) AND q.due <= $8
            AND q.state = $10
        ORDER BY q.due, q.case_id, q.task_key LIMIT $9";
    QUEUE_OF_PERSON = "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.office = $2 AND (q.due, q.case_id, q.task_key) > ($3, $4, $5)
            AND ($6 = '' OR q.procedure = $6) AND ($7 = '' OR q.case_id = $7) AND q.due <= $8
            AND q.person <> '' AND q.person = $10 AND ($11 IN ('', 'open') OR q.state = $11)
        ORDER BY q.due, q.case_id, q.task_key LIMIT $9";
    LOADS = "SELECT person, COUNT(*) FROM queue_row WHERE tenant = $1 AND office = $2 AND person <> ''
        GROUP BY person ORDER BY person";
    // What is owed between two moments by some offices, or in cases they lead, or by anybody.
    DEADLINES = "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.due > $3 AND q.due <= $4 AND q.state IN ('todo', 'doing', 'returned') AND q.waiting = 0
            AND ($2 = '' OR q.office IN (SELECT value FROM json_each($2)) OR c.lead IN (SELECT value FROM json_each($2)))
        ORDER BY q.due, q.case_id, q.task_key LIMIT $5",
        postgres "SELECT q.case_id, q.task_key, q.office, q.task, q.kind, q.state, q.force, q.due, q.offered, q.stage, q.waiting,
            q.procedure, c.title, c.digest, q.mark, q.person
        FROM queue_row q JOIN case_row c ON c.tenant = q.tenant AND c.id = q.case_id
        WHERE q.tenant = $1 AND q.due > $3 AND q.due <= $4 AND q.state IN ('todo', 'doing', 'returned') AND q.waiting = 0
            AND ($2 = '' OR q.office IN (SELECT json_array_elements_text(NULLIF($2, '')::json)) OR c.lead IN (SELECT json_array_elements_text(NULLIF($2, '')::json)))
        ORDER BY q.due, q.case_id, q.task_key LIMIT $5";
    // Beyond a hundred nobody counts.
    QUEUE_COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM queue_row WHERE tenant = $1 AND office = $2
        AND state IN ('todo', 'doing', 'returned') AND waiting = 0 LIMIT 100) AS owed";
    DUMP_CASES = "SELECT id, procedure, digest, title, stage, status || ' ' || next_at || ' ' || provisional AS status, reached, lead, returned, version, opened_at, moved_at
        FROM case_row WHERE tenant = $1 ORDER BY id";
    DUMP_OFFICES = "SELECT case_id, office FROM case_office WHERE tenant = $1 ORDER BY case_id, office";
    DUMP_FILES = "SELECT case_id, digest FROM case_file WHERE tenant = $1 ORDER BY case_id, digest";
    DUMP_GRAMS = "SELECT case_id, gram FROM case_gram WHERE tenant = $1 ORDER BY case_id, gram",
        postgres "SELECT case_id, gram FROM case_gram WHERE tenant = $1 ORDER BY case_id, gram COLLATE \"C\"";
    DUMP_QUEUE = "SELECT case_id, task_key, office, task, kind, state || ' ' || mark AS state, force, due, offered, stage, waiting, procedure || ' ' || person AS procedure
        FROM queue_row WHERE tenant = $1 ORDER BY case_id, task_key";

    // secrets
    ADD_TOKEN = "INSERT INTO token (hash, tenant, person, scope, label, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    TOKEN = "SELECT tenant, person, scope, expires_at, COALESCE(revoked_at, 0) FROM token WHERE hash = $1";
    TOKENS = "SELECT hash, person, label, created_at, expires_at, COALESCE(revoked_at, 0) FROM token WHERE tenant = $1 ORDER BY created_at, hash";
    REVOKE_TOKEN = "UPDATE token SET revoked_at = $3 WHERE tenant = $1 AND hash LIKE $2 AND revoked_at IS NULL";
    ADD_LINK = "INSERT INTO sign_in_link (hash, tenant, person, expires_at) VALUES ($1, $2, $3, $4)";
    END_LINKS = "DELETE FROM sign_in_link WHERE tenant = $1 AND person = $2";
    USE_LINK = "UPDATE sign_in_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING tenant, person";
    ADD_SESSION = "INSERT INTO web_session (hash, tenant, person, created_at, expires_at, seen_at, agent) VALUES ($1, $2, $3, $4, $5, $4, $6)";
    SESSION = "SELECT tenant, person, expires_at, seen_at FROM web_session WHERE hash = $1";
    SEE_SESSION = "UPDATE web_session SET seen_at = $2 WHERE hash = $1";
    SESSIONS = "SELECT hash, created_at, seen_at, agent FROM web_session WHERE tenant = $1 AND person = $2 AND expires_at > $3
        AND seen_at > $4 ORDER BY seen_at DESC, hash LIMIT 100";
    END_SESSION = "DELETE FROM web_session WHERE hash = $1";
    END_SESSION_OF = "DELETE FROM web_session WHERE tenant = $1 AND person = $2 AND hash LIKE $3";
    END_OTHER_SESSIONS = "DELETE FROM web_session WHERE tenant = $1 AND person = $2 AND hash <> $3";
    CLEAR_SESSIONS = "DELETE FROM web_session WHERE expires_at <= $1";

    // invitations
    ADD_INVITATION = "INSERT INTO invitation (hash, tenant, case_id, invitation) VALUES ($1, $2, $3, $4)";
    INVITATION = "SELECT tenant, case_id, invitation FROM invitation WHERE hash = $1";

    // accounts
    PUT_ACCOUNT = "INSERT INTO account (tenant, person, name, password, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant, person) DO UPDATE SET name = $3, password = $4, set_at = $5";
    ACCOUNT = "SELECT tenant, person, name, password, set_at, totp, totp_step FROM account WHERE name = $1";
    ACCOUNT_OF = "SELECT tenant, person, name, password, set_at, totp, totp_step FROM account WHERE tenant = $1 AND person = $2";
    ACCOUNTS = "SELECT person, name FROM account WHERE tenant = $1 ORDER BY person";
    SET_PASSWORD = "UPDATE account SET password = $3 WHERE tenant = $1 AND person = $2";
    SET_TOTP = "UPDATE account SET totp = $3, totp_step = 0 WHERE tenant = $1 AND person = $2";
    USE_TOTP = "UPDATE account SET totp_step = $3 WHERE tenant = $1 AND person = $2 AND totp_step < $3";
    DROP_ACCOUNT = "DELETE FROM account WHERE tenant = $1 AND person = $2";
    TOKENS_OF = "SELECT hash, label, scope, created_at, expires_at FROM token WHERE tenant = $1 AND person = $2 AND revoked_at IS NULL
        AND expires_at > $3 ORDER BY created_at, hash LIMIT 100";
    REVOKE_TOKENS_OF = "UPDATE token SET revoked_at = $4 WHERE tenant = $1 AND person = $2 AND hash LIKE $3 AND revoked_at IS NULL";

    // other ways to come in
    ADD_PASSKEY = "INSERT INTO passkey (id, tenant, person, label, body, made_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    PASSKEY = "SELECT id, tenant, person, label, body, made_at, used_at FROM passkey WHERE id = $1";
    PASSKEYS_OF = "SELECT id, tenant, person, label, body, made_at, used_at FROM passkey WHERE tenant = $1 AND person = $2
        ORDER BY made_at, id LIMIT 100";
    USE_PASSKEY = "UPDATE passkey SET body = $2, used_at = $3 WHERE id = $1";
    PUT_UNSENT = "INSERT INTO unsent (tenant, person, case_id, task, body, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant, person, case_id, task) DO UPDATE SET body = $5, saved_at = $6";
    UNSENT = "SELECT body, saved_at FROM unsent WHERE tenant = $1 AND person = $2 AND case_id = $3 AND task = $4";
    DROP_UNSENT = "DELETE FROM unsent WHERE tenant = $1 AND person = $2 AND case_id = $3 AND task = $4";
    SWEEP_UNSENT = "DELETE FROM unsent WHERE saved_at < $1";
    DROP_PASSKEYS = "DELETE FROM passkey WHERE tenant = $1 AND person = $2 AND id LIKE $3";
    ADD_IDENTITY = "INSERT INTO identity (issuer, subject, tenant, person, linked_at) VALUES ($1, $2, $3, $4, $5)";
    IDENTITY = "SELECT tenant, person FROM identity WHERE issuer = $1 AND subject = $2";
    IDENTITIES_OF = "SELECT issuer, subject, linked_at FROM identity WHERE tenant = $1 AND person = $2 ORDER BY linked_at, issuer, subject LIMIT 100";
    DROP_IDENTITY = "DELETE FROM identity WHERE tenant = $1 AND person = $2 AND issuer = $3 AND subject = $4";
    DROP_IDENTITIES = "DELETE FROM identity WHERE tenant = $1 AND person = $2";
    ADD_CEREMONY = "INSERT INTO ceremony (hash, kind, tenant, person, state, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    TAKE_CEREMONY = "DELETE FROM ceremony WHERE hash = $1 AND kind = $2 AND expires_at > $3 RETURNING tenant, person, state";
    CLEAR_CEREMONIES = "DELETE FROM ceremony WHERE expires_at <= $1";

    // the security log
    ADD_EVENT = "INSERT INTO security_event (id, tenant, at, event, person, address, about) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    EVENTS = "SELECT id, at, event, person, address, about FROM security_event WHERE tenant = $1
        AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC LIMIT $4";

    // artifacts
    ADD_ARTIFACT = "INSERT INTO artifact (tenant, digest, size, media, name, person, stored_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    ARTIFACT = "SELECT size, media, name, person FROM artifact WHERE tenant = $1 AND digest = $2";

    // what somebody only practised
    LET_GO_LEAF = "DELETE FROM leaf WHERE tenant = $1";
    LET_GO_PAYLOAD = "DELETE FROM payload WHERE tenant = $1";
    LET_GO_STREAM = "DELETE FROM stream WHERE tenant = $1";
    LET_GO_LOG_HEAD = "DELETE FROM log_head WHERE tenant = $1";
    LET_GO_DELIVERY = "DELETE FROM delivery WHERE tenant = $1";
    LET_GO_ARTIFACT = "DELETE FROM artifact WHERE tenant = $1";
    LET_GO_INVITATION = "DELETE FROM invitation WHERE tenant = $1";
    LET_GO_WEB_SESSION = "DELETE FROM web_session WHERE tenant = $1";
    LET_GO_TOKEN = "DELETE FROM token WHERE tenant = $1";
    LET_GO_SIGN_IN_LINK = "DELETE FROM sign_in_link WHERE tenant = $1";
    LET_GO_ACCOUNT = "DELETE FROM account WHERE tenant = $1";
    LET_GO_SECURITY_EVENT = "DELETE FROM security_event WHERE tenant = $1";
    LET_GO_PASSKEY = "DELETE FROM passkey WHERE tenant = $1";
    LET_GO_UNSENT = "DELETE FROM unsent WHERE tenant = $1";
    LET_GO_IDENTITY = "DELETE FROM identity WHERE tenant = $1";
}
