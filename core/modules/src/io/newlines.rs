//! Universal newlines: translation, what line endings a text has, and `IncrementalNewlineDecoder`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_numeric::BigInt;
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::int::{self, IntRef};
use taipan_objects::singletons::{NONE, bool_object};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::{
    Args, Obj, ObjCell, ObjRef, ObjectExt, Result, Trace, Visitor, Vm, call, names, object, tuple, with_units,
};

use super::support::find_byte;

const CR: u8 = 1;
const LF: u8 = 2;
const CRLF: u8 = 4;

static INIT: MethodDef = MethodDef::constructor(
    "IncrementalNewlineDecoder",
    &[
        Param::new("decoder", true),
        Param::new("translate", true),
        Param::new("errors", false),
    ],
);

/// What a reader with universal newlines remembers from one piece of text to the next.
#[derive(Default)]
pub struct Newlines {
    /// Whether `\r\n` and `\r` become `\n`.
    pub translate: Cell<bool>,
    /// Whether the last piece ended in a `\r` that was kept back: a `\n` may follow it.
    pub pending_cr: Cell<bool>,
    seen: Cell<u8>,
}

impl Trace for Newlines {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Whether an ASCII character occurs in a text.
pub fn contains(text: &Str, wanted: u8) -> bool {
    match text.as_latin1() {
        Some(bytes) => find_byte(bytes, wanted).is_some(),
        None => with_units!(text, units => units.iter().any(|&unit| u32::from(unit) == u32::from(wanted))),
    }
}

/// Which endings occur.
fn endings<T: Copy + Into<u32>>(units: &[T]) -> u8 {
    let mut seen = 0;
    let mut at = 0;
    while at < units.len() && seen != CR | LF | CRLF {
        let unit: u32 = units[at].into();
        at += 1;
        if unit == 10 {
            seen |= LF;
        } else if unit == 13 {
            if units.get(at).is_some_and(|&next| next.into() == 10) {
                at += 1;
                seen |= CRLF;
            } else {
                seen |= CR;
            }
        }
    }
    seen
}

impl Newlines {
    /// Begins anew.
    pub fn reset(&self) {
        self.pending_cr.set(false);
        self.seen.set(0);
    }

    /// Translates the next piece of text, and notes its line endings. `last` says that no more comes.
    pub fn apply(&self, vm: &mut Vm, text: Obj, last: bool) -> Result<Obj> {
        let mut text = text;
        let len = |text: &Obj| text.downcast::<Str>().map_or(0, Str::len);
        if self.pending_cr.get() && (last || len(&text) > 0) {
            let mut builder = StrBuilder::new();
            builder.push(vm, 13)?;
            builder.push_obj(vm, &text)?;
            text = builder.finish(vm)?;
            self.pending_cr.set(false);
        }
        if !last {
            let own = text.clone();
            if let Some(content) = own.downcast::<Str>() {
                let len = content.len();
                if len > 0 && content.char_at(len - 1) == 13 {
                    text = vm.substring(content, 0, len - 1)?;
                    self.pending_cr.set(true);
                }
            }
        }
        let Some(content) = text.downcast::<Str>().filter(|text| !text.is_empty()) else {
            return Ok(text);
        };
        if !contains(content, b'\r') {
            if self.seen.get() & LF == 0 && contains(content, b'\n') {
                self.seen.set(self.seen.get() | LF);
            }
            return Ok(text);
        }
        self.seen
            .set(self.seen.get() | with_units!(content, units => endings(units)));
        if !self.translate.get() {
            return Ok(text);
        }
        let mut builder = StrBuilder::new();
        let len = content.len();
        let (mut start, mut at) = (0, 0);
        while at < len {
            if content.char_at(at) != 13 {
                at += 1;
                continue;
            }
            builder.push_slice(vm, content, start, at)?;
            builder.push(vm, 10)?;
            at += 1;
            if at < len && content.char_at(at) == 10 {
                at += 1;
            }
            start = at;
        }
        builder.push_slice(vm, content, start, len)?;
        builder.finish(vm)
    }

