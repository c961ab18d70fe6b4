//! Format strings (`str.format`): their parser, field names, and what calls `__format__`.
//!
//! The grammar is that of the library reference, "Format String Syntax". Fields nest two deep: a specification may
//! hold fields, theirs may not.

use taipan_heap::{Obj, ObjRef};

use crate::args::KwArgs;
use crate::exception::Result;
use crate::int;
use crate::object;
use crate::str::{Str, StrBuilder};
use crate::vm::Vm;

pub use crate::format::format;

/// A piece of a format string: places in it.
pub struct Markup {
    /// The literal text before the field.
    pub literal: (usize, usize),
    /// The field behind it.
    pub field: Option<Field>,
}

/// A replacement field: places in the format string.
pub struct Field {
    /// The name.
    pub name: (usize, usize),
    /// The specification.
    pub spec: (usize, usize),
    /// Whether the specification has fields.
    pub nested: bool,
    /// The conversion: `r`, `s`, `a`, or whatever stands there.
    pub conversion: Option<u32>,
}

/// Reads a format string piece by piece (`MarkupIterator`).
pub struct MarkupIter {
    at: usize,
    end: usize,
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

impl MarkupIter {
    /// Reads the part `start..end`.
    pub fn new(start: usize, end: usize) -> MarkupIter {
        MarkupIter { at: start, end }
    }

    /// Where the next piece begins.
    pub fn place(&self) -> usize {
        self.at
    }

    /// The next piece. Raises `ValueError`.
    pub fn next(&mut self, vm: &mut Vm, text: &Str) -> Result<Option<Markup>> {
        if self.at >= self.end {
            return Ok(None);
        }
        let start = self.at;
        let mut character = 0;
        let mut is_field = false;
        while self.at < self.end {
            character = text.char_at(self.at);
            self.at += 1;
            if character == OPEN || character == CLOSE {
                is_field = true;
                break;
            }
        }
        let at_end = self.at >= self.end;
        let mut literal_end = self.at;
        if is_field {
            if character == CLOSE && (at_end || text.char_at(self.at) != CLOSE) {
                return Err(vm.value_error("Single '}' encountered in format string"));
            }
            if at_end {
                return Err(vm.value_error("Single '{' encountered in format string"));
            }
            if text.char_at(self.at) == character {
                // A doubled brace stands for one: it ends the literal.
                self.at += 1;
                return Ok(Some(Markup {
                    literal: (start, literal_end),
                    field: None,
                }));
            }
            literal_end -= 1;
        }
        let literal = (start, literal_end);
        if !is_field {
            return Ok(Some(Markup { literal, field: None }));
        }
        self.field(vm, text).map(|field| {
            Some(Markup {
                literal,
                field: Some(field),
            })
        })
    }

    fn field(&mut self, vm: &mut Vm, text: &Str) -> Result<Field> {
        let start = self.at;
        let mut character = 0;
        while self.at < self.end {
            character = text.char_at(self.at);
            self.at += 1;
            match char::from_u32(character) {
                Some('{') => return Err(vm.value_error("unexpected '{' in field name")),
                Some('[') => {
                    while self.at < self.end && text.char_at(self.at) != ']' as u32 {
                        self.at += 1;
                    }
                }
                Some('}' | ':' | '!') => break,
                _ => {}
            }
        }
        let name = (start, self.at.saturating_sub(1).max(start));
        let mut field = Field {
            name,
            spec: (0, 0),
            nested: false,
            conversion: None,
        };
        if character != '!' as u32 && character != ':' as u32 {
            if character != CLOSE {
                return Err(vm.value_error("expected '}' before end of string"));
            }
            return Ok(field);
        }
        if character == '!' as u32 {
            if self.at >= self.end {
                return Err(vm.value_error("end of string while looking for conversion specifier"));
            }
            field.conversion = Some(text.char_at(self.at));
            self.at += 1;
            if self.at < self.end {
                let after = text.char_at(self.at);
                self.at += 1;
                if after == CLOSE {
                    return Ok(field);
                }
                if after != ':' as u32 {
                    return Err(vm.value_error("expected ':' after conversion specifier"));
                }
            }
        }
        field.spec = (self.at, self.at);
        let mut open = 1;
        while self.at < self.end {
            let character = text.char_at(self.at);
            self.at += 1;
            if character == OPEN {
                field.nested = true;
                open += 1;
            } else if character == CLOSE {
                open -= 1;
                if open == 0 {
                    field.spec.1 = self.at - 1;
                    return Ok(field);
                }
            }
        }
        Err(vm.value_error("unmatched '{' in format spec"))
    }
}

/// A step of a field name behind its first part.
pub enum Step {
    /// `.name`: the place of the name.
    Attribute(usize, usize),
    /// `[3]`
    Index(isize),
    /// `[key]`: the place of the key.
    Key(usize, usize),
}

/// The number that digits spell; `None` if they are no decimal digits. Raises `ValueError` if they are too many.
pub fn integer(vm: &mut Vm, text: &Str, start: usize, end: usize) -> Result<Option<isize>> {
    if start >= end {
        return Ok(None);
    }
    let mut value = 0_isize;
    for at in start..end {
        let Some(digit) = taipan_unicode::to_decimal(text.char_at(at)) else {
            return Ok(None);
        };
        value = match value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit.into()))
        {
            Some(value) => value,
            None => return Err(vm.value_error("Too many decimal digits in format string")),
        };
    }
    Ok(Some(value))
}

