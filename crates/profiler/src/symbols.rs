// SPDX-License-Identifier: AGPL-3.0-or-later
//! Names of functions, read from the symbol tables of what is mapped.
//!
//! Debug information would also tell lines and what was inlined, but unpacked it takes more memory than the whole program
//! (ADR 0017): a function that is to be found in a profile is one that is not inlined.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use object::elf::{STT_FUNC, STT_GNU_IFUNC};
use object::read::elf::{ElfFile64, ProgramHeader, Sym};
use object::{Endianness, Object, ObjectSection, ReadCache, ReadRef};

use crate::map::{Image, images};

/// Longest name that is read, in bytes. Names of generic functions can be longer than anybody reads.
const NAME_MAX: usize = 1024;

/// The functions of all that is mapped. Of their names only those lie in memory that were asked for.
pub struct Symbols {
    images: Vec<Functions>,
    names: Mutex<HashMap<u64, Arc<str>>>,
}

struct Functions {
    image: Image,
    /// What a name falls back to: the file's own.
    file_name: Arc<str>,
    file: Option<File>,
    /// What is to be added to an address of the file to have the one in memory.
    moved: u64,
    /// Where the names begin, in the file.
    names_at: u64,
    /// By address.
    table: Vec<Function>,
}

/// Eight bytes, because there are a hundred thousand of them. What lies beyond four gigabytes of a file is left out.
#[derive(Clone, Copy)]
struct Function {
    /// In the file.
    address: u32,
    /// Where the name begins, from the beginning of all names; [`NOBODY`] where a function ends and none is known to follow.
    name: u32,
}

const NOBODY: u32 = u32::MAX;
/// The table that is left in what is stripped.
const EXPORTED: &str = ".dynsym";
/// Bytes between two functions that are no gap: they are aligned.
const ALIGNMENT: u32 = 64;

impl Symbols {
    /// Of this process, as it was mapped when they were first asked for, which takes some ten milliseconds.
    ///
    /// # Errors
    /// Where `/proc` is not mounted.
    pub fn of_this_process() -> io::Result<&'static Self> {
        static READ: OnceLock<Symbols> = OnceLock::new();
        if let Some(read) = READ.get() {
            return Ok(read);
        }
        let read = Self { images: images()?.into_iter().map(Functions::of).collect(), names: Mutex::default() };
        // Who was first meanwhile is as good.
        Ok(READ.get_or_init(|| read))
    }

    /// Where the function begins that `address` lies in: the same for all of its addresses. The address itself where none is known.
    #[must_use]
    pub fn start(&self, address: u64) -> u64 {
        let image = self.images.iter().find(|functions| functions.image.range.contains(&address));
        let found = image.and_then(|image| Some(u64::from(image.function(address)?.address).wrapping_add(image.moved)));
        found.unwrap_or(address)
    }

    /// The name of the function that `address` lies in, readable and without the compiler's hash; the file's name where the function has
    /// none, and `?` outside of all files (code that the kernel lends, such as its clock).
    #[must_use]
    pub fn name(&self, address: u64) -> Arc<str> {
        let Some(image) = self.images.iter().find(|functions| functions.image.range.contains(&address)) else {
            return Arc::from("?");
        };
        let Some(function) = image.function(address) else { return image.file_name.clone() };
        let start = u64::from(function.address).wrapping_add(image.moved);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names
            .entry(start)
            .or_insert_with(|| image.read_name(function).unwrap_or_else(|| image.file_name.clone()))
            .clone()
    }
}

impl Functions {
    fn of(image: Image) -> Self {
        let file_name = image.path.file_name().map_or_else(|| Arc::from("?"), |name| Arc::from(name.to_string_lossy()));
        let (file, (moved, names_at, table)) = match File::open(&image.path) {
            Ok(file) => {
                let read = file.try_clone().ok().and_then(|file| read_table(file, &image)).unwrap_or_default();
                (Some(file), read)
            }
            Err(_) => (None, (0, 0, Vec::new())),
        };
        Self { image, file_name, file, moved, names_at, table }
    }

    fn function(&self, address: u64) -> Option<Function> {
        let wanted = u32::try_from(address.wrapping_sub(self.moved)).ok()?;
        let behind = self.table.partition_point(|function| function.address <= wanted);
        self.table.get(behind.checked_sub(1)?).copied().filter(|function| function.name != NOBODY)
    }

