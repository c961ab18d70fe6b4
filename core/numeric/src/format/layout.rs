//! A number's characters in their field: sign, prefix, grouped digits, point, fraction, padding.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8Buf;

use super::{Align, Grouping, Locale, Spec, ensure_bytes};
use crate::Error;

/// No groups at all, as `localeconv()` would say it.
const NO_GROUPS: &[u8] = &[127];

/// How digits are grouped.
#[derive(Clone, Copy)]
pub(super) struct Groups<'a> {
    point: &'a str,
    separator: &'a str,
    sizes: &'a [u8],
    fraction_separator: &'a str,
}

impl<'a> Groups<'a> {
    /// The groups that a specification asks for; those of the locale for the type `n`.
    pub(super) fn of(spec: &Spec, locale: &Locale<'a>) -> Groups<'a> {
        let fraction_separator = spec.fraction_grouping.separator();
        if spec.code == u32::from('n') {
            return Groups {
                point: locale.decimal_point,
                separator: locale.thousands_separator,
                sizes: locale.grouping,
                fraction_separator,
            };
        }
        let four = matches!(char::from_u32(spec.code), Some('b' | 'o' | 'x' | 'X'));
        let sizes: &[u8] = match spec.grouping {
            Grouping::None => NO_GROUPS,
            _ if four => &[4],
            _ => &[3],
        };
        Groups {
            point: ".",
            separator: spec.grouping.separator(),
            sizes,
            fraction_separator,
        }
    }
}

/// A number, taken apart.
#[derive(Clone, Copy, Default)]
pub(super) struct Number<'a> {
    pub(super) negative: bool,
    /// `0x` and the like.
    pub(super) prefix: &'a str,
    /// The digits before the point; none for words such as `inf`.
    pub(super) digits: &'a str,
    pub(super) has_point: bool,
    pub(super) fraction: &'a str,
    /// What follows: an exponent, a percent sign, a word.
    pub(super) rest: &'a str,
}

impl<'a> Number<'a> {
    /// Takes the text of a float apart, a leading `-` included.
    pub(super) fn of_float(text: &'a str) -> Number<'a> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let split = |text: &'a str| text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        let (digits, rest) = split(text);
        match rest.strip_prefix('.') {
            Some(rest) => {
                let (fraction, rest) = split(rest);
                Number {
                    negative,
                    digits,
                    has_point: true,
                    fraction,
                    rest,
                    ..Number::default()
                }
            }
            None => Number {
                negative,
                digits,
                rest,
                ..Number::default()
            },
        }
    }

    /// The number in its field.
    pub(super) fn layout(&self, spec: &Spec, groups: &Groups<'_>) -> Result<Wtf8Buf, Error> {
        let sign = match spec.sign {
            _ if self.negative => "-",
            Some('+') => "+",
            Some(' ') => " ",
            _ => "",
        };
        let fraction = group_fraction(self.fraction, groups)?;
        let point = if self.has_point { groups.point } else { "" };
        let beside =
            sign.len() + self.prefix.len() + point.chars().count() + fraction.len() + self.rest.len();
        // Zeros that pad belong to the digits, and get separators.
        let zeros = spec.fill == u32::from('0') && spec.align == Align::AfterSign;
        let least = if zeros {
            spec.width.unwrap_or(0).saturating_sub(beside)
        } else {
            0
        };
        let digits = if self.digits.is_empty() {
            Grouped::default()
        } else {
            group(self.digits, least, groups)?
        };
        let padding = spec
            .width
            .unwrap_or(0)
            .saturating_sub(beside.saturating_add(digits.characters));
        let (left, middle, right) = match spec.align {
            Align::Left => (0, 0, padding),
            Align::Right => (padding, 0, 0),
            Align::Center => (padding / 2, 0, padding - padding / 2),
            Align::AfterSign => (0, padding, 0),
        };
        let bytes = padding
            .checked_mul(4)
            .and_then(|bytes| bytes.checked_add(digits.text.len() + beside + point.len()));
        let bytes = bytes.ok_or(Error::Memory)?;
        ensure_bytes(bytes)?;
        let mut text = Wtf8Buf::with_capacity(bytes);
        pad(&mut text, spec.fill, left);
        text.push_str(sign);
        text.push_str(self.prefix);
        pad(&mut text, spec.fill, middle);
        text.push_str(&digits.text);
        text.push_str(point);
        text.push_str(&fraction);
        text.push_str(self.rest);
        pad(&mut text, spec.fill, right);
        Ok(text)
    }
}

