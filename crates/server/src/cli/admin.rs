// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop admin set-password`.

use std::io;
use std::process::ExitCode;

use clap::ArgMatches;

use super::{Failure, Program, Texts, exit, load};
use crate::config::Environment;

/// 32 signs that nobody confuses when copying from a screen (no 0, 1, l, o): five bits each.
const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
/// 20 signs are 100 bits.
const LENGTH: usize = 20;
/// The most that a login takes.
const LONGEST: usize = 128;

/// A new random password, of 100 bits.
///
/// # Errors
/// The system has no randomness to give.
pub fn new_password() -> anyhow::Result<String> {
    let mut bytes = [0; LENGTH];
    perfshop_shop::token::fill(&mut bytes)?;
    Ok(bytes.iter().filter_map(|byte| SIGNS.get(usize::from(byte % 32))).map(|sign| char::from(*sign)).collect())
}

/// Gives the superadmin a new password: a random one that is printed, or the line on stdin.
pub(super) fn run(
    program: &Program,
    matches: &ArgMatches,
    environment: Environment,
    texts: &Texts,
) -> Result<ExitCode, Failure> {
    let Some((_, matches)) = matches.subcommand() else {
        return Err(Failure::internal("admin"));
    };
    let config = load(matches, environment, texts)?.config;
    let texts = Texts::new(config.text.language);
    if config.admin.password.is_some() {
        return Err(Failure::configuration(texts.get("admin-password-enforced", &[])));
    }
    let given = matches.get_flag("stdin");
    let password = if given { read_password(&texts)? } else { new_password()? };
    (program.set_admin_password)(&config, &password)?;
    exit::tell(&texts.get("admin-password-set", &[("email", &config.admin.email)]));
    if given { Ok(ExitCode::SUCCESS) } else { exit::print(&password) }
}

fn read_password(texts: &Texts) -> Result<String, Failure> {
    let mut line = String::new();
    io::stdin().read_line(&mut line).map_err(Failure::internal)?;
    let password = line.trim_end_matches(['\r', '\n']);
    if (1..=LONGEST).contains(&password.chars().count()) {
        return Ok(password.to_owned());
    }
    Err(Failure::configuration(texts.get("admin-password-range", &[("most", &LONGEST.to_string())])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_and_differ() {
        let (one, other) = (new_password().unwrap(), new_password().unwrap());
        assert_eq!((one.len(), other.len()), (LENGTH, LENGTH));
        assert_ne!(one, other);
        assert!(one.bytes().all(|byte| SIGNS.contains(&byte)));
    }
}
