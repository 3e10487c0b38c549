// SPDX-License-Identifier: AGPL-3.0-or-later
//! The supervisor from outside: processes, signals, sockets.

mod role;

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStderr, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// A supervisor with its shop's process, both ended when the test ends.
struct Running {
    supervisor: Child,
    ports: Vec<u16>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Running {
    fn start(manner: &str) -> Self {
        let mut command = role::play("supervisor");
        let mut supervisor =
            command.env(role::MANNER, manner).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(supervisor.stderr.take().unwrap());
        let mut line = String::new();
        stderr.read_line(&mut line).unwrap();
        let ports =
            line.strip_prefix("ports ").expect(&line).split_whitespace().map(|port| port.parse().unwrap()).collect();
        let said = Arc::new(Mutex::new(Vec::new()));
        thread::spawn({
            let said = Arc::clone(&said);
            move || follow(stderr, &said)
        });
        Self { supervisor, ports, said }
    }

    fn ready(manner: &str) -> Self {
        let running = Self::start(manner);
        running.ask(0, "");
        running
    }

    fn connect(&self, listener: usize) -> TcpStream {
        let stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], self.ports[listener]))).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    fn ask(&self, listener: usize, what: &str) -> Value {
        answer(&ask_on(self.connect(listener), what)).unwrap()
    }

    /// Has the shop's process die of its own doing, and gives the answer of the next one.
    fn die(&self, how: &str) -> Value {
        assert!(answer(&ask_on(self.connect(0), how)).is_none());
        self.ask(0, "")
    }

    fn signal(&self, signal: Signal) {
        send(self.supervisor.id(), signal);
    }

    fn wait(&mut self) -> ExitStatus {
        self.supervisor.wait().unwrap()
    }

    fn heard(&self, what: &str) -> bool {
        eventually(|| self.said.lock().unwrap().iter().any(|line| line.contains(what)))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its process ends with it: that is one of the tests.
        let _ = self.supervisor.kill();
        let _ = self.supervisor.wait();
    }
}

fn follow(stderr: BufReader<ChildStderr>, said: &Mutex<Vec<String>>) {
    stderr.lines().map_while(Result::ok).for_each(|line| said.lock().unwrap().push(line));
}

fn ask_on(mut stream: TcpStream, what: &str) -> TcpStream {
    writeln!(stream, "{what}").unwrap();
    stream
}

fn answer(stream: &TcpStream) -> Option<Value> {
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok()?;
    serde_json::from_str(&line).ok()
}

fn pid_of(answer: &Value) -> u32 {
    answer["pid"].as_u64().unwrap().try_into().unwrap()
}

fn pid(id: u32) -> Pid {
    Pid::from_raw(id.cast_signed()).unwrap()
}

fn send(id: u32, signal: Signal) {
    kill_process(pid(id), signal).unwrap();
}

/// Kills one process and waits until it is dead, so that no call after this reaches it.
fn kill(id: u32, signal: Signal) {
    send(id, signal);
    assert!(gone(id));
}

/// A process that nobody has waited for yet is dead all the same.
fn gone(id: u32) -> bool {
    eventually(|| match std::fs::read_to_string(format!("/proc/{id}/stat")) {
        Ok(stat) => stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('Z')),
        Err(_) => true,
    })
}

fn eventually(condition: impl Fn() -> bool) -> bool {
    let end = Instant::now() + Duration::from_secs(10);
    while Instant::now() < end {
        if condition() {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn the_three_listeners_arrive_in_their_places_and_the_allocator_is_told_its_ways() {
    let running = Running::ready("");
    for (listener, name) in ["public", "admin", "management"].into_iter().enumerate() {
        let answer = running.ask(listener, "");
        assert_eq!(answer["name"], name);
        assert_eq!(answer["allocator"], "background_thread:true,dirty_decay_ms:500,muzzy_decay_ms:0");
        assert_eq!(answer["restarts"]["last"], Value::Null);
    }
    assert!(running.heard(r#"Ready { again: false, said: ["a word for the person who started it"] }"#));
}

#[test]
fn connections_made_while_the_process_is_dead_are_answered_by_the_next() {
    let running = Running::ready("");
    let first = pid_of(&running.ask(0, ""));
    kill(first, Signal::KILL);
    let waiting: Vec<_> = (0..200).map(|_| ask_on(running.connect(0), "")).collect();
    let answers: Vec<_> = waiting.iter().map(|stream| answer(stream).unwrap()).collect();
    let second = pid_of(&answers[0]);
    assert_ne!(first, second);
    assert!(answers.iter().all(|answer| pid_of(answer) == second && answer["restarts"]["killed"] == 1));
}

#[test]
fn a_process_killed_twice_in_a_row_comes_back_twice() {
    let running = Running::ready("");
    for kills in 1..=3 {
        kill(pid_of(&running.ask(0, "")), Signal::KILL);
        assert_eq!(running.ask(0, "")["restarts"]["killed"], kills);
    }
}

#[test]
fn deaths_are_counted_by_reason_with_their_last_words() {
    let running = Running::ready("");
    let after = running.die("crash");
    assert_eq!(after["restarts"]["last"]["reason"], "crash");
    let detail = after["restarts"]["last"]["detail"].as_str().unwrap();
    assert!(detail.contains("exit status: 101") && detail.contains("a real reason"), "{detail}");
    let after = running.die("oom");
    assert_eq!(after["restarts"]["last"]["reason"], "oom");
    // An orderly end that was asked of the process alone is none of the supervisor's.
    kill(pid_of(&after), Signal::TERM);
    let after = running.ask(0, "");
    assert_eq!([1, 1, 1].map(Value::from), ["crash", "oom", "killed"].map(|reason| after["restarts"][reason].clone()));
    assert!(running.heard("a real reason"), "the child's stderr is copied");
}

#[test]
fn an_exit_before_the_first_readiness_ends_both_with_its_code() {
    let mut running = Running::start("refuse");
    assert_eq!(running.wait().code(), Some(3));
    assert!(running.heard("the database is gone"));
}

#[test]
fn termination_and_interruption_end_both_without_a_restart() {
    for signal in [Signal::TERM, Signal::INT] {
        let mut running = Running::ready("");
        let child = pid_of(&running.ask(0, ""));
        running.signal(signal);
        assert_eq!(running.wait().code(), Some(0));
        assert!(gone(child));
        assert!(!running.said.lock().unwrap().iter().any(|line| line.contains("Died")));
    }
}

#[test]
fn a_process_that_does_not_end_is_killed_within_five_seconds() {
    let mut running = Running::ready("stubborn");
    let child = pid_of(&running.ask(0, ""));
    let asked = Instant::now();
    running.signal(Signal::TERM);
    assert_eq!(running.wait().code(), Some(1));
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert!(gone(child));
    assert!(running.heard("Killed"));
}

#[test]
fn a_process_whose_supervisor_is_killed_does_not_stay() {
    for manner in ["", "stubborn"] {
        let mut running = Running::ready(manner);
        let child = pid_of(&running.ask(0, ""));
        running.signal(Signal::KILL);
        running.wait();
        assert!(gone(child), "{manner}");
    }
}

#[test]
fn the_sixth_restart_in_a_minute_waits_and_a_signal_ends_the_wait() {
    let mut running = Running::ready("");
    for _ in 0..5 {
        running.die("crash");
    }
    assert!(answer(&ask_on(running.connect(0), "crash")).is_none());
    assert!(running.heard("delay: 1s"));
    running.signal(Signal::TERM);
    assert_eq!(running.wait().code(), Some(0));
}