/// Where the first part of a field name ends.
pub fn first_end(text: &Str, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&at| matches!(char::from_u32(text.char_at(at)), Some('.' | '[')))
        .unwrap_or(end)
}

/// The step at `at`, and where the next one begins. Raises `ValueError`.
pub fn step(vm: &mut Vm, text: &Str, at: usize, end: usize) -> Result<Option<(Step, usize)>> {
    if at >= end {
        return Ok(None);
    }
    let start = at + 1;
    let (made, next) = match char::from_u32(text.char_at(at)) {
        Some('.') => {
            let stop = first_end(text, start, end);
            (Step::Attribute(start, stop), stop)
        }
        Some('[') => {
            let Some(stop) = (start..end).find(|&at| text.char_at(at) == ']' as u32) else {
                return Err(vm.value_error("Missing ']' in format string"));
            };
            match integer(vm, text, start, stop)? {
                Some(index) => (Step::Index(index), stop + 1),
                None => (Step::Key(start, stop), stop + 1),
            }
        }
        _ => return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier")),
    };
    if let Step::Attribute(from, to) | Step::Key(from, to) = made
        && from == to
    {
        return Err(vm.value_error("Empty attribute in format string"));
    }
    Ok(Some((made, next)))
}

/// Where fields take their values from.
#[derive(Clone, Copy)]
enum Source<'a> {
    Arguments(&'a [ObjRef<'a>], KwArgs<'a>),
    Mapping(ObjRef<'a>),
}

/// How fields without a name are numbered.
#[derive(Default)]
struct Numbering {
    next: isize,
    /// Some field had a number, or none.
    manual: Option<bool>,
}

struct Formatter<'a> {
    text: &'a Str,
    source: Source<'a>,
    numbering: Numbering,
}

