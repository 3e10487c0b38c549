// SPDX-License-Identifier: AGPL-3.0-or-later
//! From the registers of an interrupted thread to the addresses of its callers, by the tables that the compiler wrote for
//! exceptions. Nothing here allocates or waits: it runs within a signal handler.

use std::fs::File;
use std::io::IoSliceMut;
use std::sync::Mutex;

use framehop::{
    CacheNative, ExplicitModuleSectionInfo, Module, MustNotAllocateDuringUnwind, UnwindRegsNative, Unwinder,
    UnwinderNative,
};
use nix::sys::uio::{RemoteIoVec, process_vm_readv};
use nix::unistd::Pid;
use object::elf::SHF_ALLOC;
use object::read::elf::ElfFile64;
use object::{Endianness, Object, ObjectSection, ReadCache, SectionFlags};

use crate::map::{Image, images};

/// Threads that can be in the handler at once; a further one loses its sample.
const AT_ONCE: usize = 4;
/// Words of the stack that one call of the system brings: most stacks lie in a few of these.
const WORDS: usize = 1024;

type Tables = UnwinderNative<&'static [u8], MustNotAllocateDuringUnwind>;

/// The unwind tables of all that is mapped, and what walking needs at hand.
pub struct Walker {
    tables: Tables,
    desks: [Mutex<Desk>; AT_ONCE],
    pid: Pid,
}

struct Desk {
    rules: CacheNative<MustNotAllocateDuringUnwind>,
    words: Box<[u8; WORDS * 8]>,
}

impl Desk {
    fn new() -> Self {
        Self { rules: CacheNative::default(), words: Box::new([0; WORDS * 8]) }
    }
}

impl Walker {
    /// Reads the tables of everything that is mapped now. What is loaded later is walked by frame pointers, if at all.
    ///
    /// # Errors
    /// Where `/proc` is not mounted.
    pub fn new() -> std::io::Result<Self> {
        let mut tables = Tables::new();
        for module in images()?.into_iter().filter_map(module) {
            tables.add_module(module);
        }
        Ok(Self { tables, desks: std::array::from_fn(|_| Mutex::new(Desk::new())), pid: Pid::this() })
    }

    /// Whether the process may read its own memory through the system, without which there is no stack.
    pub fn can_read(&self) -> bool {
        let probe = 0x5a_u64;
        let mut read = [0; 8];
        read_words(self.pid, std::ptr::from_ref(&probe) as u64, &mut read) == 8 && u64::from_ne_bytes(read) == probe
    }

    /// Gives `frame` the interrupted instruction and then one in each caller, until it says no. False: nobody was free to walk.
    pub fn walk(&self, pc: u64, registers: UnwindRegsNative, mut frame: impl FnMut(u64) -> bool) -> bool {
        let Some(mut desk) = self.desks.iter().find_map(|desk| desk.try_lock().ok()) else { return false };
        let Desk { rules, words } = &mut *desk;
        let (mut from, mut length) = (0, 0);
        let pid = self.pid;
        let mut word_at = |address: u64| {
            let held = address.checked_sub(from).filter(|offset| offset.saturating_add(8) <= length);
            let offset = match held {
                Some(offset) => offset as usize,
                None => {
                    (from, length) = (address, read_words(pid, address, &mut words[..]) as u64);
                    0
                }
            };
            let word = (length >= 8).then(|| words.get(offset..offset + 8)).flatten().ok_or(())?;
            Ok(u64::from_ne_bytes(word.try_into().map_err(|_| ())?))
        };
        let mut frames = self.tables.iter_frames(pc, registers, rules, &mut word_at);
        while let Ok(Some(found)) = frames.next() {
            // Of a caller the address behind its call is known; the one before lies within the call, and so in the right function.
            if !frame(found.address_for_lookup()) {
                break;
            }
        }
        true
    }
}

/// Bytes that could be read from this process's own memory, from `address` on: fewer where what is mapped ends.
fn read_words(pid: Pid, address: u64, into: &mut [u8]) -> usize {
    let remote = [RemoteIoVec { base: address as usize, len: into.len() }];
    process_vm_readv(pid, &mut [IoSliceMut::new(into)], &remote).unwrap_or(0)
}

/// What lies there, and as long as the process lives.
#[allow(unsafe_code)]
fn mapped(address: u64, size: u64) -> &'static [u8] {
    // SAFETY: the caller gives a section that the loader maps, readable and never written, of an image that lies at this address. Images
    // are unloaded by dlclose alone, which this program never calls.
    unsafe { std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address as usize), size as usize) }
}

/// An image with its tables, read where they are mapped: a copy would be a tenth of what the program takes at rest; `None` for what is no ELF file of this machine or has none.
fn module(image: Image) -> Option<Module<&'static [u8]>> {
    let cache = ReadCache::new(File::open(&image.path).ok()?);
    let file = ElfFile64::<Endianness, _>::parse(&cache).ok()?;
    let first = crate::symbols::first_address(&file);
    let section = |name: &str| {
        let section = file.section_by_name(name)?;
        let loaded = matches!(section.flags(), SectionFlags::Elf { sh_flags, .. } if sh_flags.0 & SHF_ALLOC.0 != 0);
        let address = image.range.start + section.address().checked_sub(first)?;
        let within = loaded && address + section.size() <= image.range.end;
        within.then(|| (section.address()..section.address() + section.size(), mapped(address, section.size())))
    };
    let (frames_at, frames) = section(".eh_frame")?;
    let (index_at, index) = section(".eh_frame_hdr").unzip();
    let at =
        |name: &str| file.section_by_name(name).map(|section| section.address()..section.address() + section.size());
    let sections = ExplicitModuleSectionInfo {
        base_svma: first,
        text_svma: at(".text"),
        got_svma: at(".got"),
        eh_frame_svma: Some(frames_at),
        eh_frame: Some(frames),
        eh_frame_hdr_svma: index_at,
        eh_frame_hdr: index,
        ..ExplicitModuleSectionInfo::default()
    };
    Some(Module::new(image.path.to_string_lossy().into_owned(), image.range.clone(), image.range.start, sections))
}
