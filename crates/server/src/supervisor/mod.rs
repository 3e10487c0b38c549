// SPDX-License-Identifier: AGPL-3.0-or-later
//! The supervisor: it binds the sockets, never accepts on them, and keeps a shop's process under it. While that process is
//! dead, connections wait in the sockets' queues. The reasons are in docs/adr/0004-supervisor.md.

mod backoff;
mod child;
mod restarts;
mod sockets;
mod tail;

use std::ffi::OsString;
use std::io::{self, PipeWriter};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream as StdStream;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use command_fds::{CommandFdExt, FdMapping};
use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::UnixStream;
use tokio::process::{Child, Command};
use tokio::signal::unix::{Signal as Arrivals, SignalKind, signal};
use tokio::time::{Instant, sleep, sleep_until};

use backoff::Backoff;
pub use child::{Boot, NotSupervised, ReadySignal, attach};
pub use restarts::{End, RESTARTS_VARIABLE, Reason, Restarts};
pub use sockets::{Bind, BindError, Listeners};
use tail::Tail;

/// How long a shop's process that was asked to end may take; the whole then ends within 5 s.
pub const GRACE: Duration = Duration::from_millis(4500);

/// The allocator is configured by environment because it must be known before `main`: freed pages go back to the system
/// within half a second, from a thread of its own.
const ALLOCATOR: (&str, &str) = ("_RJEM_MALLOC_CONF", "background_thread:true,dirty_decay_ms:500,muzzy_decay_ms:0");
/// On top of it, for profiles of the heap: one allocation in 1 MiB is noted with its stack. In 512 KiB, which is the
/// allocator's own choice, it takes 3 % of the CPU time of a page of products.
const ALLOCATOR_PROFILES: &str = ",prof:true,lg_prof_sample:20";

/// The first descriptor after stdin, stdout and stderr: the listeners are 3, 4 and 5 in the shop's process.
const FIRST_LISTENER: i32 = 3;

/// What the shop's process says on its line to the supervisor.
const READY: &str = "ready";
const SAY: &str = "say ";

/// The signals that ask for the end. Made first of all, so that none is missed.
pub struct Signals {
    terminate: Arrivals,
    interrupt: Arrivals,
}

impl Signals {
    /// Must be called within a tokio runtime.
    pub fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.terminate.recv() => Signal::TERM,
            _ = self.interrupt.recv() => Signal::INT,
        }
    }
}

/// What a person may want to know while it runs.
#[derive(Debug)]
pub enum Event {
    /// The shop's process answers; `said` are the lines that it has for the person who started it.
    Ready { again: bool, said: Vec<String> },
    /// It died without being asked, and is started again after `delay`.
    Died { end: End, delay: Duration },
    /// It did not end within [`GRACE`] and was killed.
    Killed,
}

/// A program to keep running on three sockets.
pub struct Supervisor {
    pub program: PathBuf,
    pub arguments: Vec<OsString>,
    /// Set for the program on top of the supervisor's own environment.
    pub variables: Vec<(&'static str, String)>,
    /// Whether its allocator notes who asks for memory.
    pub profiles: bool,
    pub listeners: Listeners,
    pub signals: Signals,
}

/// How a life of the shop's process ended.
struct Life {
    status: ExitStatus,
    lasted: Duration,
    asked: bool,
    killed: bool,
    tail: String,
}

impl Supervisor {
    /// Keeps the program running until a signal asks for the end, or until it exits before it was ever ready.
    /// Gives the exit code of the whole.
    ///
    /// # Errors
    /// The program cannot be started the first time.
    pub async fn run(mut self, mut tell: impl FnMut(Event)) -> io::Result<u8> {
        let mut restarts = Restarts::default();
        let mut backoff = Backoff::default();
        let mut was_ready = false;
        loop {
            let mut lasted = Duration::ZERO;
            let end = match self.live(&restarts, &mut was_ready, &mut tell).await {
                Ok(life) if life.killed => return Ok(1),
                Ok(life) if life.asked => return Ok(code_when_asked(life.status)),
                Ok(life) if !was_ready => return Ok(restarts::exit_code(life.status)),
                Ok(life) => {
                    lasted = life.lasted;
                    End::of(life.status, &life.tail)
                }
                Err(error) if !was_ready => return Err(error),
                // The machine is short of something (processes, memory): it may have it again in a moment.
                Err(error) => End { reason: Reason::Crash, detail: error.to_string() },
            };
            let delay = backoff.after(end.reason, lasted, Instant::now());
            restarts.count(end.clone());
            tell(Event::Died { end, delay });
            tokio::select! {
                () = sleep(delay) => {}
                _ = self.signals.next() => return Ok(0),
            }
        }
    }