    /// The `newlines` attribute: `None`, one ending, or a tuple of those seen.
    pub fn seen(&self, vm: &mut Vm) -> Result<Obj> {
        let seen = self.seen.get();
        let mut found = alloc::vec::Vec::new();
        for (bit, text) in [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")] {
            if seen & bit != 0 {
                found.push(vm.new_str(text)?);
            }
        }
        match found.len() {
            0 => Ok(NONE.own()),
            1 => Ok(found.remove(0)),
            _ => tuple::new(vm, &found),
        }
    }
}

/// How lines end where they are read.
#[derive(Clone, Copy)]
pub enum Ending<'a> {
    /// `\n`: others have been translated.
    Lf,
    /// Any of `\n`, `\r`, `\r\n`.
    Universal,
    /// This text.
    Text(&'a [u8]),
}

/// Where a line that begins at `start` ends: `Ok` of the place behind its ending, or `Err` of how far the text can be
/// put aside: an ending of two characters may have begun there.
pub fn find_line_end(
    text: &Str,
    start: usize,
    end: usize,
    ending: Ending<'_>,
) -> core::result::Result<usize, usize> {
    fn position<T: Copy + Into<u32>>(units: &[T], wanted: u8) -> Option<usize> {
        units.iter().position(|&unit| unit.into() == u32::from(wanted))
    }
    fn search<T: Copy + Into<u32>>(
        units: &[T],
        start: usize,
        ending: Ending<'_>,
    ) -> core::result::Result<usize, usize> {
        let rest = units.get(start..).unwrap_or(&[]);
        match ending {
            Ending::Lf => position(rest, b'\n').map(|at| start + at + 1).ok_or(units.len()),
            Ending::Universal => {
                let at = rest.iter().position(|&unit| {
                    let unit: u32 = unit.into();
                    unit == 10 || unit == 13
                });
                let Some(at) = at else { return Err(units.len()) };
                let first: u32 = rest[at].into();
                let pair = first == 13 && rest.get(at + 1).is_some_and(|&next| next.into() == 10);
                Ok(start + at + 1 + usize::from(pair))
            }
            Ending::Text([only]) => position(rest, *only).map(|at| start + at + 1).ok_or(units.len()),
            Ending::Text(ending) => {
                let Some(&first) = ending.first() else {
                    return Err(units.len());
                };
                let mut from = 0;
                while let Some(at) = position(rest.get(from..).unwrap_or(&[]), first) {
                    let at = from + at;
                    let candidate = rest.get(at..at + ending.len());
                    match candidate {
                        Some(candidate)
                            if candidate
                                .iter()
                                .zip(ending)
                                .all(|(&unit, &byte)| unit.into() == u32::from(byte)) =>
                        {
                            return Ok(start + at + ending.len());
                        }
                        Some(_) => from = at + 1,
                        None => return Err(start + at),
                    }
                }
                Err(units.len())
            }
        }
    }
    if let (Some(bytes), Ending::Lf) = (text.as_latin1(), ending) {
        let bytes = bytes.get(..end).unwrap_or(bytes);
        return find_byte(bytes.get(start..).unwrap_or(&[]), b'\n')
            .map(|at| start + at + 1)
            .ok_or(bytes.len());
    }
    with_units!(text, units => search(units.get(..end).unwrap_or(units), start, ending))
}

/// A decoder for universal newlines.
///
/// It wraps another incremental decoder, or, with None, takes text, and translates \r\n and \r into \n.
#[pyclass(name = "IncrementalNewlineDecoder", module = "_io", flags = [GC], bits = [BASETYPE],
    signature = "(decoder, translate, errors='strict')")]
pub struct IncrementalNewlineDecoder {
    decoder: ObjCell,
    errors: ObjCell,
    newlines: Newlines,
}

/// Raises `TypeError` if a decoder gave something else than text.
pub fn check_decoded(vm: &mut Vm, decoded: Obj) -> Result<Obj> {
    if decoded.downcast::<Str>().is_some() {
        return Ok(decoded);
    }
    let kind = decoded.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "decoder should return a string result, not '{kind}'"
    )))
}

impl IncrementalNewlineDecoder {
    fn inner(&self, vm: &mut Vm) -> Result<Obj> {
        match self.decoder.get() {
            Some(decoder) => Ok(decoder),
            None => Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called")),
        }
    }

