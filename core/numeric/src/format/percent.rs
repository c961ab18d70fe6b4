//! The number part of `%` formatting: what `%d`, `%o`, `%x`, `%e`, `%f` and `%g` print, padding included.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Integer, ensure_bytes};
use crate::Error;
use crate::float::{self, format_double};

/// The flags of a conversion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`: padding goes to the right.
    pub left: bool,
    /// `+`: a sign always.
    pub sign: bool,
    /// A space in the place of a plus sign.
    pub blank: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// `0`: zeros pad.
    pub zero: bool,
}

/// What `%` with an integer conversion (`d`, `i`, `u`, `o`, `x`, `X`) prints.
///
/// `max_digits` is `sys.get_int_max_str_digits()`, 0 for none. Raises `ValueError`.
pub fn format_int(
    value: Integer<'_>,
    code: char,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    max_digits: usize,
) -> Result<String, Error> {
    if precision.is_some_and(|precision| precision > i32::MAX as usize - 3) {
        return Err(Error::value("precision too large"));
    }
    let (base, prefix) = match code {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let text = value.to_text(base, code == 'X', max_digits)?;
    let digits = text.trim_start_matches('-');
    let zeros = precision.unwrap_or(0).saturating_sub(digits.len());
    let prefix = if flags.alternate { prefix } else { "" };
    in_field(text.starts_with('-'), prefix, zeros, digits, flags, width)
}

/// What `%` with a float conversion (`e`, `E`, `f`, `F`, `g`, `G`) prints; 6 digits when no precision is
/// given.
///
/// Raises `ValueError` for a precision that C's int cannot hold.
pub fn format_float(
    value: f64,
    code: char,
    flags: Flags,
    width: usize,
    precision: Option<usize>,
) -> Result<String, Error> {
    if precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(Error::value("precision too big"));
    }
    let double = float::Flags {
        alternate: flags.alternate,
        ..float::Flags::default()
    };
    let text = format_double(value, code, precision.unwrap_or(6), double)?;
    in_field(
        text.starts_with('-'),
        "",
        0,
        text.trim_start_matches('-'),
        flags,
        width,
    )
}

fn in_field(
    negative: bool,
    prefix: &str,
    zeros: usize,
    digits: &str,
    flags: Flags,
    width: usize,
) -> Result<String, Error> {
    let sign = match flags {
        _ if negative => "-",
        Flags { sign: true, .. } => "+",
        Flags { blank: true, .. } => " ",
        _ => "",
    };
    let length = sign.len() + prefix.len() + zeros + digits.len();
    let padding = width.saturating_sub(length);
    ensure_bytes(width.max(length))?;
    let mut text = Vec::with_capacity(width.max(length));
    let pad = |text: &mut Vec<u8>, fill, wanted: bool| {
        if wanted {
            text.extend(core::iter::repeat_n(fill, padding));
        }
    };
    pad(&mut text, b' ', !flags.left && !flags.zero);
    text.extend_from_slice(sign.as_bytes());
    text.extend_from_slice(prefix.as_bytes());
    pad(&mut text, b'0', !flags.left && flags.zero);
    text.extend(core::iter::repeat_n(b'0', zeros));
    text.extend_from_slice(digits.as_bytes());
    pad(&mut text, b' ', flags.left);
    String::from_utf8(text).map_err(|_| Error::Memory)
}
