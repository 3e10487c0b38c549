// SPDX-License-Identifier: AGPL-3.0-or-later
//! The line before a sink: bounded in items and bytes. Who comes when it is full is turned away and counted.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::super::profile::Pushed;
use super::super::trace::Trace;

/// Items that may wait, and their bytes.
const ITEMS: usize = 4096;
const BYTES: usize = 4 << 20;

/// What stands in a line.
pub trait Item: Send + Sync + 'static {
    fn bytes(&self) -> usize;
    /// Spans, lines or profiles: what losses are counted in.
    fn parts(&self) -> u64;
}

impl Item for Arc<Trace> {
    fn bytes(&self) -> usize {
        self.weight()
    }

    fn parts(&self) -> u64 {
        self.span_count()
    }
}

impl Item for Arc<[u8]> {
    fn bytes(&self) -> usize {
        self.len()
    }

    fn parts(&self) -> u64 {
        self.iter().filter(|byte| **byte == b'\n').count() as u64
    }
}

impl Item for Arc<Pushed> {
    fn bytes(&self) -> usize {
        self.file.len()
    }

    fn parts(&self) -> u64 {
        1
    }
}

struct Waiting<T> {
    items: VecDeque<T>,
    bytes: usize,
}

pub struct Queue<T> {
    waiting: Mutex<Waiting<T>>,
    filled: Notify,
    sent: AtomicU64,
    dropped: AtomicU64,
}

impl<T: Item> Queue<T> {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            waiting: Mutex::new(Waiting { items: VecDeque::new(), bytes: 0 }),
            filled: Notify::new(),
            sent: AtomicU64::new(0),
            dropped: AtomicU64::new(0),
        })
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting<T>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an item in line, or counts it as lost. Never waits.
    pub fn offer(&self, item: T) {
        let bytes = item.bytes();
        let mut waiting = self.waiting();
        if waiting.items.len() >= ITEMS || waiting.bytes + bytes > BYTES {
            drop(waiting);
            self.dropped.fetch_add(item.parts(), Ordering::Relaxed);
            return;
        }
        let first = waiting.items.is_empty();
        waiting.items.push_back(item);
        waiting.bytes += bytes;
        drop(waiting);
        if first {
            self.filled.notify_one();
        }
    }

    /// Returns when there is something.
    pub async fn filled(&self) {
        // A permit that was left by an item taken long ago is no harm: what follows finds nothing.
        while self.waiting().items.is_empty() {
            self.filled.notified().await;
        }
    }

    /// The oldest items, at most so many.
    pub fn take(&self, most: usize) -> Vec<T> {
        let mut waiting = self.waiting();
        let count = waiting.items.len().min(most);
        let taken: Vec<T> = waiting.items.drain(..count).collect();
        waiting.bytes -= taken.iter().map(Item::bytes).sum::<usize>();
        taken
    }

    /// Counts what became of a batch.
    pub fn settled(&self, sent: u64, dropped: u64) {
        self.sent.fetch_add(sent, Ordering::Relaxed);
        self.dropped.fetch_add(dropped, Ordering::Relaxed);
    }

    /// Sent and lost, since the start.
    pub fn counts(&self) -> (u64, u64) {
        (self.sent.load(Ordering::Relaxed), self.dropped.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_line_has_an_end_in_items_and_in_bytes() {
        let queue: Arc<Queue<Arc<[u8]>>> = Queue::new();
        for _ in 0..ITEMS + 10 {
            queue.offer(b"a\nb\n".as_slice().into());
        }
        queue.filled().await;
        assert_eq!(queue.counts(), (0, 20));
        assert_eq!(queue.take(100).len(), 100);
        assert_eq!(queue.take(usize::MAX).len(), ITEMS - 100);
        let large: Arc<[u8]> = vec![b'\n'; 1 << 20].into();
        for _ in 0..6 {
            queue.offer(large.clone());
        }
        assert_eq!(queue.take(usize::MAX).len(), 4);
        assert_eq!(queue.counts().1, 20 + (2 << 20));
    }
}
