//! `%` formatting of `str` and `bytes`.
//!
//! Both read one language of conversions (`Reader`) and take arguments alike (`Arguments`); they differ in what they
//! write into and in what `%s`, `%c` and `%r` mean.

use alloc::vec::Vec;

use taipan_heap::{Obj, ObjRef};
use taipan_numeric::format::Integer;
use taipan_numeric::format::percent::{self as plain, Flags};
use taipan_numeric::int as big;

use crate::buffer::{self, BufferFlags};
use crate::bytes::Bytes;
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::int::{self, IntRef};
use crate::number::raise;
use crate::str::{Str, StrBuilder};
use crate::tuple::Tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{call, float, names, object, sequence};

/// What the two types say differently.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Str,
    Bytes,
}

/// The format, by position.
trait Source {
    fn at(&self, index: usize) -> Option<u32>;
    /// The part between two positions as an object of the format's type.
    fn part(&self, vm: &mut Vm, start: usize, end: usize) -> Result<Obj>;
}

impl Source for &Str {
    fn at(&self, index: usize) -> Option<u32> {
        (index < self.len()).then(|| self.char_at(index))
    }
    fn part(&self, vm: &mut Vm, start: usize, end: usize) -> Result<Obj> {
        vm.substring(self, start, end)
    }
}

impl Source for &[u8] {
    fn at(&self, index: usize) -> Option<u32> {
        self.get(index).map(|&byte| byte.into())
    }
    fn part(&self, vm: &mut Vm, start: usize, end: usize) -> Result<Obj> {
        crate::bytes::new(vm, &self[start..end])
    }
}

/// The arguments, and which of them comes next.
struct Arguments<'a> {
    given: ObjRef<'a>,
    /// What the last `%(key)` found; it stands for all arguments from there on.
    looked_up: Option<Obj>,
    /// The arguments, if they are a tuple's and no `%(key)` was met.
    tuple: Option<&'a [Obj]>,
    next: usize,
    is_mapping: bool,
}

impl<'a> Arguments<'a> {
    fn new(given: ObjRef<'a>, dialect: Dialect) -> Self {
        let tuple = given.downcast::<Tuple>().map(Tuple::items);
        let text = given.downcast::<Str>().is_some()
            || dialect == Dialect::Bytes && (given.downcast::<Bytes>().is_some() || int::is_bytearray(given));
        let is_mapping = tuple.is_none() && !text && given.ty().slots().subscript.is_some();
        Arguments {
            given,
            looked_up: None,
            tuple,
            next: 0,
            is_mapping,
        }
    }

