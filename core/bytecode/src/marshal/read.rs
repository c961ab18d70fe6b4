//! Reading: bytes in, calls of a [`Sink`] out.

use alloc::string::String;
use alloc::vec::Vec;

use super::{CodeParts, Container, Error, MAX_DEPTH, code_part, tag};

/// Where bytes come from.
pub trait Input<E> {
    /// What an `EOFError` says when fewer bytes are left than an object needs.
    const TOO_SHORT: &'static str;

    /// The next `count` bytes; `None` if there are not as many.
    fn take(&mut self, count: usize) -> Result<Option<&[u8]>, E>;

    /// How many bytes are left, as far as that is known: no container can have more items.
    fn left(&self) -> usize;
}

/// Bytes in memory.
impl<E> Input<E> for &[u8] {
    const TOO_SHORT: &'static str = "marshal data too short";

    fn take(&mut self, count: usize) -> Result<Option<&[u8]>, E> {
        Ok(self.split_off(..count))
    }

    fn left(&self) -> usize {
        self.len()
    }
}

/// Makes objects for a [`Reader`].
pub trait Sink {
    /// A reference to an object.
    type Object: Clone;
    /// A container whose items are still to come.
    type Partial;
    /// What goes wrong; an exception.
    type Error: From<Error>;

    /// `None`.
    fn none(&mut self) -> Result<Self::Object, Self::Error>;
    /// `False` or `True`.
    fn bool(&mut self, value: bool) -> Result<Self::Object, Self::Error>;
    /// `...`.
    fn ellipsis(&mut self) -> Result<Self::Object, Self::Error>;
    /// `StopIteration`, the class.
    fn stop_iteration(&mut self) -> Result<Self::Object, Self::Error>;
    /// A small `int`.
    fn int(&mut self, value: i64) -> Result<Self::Object, Self::Error>;
    /// An `int` from its sign and digits in base 2**15, least significant first, the last not zero.
    fn long(&mut self, negative: bool, digits: &[u16]) -> Result<Self::Object, Self::Error>;
    /// A `float`.
    fn float(&mut self, value: f64) -> Result<Self::Object, Self::Error>;
    /// A `complex`.
    fn complex(&mut self, real: f64, imag: f64) -> Result<Self::Object, Self::Error>;
    /// A `bytes`.
    fn bytes(&mut self, value: &[u8]) -> Result<Self::Object, Self::Error>;
    /// A `str` from Latin-1, to be interned or not.
    fn latin1(&mut self, text: &[u8], interned: bool) -> Result<Self::Object, Self::Error>;
    /// A `str` from what should be UTF-8 with `surrogatepass`, to be interned or not.
    fn utf8(&mut self, text: &[u8], interned: bool) -> Result<Self::Object, Self::Error>;
    /// Starts a container that will have about this many items.
    fn begin(&mut self, kind: Container, capacity: usize) -> Result<Self::Partial, Self::Error>;
    /// What items may refer to when they refer to the container they are in; `None` if that is an error. Never asked for a `frozenset`.
    fn provisional(&mut self, partial: &Self::Partial) -> Option<Self::Object>;
    /// What stands for a `tuple` that cannot be had before its items, where one of them refers to it; `None` if that is an error.
    /// When all has been read, the caller puts the `tuple` in its place.
    fn stand_in(&mut self, _partial: &mut Self::Partial) -> Result<Option<Self::Object>, Self::Error> {
        Ok(None)
    }
    /// Adds an item; to a `dict`, keys and values by turns.
    fn push(&mut self, partial: &mut Self::Partial, item: Self::Object) -> Result<(), Self::Error>;
    /// The container, complete.
    fn finish(&mut self, partial: Self::Partial) -> Result<Self::Object, Self::Error>;
    /// A `slice`: start, stop, step.
    fn slice(&mut self, parts: [Self::Object; 3]) -> Result<Self::Object, Self::Error>;
    /// A code object; checks its parts' types.
    fn code(&mut self, parts: CodeParts<Self::Object>) -> Result<Self::Object, Self::Error>;
}

/// An object whose parts are being read.
enum Frame<S: Sink> {
    Items {
        kind: Container,
        partial: S::Partial,
        left: usize,
        reference: Option<usize>,
    },
    Dict {
        partial: S::Partial,
        key: Option<S::Object>,
        reference: Option<usize>,
    },
    Slice {
        parts: Vec<S::Object>,
        reference: Option<usize>,
    },
    Code {
        numbers: [i32; 6],
        parts: Vec<S::Object>,
        reference: Option<usize>,
    },
}

/// Reads objects from an input.
pub struct Reader<'s, I, S: Sink> {
    input: I,
    sink: &'s mut S,
    references: Vec<Option<S::Object>>,
    stack: Vec<Frame<S>>,
    allow_code: bool,
}

