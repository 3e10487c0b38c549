// SPDX-License-Identifier: AGPL-3.0-or-later
//! The child's stderr: copied to our own as it comes, its end kept as the reason of a death.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// Bytes kept. A backtrace's first lines matter less than its message, which stands at the end of an aborting program's words.
const KEPT: usize = 2048;
/// How long the last words may take after the death; a grandchild may hold the pipe open for ever.
const LAST_WORDS: Duration = Duration::from_millis(200);

pub(super) struct Tail {
    kept: Arc<Mutex<Vec<u8>>>,
    end: oneshot::Receiver<()>,
}

impl Tail {
    /// Gives the pipe's end that becomes the child's stderr. It is followed by a thread of its own: when whoever reads our
    /// stderr stalls, signals must still be heard.
    pub(super) fn follow() -> io::Result<(Self, PipeWriter)> {
        let (from, to) = io::pipe()?;
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (told, end) = oneshot::channel();
        let copier = copier(from, Arc::clone(&kept), told);
        std::thread::Builder::new().name("stderr-copy".into()).stack_size(64 * 1024).spawn(copier)?;
        Ok((Self { kept, end }, to))
    }

    /// What was written last.
    pub(super) async fn finish(self) -> String {
        let _ = tokio::time::timeout(LAST_WORDS, self.end).await;
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }
}

fn copier(mut from: PipeReader, kept: Arc<Mutex<Vec<u8>>>, told: oneshot::Sender<()>) -> impl FnOnce() {
    move || {
        let mut buffer = [0; 4096];
        loop {
            let bytes = match from.read(&mut buffer) {
                Ok(read @ 1..) => buffer.get(..read).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Ok(0) | Err(_) => break,
            };
            keep(&mut kept.lock().unwrap_or_else(PoisonError::into_inner), bytes);
            // When our own stderr is closed the child must still be able to write to its.
            let _ = io::stderr().write_all(bytes);
        }
        let _ = told.send(());
    }
}

fn keep(kept: &mut Vec<u8>, bytes: &[u8]) {
    kept.extend_from_slice(bytes);
    let surplus = kept.len().saturating_sub(KEPT);
    kept.drain(..surplus);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_kept() {
        let mut kept = Vec::new();
        for n in 0..1000 {
            keep(&mut kept, format!("{n:04}\n").as_bytes());
        }
        assert_eq!(kept.len(), KEPT);
        assert!(kept.ends_with(b"0999\n"));
    }
}
