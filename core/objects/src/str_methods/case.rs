//! Case: `lower`, `upper`, `title`, `capitalize`, `swapcase`, `casefold`, with Unicode's full mappings and the final
//! sigma; and the questions `islower`, `isupper`, `istitle`.

use taipan_heap::Obj;
use taipan_unicode as unicode;

use crate::exception::Result;
use crate::str::{Str, StrBuilder};
use crate::vm::Vm;

const CAPITAL_SIGMA: u32 = 0x3a3;
const SMALL_SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

/// An ASCII string with its bytes changed in place.
fn ascii(vm: &mut Vm, text: &Str, change: impl FnOnce(&mut [u8])) -> Result<Obj> {
    vm.new_ascii_filled(text.len(), |out| {
        out.copy_from_slice(text.data());
        change(out);
    })
}

fn push_lower(vm: &Vm, out: &mut StrBuilder, text: &Str, at: usize, character: u32) -> Result<()> {
    if character < 128 {
        return out.push(vm, u32::from((character as u8).to_ascii_lowercase()));
    }
    if character == CAPITAL_SIGMA {
        return out.push(
            vm,
            if is_final(text, at) {
                FINAL_SIGMA
            } else {
                SMALL_SIGMA
            },
        );
    }
    unicode::to_lower_full(character)
        .iter()
        .try_for_each(|&lower| out.push(vm, lower))
}

/// Whether a sigma at `at` ends a word: a cased letter comes before it and none after, others being skipped.
fn is_final(text: &Str, at: usize) -> bool {
    let mut before = (0..at)
        .rev()
        .map(|at| text.char_at(at))
        .filter(|&c| !unicode::is_case_ignorable(c));
    if !before.next().is_some_and(unicode::is_cased) {
        return false;
    }
    let mut after = (at + 1..text.len())
        .map(|at| text.char_at(at))
        .filter(|&c| !unicode::is_case_ignorable(c));
    !after.next().is_some_and(unicode::is_cased)
}

fn each(
    vm: &mut Vm,
    text: &Str,
    mut push: impl FnMut(&Vm, &mut StrBuilder, usize, u32) -> Result<()>,
) -> Result<Obj> {
    let mut out = StrBuilder::new();
    out.reserve(vm, text.len())?;
    for (at, character) in text.chars().enumerate() {
        push(vm, &mut out, at, character)?;
    }
    out.finish(vm)
}

/// `str.lower`.
pub fn lower(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, <[u8]>::make_ascii_lowercase);
    }
    each(vm, text, |vm, out, at, character| {
        push_lower(vm, out, text, at, character)
    })
}

/// `str.upper`.
pub fn upper(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, <[u8]>::make_ascii_uppercase);
    }
    each(vm, text, |vm, out, _, character| {
        unicode::to_upper_full(character)
            .iter()
            .try_for_each(|&upper| out.push(vm, upper))
    })
}

/// `str.casefold`.
pub fn casefold(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, <[u8]>::make_ascii_lowercase);
    }
    each(vm, text, |vm, out, _, character| {
        unicode::to_folded_full(character)
            .iter()
            .try_for_each(|&folded| out.push(vm, folded))
    })
}

/// `str.swapcase`.
pub fn swapcase(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, |bytes| {
            bytes.iter_mut().for_each(|byte| *byte = swapped_ascii(*byte))
        });
    }
    each(vm, text, |vm, out, at, character| {
        if unicode::is_upper(character) {
            push_lower(vm, out, text, at, character)
        } else if unicode::is_lower(character) {
            unicode::to_upper_full(character)
                .iter()
                .try_for_each(|&upper| out.push(vm, upper))
        } else {
            out.push(vm, character)
        }
    })
}

/// The byte in the other case.
pub fn swapped_ascii(byte: u8) -> u8 {
    if byte.is_ascii_alphabetic() {
        byte ^ 0x20
    } else {
        byte
    }
}

/// `title` of bytes: each run of ASCII letters begins with a capital.
pub fn title_ascii(bytes: &mut [u8]) {
    let mut inside = false;
    for byte in bytes {
        *byte = if inside {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        };
        inside = byte.is_ascii_alphabetic();
    }
}

/// `str.title`.
pub fn title(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, title_ascii);
    }
    let mut cased = false;
    each(vm, text, |vm, out, at, character| {
        let inside = core::mem::replace(&mut cased, unicode::is_cased(character));
        if inside {
            push_lower(vm, out, text, at, character)
        } else {
            unicode::to_title_full(character)
                .iter()
                .try_for_each(|&title| out.push(vm, title))
        }
    })
}

/// `capitalize` of bytes.
pub fn capitalize_ascii(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
}

/// `str.capitalize`.
pub fn capitalize(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.is_ascii() {
        return ascii(vm, text, capitalize_ascii);
    }
    each(vm, text, |vm, out, at, character| {
        if at > 0 {
            push_lower(vm, out, text, at, character)
        } else {
            unicode::to_title_full(character)
                .iter()
                .try_for_each(|&title| out.push(vm, title))
        }
    })
}

/// Whether there is a cased character, and all of them hold `wanted`, given what is lower, upper and title case.
fn all_cased(
    characters: impl Iterator<Item = u32>,
    wanted: impl Fn(u32) -> bool,
    unwanted: impl Fn(u32) -> bool,
) -> bool {
    let mut any = false;
    for character in characters {
        if unwanted(character) {
            return false;
        }
        any = any || wanted(character);
    }
    any
}

/// `str.islower`.
pub fn is_lower(characters: impl Iterator<Item = u32>) -> bool {
    all_cased(characters, unicode::is_lower, |c| {
        unicode::is_upper(c) || unicode::is_title(c)
    })
}

/// `str.isupper`.
pub fn is_upper(characters: impl Iterator<Item = u32>) -> bool {
    all_cased(characters, unicode::is_upper, |c| {
        unicode::is_lower(c) || unicode::is_title(c)
    })
}

/// `str.istitle`.
pub fn is_title(characters: impl Iterator<Item = u32>) -> bool {
    let (mut cased, mut previous) = (false, false);
    for character in characters {
        if unicode::is_upper(character) || unicode::is_title(character) {
            if previous {
                return false;
            }
            (cased, previous) = (true, true);
        } else if unicode::is_lower(character) {
            if !previous {
                return false;
            }
            (cased, previous) = (true, true);
        } else {
            previous = false;
        }
    }
    cased
}
