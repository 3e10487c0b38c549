// SPDX-License-Identifier: AGPL-3.0-or-later
//! The files whose code lies in this process, as the kernel tells them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

/// A program or library whose code is mapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub path: PathBuf,
    /// The addresses that it takes, from its first mapping to its last.
    pub range: Range<u64>,
}

/// The images of this process, by their addresses.
///
/// # Errors
/// Where `/proc` is not mounted.
pub fn images() -> io::Result<Vec<Image>> {
    Ok(parse(&fs::read_to_string("/proc/self/maps")?))
}

fn parse(maps: &str) -> Vec<Image> {
    // By path: the range, and whether any of it can be executed.
    let mut found: BTreeMap<&str, (Range<u64>, bool)> = BTreeMap::new();
    for line in maps.lines() {
        let mut fields = line.split_ascii_whitespace();
        let (Some(range), Some(rights)) = (fields.next(), fields.next()) else { continue };
        // The offset, the device and the inode lie between.
        let Some(path) = fields.nth(3).filter(|path| path.starts_with('/')) else { continue };
        let Some((from, to)) = range.split_once('-') else { continue };
        let (Ok(from), Ok(to)) = (u64::from_str_radix(from, 16), u64::from_str_radix(to, 16)) else { continue };
        let (whole, runs) = found.entry(path).or_insert((from..to, false));
        *whole = whole.start.min(from)..whole.end.max(to);
        *runs |= rights.contains('x');
    }
    let runs = found.into_iter().filter(|(_, (_, runs))| *runs);
    let mut images: Vec<Image> = runs.map(|(path, (range, _))| Image { path: path.into(), range }).collect();
    images.sort_by_key(|image| image.range.start);
    images
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_what_lies_between_its_first_mapping_and_its_last() {
        let maps = "\
55d0a0000000-55d0a0010000 r--p 00000000 fe:00 12 /opt/shop\n\
55d0a0010000-55d0a0040000 r-xp 00010000 fe:00 12 /opt/shop\n\
55d0a0040000-55d0a0050000 rw-p 00040000 fe:00 12 /opt/shop\n\
7f0000000000-7f0000001000 r--s 00000000 fe:00 99 /var/data.bin\n\
7f0000100000-7f0000200000 rw-p 00000000 00:00 0 [heap]\n\
7f0000300000-7f0000400000 r-xp 00000000 fe:00 13 /lib/libc.so.6\n";
        let images = parse(maps);
        let image = |path: &str, range| Image { path: path.into(), range };
        assert_eq!(
            images,
            [
                image("/opt/shop", 0x55d0_a000_0000..0x55d0_a005_0000),
                image("/lib/libc.so.6", 0x7f00_0030_0000..0x7f00_0040_0000)
            ]
        );
    }

    #[test]
    fn this_program_is_one_of_its_own_images() {
        let here = fs::read_link("/proc/self/exe").unwrap();
        assert!(images().unwrap().iter().any(|image| image.path == here));
    }
}
