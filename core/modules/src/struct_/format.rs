//! Format strings of `struct`, compiled.

use taipan_objects::{Alloc, AllocError, HVec};

/// A letter of a format, with its place.
#[derive(Clone, Copy)]
pub struct Code {
    pub letter: u8,
    /// Where the first item lies.
    pub offset: usize,
    /// Bytes an item.
    pub size: usize,
    /// How many items.
    pub repeat: usize,
}

/// A compiled format.
#[derive(Default)]
pub struct Layout {
    pub codes: HVec<Code>,
    /// Bytes of everything.
    pub size: usize,
    /// How many values there are.
    pub count: usize,
    pub big_endian: bool,
}

/// Why a format cannot be compiled.
pub enum Problem {
    Memory(AllocError),
    Bad(&'static str),
}

impl From<AllocError> for Problem {
    fn from(error: AllocError) -> Problem {
        Problem::Memory(error)
    }
}

/// An item's size and alignment.
fn measure(letter: u8, native: bool) -> Option<(usize, usize)> {
    let word = size_of::<usize>();
    let (size, alignment) = match letter {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => (1, 1),
        b'h' | b'H' | b'e' => (2, 2),
        b'i' | b'I' | b'f' => (4, 4),
        b'l' | b'L' if !native => (4, 4),
        b'l' | b'L' => (word, word),
        b'n' | b'N' | b'P' if native => (word, word),
        b'q' | b'Q' | b'd' => (8, 8),
        b'F' => (8, 4),
        b'D' => (16, 8),
        _ => return None,
    };
    Some((size, if native { alignment } else { 1 }))
}

/// Compiles a format.
pub fn parse(memory: Alloc, text: &[u8]) -> Result<Layout, Problem> {
    const TOO_LONG: Problem = Problem::Bad("total struct size too long");
    let (order, mut rest) = match text {
        [order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest @ ..] => (*order, rest),
        _ => (b'@', text),
    };
    let native = order == b'@';
    let mut layout = Layout {
        big_endian: match order {
            b'<' => false,
            b'>' | b'!' => true,
            _ => cfg!(target_endian = "big"),
        },

        ..Layout::default()
    };
    while let [letter, behind @ ..] = rest {
        rest = behind;
        if letter.is_ascii_whitespace() || *letter == 11 {
            continue;
        }
        let (mut letter, mut repeat) = (*letter, 1usize);
        if letter.is_ascii_digit() {
            repeat = usize::from(letter - b'0');
            loop {
                let [next, behind @ ..] = rest else {
                    return Err(Problem::Bad("repeat count given without format specifier"));
                };
                rest = behind;
                if !next.is_ascii_digit() {
                    letter = *next;
                    break;
                }
                repeat = repeat
                    .checked_mul(10)
                    .and_then(|count| count.checked_add(usize::from(next - b'0')))
                    .filter(|count| *count <= isize::MAX as usize)
                    .ok_or(TOO_LONG)?;
            }
        }
        if letter == 0 {
            return Err(Problem::Bad("embedded null character"));
        }
        let (size, alignment) = measure(letter, native).ok_or(Problem::Bad("bad char in struct format"))?;
        let offset = layout.size.checked_next_multiple_of(alignment).ok_or(TOO_LONG)?;
        let end = size
            .checked_mul(repeat)
            .and_then(|all| all.checked_add(offset))
            .filter(|end| *end <= isize::MAX as usize)
            .ok_or(TOO_LONG)?;
        let code = match letter {
            b'x' => None,
            b's' | b'p' => Some((repeat, 1)),
            _ if repeat == 0 => None,
            _ => Some((size, repeat)),
        };
        if let Some((size, repeat)) = code {
            layout.codes.push(
                memory,
                Code {
                    letter,
                    offset,
                    size,
                    repeat,
                },
            )?;
            layout.count += repeat;
        }
        layout.size = end;
    }
    Ok(layout)
}
