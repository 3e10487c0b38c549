// SPDX-License-Identifier: AGPL-3.0-or-later
//! `perfshop serve`, and the hidden command by which it starts the shop's process.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{Failure, Program, Texts, args, exit};
use crate::config::{Config, Environment, FileChoice, Loaded, Profiler, Sources};
use crate::supervisor::{self, BindError, Boot, Event, Listeners, Signals, Supervisor};

/// Held by the supervisor as long as it lives: one data directory serves one instance.
pub(crate) const LOCK_FILE: &str = "perfshop.lock";

/// Binds the sockets and keeps a shop's process under them.
pub(super) fn supervise(loaded: &Loaded) -> Result<ExitCode, Failure> {
    let config = &loaded.config;
    let texts = Texts::new(config.text.language);
    loaded.warnings.iter().for_each(|warning| exit::tell(&warning.text(&texts)));
    let _lock = take_data_dir(&config.data.dir, &texts)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::internal)?;
    let code = runtime.block_on(async {
        let signals = Signals::new().map_err(Failure::internal)?;
        let listeners = Listeners::bind(
            ("listen", config.listen.public),
            ("admin-listen", config.listen.admin),
            ("management-listen", config.listen.management),
        )
        .map_err(|error| bind_failure(&error, &texts))?;
        let addresses = addresses(&listeners, &texts).map_err(Failure::internal)?;
        let supervisor = Supervisor {
            program: this_program().map_err(Failure::internal)?,
            arguments: vec![args::SHOP_PROCESS.into()],
            variables: loaded.values.as_variables(),
            profiles: config.profile.profiler == Profiler::On,
            listeners,
            signals,
        };
        supervisor.run(|event| tell(&event, &addresses, &texts)).await.map_err(Failure::internal)
    });
    // A thread that is stuck in writing to a stalled stderr must not keep this process.
    runtime.shutdown_background();
    code.map(ExitCode::from)
}

/// The image that runs now, also when the file was replaced by a newer build since.
fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok(PathBuf::from("/proc/self/exe")) } else { std::env::current_exe() }
}

fn tell(event: &Event, addresses: &[String], texts: &Texts) {
    match event {
        Event::Ready { again: false, said } => addresses.iter().chain(said).for_each(|line| exit::tell(line)),
        Event::Ready { again: true, said } => {
            exit::tell(&texts.get("supervisor-back", &[]));
            said.iter().for_each(|line| exit::tell(line));
        }
        Event::Died { end, delay } => {
            let how = end.detail.lines().next().unwrap_or_default();
            let key = if delay.is_zero() { "supervisor-died" } else { "supervisor-died-and-waits" };
            let values = [("reason", end.reason.word()), ("how", how), ("seconds", &delay.as_secs().to_string())];
            exit::tell(&texts.get(key, &values));
        }
        Event::Killed => exit::tell(&texts.get("supervisor-killed", &[])),
    }
}

/// The lines that say where everything is, by the ports that were really bound.
fn addresses(listeners: &Listeners, texts: &Texts) -> io::Result<Vec<String>> {
    let line = |key: &str, listener: &TcpListener| -> io::Result<String> {
        let mut address = listener.local_addr()?;
        if address.ip().is_unspecified() {
            // Every address of this machine: the one that works in a browser on it.
            address = SocketAddr::from(([127, 0, 0, 1], address.port()));
        }
        Ok(texts.get(key, &[("url", &format!("http://{address}"))]))
    };
    Ok(vec![
        line("address-shop", &listeners.public)?,
        line("address-admin", &listeners.admin)?,
        line("address-management", &listeners.management)?,
    ])
}

fn bind_failure(error: &BindError, texts: &Texts) -> Failure {
    let key = if error.error.kind() == io::ErrorKind::AddrInUse { "refusal-port-taken" } else { "refusal-bind" };
    Failure::environment(texts.get(
        key,
        &[
            ("flag", &format!("--{}", error.setting)),
            ("address", &error.address.to_string()),
            ("port", &error.address.port().to_string()),
            ("problem", &error.error.to_string()),
        ],
    ))
}

/// Makes the data directory if it is not there (for its owner alone: it holds the admin's token), tries to read and write in
/// it, and takes it for this instance.
fn take_data_dir(dir: &Path, texts: &Texts) -> Result<File, Failure> {
    let shown = dir.display().to_string();
    let refuse = |key: &str, error: io::Error| {
        Failure::environment(texts.get(key, &[("dir", &shown), ("problem", &error.to_string())]))
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|error| refuse("refusal-data-dir-make", error))?;
    dir.read_dir().map_err(|error| refuse("refusal-data-dir-read", error))?;
    let probe = dir.join(format!(".perfshop-probe-{}", std::process::id()));
    File::create_new(&probe)
        .and_then(|_| std::fs::remove_file(&probe))
        .map_err(|error| refuse("refusal-data-dir-write", error))?;
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join(LOCK_FILE));
    let lock = lock.map_err(|error| refuse("refusal-data-dir-write", error))?;
    lock.try_lock().map_err(|error| refuse("refusal-data-dir-taken", error.into()))?;
    Ok(lock)
}

/// The shop's process: takes what the supervisor has handed down, and serves.
pub(super) fn shop_process(program: &Program, environment: Environment, texts: &Texts) -> Result<ExitCode, Failure> {
    // The image was started by a path that says nothing to who looks at the process list.
    let _ = rustix::thread::set_name(c"perfshop");
    let handed = supervisor::attach(&environment);
    let (listeners, ready, restarts) = handed.map_err(|error| {
        Failure::configuration(texts.get("refusal-not-supervised", &[("problem", &error.to_string())]))
    })?;
    let sources = Sources { environment, file: FileChoice::Nothing, ..Sources::default() };
    let config = Config::load(&sources).map_err(|refusal| Failure::configuration(refusal.text(texts)))?.config;
    program.heap.set_limit(config.capacity.heap_max).map_err(Failure::internal)?;
    let boot = Boot { restarts, ready, heap: program.heap };
    Ok((program.serve)(config, listeners, boot)?)
}