/// Pushes a code point a number of times; the caller has made sure of the memory.
pub(super) fn pad(text: &mut Wtf8Buf, fill: u32, count: usize) {
    for _ in 0..count {
        text.push(fill);
    }
}

/// Puts `text`, of so many characters, into a field: what is left and right of it. Raises `MemoryError`.
pub(super) fn in_field(text: &Wtf8Buf, characters: usize, spec: &Spec) -> Result<Wtf8Buf, Error> {
    let padding = spec.width.unwrap_or(0).saturating_sub(characters);
    let left = match spec.align {
        Align::Right => padding,
        Align::Center => padding / 2,
        Align::Left | Align::AfterSign => 0,
    };
    let bytes = padding
        .checked_mul(4)
        .and_then(|bytes| bytes.checked_add(text.len()))
        .ok_or(Error::Memory)?;
    ensure_bytes(bytes)?;
    let mut field = Wtf8Buf::with_capacity(bytes);
    pad(&mut field, spec.fill, left);
    field.push_wtf8(text);
    pad(&mut field, spec.fill, padding - left);
    Ok(field)
}

#[derive(Default)]
struct Grouped {
    text: String,
    characters: usize,
}

/// Digits in groups from the right, with zeros before them up to `least` characters.
fn group(digits: &str, least: usize, groups: &Groups<'_>) -> Result<Grouped, Error> {
    let separator_length = groups.separator.chars().count();
    let longest = digits.len().max(least);
    let separators = if groups.sizes == NO_GROUPS { 0 } else { longest };
    let room = separators
        .checked_mul(groups.separator.len())
        .and_then(|room| room.checked_add(longest));
    ensure_bytes(room.ok_or(Error::Memory)?)?;
    // Built backwards, bytes of the separator too, and turned round at the end.
    let mut backwards: Vec<u8> = Vec::new();
    let mut rest = digits.as_bytes();
    let mut least = least as i64;
    let mut characters = 0;
    let mut sizes = groups.sizes.iter().copied();
    let mut size = 0usize;
    loop {
        // 0 repeats the size before it, as the end of the list does.
        match sizes.next() {
            Some(127) => size = 0,
            Some(next) if next > 0 => size = usize::from(next),
            _ => {}
        }
        let last = size == 0;
        let wanted = rest.len().max(usize::try_from(least).unwrap_or(0)).max(1);
        let length = if last { wanted } else { size.min(wanted) };
        if !backwards.is_empty() {
            backwards.extend(groups.separator.bytes().rev());
            characters += separator_length;
        }
        let (more, group) = rest.split_at(rest.len() - length.min(rest.len()));
        backwards.extend(group.iter().rev());
        backwards.extend(core::iter::repeat_n(b'0', length - group.len()));
        characters += length;
        rest = more;
        least = least.saturating_sub(length as i64);
        if last || (rest.is_empty() && least <= 0) {
            break;
        }
        least -= separator_length as i64;
    }
    backwards.reverse();
    Ok(Grouped {
        text: String::from_utf8(backwards).map_err(|_| Error::Memory)?,
        characters,
    })
}

/// Digits after the point, in groups of three from the left.
fn group_fraction(digits: &str, groups: &Groups<'_>) -> Result<String, Error> {
    ensure_bytes(digits.len().saturating_mul(2))?;
    let mut text = String::with_capacity(digits.len());
    for (at, digit) in digits.char_indices() {
        if at > 0 && at % 3 == 0 {
            text.push_str(groups.fraction_separator);
        }
        text.push(digit);
    }
    Ok(text)
}
