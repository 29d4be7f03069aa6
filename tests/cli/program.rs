//! The `quorate` binary: built once, run with a clean environment, served from and killed.

use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::LazyLock;

use quorate_store::Url;
use serde_json::Value;

use crate::support::databases::Database;
use crate::support::expected::workspace;

/// The binary, of the sources as they are.
static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--package", "quorate", "--bin", "quorate", "--message-format", "json"]);
    let built = cargo.current_dir(workspace("")).stderr(Stdio::piped()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let messages = String::from_utf8(built.stdout).unwrap();
    let artifacts = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut built = artifacts.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    built.next_back().expect("cargo tells where the binary is")
});

/// A command that knows nothing of the environment of the tests.
pub fn quorate(arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY.as_path());
    for variable in
        ["LC_ALL", "LC_MESSAGES", "LANG", "QUORATE_DATABASE", "QUORATE_WORKFLOWS", "QUORATE_ARTIFACTS"]
    {
        command.env_remove(variable);
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Where the binary is.
pub fn binary() -> &'static Path {
    &BINARY
}

/// Runs it to its end.
pub fn run(arguments: &[&str]) -> Output {
    quorate(arguments).output().unwrap()
}

/// What it says, and with which code it ends.
pub fn told(output: &Output) -> (Option<i32>, String) {
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

/// A server in a process of its own, killed when dropped.
pub struct Server {
    child: Child,
    /// Held open: the program goes on saying things.
    said: Option<Lines<BufReader<ChildStdout>>>,
    /// Scheme, host and port.
    pub base: String,
}

impl Server {
    /// Serves a database on a free port.
    pub fn start(database: &Database) -> Self {
        let Url(url) = &database.url;
        let files = database.folder.path().join("files").display().to_string();
        Self::of(
            quorate(&[
                "--lang",
                "en",
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                url,
                "--artifacts",
                &files,
            ]),
            database,
        )
    }

    /// Runs a command that serves; what it logs lies in the folder of the database.
    pub fn of(mut command: Command, database: &Database) -> Self {
        let log = database.folder.path().join("server.log");
        let log = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let at = line.find("http://").or_else(|| line.find("https://"))?;
            line[at..].split_whitespace().next().map(str::to_owned)
        });
        match address {
            Some(base) => Self { child, said: Some(lines), base },
            None => panic!("the server does not start: {:?}, {}", child.wait(), log_of(database)),
        }
    }

    /// Closes what it says things to, as a pipe to `head` does.
    pub fn stop_listening(&mut self) {
        drop(self.said.take());
    }

    /// The path of the address that the first start prints.
    pub fn first_link(&mut self) -> String {
        let said = self.said.as_mut().expect("somebody listens").by_ref().map_while(Result::ok);
        let mut links = said.filter_map(|line| {
            let at = line.find("/begin/")?;
            line[at..].split([' ', '（', '(']).next().map(str::to_owned)
        });
        links.next().expect("the first start prints an address")
    }

    /// The next line of what it says that has this in it.
    pub fn says(&mut self, mark: &str) -> String {
        let lines = self.said.as_mut().unwrap();
        lines.map_while(Result::ok).find(|line| line.contains(mark)).unwrap_or_else(|| panic!("no {mark}"))
    }

    /// SIGTERM: what is under way is finished.
    pub fn terminate(&self) {
        let id = self.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Waits for its end; whether it was a good one.
    pub fn ends(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: nothing is finished.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What the servers of a database have logged.
pub fn log_of(database: &Database) -> String {
    std::fs::read_to_string(database.folder.path().join("server.log")).unwrap_or_default()
}
