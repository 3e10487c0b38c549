// SPDX-License-Identifier: AGPL-3.0-or-later
//! Makes `content/seed/password_hashes.txt` again, byte for byte: `cargo run -p perfshop-shop --example seed_hashes`.
//!
//! Five hundred Argon2id hashes take about ten seconds of a core; shipping them keeps the first start and each data
//! reset fast. The salts come from the seed's own generator: secrecy is no aim for passwords that are published.

use std::error::Error;
use std::fmt::Write as _;

use argon2::{Argon2, PasswordHasher, password_hash::phc::PasswordHash};
use perfshop_shop::seed::{CUSTOMER_COUNT, rng::Rng};

fn main() -> Result<(), Box<dyn Error>> {
    // The crate's defaults are the OWASP ones (m=19456, t=2, p=1); they stand in each line, so a change would show.
    let argon2 = Argon2::default();
    let mut file = String::from(
        "# SPDX-License-Identifier: AGPL-3.0-or-later\n# Made by `cargo run -p perfshop-shop --example seed_hashes`.\n",
    );
    for number in 1..=CUSTOMER_COUNT {
        let mut rng = Rng::new("salt", number);
        let mut salt = [0_u8; 16];
        salt[..8].copy_from_slice(&rng.draw().to_le_bytes());
        salt[8..].copy_from_slice(&rng.draw().to_le_bytes());
        let password = format!("password{number}");
        let hash: PasswordHash = argon2.hash_password_with_salt(password.as_bytes(), &salt)?;
        writeln!(file, "{hash}")?;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/seed/password_hashes.txt");
    std::fs::write(path, file)?;
    Ok(())
}
