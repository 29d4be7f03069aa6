//! PostgreSQL for the tests: the server that `TEST_POSTGRES_URL` names, else a throw-away one for this process.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use super::expected::is_set;

/// Makes a cluster, starts it, and stops and removes it as soon as the test process has ended, however it ends: only
/// then does the pipe close that `read` waits on.
const SCRIPT: &str = r#"
cd "$FOLDER" || exit 1
{
    "$PROGRAMS/initdb" -D data -U quorate -A trust -E UTF8 --no-sync \
        --locale=C --locale-provider=icu --icu-locale=en-US &&
    "$PROGRAMS/pg_ctl" -D data -l server.log -w -o "-c listen_addresses='' -c unix_socket_directories='$FOLDER' \
        -c fsync=off -c full_page_writes=off -c max_connections=400" start
} >start.log 2>&1
if [ $? -eq 0 ]; then echo ready; else cat start.log server.log; echo; fi
read -r _
"$PROGRAMS/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
cd / && rm -rf "$FOLDER"
"#;

/// The server of this process, if there is one.
static SERVER: LazyLock<Option<Server>> = LazyLock::new(find);

struct Server {
    /// Of a database to connect to before there is one of one's own.
    url: String,
    /// Holds the pipe open on whose end the watching shell waits.
    _watcher: Option<Child>,
}

/// The URL of the server; none if there is no PostgreSQL here, which `REQUIRE_POSTGRES=1` does not put up with.
pub fn url() -> Option<&'static str> {
    let server = SERVER.as_ref();
    assert!(
        server.is_some() || !is_set("REQUIRE_POSTGRES"),
        "REQUIRE_POSTGRES=1, and PostgreSQL was not found"
    );
    server.map(|s| s.url.as_str())
}

fn find() -> Option<Server> {
    if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
        return Some(Server { url, _watcher: None });
    }
    let Some(programs) = programs() else {
        // Past the capture of the test harness: everybody is to see it.
        let _ = writeln!(
            std::io::stderr(),
            "\n*** PostgreSQL not found: its half of the tests did NOT run ***\n"
        );
        return None;
    };
    Some(start(&programs))
}

/// The folder with the newest `initdb`, `pg_ctl` and `postgres`: where Debian puts them, else on the path.
fn programs() -> Option<PathBuf> {
    let mut debian: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let whole = |folder: &PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|p| folder.join(p).is_file());
    debian.into_iter().rev().map(|(_, folder)| folder).chain(on_path).find(whole)
}

fn start(programs: &Path) -> Server {
    // The name of a socket has room for about a hundred bytes; the folder for temporary files may be deep.
    let folder = tempfile::Builder::new().prefix("quorate-pg-").tempdir_in("/tmp").unwrap().keep();
    let mut command = Command::new("/bin/sh");
    command.args(["-c", SCRIPT]).env("FOLDER", &folder).env("PROGRAMS", programs).env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // A Ctrl-C meant for the tests must not take the watching shell along.
    command.process_group(0);
    // Whoever made the folder is who we are. PostgreSQL refuses to run as root.
    if std::fs::metadata(&folder).unwrap().uid() == 0 {
        let (user, group) = unprivileged().expect("a user postgres or nobody");
        chown(&folder, Some(user), Some(group)).unwrap();
        command.uid(user).gid(group);
    }
    let mut watcher = command.spawn().unwrap();
    let mut said = String::new();
    let mut lines = BufReader::new(watcher.stdout.take().unwrap()).lines();
    loop {
        match lines.next() {
            Some(Ok(line)) if line == "ready" => break,
            Some(Ok(line)) if !line.is_empty() => said = format!("{said}\n{line}"),
            _ => panic!("PostgreSQL of {} does not start:{said}", programs.display()),
        }
    }
    Server {
        url: format!("postgres://quorate@localhost/postgres?host={}", folder.display()),
        _watcher: Some(watcher),
    }
}

/// The ids of a user that may run PostgreSQL.
fn unprivileged() -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let ids = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    ids("postgres").or_else(|| ids("nobody"))
}