    fn take(&mut self, vm: &mut Vm) -> Result<Obj> {
        let found = match (&self.looked_up, self.tuple) {
            (None, Some(items)) => items.get(self.next).cloned(),
            (Some(found), _) => (self.next == 0).then(|| found.clone()),
            (None, None) => (self.next == 0).then(|| self.given.own()),
        };
        match found {
            Some(found) => {
                self.next += 1;
                Ok(found)
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    fn finish(&self, vm: &mut Vm, what: &str) -> Result<()> {
        let left = match (&self.looked_up, self.tuple) {
            (None, Some(items)) => self.next < items.len(),
            _ => self.next == 0,
        };
        if left && !self.is_mapping {
            return Err(vm.type_error(format_args!(
                "not all arguments converted during {what} formatting"
            )));
        }
        Ok(())
    }
}

/// One conversion, read.
struct Conversion {
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    code: u32,
    /// Where the code stands.
    at: usize,
}

struct Reader<'s, S> {
    source: &'s S,
    at: usize,
    dialect: Dialect,
}

impl<S: Source> Reader<'_, S> {
    fn next(&mut self, vm: &mut Vm) -> Result<u32> {
        match self.source.at(self.at) {
            Some(character) => {
                self.at += 1;
                Ok(character)
            }
            None => Err(vm.value_error("incomplete format")),
        }
    }

    /// `(key)`: replaces the arguments by what the mapping holds.
    fn key(&mut self, vm: &mut Vm, arguments: &mut Arguments<'_>) -> Result<()> {
        if !arguments.is_mapping {
            return Err(vm.type_error("format requires a mapping"));
        }
        let start = self.at;
        let mut depth = 1usize;
        while depth > 0 {
            match self.source.at(self.at) {
                Some(0x28) => depth += 1,
                Some(0x29) => depth -= 1,
                Some(_) => {}
                None => return Err(vm.value_error("incomplete format key")),
            }
            self.at += 1;
        }
        let key = self.source.part(vm, start, self.at - 1)?;
        let found = sequence::get_item(vm, arguments.given, key.borrow())?;
        arguments.looked_up = Some(found);
        arguments.tuple = None;
        arguments.next = 0;
        Ok(())
    }

    /// Digits, of which `first` is the first; leaves the character behind them in `first`.
    fn digits(&mut self, vm: &mut Vm, first: &mut u32, most: usize, too_big: &str) -> Result<usize> {
        let mut value = 0usize;
        while let Some(digit) = first.checked_sub(0x30).filter(|&digit| digit < 10) {
            let digit = digit as usize;
            if value > (most - digit) / 10 {
                return Err(vm.value_error(too_big));
            }
            value = value * 10 + digit;
            *first = self.next(vm)?;
        }
        Ok(value)
    }

    /// What stands behind a `%` that no other `%` follows.
    fn conversion(&mut self, vm: &mut Vm, arguments: &mut Arguments<'_>) -> Result<Conversion> {
        let mut character = self.next(vm)?;
        if character == 0x28 {
            self.key(vm, arguments)?;
            character = self.next(vm)?;
        }
        let mut flags = Flags::default();
        loop {
            match char::from_u32(character) {
                Some('-') => flags.left = true,
                Some('+') => flags.sign = true,
                Some(' ') => flags.blank = true,
                Some('#') => flags.alternate = true,
                Some('0') => flags.zero = true,
                _ => break,
            }
            character = self.next(vm)?;
        }
        let mut width = 0;
        if character == u32::from('*') {
            let given = star(vm, arguments)?;
            let given = int::to_ssize(vm, given.borrow())?;
            flags.left |= given < 0;
            width = given.unsigned_abs();
            character = self.next(vm)?;
        } else if (0x30..0x3a).contains(&character) {
            width = self.digits(vm, &mut character, isize::MAX as usize, "width too big")?;
        }
        let mut precision = None;
        if character == u32::from('.') {
            character = self.next(vm)?;
            if character == u32::from('*') {
                let given = star(vm, arguments)?;
                let given = c_int(vm, given.borrow())?;
                precision = Some(usize::try_from(given).unwrap_or(0));
                character = self.next(vm)?;
            } else {
                let too_big = if self.dialect == Dialect::Str {
                    "precision too big"
                } else {
                    "prec too big"
                };
                precision = Some(self.digits(vm, &mut character, i32::MAX as usize, too_big)?);
            }
        }
        if matches!(char::from_u32(character), Some('h' | 'l' | 'L')) {
            character = self.next(vm)?;
        }
        Ok(Conversion {
            flags,
            width,
            precision,
            code: character,
            at: self.at - 1,
        })
    }
}

fn star(vm: &mut Vm, arguments: &mut Arguments<'_>) -> Result<Obj> {
    let given = arguments.take(vm)?;
    if !given.is_a(int::INT) {
        return Err(vm.type_error("* wants int"));
    }
    Ok(given)
}

fn c_int(vm: &mut Vm, int: ObjRef<'_>) -> Result<i32> {
    let value = int::value(int)
        .and_then(IntRef::to_i64)
        .and_then(|value| i32::try_from(value).ok());
    value.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
}

#[cold]
fn unsupported(vm: &mut Vm, conversion: &Conversion, dialect: Dialect) -> Exception {
    let code = conversion.code;
    if dialect == Dialect::Bytes && code > 0x7f {
        return vm.overflow_error("character argument not in range(0x110000)");
    }
    let shown = char::from_u32(code)
        .filter(|_| dialect == Dialect::Bytes || (31..=126).contains(&code))
        .unwrap_or('?');
    vm.value_error(format_args!(
        "unsupported format character '{shown}' (0x{code:x}) at index {}",
        conversion.at
    ))
}

/// `%d`, `%i`, `%u`, `%o`, `%x`, `%X` of an object (`mainformatlong`).
fn integer(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    code: char,
    conversion: &Conversion,
) -> Result<alloc::string::String> {
    let whole_only = matches!(code, 'o' | 'x' | 'X');
    let slots = obj.ty().slots();
    let is_number = slots.index.is_some()
        || slots.int.is_some()
        || slots.float.is_some()
        || crate::complex::value(obj).is_some();
    let made = if obj.is_a(int::INT) {
        Ok(obj.own())
    } else if !is_number {
        Err(None)
    } else if whole_only {
        int::index(vm, obj).map_err(Some)
    } else {
        int::from_object(vm, obj).map_err(Some)
    };
    let made = match made {
        Ok(made) => made,
        Err(Some(exception)) if !exception.matches(exceptions::TYPE_ERROR) => return Err(exception),
        Err(_) => {
            let kind = obj.ty().display_name(vm);
            let wanted = if whole_only { "an integer" } else { "a real number" };
            return Err(vm.type_error(format_args!("%{code} format: {wanted} is required, not {kind}")));
        }
    };
    let limit = vm.interp().int_max_str_digits.get();
    let value = match int::value(made.borrow()) {
        Some(IntRef::Small(value)) => Integer::Small(value as i64),
        Some(IntRef::Big(value)) => Integer::Big(value),
        None => return Err(crate::args::wrong_receiver(vm, obj)),
    };
    plain::format_int(
        value,
        code,
        conversion.flags,
        conversion.width,
        conversion.precision,
        limit,
    )
    .map_err(|error| raise(vm, error))
}

fn floating(vm: &mut Vm, value: f64, code: char, conversion: &Conversion) -> Result<alloc::string::String> {
    plain::format_float(
        value,
        code,
        conversion.flags,
        conversion.width,
        conversion.precision,
    )
    .map_err(|error| raise(vm, error))
}

/// Raises `MemoryError` if a field of this width cannot be held.
fn check_width(vm: &mut Vm, width: usize) -> Result<()> {
    big::ensure_bits((width as u64).saturating_mul(8)).map_err(|error| raise(vm, error))
}

// `str`.

/// `format % arguments` for a `str`. Raises `TypeError`, `ValueError`, `KeyError`, `OverflowError`.
pub fn format_str(vm: &mut Vm, format: &Str, given: ObjRef<'_>) -> Result<Obj> {
    let mut out = StrBuilder::new();
    let mut arguments = Arguments::new(given, Dialect::Str);
    let mut reader = Reader {
        source: &format,
        at: 0,
        dialect: Dialect::Str,
    };
    while let Some(character) = format.at(reader.at) {
        reader.at += 1;
        if character != u32::from('%') {
            out.push(vm, character)?;
            continue;
        }
        if format.at(reader.at) == Some(u32::from('%')) {
            reader.at += 1;
            out.push(vm, character)?;
            continue;
        }
        let conversion = reader.conversion(vm, &mut arguments)?;
        let value = arguments.take(vm)?;
        convert_str(vm, &mut out, value.borrow(), &conversion)?;
    }
    arguments.finish(vm, "string")?;
    out.finish(vm)
}

fn convert_str(vm: &mut Vm, out: &mut StrBuilder, value: ObjRef<'_>, conversion: &Conversion) -> Result<()> {
    match char::from_u32(conversion.code) {
        Some('s') => {
            let text = object::str(vm, value)?;
            field(vm, out, text.borrow(), conversion, conversion.precision)
        }
        Some('r') => {
            let text = object::repr(vm, value)?;
            field(vm, out, text.borrow(), conversion, conversion.precision)
        }
        Some('a') => {
            let text = ascii(vm, value)?;
            field(vm, out, text.borrow(), conversion, conversion.precision)
        }
        Some('c') => {
            let character = character(vm, value)?;
            let text = vm.new_str_from_char(character)?;
            field(vm, out, text.borrow(), conversion, None)
        }
        Some(code @ ('d' | 'i' | 'u' | 'o' | 'x' | 'X')) => {
            let text = integer(vm, value, code, conversion)?;
            out.push_str(vm, &text)
        }
        Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => {
            let value = float::to_f64(vm, value)?;
            let text = floating(vm, value, code, conversion)?;
            out.push_str(vm, &text)
        }
        _ => Err(unsupported(vm, conversion, Dialect::Str)),
    }
}

fn field(
    vm: &mut Vm,
    out: &mut StrBuilder,
    text: ObjRef<'_>,
    conversion: &Conversion,
    precision: Option<usize>,
) -> Result<()> {
    let Some(text) = text.downcast::<Str>() else {
        return Err(vm.system_error("a str was expected"));
    };
    let kept = precision.map_or(text.len(), |precision| precision.min(text.len()));
    let padding = conversion.width.saturating_sub(kept);
    check_width(vm, conversion.width)?;
    if !conversion.flags.left {
        pad(vm, out, padding)?;
    }
    if kept == text.len() {
        out.push_text(vm, text)?;
    } else {
        for character in text.chars().take(kept) {
            out.push(vm, character)?;
        }
    }
    if conversion.flags.left {
        pad(vm, out, padding)?;
    }
    Ok(())
}

fn pad(vm: &mut Vm, out: &mut StrBuilder, count: usize) -> Result<()> {
    for _ in 0..count {
        out.push(vm, 0x20)?;
    }
    Ok(())
}

/// `ascii(obj)`: its `repr` with everything beyond ASCII escaped.
pub fn ascii(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let repr = object::repr(vm, obj)?;
    let Some(text) = repr.downcast::<Str>() else {
        return Err(vm.system_error("a str was expected"));
    };
    if text.is_ascii() {
        return Ok(repr);
    }
    let mut out = StrBuilder::new();
    for character in text.chars() {
        match character {
            0..0x80 => out.push(vm, character)?,
            0x80..0x100 => out.push_str(vm, &alloc::format!("\\x{character:02x}"))?,
            0x100..0x1_0000 => out.push_str(vm, &alloc::format!("\\u{character:04x}"))?,
            _ => out.push_str(vm, &alloc::format!("\\U{character:08x}"))?,
        }
    }
    out.finish(vm)
}

fn character(vm: &mut Vm, value: ObjRef<'_>) -> Result<u32> {
    if let Some(text) = value.downcast::<Str>() {
        if text.len() != 1 {
            let message = format_args!(
                "%c requires an int or a unicode character, not a string of length {}",
                text.len()
            );
            return Err(vm.type_error(message));
        }
        return Ok(text.char_at(0));
    }
    let int = match int::index(vm, value) {
        Ok(int) => int,
        Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "%c requires an int or a unicode character, not {kind}"
            )));
        }
        Err(exception) => return Err(exception),
    };
    match int::value(int.borrow()) {
        Some(IntRef::Small(value @ 0..=0x10_ffff)) => Ok(value as u32),
        _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

// `bytes`.

/// `format % arguments` for `bytes` and `bytearray` (PEP 461). Raises as [`format_str`].
pub fn format_bytes(vm: &mut Vm, format: &[u8], given: ObjRef<'_>) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut arguments = Arguments::new(given, Dialect::Bytes);
    let mut reader = Reader {
        source: &format,
        at: 0,
        dialect: Dialect::Bytes,
    };
    while let Some(&byte) = format.get(reader.at) {
        reader.at += 1;
        if byte != b'%' {
            push(&mut out, &[byte])?;
            continue;
        }
        if format.get(reader.at) == Some(&b'%') {
            reader.at += 1;
            push(&mut out, &[byte])?;
            continue;
        }
        let conversion = reader.conversion(vm, &mut arguments)?;
        let value = arguments.take(vm)?;
        convert_bytes(vm, &mut out, value.borrow(), &conversion)?;
    }
    arguments.finish(vm, "bytes")?;
    Ok(out)
}

fn push(out: &mut Vec<u8>, bytes: &[u8]) -> Result<()> {
    out.try_reserve(bytes.len())
        .map_err(|_| taipan_heap::AllocError)?;
    out.extend_from_slice(bytes);
    Ok(())
}

fn convert_bytes(vm: &mut Vm, out: &mut Vec<u8>, value: ObjRef<'_>, conversion: &Conversion) -> Result<()> {
    match char::from_u32(conversion.code) {
        Some('s' | 'b') => {
            let bytes = bytes_of(vm, value)?;
            bytes_field(vm, out, &bytes, conversion, conversion.precision)
        }
        Some('a' | 'r') => {
            let text = ascii(vm, value)?;
            let bytes = text
                .downcast::<Str>()
                .map_or_else(Vec::new, |text| text.data().to_vec());
            bytes_field(vm, out, &bytes, conversion, conversion.precision)
        }
        Some('c') => {
            let byte = byte(vm, value)?;
            bytes_field(vm, out, &[byte], conversion, None)
        }
        Some(code @ ('d' | 'i' | 'u' | 'o' | 'x' | 'X')) => {
            let text = integer(vm, value, code, conversion)?;
            push(out, text.as_bytes())
        }
        Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => {
            let number = match float::to_f64(vm, value) {
                Ok(number) => number,
                Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {
                    let kind = value.ty().display_name(vm);
                    return Err(vm.type_error(format_args!("float argument required, not {kind}")));
                }
                Err(exception) => return Err(exception),
            };
            let text = floating(vm, number, code, conversion)?;
            push(out, text.as_bytes())
        }
        _ => Err(unsupported(vm, conversion, Dialect::Bytes)),
    }
}

fn bytes_field(
    vm: &mut Vm,
    out: &mut Vec<u8>,
    bytes: &[u8],
    conversion: &Conversion,
    precision: Option<usize>,
) -> Result<()> {
    let kept = precision.map_or(bytes.len(), |precision| precision.min(bytes.len()));
    let padding = conversion.width.saturating_sub(kept);
    check_width(vm, conversion.width)?;
    out.try_reserve(padding.saturating_add(kept))
        .map_err(|_| taipan_heap::AllocError)?;
    if !conversion.flags.left {
        out.resize(out.len() + padding, b' ');
    }
    out.extend_from_slice(&bytes[..kept]);
    if conversion.flags.left {
        out.resize(out.len() + padding, b' ');
    }
    Ok(())
}

fn bytes_of(vm: &mut Vm, value: ObjRef<'_>) -> Result<Vec<u8>> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(made) = call::call_special(vm, value, names::__bytes__, &[])? {
        return match made.downcast::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice().to_vec()),
            None => {
                let kind = made.ty().display_name(vm);
                Err(vm.type_error(format_args!("__bytes__ returned non-bytes (type {kind})")))
            }
        };
    }
    if buffer::is_exporter(value) {
        let view = buffer::get(vm, value, BufferFlags::FULL_RO)?;
        return Ok(view.bytes(vm).to_vec());
    }
    let kind = value.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{kind}'"
    )))
}

fn byte(vm: &mut Vm, value: ObjRef<'_>) -> Result<u8> {
    if value.downcast::<Bytes>().is_some() || int::is_bytearray(value) {
        let bytes = bytes_of(vm, value)?;
        if let [only] = bytes[..] {
            return Ok(only);
        }
        let kind = if value.downcast::<Bytes>().is_some() {
            "bytes"
        } else {
            "bytearray"
        };
        return Err(vm.type_error(format_args!(
            "%c requires an integer in range(256) or a single byte, not a {kind} object of length {}",
            bytes.len()
        )));
    }
    let int = match int::index(vm, value) {
        Ok(int) => int,
        Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "%c requires an integer in range(256) or a single byte, not {kind}"
            )));
        }
        Err(exception) => return Err(exception),
    };
    match int::value(int.borrow()) {
        Some(IntRef::Small(value @ 0..=255)) => Ok(value as u8),
        _ => Err(vm.overflow_error("%c arg not in range(256)")),
    }
}
