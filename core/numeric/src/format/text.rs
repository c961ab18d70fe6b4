//! `format(value, spec)` for strings.

use taipan_unicode::{Wtf8, Wtf8Buf};

use super::layout::in_field;
use super::{Align, Spec};
use crate::Error;

/// `format(value, spec)` of a string of so many characters whose type has the given name. Raises
/// `ValueError`.
pub fn format_str(value: &Wtf8, characters: usize, spec: &Spec, type_name: &str) -> Result<Wtf8Buf, Error> {
    if spec.code != u32::from('s') {
        return Err(spec.unknown_code(type_name));
    }
    let refused = match spec.sign {
        Some(' ') => Some("Space not allowed in string format specifier"),
        Some(_) => Some("Sign not allowed in string format specifier"),
        None if spec.no_negative_zero => {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        }
        None if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        None if spec.align == Align::AfterSign => {
            Some("'=' alignment not allowed in string format specifier")
        }
        None => None,
    };
    if let Some(refused) = refused {
        return Err(Error::value(refused));
    }
    let kept = spec
        .precision
        .map_or(characters, |precision| precision.min(characters));
    let mut text = Wtf8Buf::with_capacity(if kept < characters { kept } else { value.len() });
    if kept < characters {
        value.code_points().take(kept).for_each(|c| text.push(c));
    } else {
        text.push_wtf8(value);
    }
    in_field(&text, kept, spec)
}
