//! The serial line: bytes go from the interrupt into a ring and from there to whoever reads; Ctrl-C goes to the eval breaker.

use core::cell::{Cell, RefCell};
use core::sync::atomic::{AtomicU32, Ordering};

use critical_section::Mutex;
use heapless::Deque;

use crate::board::Board as Machine;

/// What Ctrl-C sends.
pub const CTRL_C: u8 = 3;

/// Bytes that wait to be read. When it is full, the UART is left alone until there is room again.
const RING: usize = 256;

struct Line {
    ring: RefCell<Deque<u8, RING>>,
    /// The UART is left alone.
    held: Cell<bool>,
    /// Where Ctrl-C goes while a program runs, and the bit it sets there.
    breaker: Cell<Option<(&'static AtomicU32, u32)>>,
    /// Ctrl-C came while a program ran, and nobody has been told.
    interrupted: Cell<bool>,
}

static LINE: Mutex<Line> = Mutex::new(Line {
    ring: RefCell::new(Deque::new()),
    held: Cell::new(false),
    breaker: Cell::new(None),
    interrupted: Cell::new(false),
});

/// Takes what the UART holds. To be called from its receive interrupt.
pub fn received(board: &dyn Machine) {
    drain(board);
}

fn drain(machine: &dyn Machine) {
    critical_section::with(|section| {
        let line = LINE.borrow(section);
        let mut ring = line.ring.borrow_mut();
        loop {
            if ring.is_full() {
                line.held.set(true);
                machine.listen(false);
                return;
            }
            let Some(byte) = machine.receive() else {
                return;
            };
            match line.breaker.get() {
                Some((breaker, bit)) if byte == CTRL_C => {
                    // Plain loads and stores: not every core has more, and interrupts are held back here.
                    breaker.store(breaker.load(Ordering::Relaxed) | bit, Ordering::Relaxed);
                    line.interrupted.set(true);
                    // What was typed ahead was meant for the program.
                    ring.clear();
                }
                _ => {
                    // There is room: see above.
                    let _ = ring.push_back(byte);
                }
            }
        }
    });
}

/// Whether [`take`] would return a byte at once.
pub fn ready(machine: &dyn Machine) -> bool {
    drain(machine);
    critical_section::with(|section| !LINE.borrow(section).ring.borrow().is_empty())
}

/// The next byte, or `None` if nothing has come.
pub fn try_take(machine: &dyn Machine) -> Option<u8> {
    let (byte, listen) = critical_section::with(|section| {
        let line = LINE.borrow(section);
        let byte = line.ring.borrow_mut().pop_front();
        // Not for every byte: there should be some room before the next ones come.
        let listen = line.held.get() && line.ring.borrow().len() <= RING / 2;
        if listen {
            line.held.set(false);
        }
        (byte, listen)
    });
    if listen {
        machine.listen(true);
        drain(machine);
    }
    byte
}

/// Waits for the next byte; `None` if Ctrl-C came while a program runs.
pub fn take(machine: &dyn Machine) -> Option<u8> {
    loop {
        if let Some(byte) = try_take(machine) {
            return Some(byte);
        }
        if is_interrupted() {
            return None;
        }
        // What came before the interrupt was let through has caused none.
        drain(machine);
        pause(machine);
    }
}

/// Sleeps until something happens, unless it has already.
pub fn pause(machine: &dyn Machine) {
    critical_section::with(|section| {
        let line = LINE.borrow(section);
        if line.ring.borrow().is_empty() && !line.interrupted.get() {
            machine.wait();
        }
    });
}

/// Whether Ctrl-C came and has not been told of yet.
pub fn is_interrupted() -> bool {
    critical_section::with(|section| LINE.borrow(section).interrupted.get())
}

/// Forgets a Ctrl-C that has been told of.
pub fn clear_interrupt() {
    critical_section::with(|section| LINE.borrow(section).interrupted.set(false));
}

/// From now on Ctrl-C sets `bit` in `breaker`; with `None`, it is an ordinary byte.
pub fn set_breaker(breaker: Option<(&'static AtomicU32, u32)>) {
    critical_section::with(|section| {
        let line = LINE.borrow(section);
        line.breaker.set(breaker);
        line.interrupted.set(false);
    });
}
