// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shop's process's side: what the supervisor has handed to it.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use listenfd::ListenFd;
use rustix::process::{Signal, getpid, kill_process};

use super::{GRACE, Listeners, READY, Restarts, SAY};
use crate::config::Environment;
use crate::heap::Heap;

/// What the shop's process needs to know of its own start.
pub struct Boot {
    /// How often it was started again and how the one before it ended.
    pub restarts: Restarts,
    pub ready: ReadySignal,
    /// The allocator's budget, already set to `--heap-max`.
    pub heap: &'static dyn Heap,
}

/// The line to the supervisor.
pub struct ReadySignal(UnixStream);

impl ReadySignal {
    /// Gives the person who started the program a line to read, printed on stderr once all is ready: for what no log may hold.
    pub fn say(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.0, "{SAY}{}", line.replace('\n', " "))
    }

    /// Every listener is being accepted on.
    pub fn ready(mut self) -> io::Result<()> {
        writeln!(self.0, "{READY}")
    }
}

/// The program was started as the shop's process by something else than the supervisor.
#[derive(Debug, thiserror::Error)]
#[error("no supervisor has handed its sockets down: {0}")]
pub struct NotSupervised(#[from] io::Error);

/// Takes what the supervisor has handed down, and ends this process when the supervisor is gone. To be called before any
/// other thread is started, because it takes variables out of the environment.
pub fn attach(environment: &Environment) -> Result<(Listeners, ReadySignal, Restarts), NotSupervised> {
    let mut handed = ListenFd::from_env();
    let mut take = |index| handed.take_tcp_listener(index)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound));
    let listeners = Listeners { public: take(0)?, admin: take(1)?, management: take(2)? };
    let line = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    watch(line.try_clone()?)?;
    Ok((listeners, ReadySignal(line), Restarts::from_environment(environment)))
}

/// The supervisor never writes on the line: the only thing that can be read is its end, which the kernel makes when the
/// supervisor dies, however it dies. This process then ends as if it had been asked to, and for good after [`GRACE`].
fn watch(mut line: UnixStream) -> io::Result<()> {
    let wait = move || {
        let _ = io::copy(&mut line, &mut io::sink());
        let _ = kill_process(getpid(), Signal::TERM);
        std::thread::sleep(GRACE);
        let _ = kill_process(getpid(), Signal::KILL);
    };
    std::thread::Builder::new().name("supervisor-line".into()).stack_size(64 * 1024).spawn(wait).map(drop)
}
