//! Quoted-printable (RFC 1521).

use taipan_objects::{Alloc, AllocError, HVec};

/// The longest line.
const LINE: usize = 76;

/// What to quote.
#[derive(Clone, Copy)]
pub struct How {
    /// Tabs and spaces too.
    pub tabs: bool,
    /// Line ends stay.
    pub text: bool,
    /// Underscores stand for spaces.
    pub header: bool,
}

fn hex(c: u8) -> Option<u8> {
    char::from(c).to_digit(16).map(|digit| digit as u8)
}

/// The bytes of quoted text.
pub fn decode(memory: Alloc, text: &[u8], header: bool) -> Result<HVec<u8>, AllocError> {
    let mut out = HVec::with_capacity(memory, text.len())?;
    let mut at = 0;
    while let Some(c) = text.get(at) {
        at += 1;
        match c {
            b'=' => match text.get(at) {
                None => break,
                Some(b'\n' | b'\r') => {
                    // A soft line break: what is left of the line goes.
                    while text.get(at).is_some_and(|c| *c != b'\n') {
                        at += 1;
                    }
                    at += 1;
                }
                Some(b'=') => {
                    out.push(memory, b'=')?;
                    at += 1;
                }
                Some(first) => match (hex(*first), text.get(at + 1).and_then(|second| hex(*second))) {
                    (Some(high), Some(low)) => {
                        out.push(memory, high << 4 | low)?;
                        at += 2;
                    }
                    _ => out.push(memory, b'=')?,
                },
            },
            b'_' if header => out.push(memory, b' ')?,
            c => out.push(memory, *c)?,
        }
    }
    Ok(out)
}

/// Bytes as quoted text.
pub fn encode(memory: Alloc, input: &[u8], how: How) -> Result<HVec<u8>, AllocError> {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    // Lines end as the first one does.
    let first_end = input.iter().position(|c| *c == b'\n');
    let crlf = first_end.is_some_and(|at| at > 0 && input[at - 1] == b'\r');
    let mut out: HVec<u8> = HVec::with_capacity(memory, input.len() * 2)?;
    let (mut at, mut column) = (0, 0);
    let end_line = |out: &mut HVec<u8>| {
        if crlf {
            out.push(memory, b'\r')?;
        }
        out.push(memory, b'\n')
    };
    while let Some(&c) = input.get(at) {
        let next = input.get(at + 1).copied();
        let lonely_dot = c == b'.' && column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0));
        let quoted = c > 126
            || c == b'='
            || how.header && c == b'_'
            || lonely_dot
            || !how.text && matches!(c, b'\r' | b'\n')
            || matches!(c, b' ' | b'\t') && next.is_none()
            || c < 33 && !matches!(c, b'\r' | b'\n' | b'\t' | b' ')
            || c < 33 && !matches!(c, b'\r' | b'\n') && how.tabs;
        if quoted {
            if column + 3 >= LINE {
                out.push(memory, b'=')?;
                end_line(&mut out)?;
                column = 0;
            }
            out.extend_from_slice(
                memory,
                &[b'=', DIGITS[usize::from(c >> 4)], DIGITS[usize::from(c & 15)]],
            )?;
            at += 1;
            column += 3;
            continue;
        }
        if how.text && (c == b'\n' || c == b'\r' && next == Some(b'\n')) {
            // White space in front of a line's end is quoted.
            if let Some(&last @ (b' ' | b'\t')) = out.last() {
                out.pop();
                out.extend_from_slice(
                    memory,
                    &[
                        b'=',
                        DIGITS[usize::from(last >> 4)],
                        DIGITS[usize::from(last & 15)],
                    ],
                )?;
            }
            end_line(&mut out)?;
            at += if c == b'\r' { 2 } else { 1 };
            column = 0;
            continue;
        }
        if next.is_some_and(|next| next != b'\n') && column + 1 >= LINE {
            out.push(memory, b'=')?;
            end_line(&mut out)?;
            column = 0;
        }
        column += 1;
        let shown = if how.header && c == b' ' { b'_' } else { c };
        out.push(memory, shown)?;
        at += 1;
    }
    Ok(out)
}
