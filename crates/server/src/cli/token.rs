// SPDX-License-Identifier: AGPL-3.0-or-later
//! `cli.token`: an admin token that the server leaves in its data directory, so that whoever may read that directory may
//! command the shop without a password.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where the token lies.
pub fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("cli.token")
}

/// Puts a new token in the old one's place, whole or not at all, readable by the owner alone.
pub fn write(data_dir: &Path, token: &str) -> io::Result<()> {
    let fresh = data_dir.join("cli.token.new");
    match std::fs::remove_file(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // Made anew each time: an older file could have wider rights, which `mode` does not take back.
    let mut file: File = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
    writeln!(file, "{token}")?;
    std::fs::rename(&fresh, path(data_dir))
}

/// The token that the server has left.
pub fn read(data_dir: &Path) -> io::Result<String> {
    Ok(std::fs::read_to_string(path(data_dir))?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_new_token_replaces_the_old_one_and_is_the_owners_alone() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap_err().kind(), io::ErrorKind::NotFound);
        for token in ["first", "second"] {
            write(dir.path(), token).unwrap();
            assert_eq!(read(dir.path()).unwrap(), token);
        }
        let mode = std::fs::metadata(path(dir.path())).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