type Read<S, T> = Result<T, <S as Sink>::Error>;

impl<'s, I: Input<S::Error>, S: Sink> Reader<'s, I, S> {
    /// A reader. Without `allow_code`, code objects raise `ValueError`.
    pub fn new(input: I, sink: &'s mut S, allow_code: bool) -> Self {
        Reader {
            input,
            sink,
            references: Vec::new(),
            stack: Vec::new(),
            allow_code,
        }
    }

    /// The input, behind what was read.
    pub fn into_input(self) -> I {
        self.input
    }

    /// Reads one object.
    pub fn read(&mut self) -> Read<S, S::Object> {
        self.references.clear();
        self.stack.clear();
        loop {
            let mut value = match self.object()? {
                Step::Opened => continue,
                Step::Value(value) => Some(value),
                Step::Null => None,
            };
            loop {
                let Some(frame) = self.stack.pop() else {
                    return value.ok_or(Error::Type("NULL object in marshal data for object").into());
                };
                match self.deliver(frame, value)? {
                    Delivered::Incomplete => break,
                    Delivered::Complete(complete) => value = complete,
                }
            }
        }
    }

    /// Reads what begins an object: all of it, unless it has parts.
    fn object(&mut self) -> Read<S, Step<S::Object>> {
        let Some(&[code]) = self.input.take(1)? else {
            return Err(Error::Eof("EOF read where object expected").into());
        };
        if self.stack.len() >= MAX_DEPTH {
            return Err(Error::Value("recursion limit exceeded").into());
        }
        let flagged = code & tag::FLAG_REF != 0;
        let value = match code & !tag::FLAG_REF {
            tag::NULL => return Ok(Step::Null),
            tag::NONE => return Ok(Step::Value(self.sink.none()?)),
            tag::FALSE => return Ok(Step::Value(self.sink.bool(false)?)),
            tag::TRUE => return Ok(Step::Value(self.sink.bool(true)?)),
            tag::ELLIPSIS => return Ok(Step::Value(self.sink.ellipsis()?)),
            tag::STOP_ITERATION => return Ok(Step::Value(self.sink.stop_iteration()?)),
            tag::REF => return self.reference().map(Step::Value),
            tag::INT => {
                let value = self.i32()?;
                self.sink.int(i64::from(value))?
            }
            tag::INT64 => {
                let value = i64::from_le_bytes(self.array()?);
                self.sink.int(value)?
            }
            tag::LONG => self.long()?,
            tag::FLOAT => {
                let value = self.float_text()?;
                self.sink.float(value)?
            }
            tag::BINARY_FLOAT => {
                let value = f64::from_le_bytes(self.array()?);
                self.sink.float(value)?
            }
            tag::COMPLEX => {
                let real = self.float_text()?;
                let imag = self.float_text()?;
                self.sink.complex(real, imag)?
            }
            tag::BINARY_COMPLEX => {
                let real = f64::from_le_bytes(self.array()?);
                let imag = f64::from_le_bytes(self.array()?);
                self.sink.complex(real, imag)?
            }
            tag::BYTES => {
                let size = self.size("bad marshal data (bytes object size out of range)")?;
                let bytes = take::<I, S>(&mut self.input, size)?;
                self.sink.bytes(bytes)?
            }
            kind @ (tag::ASCII | tag::ASCII_INTERNED) => {
                let size = self.size("bad marshal data (string size out of range)")?;
                let text = take::<I, S>(&mut self.input, size)?;
                self.sink.latin1(text, kind == tag::ASCII_INTERNED)?
            }
            kind @ (tag::SHORT_ASCII | tag::SHORT_ASCII_INTERNED) => {
                let size = usize::from(self.byte()?);
                let text = take::<I, S>(&mut self.input, size)?;
                self.sink.latin1(text, kind == tag::SHORT_ASCII_INTERNED)?
            }
            kind @ (tag::UNICODE | tag::INTERNED) => {
                let size = self.size("bad marshal data (string size out of range)")?;
                let text = take::<I, S>(&mut self.input, size)?;
                self.sink.utf8(text, kind == tag::INTERNED)?
            }
            tag::SMALL_TUPLE => {
                let size = usize::from(self.byte()?);
                return self.items(Container::Tuple, size, flagged);
            }
            tag::TUPLE => {
                let size = self.size("bad marshal data (tuple size out of range)")?;
                return self.items(Container::Tuple, size, flagged);
            }
            tag::LIST => {
                let size = self.size("bad marshal data (list size out of range)")?;
                return self.items(Container::List, size, flagged);
            }
            tag::SET => {
                let size = self.size("bad marshal data (set size out of range)")?;
                return self.items(Container::Set, size, flagged);
            }
            tag::FROZENSET => {
                let size = self.size("bad marshal data (set size out of range)")?;
                return self.items(Container::FrozenSet, size, flagged);
            }
            tag::DICT => {
                let partial = self.sink.begin(Container::Dict, 0)?;
                let provisional = self.sink.provisional(&partial);
                let reference = self.reserve(flagged, provisional)?;
                return self.open(Frame::Dict {
                    partial,
                    key: None,
                    reference,
                });
            }
            tag::SLICE => {
                let reference = self.reserve(flagged, None)?;
                return self.open(Frame::Slice {
                    parts: Vec::new(),
                    reference,
                });
            }
            tag::CODE => {
                if !self.allow_code {
                    return Err(Error::Value("unmarshalling code objects is disallowed").into());
                }
                let reference = self.reserve(flagged, None)?;
                let mut numbers = [0; 6];
                for number in &mut numbers[..5] {
                    *number = self.i32()?;
                }
                return self.open(Frame::Code {
                    numbers,
                    parts: Vec::new(),
                    reference,
                });
            }
            _ => return Err(Error::Value("bad marshal data (unknown type code)").into()),
        };
        self.reserve(flagged, Some(value.clone()).filter(|_| flagged))?;
        Ok(Step::Value(value))
    }

