//! Cortex-M's own timer as a clock: a millisecond an interrupt, and the counter for what is between.

use core::cell::Cell;

use cortex_m::peripheral::syst::SystClkSource;
use cortex_m::peripheral::{SCB, SYST};
use critical_section::Mutex;
use taipan_platform::Nanoseconds;

static MILLISECONDS: Mutex<Cell<u64>> = Mutex::new(Cell::new(0));

/// Starts the timer, which counts `hertz` a second.
pub fn start(timer: &mut SYST, hertz: u32) {
    timer.set_clock_source(SystClkSource::Core);
    timer.set_reload((hertz / 1000).saturating_sub(1));
    timer.clear_current();
    timer.enable_counter();
    timer.enable_interrupt();
}

/// To be called from the timer's interrupt.
pub fn tick() {
    critical_section::with(|section| {
        let count = MILLISECONDS.borrow(section);
        count.set(count.get() + 1);
    });
}

/// Time since [`start`].
pub fn now() -> Nanoseconds {
    critical_section::with(|section| {
        let mut milliseconds = MILLISECONDS.borrow(section).get();
        let reload = u64::from(SYST::get_reload());
        let mut current = u64::from(SYST::get_current());
        // The timer has run out, and its interrupt waits for the end of this section.
        if SCB::is_pendst_pending() {
            milliseconds += 1;
            current = u64::from(SYST::get_current());
        }
        let part = reload.saturating_sub(current) * 1_000_000 / (reload + 1);
        (milliseconds * 1_000_000 + part) as Nanoseconds
    })
}
