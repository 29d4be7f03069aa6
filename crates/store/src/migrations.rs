//! The migrations of both databases, compiled in.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

macro_rules! migrations {
    ($folder:literal) => {
        migrator(&[
            (1, "record", include_str!(concat!("../../../migrations/", $folder, "/0001_record.sql"))),
            (2, "read", include_str!(concat!("../../../migrations/", $folder, "/0002_read.sql"))),
            (3, "access", include_str!(concat!("../../../migrations/", $folder, "/0003_access.sql"))),
            (4, "accounts", include_str!(concat!("../../../migrations/", $folder, "/0004_accounts.sql"))),
            (5, "search", include_str!(concat!("../../../migrations/", $folder, "/0005_search.sql"))),
            (6, "owed", include_str!(concat!("../../../migrations/", $folder, "/0006_owed.sql"))),
            (7, "identities", include_str!(concat!("../../../migrations/", $folder, "/0007_identities.sql"))),
            (8, "notices", include_str!(concat!("../../../migrations/", $folder, "/0008_notices.sql"))),
            (9, "clock", include_str!(concat!("../../../migrations/", $folder, "/0009_clock.sql"))),
            (10, "unsent", include_str!(concat!("../../../migrations/", $folder, "/0010_unsent.sql"))),
            (11, "person", include_str!(concat!("../../../migrations/", $folder, "/0011_person.sql"))),
            (12, "addressee", include_str!(concat!("../../../migrations/", $folder, "/0012_addressee.sql"))),
        ])
    };
}

pub(crate) fn sqlite() -> Migrator {
    migrations!("sqlite")
}

pub(crate) fn postgres() -> Migrator {
    migrations!("postgres")
}

fn migrator(list: &[(i64, &'static str, &'static str)]) -> Migrator {
    let migrations = list.iter().map(|(version, description, sql)| {
        let sql = AssertSqlSafe(*sql).into_sql_str();
        Migration::new(*version, Cow::Borrowed(*description), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.collect())
}
