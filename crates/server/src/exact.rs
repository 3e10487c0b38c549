// SPDX-License-Identifier: AGPL-3.0-or-later
//! A wait that ends when it should: the runtime's own timer works in milliseconds and is one late, the system's is not.
use std::io;
use std::time::Duration;

use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Waits for this long, to a fraction of a millisecond while a core is free. Needs a file descriptor meanwhile; without one the
/// runtime's timer must do.
pub async fn sleep(duration: Duration) {
    if !duration.is_zero() && by_the_system(duration).await.is_err() {
        tokio::time::sleep(duration).await;
    }
}

async fn by_the_system(duration: Duration) -> io::Result<()> {
    let once = Itimerspec {
        it_interval: Timespec { tv_sec: 0, tv_nsec: 0 },
        it_value: Timespec {
            tv_sec: i64::try_from(duration.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: duration.subsec_nanos().into(),
        },
    };
    let timer = timerfd_create(TimerfdClockId::Monotonic, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK)?;
    timerfd_settime(&timer, TimerfdTimerFlags::empty(), &once)?;
    // Its successor is unsafe, because of types that give another descriptor each time they are asked. This one owns its own.
    #[allow(deprecated)]
    let timer = AsyncFd::with_interest(timer, Interest::READABLE)?;
    timer.readable().await.map(drop)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[tokio::test]
    async fn it_is_never_too_short() {
        for duration in [Duration::ZERO, Duration::from_micros(1), Duration::from_micros(12_345)] {
            let begin = Instant::now();
            sleep(duration).await;
            assert!(begin.elapsed() >= duration);
        }
    }
}
