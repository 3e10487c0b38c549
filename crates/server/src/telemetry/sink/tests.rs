// SPDX-License-Identifier: AGPL-3.0-or-later
#![allow(clippy::unwrap_used)]

use std::sync::mpsc;

use super::*;

fn told(n: u64) -> Vec<u8> {
    format!("lost {n}\n").into_bytes()
}

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Memory {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes nothing before it is released.
struct Stuck(mpsc::Receiver<()>, Memory);

impl Write for Stuck {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = self.0.recv();
        self.1.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn all_lines_of_all_threads_arrive_whole_and_in_their_order() {
    let out = Memory::default();
    let (sink, guard) = Sink::start(out.clone(), told).unwrap();
    let threads: Vec<_> = (0..4)
        .map(|t| {
            let sink = sink.clone();
            thread::spawn(move || (0..5_000).for_each(|i| sink.push(format!("{t} {i}\n").as_bytes())))
        })
        .collect();
    threads.into_iter().for_each(|t| t.join().unwrap());
    // The end alone flushes.
    drop(guard);
    let text = out.text();
    for t in 0..4 {
        let mine: Vec<usize> = text
            .lines()
            .filter_map(|l| l.split_once(' ').filter(|(who, _)| *who == t.to_string()))
            .map(|(_, i)| i.parse().unwrap())
            .collect();
        assert!(mine.into_iter().eq(0..5_000));
    }
    assert_eq!(sink.dropped(), 0);
}

#[test]
fn an_output_that_takes_nothing_costs_lines_not_time_and_not_memory() {
    let (release, gate) = mpsc::channel();
    let out = Memory::default();
    let (sink, guard) = Sink::start(Stuck(gate, out.clone()), told).unwrap();
    let line = [b'x'; 1023].iter().chain(b"\n").copied().collect::<Vec<_>>();
    // One batch may be in the writer's hands, one waits: all beyond is lost.
    let started = Instant::now();
    for _ in 0..3 * CAPACITY / line.len() {
        sink.push(&line);
    }
    assert!(started.elapsed() < Duration::from_secs(2));
    assert!(sink.dropped() as usize * line.len() >= CAPACITY - 2 * line.len(), "{}", sink.dropped());
    assert!(!sink.flush(Duration::from_millis(20)));
    let lost = sink.dropped();
    drop(release);
    drop(guard);
    assert!(out.text().contains(&format!("lost {lost}\n")));
    sink.push(b"after the end\n");
    assert_eq!(sink.dropped(), lost + 1);
}

#[test]
fn a_shutdown_does_not_wait_for_ever() {
    let (release, gate) = mpsc::channel();
    let (sink, guard) = Sink::start(Stuck(gate, Memory::default()), told).unwrap();
    sink.push(b"never\n");
    let started = Instant::now();
    drop(guard);
    assert!(started.elapsed() < SHUTDOWN + Duration::from_secs(1));
    drop(release);
}

/// Refuses in turn: half a line, then an error, then is interrupted, then is not ready, then takes all.
struct Moody(u32, Memory);

impl Write for Moody {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += 1;
        match self.0 {
            1 => self.1.write(&bytes[..3]),
            2 => Err(io::ErrorKind::StorageFull.into()),
            4 => Err(io::ErrorKind::Interrupted.into()),
            5 => Err(io::ErrorKind::WouldBlock.into()),
            _ => self.1.write(bytes),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_fails_loses_its_batch_and_the_next_begins_on_a_line_of_its_own() {
    let out = Memory::default();
    let (sink, guard) = Sink::start(Moody(0, out.clone()), told).unwrap();
    sink.push(b"broken\nlost\n");
    assert!(sink.flush(Duration::from_secs(5)));
    assert_eq!(sink.dropped(), 2);
    sink.push(b"whole\n");
    assert!(sink.flush(Duration::from_secs(5)));
    drop(guard);
    assert_eq!(out.text(), "bro\nwhole\nlost 2\n");
}
