// SPDX-License-Identifier: AGPL-3.0-or-later
//! Packs the program's own source, which the program then gives to whoever asks: what `.gitignore` leaves out is left out.

use std::env;
use std::error::Error;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use ignore::WalkBuilder;
use tar::{Builder, Header};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..").canonicalize()?;
    let archive = Path::new(&env::var("OUT_DIR")?).join("source.tar.gz");
    let mut tar = Builder::new(GzEncoder::new(File::create(archive)?, Compression::default()));
    let mut walk = WalkBuilder::new(&root);
    // Hidden files belong to the source (.ci, .gitignore); the rules hold without a git folder too, as in a container.
    walk.hidden(false).require_git(false).parents(false).git_global(false).git_exclude(false);
    walk.filter_entry(|entry| entry.file_name() != ".git").sort_by_file_path(Path::cmp);
    for entry in walk.build() {
        let entry = entry?;
        let path = entry.path().strip_prefix(&root)?;
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        // Files alone: of a folder Cargo looks at all that is in it, ignored or not, and what a program writes would have it built anew.
        println!("cargo::rerun-if-changed={}", entry.path().display());
        let data = std::fs::read(entry.path())?;
        // The same bytes whoever builds and whenever: no owner, no date.
        let mut header = Header::new_gnu();
        header.set_size(data.len() as u64);
        let executable = std::fs::metadata(entry.path())?.permissions().mode() & 0o111 != 0;
        header.set_mode(if executable { 0o755 } else { 0o644 });
        header.set_cksum();
        tar.append_data(&mut header, Path::new("perfshop").join(path), data.as_slice())?;
    }
    tar.into_inner()?.finish()?;
    Ok(())
}
