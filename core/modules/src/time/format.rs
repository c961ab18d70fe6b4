//! `strftime` in the C locale, with the flags and widths of Linux's C library.

use taipan_unicode::{Wtf8, Wtf8Buf};

use super::calendar::{self, Broken};

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a day of the week; `?` for one that does not exist.
pub fn day_name(weekday: i64) -> &'static str {
    usize::try_from(weekday)
        .ok()
        .and_then(|at| DAYS.get(at).copied())
        .unwrap_or("?")
}

/// The name of a month, 1 to 12.
pub fn month_name(month: i64) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at).copied())
        .unwrap_or("?")
}

/// The first three letters of a name.
pub fn short(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

/// How a field is laid out.
#[derive(Clone, Copy, Default)]
struct Layout {
    /// `_`, `-` or `0`.
    pad: Option<char>,
    /// `^`
    upper: bool,
    /// `#`
    swap: bool,
    width: Option<usize>,
}

/// No field is wider than this.
const WIDEST: usize = 1 << 16;

fn text(out: &mut Wtf8Buf, layout: Layout, value: &str, swapped: fn(&str) -> alloc::string::String) {
    let value = if layout.swap {
        swapped(value)
    } else if layout.upper {
        value.to_uppercase()
    } else {
        value.into()
    };
    let missing = layout.width.unwrap_or(0).saturating_sub(value.chars().count());
    let pad = if layout.pad == Some('0') { '0' } else { ' ' };
    for _ in 0..missing {
        out.push(u32::from(pad));
    }
    out.push_str(&value);
}

fn number(out: &mut Wtf8Buf, layout: Layout, value: i64, digits: usize, pad: char) {
    let pad = layout.pad.unwrap_or(pad);
    let width = match (layout.width, pad) {
        (None, '-') => 0,
        (width, _) => width.unwrap_or(digits),
    };
    let (sign, magnitude) = if value < 0 { ("-", -value) } else { ("", value) };
    let shown = alloc::format!("{magnitude}");
    let missing = width.saturating_sub(shown.len() + sign.len());
    if pad == '_' {
        for _ in 0..missing {
            out.push(u32::from(' '));
        }
    }
    out.push_str(sign);
    if pad == '0' {
        for _ in 0..missing {
            out.push(u32::from('0'));
        }
    }
    out.push_str(&shown);
}

fn twelve(hour: i64) -> i64 {
    match hour % 12 {
        0 => 12,
        hour => hour,
    }
}

/// Formats a moment; `since_1970` gives what `%s` shows.
pub fn format(format: &Wtf8, moment: &Broken, since_1970: i64) -> Wtf8Buf {
    let characters: alloc::vec::Vec<u32> = format.code_points().collect();
    let mut out = Wtf8Buf::new();
    append(&mut out, &characters, moment, since_1970);
    out
}

fn append(out: &mut Wtf8Buf, characters: &[u32], moment: &Broken, since_1970: i64) {
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if character != u32::from('%') {
            out.push(character);
            at += 1;
            continue;
        }
        match field(out, &characters[at..], moment, since_1970) {
            Some(len) => at += len,
            None => {
                // What is no field stands for itself.
                out.push(character);
                at += 1;
            }
        }
    }
}