    fn items(&mut self, kind: Container, size: usize, flagged: bool) -> Read<S, Step<S::Object>> {
        let capacity = size.min(Input::<S::Error>::left(&self.input));
        let partial = self.sink.begin(kind, capacity)?;
        if size == 0 {
            let value = self.sink.finish(partial)?;
            self.reserve(flagged, Some(value.clone()))?;
            return Ok(Step::Value(value));
        }
        let provisional = if flagged && kind != Container::FrozenSet {
            self.sink.provisional(&partial)
        } else {
            None
        };
        let reference = self.reserve(flagged, provisional)?;
        self.open(Frame::Items {
            kind,
            partial,
            left: size,
            reference,
        })
    }

    fn open(&mut self, frame: Frame<S>) -> Read<S, Step<S::Object>> {
        self.stack.try_reserve(1).map_err(Error::from)?;
        self.stack.push(frame);
        Ok(Step::Opened)
    }

    /// Gives an object (`None`: `NULL`) to the one that it is a part of.
    fn deliver(&mut self, frame: Frame<S>, value: Option<S::Object>) -> Read<S, Delivered<S::Object>> {
        match frame {
            Frame::Items {
                kind,
                mut partial,
                left,
                reference,
            } => {
                let Some(value) = value else {
                    return Err(Error::Type(match kind {
                        Container::Tuple => "NULL object in marshal data for tuple",
                        Container::List => "NULL object in marshal data for list",
                        _ => "NULL object in marshal data for set",
                    })
                    .into());
                };
                self.sink.push(&mut partial, value)?;
                if left > 1 {
                    self.stack.push(Frame::Items {
                        kind,
                        partial,
                        left: left - 1,
                        reference,
                    });
                    return Ok(Delivered::Incomplete);
                }
                let complete = self.sink.finish(partial)?;
                Ok(self.complete(complete, reference))
            }
            Frame::Dict {
                mut partial,
                key,
                reference,
            } => {
                let Some(value) = value else {
                    let complete = self.sink.finish(partial)?;
                    return Ok(self.complete(complete, reference));
                };
                let key = match key {
                    None => Some(value),
                    Some(key) => {
                        self.sink.push(&mut partial, key)?;
                        self.sink.push(&mut partial, value)?;
                        None
                    }
                };
                self.stack.push(Frame::Dict {
                    partial,
                    key,
                    reference,
                });
                Ok(Delivered::Incomplete)
            }
            Frame::Slice { mut parts, reference } => {
                let Some(value) = value else {
                    return Ok(Delivered::Complete(None));
                };
                parts.push(value);
                match <[S::Object; 3]>::try_from(parts) {
                    Ok(parts) => {
                        let complete = self.sink.slice(parts)?;
                        Ok(self.complete(complete, reference))
                    }
                    Err(parts) => {
                        self.stack.push(Frame::Slice { parts, reference });
                        Ok(Delivered::Incomplete)
                    }
                }
            }
            Frame::Code {
                mut numbers,
                mut parts,
                reference,
            } => {
                let Some(value) = value else {
                    return Err(Error::Type("NULL object in marshal data for code object").into());
                };
                parts.push(value);
                if parts.len() == code_part::LINETABLE {
                    numbers[5] = self.i32()?;
                }
                match <[S::Object; code_part::COUNT]>::try_from(parts) {
                    Ok(parts) => {
                        let [
                            argcount,
                            posonlyargcount,
                            kwonlyargcount,
                            stacksize,
                            flags,
                            firstlineno,
                        ] = numbers;
                        let code = CodeParts {
                            argcount,
                            posonlyargcount,
                            kwonlyargcount,
                            stacksize,
                            flags,
                            firstlineno,
                            parts,
                        };
                        let complete = self.sink.code(code)?;
                        Ok(self.complete(complete, reference))
                    }
                    Err(parts) => {
                        self.stack.push(Frame::Code {
                            numbers,
                            parts,
                            reference,
                        });
                        Ok(Delivered::Incomplete)
                    }
                }
            }
        }
    }