    /// One life of the shop's process, from its start to its end.
    async fn live(
        &mut self,
        restarts: &Restarts,
        was_ready: &mut bool,
        tell: &mut impl FnMut(Event),
    ) -> io::Result<Life> {
        let (tail, stderr) = Tail::follow()?;
        let (mut child, line) = self.start(stderr, restarts)?;
        let began = Instant::now();
        let mut lines = BufReader::new(line).lines();
        let (mut line_open, mut said) = (true, Vec::new());
        let (mut asked, mut deadline, mut killed) = (false, None, false);
        let status = loop {
            // In this order: a process that was ready and died at once has been ready.
            tokio::select! {
                biased;
                line = lines.next_line(), if line_open => match line {
                    Ok(Some(line)) if line == READY => {
                        tell(Event::Ready { again: *was_ready, said: std::mem::take(&mut said) });
                        *was_ready = true;
                    }
                    Ok(Some(line)) => said.extend(line.strip_prefix(SAY).map(str::to_owned)),
                    Ok(None) | Err(_) => line_open = false,
                },
                status = child.wait() => break status?,
                signal = self.signals.next() => {
                    send(&child, signal);
                    if !asked {
                        (asked, deadline) = (true, Some(Instant::now() + GRACE));
                    }
                }
                () = until(deadline) => {
                    send(&child, Signal::KILL);
                    tell(Event::Killed);
                    (killed, deadline) = (true, None);
                }
            }
        };
        Ok(Life { status, lasted: began.elapsed(), asked, killed, tail: tail.finish().await })
    }

    /// Starts the program with the three listeners and, as its stdin, the line between the two: the program says on it what it has to
    /// say, and its end tells the program that the supervisor is gone.
    fn start(&self, stderr: PipeWriter, restarts: &Restarts) -> io::Result<(Child, UnixStream)> {
        let (mine, theirs) = StdStream::pair()?;
        mine.set_nonblocking(true)?;
        let mappings = (FIRST_LISTENER..)
            .zip([&self.listeners.public, &self.listeners.admin, &self.listeners.management])
            .map(|(child_fd, listener)| Ok(FdMapping { parent_fd: listener.try_clone()?.into(), child_fd }))
            .collect::<io::Result<Vec<_>>>()?;
        let count = mappings.len();
        let mut command = Command::new(&self.program);
        command
            .arg0("perfshop")
            .args(&self.arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .env(ALLOCATOR.0, [ALLOCATOR.1, if self.profiles { ALLOCATOR_PROFILES } else { "" }].concat())
            .env(RESTARTS_VARIABLE, restarts.to_json())
            // A process that dies of memory has none left for a backtrace, which would push its last words out of the tail. A panic's
            // is taken by the program itself, whatever this says.
            .env("RUST_BACKTRACE", "0")
            .env("LISTEN_FDS", count.to_string())
            .env("LISTEN_FDS_FIRST_FD", FIRST_LISTENER.to_string())
            .env_remove("LISTEN_PID")
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stderr(Stdio::from(stderr))
            // A group of its own: Ctrl-C in a terminal reaches the supervisor alone, which passes it on once.
            .process_group(0)
            .fd_mappings(mappings)
            .map_err(io::Error::other)?;
        Ok((command.spawn()?, UnixStream::from_std(mine)?))
    }
}

/// Sends a signal to the child by its own pid. A child that was already waited for has none any more.
fn send(child: &Child, signal: Signal) {
    let pid = child.id().and_then(|id| Pid::from_raw(id.cast_signed()));
    // The only failure is a process that is gone, and then the wait says so.
    let _ = pid.map(|pid| kill_process(pid, signal));
}

async fn until(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

/// An end by the very signal that was passed on is an end in order: the process had not yet learnt to handle it.
fn code_when_asked(status: ExitStatus) -> u8 {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(signal) if signal == Signal::TERM.as_raw() || signal == Signal::INT.as_raw() => 0,
        _ => restarts::exit_code(status),
    }
}
