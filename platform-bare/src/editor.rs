//! One line, typed and edited over a serial line: arrows, Home, End, Backspace, Delete, and the last line again.

use alloc::vec::Vec;

use crate::board::Board as Machine;
use crate::serial;

/// How typing a line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Enter.
    Line,
    /// A control character that the caller wants, on an empty line or not.
    Control(u8),
    /// Ctrl-C.
    Interrupted,
    /// There is no memory for more text.
    OutOfMemory,
}

/// The line being edited.
#[derive(Default)]
pub struct Editor {
    /// What has been typed.
    pub text: Vec<u8>,
    cursor: usize,
    /// The line before, for the up arrow.
    last: Vec<u8>,
}

const fn control(letter: u8) -> u8 {
    letter & 0x1f
}

impl Editor {
    /// Reads one line after `prompt`. The control characters `wanted` end it if nothing has been typed.
    pub fn read(&mut self, machine: &dyn Machine, prompt: &[u8], wanted: &[u8]) -> Typed {
        machine.write(prompt);
        self.text.clear();
        self.cursor = 0;
        loop {
            let Some(byte) = serial::take(machine) else {
                machine.write(b"\r\n");
                return Typed::Interrupted;
            };
            if self.text.is_empty() && wanted.contains(&byte) {
                return Typed::Control(byte);
            }
            match byte {
                b'\r' | b'\n' => {
                    machine.write(b"\r\n");
                    return Typed::Line;
                }
                serial::CTRL_C => {
                    machine.write(b"\r\n");
                    return Typed::Interrupted;
                }
                8 | 0x7f => {
                    if self.cursor > 0 {
                        self.left(machine);
                        self.delete(machine);
                    }
                }
                0x1b => self.escape(machine),
                _ if byte == control(b'a') => self.home(machine),
                _ if byte == control(b'e') => self.end(machine),
                _ if byte == control(b'b') => self.left(machine),
                _ if byte == control(b'f') => self.right(machine),
                _ if byte == control(b'd') => self.delete(machine),
                _ if byte == control(b'k') => {
                    self.text.truncate(self.cursor);
                    machine.write(b"\x1b[K");
                }
                _ if byte == control(b'u') => {
                    self.home(machine);
                    self.text.clear();
                    machine.write(b"\x1b[K");
                }
                _ if byte == control(b'p') => self.recall(machine),
                b'\t' => {
                    for _ in 0..4 {
                        if !self.insert(machine, b' ') {
                            return Typed::OutOfMemory;
                        }
                    }
                }
                0..=31 => {}
                _ => {
                    if !self.insert(machine, byte) {
                        return Typed::OutOfMemory;
                    }
                }
            }
        }
    }

    /// Keeps the line for the up arrow.
    pub fn remember(&mut self) {
        if !self.text.is_empty() {
            self.last.clear();
            if self.last.try_reserve_exact(self.text.len()).is_ok() {
                self.last.extend_from_slice(&self.text);
            }
        }
    }

    fn insert(&mut self, machine: &dyn Machine, byte: u8) -> bool {
        if self.text.try_reserve(1).is_err() {
            machine.write(b"\r\n");
            return false;
        }
        self.text.insert(self.cursor, byte);
        self.cursor += 1;
        machine.write(&[byte]);
        if self.cursor < self.text.len() {
            self.redraw_rest(machine);
        }
        true
    }

    /// Writes what stands behind the cursor, and goes back.
    fn redraw_rest(&self, machine: &dyn Machine) {
        let rest = self.text.get(self.cursor..).unwrap_or(&[]);
        machine.write(rest);
        machine.write(b"\x1b[K");
        for _ in rest.iter().filter(|byte| !is_continuation(**byte)) {
            machine.write(b"\x08");
        }
    }

    fn left(&mut self, machine: &dyn Machine) {
        if self.cursor > 0 {
            self.cursor -= 1;
            while self.cursor > 0 && is_continuation(self.text[self.cursor]) {
                self.cursor -= 1;
            }
            machine.write(b"\x08");
        }
    }

    fn right(&mut self, machine: &dyn Machine) {
        let end = self.after(self.cursor);
        machine.write(self.text.get(self.cursor..end).unwrap_or(&[]));
        self.cursor = end;
    }

    /// Where the character at `position` ends.
    fn after(&self, position: usize) -> usize {
        let mut end = (position + 1).min(self.text.len());
        while self.text.get(end).is_some_and(|byte| is_continuation(*byte)) {
            end += 1;
        }
        end
    }

    fn delete(&mut self, machine: &dyn Machine) {
        let end = self.after(self.cursor);
        if end > self.cursor {
            self.text.drain(self.cursor..end);
        }
        self.redraw_rest(machine);
    }

    fn home(&mut self, machine: &dyn Machine) {
        while self.cursor > 0 {
            self.left(machine);
        }
    }

    fn end(&mut self, machine: &dyn Machine) {
        while self.cursor < self.text.len() {
            self.right(machine);
        }
    }

    fn recall(&mut self, machine: &dyn Machine) {
        self.home(machine);
        core::mem::swap(&mut self.text, &mut self.last);
        machine.write(b"\x1b[K");
        machine.write(&self.text);
        self.cursor = self.text.len();
    }

    /// The rest of an arrow or another key that sends several bytes.
    fn escape(&mut self, machine: &dyn Machine) {
        let Some(b'[' | b'O') = serial::take(machine) else {
            return;
        };
        let mut number = 0_u32;
        loop {
            match serial::take(machine) {
                Some(digit @ b'0'..=b'9') => {
                    number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
                }
                Some(b';') => number = 0,
                Some(b'A' | b'B') => return self.recall(machine),
                Some(b'C') => return self.right(machine),
                Some(b'D') => return self.left(machine),
                Some(b'H') => return self.home(machine),
                Some(b'F') => return self.end(machine),
                Some(b'~') => {
                    return match number {
                        1 | 7 => self.home(machine),
                        3 => self.delete(machine),
                        4 | 8 => self.end(machine),
                        _ => {}
                    };
                }
                _ => return,
            }
        }
    }
}

/// Whether a byte is a later one of a UTF-8 sequence.
fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}