/// `str.format`.
pub fn format_args(vm: &mut Vm, text: &Str, args: &[ObjRef<'_>], keywords: KwArgs<'_>) -> Result<Obj> {
    run(vm, text, Source::Arguments(args, keywords))
}

/// `str.format_map`.
pub fn format_map(vm: &mut Vm, text: &Str, mapping: ObjRef<'_>) -> Result<Obj> {
    run(vm, text, Source::Mapping(mapping))
}

fn run(vm: &mut Vm, text: &Str, source: Source<'_>) -> Result<Obj> {
    let mut formatter = Formatter {
        text,
        source,
        numbering: Numbering::default(),
    };
    formatter.expand(vm, 0, text.len(), 2)
}

impl Formatter<'_> {
    fn expand(&mut self, vm: &mut Vm, start: usize, end: usize, depth: u32) -> Result<Obj> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let text = self.text;
        let mut out = StrBuilder::new();
        let mut markup = MarkupIter::new(start, end);
        while let Some(piece) = markup.next(vm, text)? {
            out.push_slice(vm, text, piece.literal.0, piece.literal.1)?;
            let Some(field) = piece.field else { continue };
            let value = self.value(vm, field.name)?;
            let value = match field.conversion {
                None => value,
                Some(conversion) => convert(vm, value, conversion)?,
            };
            let spec = if field.spec.0 == field.spec.1 {
                None
            } else if field.nested {
                Some(self.expand(vm, field.spec.0, field.spec.1, depth - 1)?)
            } else {
                Some(vm.substring(text, field.spec.0, field.spec.1)?)
            };
            let made = format(vm, value.borrow(), spec.as_ref().map(Obj::borrow))?;
            if let Some(made) = made.downcast::<Str>() {
                out.push_text(vm, made)?;
            }
        }
        out.finish(vm)
    }

    /// Whether this field is numbered by hand; raises `ValueError` if others are not.
    fn check_numbering(&mut self, vm: &mut Vm, manual: bool) -> Result<()> {
        match self.numbering.manual {
            Some(before) if before != manual => Err(vm.value_error(if manual {
                "cannot switch from automatic field numbering to manual field specification"
            } else {
                "cannot switch from manual field specification to automatic field numbering"
            })),
            _ => {
                self.numbering.manual = Some(manual);
                Ok(())
            }
        }
    }

    fn value(&mut self, vm: &mut Vm, (start, end): (usize, usize)) -> Result<Obj> {
        let text = self.text;
        let stop = first_end(text, start, end);
        let mut index = integer(vm, text, start, stop)?;
        if start == stop || index.is_some() {
            self.check_numbering(vm, start != stop)?;
            if start == stop {
                index = Some(self.numbering.next);
                self.numbering.next += 1;
            }
        }
        let mut value = match (index, self.source) {
            (None, source) => {
                let key = vm.substring(text, start, stop)?;
                match source {
                    Source::Arguments(_, keywords) => {
                        let found = keywords.iter().find(|(name, _)| {
                            name.downcast::<Str>()
                                .zip(key.downcast::<Str>())
                                .is_some_and(|(a, b)| a.same_text(b))
                        });
                        match found {
                            Some((_, value)) => value.own(),
                            None => return Err(vm.key_error(key.borrow())),
                        }
                    }
                    Source::Mapping(mapping) => crate::sequence::get_item(vm, mapping, key.borrow())?,
                }
            }
            (Some(_), Source::Mapping(_)) => {
                return Err(vm.value_error("Format string contains positional fields"));
            }
            (Some(index), Source::Arguments(args, _)) => match args.get(index as usize) {
                Some(value) => value.own(),
                None => {
                    return Err(vm.index_error(format_args!(
                        "Replacement index {index} out of range for positional args tuple"
                    )));
                }
            },
        };
        let mut at = stop;
        while let Some((made, next)) = step(vm, text, at, end)? {
            at = next;
            value = match made {
                Step::Attribute(start, end) => {
                    let name = vm.substring(text, start, end)?;
                    object::getattr(vm, value.borrow(), name.borrow())?
                }
                Step::Index(index) => {
                    if crate::sequence::is_sequence(value.borrow()) {
                        crate::sequence::item(vm, value.borrow(), index)?
                    } else {
                        let key = int::new(vm, index)?;
                        crate::sequence::get_item(vm, value.borrow(), key.borrow())?
                    }
                }
                Step::Key(start, end) => {
                    let key = vm.substring(text, start, end)?;
                    crate::sequence::get_item(vm, value.borrow(), key.borrow())?
                }
            };
        }
        Ok(value)
    }
}

fn convert(vm: &mut Vm, value: Obj, conversion: u32) -> Result<Obj> {
    match char::from_u32(conversion) {
        Some('r') => object::repr(vm, value.borrow()),
        Some('s') => object::str(vm, value.borrow()),
        Some('a') => super::ascii(vm, value.borrow()),
        Some(known @ '!'..'\u{7f}') => {
            Err(vm.value_error(format_args!("Unknown conversion specifier {known}")))
        }
        _ => Err(vm.value_error(format_args!("Unknown conversion specifier \\x{conversion:x}"))),
    }
}