    fn read_name(&self, function: Function) -> Option<Arc<str>> {
        let mut bytes = [0; NAME_MAX];
        let read = self.file.as_ref()?.read_at(&mut bytes, self.names_at + u64::from(function.name)).ok()?;
        let raw = bytes.get(..read)?.split(|byte| *byte == 0).next()?;
        let raw = std::str::from_utf8(raw).ok().filter(|raw| !raw.is_empty())?;
        // The alternate form leaves the hash away.
        Some(Arc::from(format!("{:#}", rustc_demangle::demangle(raw))))
    }
}

/// How far the image was moved, where its names begin, and its functions. Of a stripped library only those that it exports.
fn read_table(file: File, image: &Image) -> Option<(u64, u64, Vec<Function>)> {
    let cache = ReadCache::new(file);
    let elf = ElfFile64::<Endianness, _>::parse(&cache).ok()?;
    let moved = image.range.start.wrapping_sub(first_address(&elf));
    let table = |symbols: &str, strings: &str| {
        let endian = elf.endian();
        let names_at = elf.section_by_name(strings)?.file_range()?.0;
        let data = elf.section_by_name(symbols)?.data().ok()?;
        let all: &[object::elf::Sym64<Endianness>] = object::slice_from_all_bytes(data).ok()?;
        let functions = || all.iter().filter(|symbol| matches!(symbol.st_type(), STT_FUNC | STT_GNU_IFUNC));
        let place =
            |symbol: &object::elf::Sym64<Endianness>| u32::try_from(symbol.st_value(endian)).ok().filter(|at| *at != 0);
        let own =
            functions().filter_map(|symbol| Some(Function { address: place(symbol)?, name: symbol.st_name(endian) }));
        let mut table: Vec<Function> = own.collect();
        // What is stripped tells few of its functions: what lies behind the end of one is not that one.
        if symbols == EXPORTED {
            let mut starts: Vec<u32> = table.iter().map(|function| function.address).collect();
            starts.sort_unstable();
            let end = |symbol: &object::elf::Sym64<Endianness>| {
                let (start, size) =
                    (place(symbol)?, u32::try_from(symbol.st_size(endian)).ok().filter(|size| *size > 0)?);
                let address = start.checked_add(size)?.checked_add(ALIGNMENT)?;
                let next = starts.get(starts.partition_point(|other| *other <= start));
                next.is_none_or(|next| *next > address).then_some(Function { address, name: NOBODY })
            };
            table.extend(functions().filter_map(end));
        }
        table.sort_by_key(|function| function.address);
        table.dedup_by_key(|function| function.address);
        table.shrink_to_fit();
        Some((names_at, table))
    };
    let own = table(".symtab", ".strtab").filter(|(_, table)| !table.is_empty());
    let (names_at, table) = own.or_else(|| table(EXPORTED, ".dynstr"))?;
    Some((moved, names_at, table))
}

/// The address, in the file, of the first page that is mapped: what the image's first address in memory stands for.
pub(crate) fn first_address<'data, R: ReadRef<'data>>(elf: &ElfFile64<'data, Endianness, R>) -> u64 {
    let endian = elf.endian();
    let loads = elf.elf_program_headers().iter().filter(|part| part.p_type(endian) == object::elf::PT_LOAD);
    loads.map(|part| part.p_vaddr(endian) & !0xfff).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(never)]
    fn weigh_a_parcel() -> u64 {
        std::hint::black_box(7)
    }

    #[test]
    fn an_address_has_the_name_of_the_function_that_it_lies_in() {
        weigh_a_parcel();
        let symbols = Symbols::of_this_process().unwrap();
        let start = weigh_a_parcel as fn() -> u64 as usize as u64;
        for address in [start, start + 1] {
            assert_eq!(symbols.start(address), start);
            assert_eq!(&*symbols.name(address), "perfshop_profiler::symbols::tests::weigh_a_parcel");
        }
        assert_eq!(&*symbols.name(8), "?");
    }

    #[test]
    fn a_name_of_the_c_library_is_told_as_it_is() {
        let symbols = Symbols::of_this_process().unwrap();
        let name = symbols.name(libc::getpid as *const () as u64);
        assert!(name.contains("getpid"), "{name}");
    }
}