    /// A decoder of text that has been decoded already.
    pub fn new_state(translate: bool) -> Newlines {
        let newlines = Newlines::default();
        newlines.translate.set(translate);
        newlines
    }
}

#[pymethods]
impl IncrementalNewlineDecoder {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let decoder = IncrementalNewlineDecoder {
            decoder: ObjCell::new(None),
            errors: ObjCell::new(None),
            newlines: Newlines::default(),
        };
        Ok(vm.alloc().instance(cls, decoder)?.into())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [decoder, translate, errors] = INIT.bind(vm, args)?;
        let translate = match translate {
            Some(translate) => object::is_true(vm, translate)?,
            None => false,
        };
        let errors = match errors {
            Some(errors) => errors.own(),
            None => vm.intern("strict")?.into(),
        };
        self.errors.set(Some(errors));
        self.newlines.translate.set(translate);
        self.newlines.reset();
        self.decoder.set(decoder.map(ObjRef::own));
        Ok(())
    }
    #[signature("($self, /, input, final=False)")]
    fn decode(&self, vm: &mut Vm, input: ObjRef<'_>, last: Option<bool>) -> Result<Obj> {
        let decoder = self.inner(vm)?;
        let last = last.unwrap_or(false);
        let text = if decoder.is_none() {
            input.own()
        } else {
            let flag = bool_object(last);
            call::call_method(vm, decoder.borrow(), names::decode, &[input, flag])?
        };
        let text = check_decoded(vm, text)?;
        self.newlines.apply(vm, text, last)
    }
    fn getstate(&self, vm: &mut Vm) -> Result<Obj> {
        let decoder = self.inner(vm)?;
        let (buffer, flags) = if decoder.is_none() {
            (bytes::new(vm, &[])?, BigInt::from(0))
        } else {
            let state = call::call_method(vm, decoder.borrow(), names::getstate, &[])?;
            let Some(items) = tuple::items(state.borrow()) else {
                return Err(vm.type_error("illegal decoder state"));
            };
            let [buffer, flags] = items else {
                return Err(vm.type_error("illegal decoder state"));
            };
            let index = int::index(vm, flags.borrow())?;
            let flags = int::value(index.borrow()).map_or(BigInt::from(0), IntRef::to_big);
            (buffer.clone(), flags)
        };
        let flags: BigInt = (flags << 1_u32) + u32::from(self.newlines.pending_cr.get());
        let flags = int::new(vm, flags)?;
        tuple::new(vm, &[buffer, flags])
    }
    fn setstate(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let decoder = self.inner(vm)?;
        let Some(items) = tuple::items(state) else {
            return Err(vm.type_error("state argument must be a tuple"));
        };
        let [buffer, flags] = items else {
            return Err(vm.type_error("setstate(): illegal state argument"));
        };
        let index = int::index(vm, flags.borrow())?;
        let flags = int::value(index.borrow()).map_or(BigInt::from(0), IntRef::to_big);
        let odd = &flags & BigInt::from(1) != BigInt::from(0);
        self.newlines.pending_cr.set(odd);
        if decoder.is_none() {
            return Ok(());
        }
        let flags = int::new(vm, flags >> 1_u32)?;
        let state = tuple::new(vm, &[buffer.clone(), flags])?;
        call::call_method(vm, decoder.borrow(), names::setstate, &[state.borrow()]).map(drop)
    }
    fn reset(&self, vm: &mut Vm) -> Result<()> {
        let decoder = self.inner(vm)?;
        self.newlines.reset();
        if decoder.is_none() {
            return Ok(());
        }
        call::call_method(vm, decoder.borrow(), names::reset, &[]).map(drop)
    }
    #[getter]
    fn newlines(&self, vm: &mut Vm) -> Result<Obj> {
        self.inner(vm)?;
        self.newlines.seen(vm)
    }
}

/// The bytes of an object that is a `bytes`.
pub fn as_bytes(obj: &Obj) -> Option<&[u8]> {
    obj.downcast::<Bytes>().map(Bytes::as_slice)
}