/// Formats the field at the start of `rest`, which begins with `%`; gives back how long it is.
fn field(out: &mut Wtf8Buf, rest: &[u32], moment: &Broken, since_1970: i64) -> Option<usize> {
    let mut at = 1;
    let get = |at: usize| rest.get(at).copied().and_then(char::from_u32);
    let mut layout = Layout::default();
    while let Some(flag @ ('_' | '-' | '0' | '^' | '#')) = get(at) {
        match flag {
            '^' => layout.upper = true,
            '#' => layout.swap = true,
            pad => layout.pad = Some(pad),
        }
        at += 1;
    }
    while let Some(digit) = get(at).and_then(|c| c.to_digit(10)) {
        let width = layout.width.unwrap_or(0) * 10 + digit as usize;
        layout.width = Some(width.min(WIDEST));
        at += 1;
    }
    let modifier = match get(at) {
        Some(modifier @ ('E' | 'O')) => {
            at += 1;
            Some(modifier)
        }
        _ => None,
    };
    let directive = get(at)?;
    let allowed = match modifier {
        None => true,
        Some('E') => matches!(directive, 'c' | 'C' | 'x' | 'X' | 'y' | 'Y'),
        Some(_) => matches!(
            directive,
            'd' | 'e' | 'H' | 'I' | 'm' | 'M' | 'S' | 'u' | 'U' | 'V' | 'w' | 'W' | 'y'
        ),
    };
    if !allowed {
        return None;
    }
    let upper = |text: &str| text.to_uppercase();
    let lower = |text: &str| text.to_lowercase();
    let composed = |out: &mut Wtf8Buf, pattern: &str| {
        let pattern: alloc::vec::Vec<u32> = pattern.chars().map(u32::from).collect();
        let mut made = Wtf8Buf::new();
        append(&mut made, &pattern, moment, since_1970);
        let made = made.as_str().unwrap_or_default();
        text(out, layout, made, upper);
    };
    let noon = if moment.hour >= 12 { "PM" } else { "AM" };
    let sunday_first = (moment.weekday + 1) % 7;
    match directive {
        'a' => text(out, layout, short(day_name(moment.weekday)), upper),
        'A' => text(out, layout, day_name(moment.weekday), upper),
        'b' | 'h' => text(out, layout, short(month_name(moment.month)), upper),
        'B' => text(out, layout, month_name(moment.month), upper),
        'c' => composed(out, "%a %b %e %H:%M:%S %Y"),
        'C' => number(out, layout, moment.year.div_euclid(100), 2, '0'),
        'd' => number(out, layout, moment.day, 2, '0'),
        'D' | 'x' => composed(out, "%m/%d/%y"),
        'e' => number(out, layout, moment.day, 2, '_'),
        'F' => composed(out, "%Y-%m-%d"),
        'g' => number(out, layout, calendar::iso_week(moment).0.rem_euclid(100), 2, '0'),
        'G' => number(out, layout, calendar::iso_week(moment).0, 1, '0'),
        'H' => number(out, layout, moment.hour, 2, '0'),
        'I' => number(out, layout, twelve(moment.hour), 2, '0'),
        'j' => number(out, layout, moment.yearday, 3, '0'),
        'k' => number(out, layout, moment.hour, 2, '_'),
        'l' => number(out, layout, twelve(moment.hour), 2, '_'),
        'm' => number(out, layout, moment.month, 2, '0'),
        'M' => number(out, layout, moment.minute, 2, '0'),
        'n' => text(out, layout, "\n", upper),
        'p' => text(out, layout, noon, lower),
        'P' => text(out, layout, &noon.to_lowercase(), lower),
        'r' => composed(out, "%I:%M:%S %p"),
        'R' => composed(out, "%H:%M"),
        's' => number(out, layout, since_1970, 1, '0'),
        'S' => number(out, layout, moment.second, 2, '0'),
        't' => text(out, layout, "\t", upper),
        'T' | 'X' => composed(out, "%H:%M:%S"),
        'u' => number(out, layout, moment.weekday + 1, 1, '0'),
        'U' => number(out, layout, (moment.yearday + 6 - sunday_first) / 7, 2, '0'),
        'V' => number(out, layout, calendar::iso_week(moment).1, 2, '0'),
        'w' => number(out, layout, sunday_first, 1, '0'),
        'W' => number(out, layout, (moment.yearday + 6 - moment.weekday) / 7, 2, '0'),
        'y' => number(out, layout, moment.year.rem_euclid(100), 2, '0'),
        'Y' => number(out, layout, moment.year, 1, '0'),
        'z' => {
            let offset = moment.offset.unwrap_or(0);
            let minutes = offset.abs() / 60;
            out.push_str(if offset < 0 { "-" } else { "+" });
            number(out, layout, minutes / 60 * 100 + minutes % 60, 4, '0');
        }
        'Z' => {
            let zone = moment.zone.as_deref().unwrap_or_default();
            // Only letters of the locale are swapped: the abbreviation keeps its own.
            text(out, layout, &alloc::string::String::from_utf8_lossy(zone), upper);
        }
        '%' => out.push_str("%"),
        _ => return None,
    }
    Some(at + 1)
}
