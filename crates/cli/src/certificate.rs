//! The certificate that `serve --lan` makes itself: kept beside the database, the same until it ends or the machine is
//! called something else, so that people who once compared its fingerprint need not do so again.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::net::{IpAddr, UdpSocket};
use std::path::Path;

use quorate_core::Moment;
use quorate_http::Identity;
use rcgen::{CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, date_time_ymd};

use crate::Trouble;

const CERTIFICATE: &str = "quorate-tls-cert.pem";
const KEY: &str = "quorate-tls-key.pem";
/// Apple's systems take none that holds longer than 825 days.
const DAYS: i64 = 730;
/// Made anew at a start so long before it ends: a server may stay up for weeks.
const DAYS_LEFT: i64 = 30;

/// The certificate in a folder, made anew where there is none, or none that still holds for these names.
pub(crate) fn of_folder(folder: &Path, names: &BTreeSet<String>, now: Moment) -> Result<Identity, Trouble> {
    let (certificate, key) = (folder.join(CERTIFICATE), folder.join(KEY));
    if let (Some(certificate), Some(key)) = (read(&certificate)?, read(&key)?)
        && holds(&certificate, names, now)
        && let Ok(identity) = Identity::from_pem(certificate.as_bytes(), key.as_bytes())
    {
        return Ok(identity);
    }
    let (text, secret) = make(names, now).map_err(Trouble::from_display)?;
    // Key first: should we die in between, the two do not belong together, and both are made anew.
    write(&key, &secret, 0o600)?;
    write(&certificate, &text, 0o644)?;
    Identity::from_pem(text.as_bytes(), secret.as_bytes()).map_err(Trouble::from_display)
}

/// A file as text; none if it is not there. One that cannot be read is not written over.
fn read(file: &Path) -> Result<Option<String>, Trouble> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => Ok(None),
        Err(error) => Err(Trouble(format!("{}: {error}", file.display()))),
    }
}

/// What stands before the certificate in its file says for how long and for which names it was made: more names than
/// are asked for do no harm.
fn holds(certificate: &str, names: &BTreeSet<String>, now: Moment) -> bool {
    let line = |name: &str| certificate.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().trim();
    let made_for: BTreeSet<&str> = line("names:").split_whitespace().collect();
    let soon = now.plus_minutes(DAYS_LEFT * 24 * 60).date(0).to_string();
    line("until:") > soon.as_str() && names.iter().all(|n| made_for.contains(n.as_str()))
}

/// A certificate and its key as PEM.
fn make(names: &BTreeSet<String>, now: Moment) -> Result<(String, String), rcgen::Error> {
    let mut params = CertificateParams::new(names.iter().cloned().collect::<Vec<_>>())?;
    let day = |days: i64| now.plus_minutes(days * 24 * 60).date(0).to_string();
    let moment = |day: &str| {
        let mut parts = day.split('-').map(|n| n.parse().unwrap_or(1_u16));
        let mut next = || parts.next().unwrap_or(1);
        let (year, month, day) = (next(), next(), next());
        date_time_ymd(i32::from(year), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
    };
    let until = day(DAYS);
    // Clocks of a county may differ by a day.
    (params.not_before, params.not_after) = (moment(&day(-1)), moment(&until));
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "Quorate");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?.pem();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok((format!("until: {until}\nnames: {}\n{certificate}", names.join(" ")), key.serialize_pem()))
}

/// Writes a file whole or not at all, readable from its first byte by nobody whom `mode` does not let.
fn write(file: &Path, text: &str, mode: u32) -> Result<(), Trouble> {
    let new = file.with_extension("new");
    let trouble = |error: std::io::Error| Trouble(format!("{}: {error}", file.display()));
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(trouble(error)),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let mut written = options.open(&new).map_err(trouble)?;
    written.write_all(text.as_bytes()).and_then(|()| written.sync_all()).map_err(trouble)?;
    fs::rename(&new, file).map_err(trouble)
}

/// What this machine may be called by others.
pub(crate) fn names(listen: IpAddr, origin: Option<&str>) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = ["localhost", "127.0.0.1", "::1"].map(str::to_owned).into();
    all.extend(host_name());
    all.extend(origin.map(str::to_owned));
    all.extend(if listen.is_unspecified() { outward() } else { Some(listen) }.map(|a| a.to_string()));
    all
}

fn host_name() -> Option<String> {
    let told =
        fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    let told = told.ok().or_else(|| std::env::var("COMPUTERNAME").ok())?.trim().to_lowercase();
    let good = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    (!told.is_empty() && told.chars().all(good)).then_some(told)
}

/// The address by which this machine reaches others; nothing is sent to find it out.
pub(crate) fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address for documents: it only has to lie outside.
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_unspecified()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> BTreeSet<String> {
        all.iter().map(|n| (*n).to_owned()).collect()
    }

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("quorate-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn it_is_the_same_until_it_ends_or_a_name_is_new() {
        let (folder, now) = (folder("kept"), Moment(1_790_000_000_000_000));
        let print = |all: &[&str], days: i64| {
            let now = now.plus_minutes(days * 24 * 60);
            of_folder(&folder, &names(all), now).unwrap().fingerprint().to_owned()
        };
        let first = print(&["localhost", "192.0.2.7"], 0);
        assert_eq!(first.len(), 32 * 3 - 1);
        assert_eq!(print(&["localhost", "192.0.2.7"], 0), first);
        assert_eq!(print(&["localhost"], DAYS - DAYS_LEFT - 1), first, "one name less");
        let named = print(&["localhost", "office"], 0);
        assert_ne!(named, first);
        assert_eq!(print(&["office"], 1), named);
        let renewed = print(&["office"], DAYS - DAYS_LEFT);
        assert_ne!(renewed, named, "it ends soon");
        // Files that do not belong together, or hold nothing, are made anew.
        let cert = fs::read(folder.join(CERTIFICATE)).unwrap();
        let other = print(&["office", "another"], DAYS);
        fs::write(folder.join(CERTIFICATE), cert).unwrap();
        assert_ne!(print(&["office"], DAYS), other);
        fs::write(folder.join(KEY), b"").unwrap();
        assert_eq!(print(&["office"], DAYS).len(), first.len());
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("mode");
        of_folder(&folder, &names(&["localhost"]), Moment(1_790_000_000_000_000)).unwrap();
        let mode = |file: &str| fs::metadata(folder.join(file)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(KEY), 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        fs::remove_dir_all(folder).unwrap();
    }
}