    fn complete(&mut self, object: S::Object, reference: Option<usize>) -> Delivered<S::Object> {
        if let Some(slot) = reference.and_then(|index| self.references.get_mut(index)) {
            *slot = Some(object.clone());
        }
        Delivered::Complete(Some(object))
    }

    /// Takes the next reference index for a flagged object.
    fn reserve(&mut self, flagged: bool, object: Option<S::Object>) -> Read<S, Option<usize>> {
        if !flagged {
            return Ok(None);
        }
        let index = self.references.len();
        if index >= 0x7FFF_FFFE {
            return Err(Error::Value("bad marshal data (index list too large)").into());
        }
        self.references.try_reserve(1).map_err(Error::from)?;
        self.references.push(object);
        Ok(Some(index))
    }

    fn reference(&mut self) -> Read<S, S::Object> {
        let invalid = Error::Value("bad marshal data (invalid reference)");
        let index = self.i32()?;
        let Some(known) = usize::try_from(index)
            .ok()
            .and_then(|index| self.references.get(index))
        else {
            return Err(invalid.into());
        };
        if let Some(object) = known {
            return Ok(object.clone());
        }
        // What is referred to is not complete.
        for frame in &mut self.stack {
            if let Frame::Items {
                kind: Container::Tuple,
                partial,
                reference: Some(own),
                ..
            } = frame
                && usize::try_from(index) == Ok(*own)
                && let Some(object) = self.sink.stand_in(partial)?
            {
                return Ok(object);
            }
        }
        Err(invalid.into())
    }

    fn byte(&mut self) -> Read<S, u8> {
        match self.input.take(1)? {
            Some(&[byte]) => Ok(byte),
            _ => Err(Error::Eof("EOF read where not expected").into()),
        }
    }

    fn array<const N: usize>(&mut self) -> Read<S, [u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(take::<I, S>(&mut self.input, N)?);
        Ok(array)
    }

    fn i32(&mut self) -> Read<S, i32> {
        self.array().map(i32::from_le_bytes)
    }

    fn size(&mut self, out_of_range: &'static str) -> Read<S, usize> {
        usize::try_from(self.i32()?).map_err(|_| Error::Value(out_of_range).into())
    }

    fn long(&mut self) -> Read<S, S::Object> {
        let size = self.i32()?;
        if size == i32::MIN {
            return Err(Error::Value("bad marshal data (long size out of range)").into());
        }
        let count = size.unsigned_abs() as usize;
        let mut digits = Vec::new();
        let capacity = count.min(Input::<S::Error>::left(&self.input) / 2);
        digits.try_reserve_exact(capacity).map_err(Error::from)?;
        for _ in 0..count {
            let digit = u16::from_le_bytes(self.array()?);
            if digit >= 1 << 15 {
                return Err(Error::Value("bad marshal data (digit out of range in long)").into());
            }
            digits.push(digit);
        }
        if digits.last() == Some(&0) {
            return Err(Error::Value("bad marshal data (unnormalized long data)").into());
        }
        self.sink.long(size < 0, &digits)
    }

    fn float_text(&mut self) -> Read<S, f64> {
        let size = usize::from(self.byte()?);
        let text = take::<I, S>(&mut self.input, size)?;
        // A C string: it ends at the first NUL.
        let text = text.split(|byte| *byte == 0).next().unwrap_or(text);
        parse_float(text).ok_or_else(|| {
            Error::Float(String::from_utf8_lossy(text.get(..200).unwrap_or(text)).into_owned()).into()
        })
    }
}

enum Step<O> {
    Value(O),
    Null,
    Opened,
}

enum Delivered<O> {
    Complete(Option<O>),
    Incomplete,
}

fn take<I: Input<S::Error>, S: Sink>(input: &mut I, count: usize) -> Read<S, &[u8]> {
    input.take(count)?.ok_or(Error::Eof(I::TOO_SHORT).into())
}

/// `PyOS_string_to_double`: a number as `float` writes it, without white space or underscores.
fn parse_float(text: &[u8]) -> Option<f64> {
    let text = core::str::from_utf8(text).ok()?;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let word = |word: &str| digits.eq_ignore_ascii_case(word);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && !["inf", "infinity", "nan"].into_iter().any(word)
    {
        return None;
    }
    text.parse().ok()
}
