// SPDX-License-Identifier: AGPL-3.0-or-later
//! The two programs of these tests, played by this test binary itself: a supervisor, and a shop's process that does what its
//! callers ask. Both are real processes on real sockets.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use perfshop_server::config::Environment;
use perfshop_server::supervisor::{Listeners, Signals, Supervisor, attach};

const ROLE: &str = "IT_ROLE";
/// What the shop's process does besides serving: `refuse`, `stubborn` or nothing.
pub const MANNER: &str = "IT_MANNER";

/// This binary, started to play a role.
pub fn play(role: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(ARGUMENTS).env(ROLE, role);
    command
}

const ARGUMENTS: [&str; 3] = ["supervisor::role::play_the_role", "--exact", "--nocapture"];

/// No test: the entry of the started processes. It does nothing in a run of the tests.
#[test]
fn play_the_role() {
    match std::env::var(ROLE).as_deref() {
        Ok("supervisor") => supervise(),
        Ok("shop") => serve(),
        _ => {}
    }
}

fn supervise() {
    let any = "127.0.0.1:0".parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let code = runtime.block_on(async {
        let signals = Signals::new().unwrap();
        let listeners = Listeners::bind(("listen", any), ("admin-listen", any), ("management-listen", any)).unwrap();
        let port = |listener: &TcpListener| listener.local_addr().unwrap().port();
        let ports = (port(&listeners.public), port(&listeners.admin), port(&listeners.management));
        eprintln!("ports {} {} {}", ports.0, ports.1, ports.2);
        let supervisor = Supervisor {
            program: std::env::current_exe().unwrap(),
            arguments: ARGUMENTS.iter().map(Into::into).collect(),
            variables: vec![(ROLE, "shop".into())],
            profiles: false,
            listeners,
            signals,
        };
        supervisor.run(|event| eprintln!("event {event:?}")).await.unwrap()
    });
    std::process::exit(code.into());
}

fn serve() {
    let environment = Environment::of_process();
    let (listeners, mut ready, restarts) = attach(&environment).unwrap();
    let manner = environment.get(MANNER).unwrap_or_default();
    if manner == "refuse" {
        eprintln!("the database is gone");
        std::process::exit(3);
    }
    if manner == "stubborn" {
        thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let _signals = Signals::new().unwrap();
                std::future::pending::<()>().await;
            });
        });
        thread::sleep(Duration::from_millis(100));
    }
    if restarts.total() > 0 {
        // Long enough for the callers to come while nobody accepts.
        thread::sleep(Duration::from_millis(200));
    }
    let restarts = serde_json::to_value(&restarts).unwrap();
    let answer = |name: &str| {
        serde_json::json!({
            "name": name,
            "pid": std::process::id(),
            "restarts": restarts,
            "allocator": environment.get("_RJEM_MALLOC_CONF"),
        })
        .to_string()
    };
    // Before the first answer: a caller that was answered may count on a restart.
    ready.say("a word for the person\nwho started it").unwrap();
    ready.ready().unwrap();
    let sockets = [("public", listeners.public), ("admin", listeners.admin), ("management", listeners.management)];
    let threads: Vec<_> = sockets
        .into_iter()
        .map(|(name, listener)| {
            let answer = answer(name);
            listener.set_nonblocking(false).unwrap();
            thread::spawn(move || listener.incoming().for_each(|stream| answer_one(&stream.unwrap(), &answer)))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

/// One line in, one line out.
fn answer_one(mut stream: &TcpStream, answer: &str) {
    let mut asked = String::new();
    // A caller that goes away is no matter of ours.
    let _ = BufReader::new(stream).read_line(&mut asked);
    match asked.trim() {
        "crash" => {
            eprintln!("thread 'main' panicked: a real reason");
            std::process::exit(101);
        }
        "oom" => {
            eprintln!("memory allocation of 4096 bytes failed");
            std::process::abort();
        }
        _ => drop(writeln!(stream, "{answer}")),
    }
}
