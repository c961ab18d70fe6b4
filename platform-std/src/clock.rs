//! The clocks of the machine.

use taipan_platform::{Clock, ClockInfo, ClockKind, Nanoseconds, Result, Wake};

use crate::unix;

/// The operating system's clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct StdClock;

impl Clock for StdClock {
    fn now(&self, kind: ClockKind) -> Option<Nanoseconds> {
        unix::clock_now(kind)
    }

    fn info(&self, kind: ClockKind) -> Option<ClockInfo> {
        unix::clock_info(kind)
    }

    fn sleep_until(&self, deadline: Nanoseconds) -> Wake {
        unix::sleep_until(deadline)
    }

    fn set_wall(&self, now: Nanoseconds) -> Result<()> {
        unix::set_wall_clock(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_run() {
        let clock = StdClock;
        let start = clock.now(ClockKind::Monotonic).unwrap();
        assert_eq!(clock.sleep_until(start + 2_000_000), Wake::TimedOut);
        assert!(clock.now(ClockKind::Monotonic).unwrap() >= start + 2_000_000);
        assert_eq!(clock.sleep_until(0), Wake::TimedOut);
        // Later than 2020, earlier than 2100.
        let wall = clock.now(ClockKind::Wall).unwrap() / 1_000_000_000;
        assert!((1_577_836_800..4_102_444_800).contains(&wall));
        for kind in [ClockKind::ProcessCpu, ClockKind::ThreadCpu] {
            assert!(clock.now(kind).unwrap() > 0);
            assert!(clock.info(kind).unwrap().monotonic);
        }
        let info = clock.info(ClockKind::Wall).unwrap();
        assert!(info.adjustable && !info.monotonic && info.resolution >= 1);
    }
}
