//! Reading JSON: strings, and documents with the hooks of a `json.JSONDecoder`.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::named;
use taipan_objects::dict::Dict;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::float::{self, FLOAT};
use taipan_objects::int::{self, INT};
use taipan_objects::list::List;
use taipan_objects::singletons::{NONE, bool_object};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, HVec, Obj, ObjRef, Ref, Vm, call, object, tuple};

use super::{at_most, decode_error, text_argument};

/// Reads the JSON value at a place of a string, with the hooks of the decoder that it was made for.
#[pyclass(name = "Scanner", module = "_json", flags = [GC])]
pub struct Scanner {
    strict: bool,
    object_hook: Obj,
    object_pairs_hook: Obj,
    parse_float: Obj,
    parse_int: Obj,
    parse_constant: Obj,
}

/// Four hexadecimal digits from `at` on.
fn unit(text: &Str, at: usize) -> Option<u32> {
    (at..at + 4).try_fold(0, |unit, at| {
        let digit = char::from_u32(text.char_at(at))?.to_digit(16)?;
        Some(unit << 4 | digit)
    })
}

/// The string whose opening quote is before `start`, and the place behind its closing quote. `document` is `text` as an
/// object. Raises `json.JSONDecodeError`, and `ValueError` if `start` is outside.
pub(super) fn string(
    vm: &mut Vm,
    document: ObjRef<'_>,
    text: &Str,
    start: isize,
    strict: bool,
) -> Result<(Obj, usize)> {
    let len = text.len();
    let Some(mut from) = usize::try_from(start).ok().filter(|start| *start <= len) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    let unterminated = |vm: &mut Vm| decode_error(vm, "Unterminated string starting at", document, start - 1);
    let bad_unit = |vm: &mut Vm, at: usize| decode_error(vm, "Invalid \\uXXXX escape", document, at as isize);
    // What has an end of its own, or may not be there.
    let stops = |c: u32| c == 0x22 || c == 0x5c || strict && c < 0x20;
    let mut out: Option<StrBuilder> = None;
    loop {
        let stop = match text.as_latin1() {
            Some(units) => units[from..].iter().position(|unit| stops((*unit).into())),
            None => (from..len).position(|at| stops(text.char_at(at))),
        };
        let Some(stop) = stop.map(|count| from + count) else {
            return Err(unterminated(vm));
        };
        match text.char_at(stop) {
            0x22 => {
                let value = match out {
                    None => vm.substring(text, from, stop)?,
                    Some(mut out) => {
                        out.push_slice(vm, text, from, stop)?;
                        out.finish(vm)?
                    }
                };
                return Ok((value, stop + 1));
            }
            0x5c => {}
            _ => {
                return Err(decode_error(
                    vm,
                    "Invalid control character at",
                    document,
                    stop as isize,
                ));
            }
        }
        let out = out.get_or_insert_default();
        out.push_slice(vm, text, from, stop)?;
        let letter = stop + 1;
        if letter == len {
            return Err(unterminated(vm));
        }
        from = letter + 1;
        let c = match text.char_at(letter) {
            c @ (0x22 | 0x5c | 0x2f) => c,
            0x62 => 8,
            0x66 => 12,
            0x6e => 10,
            0x72 => 13,
            0x74 => 9,
            0x75 => {
                // A quote must follow, if nothing else.
                if from + 4 >= len {
                    return Err(bad_unit(vm, letter));
                }
                let Some(high) = unit(text, from) else {
                    return Err(bad_unit(vm, letter));
                };
                from += 4;
                let pair = (0xd800..0xdc00).contains(&high)
                    && from + 6 < len
                    && text.char_at(from) == 0x5c
                    && text.char_at(from + 1) == 0x75;
                match pair.then(|| unit(text, from + 2)) {
                    Some(None) => return Err(bad_unit(vm, from + 1)),
                    Some(Some(low @ 0xdc00..0xe000)) => {
                        from += 6;
                        0x1_0000 + ((high & 0x3ff) << 10) + (low & 0x3ff)
                    }
                    _ => high,
                }
            }
            _ => return Err(decode_error(vm, "Invalid \\escape", document, stop as isize)),
        };
        out.push(vm, c)?;
    }
}

/// A document being read.
struct Document<'a> {
    object: ObjRef<'a>,
    text: &'a Str,
    scanner: &'a Scanner,
    /// The keys so far, so that equal ones are one object.
    keys: &'a Dict,
}

/// "there is no value here", which `json` turns into its own exception.
fn no_value(vm: &mut Vm, at: usize) -> Exception {
    match int::new(vm, at) {
        Ok(at) => vm.stop_iteration(Some(at.borrow())),
        Err(error) => error,
    }
}

impl Document<'_> {
    /// The character at a place, 0 behind the end.
    fn at(&self, at: usize) -> u32 {
        if at < self.text.len() {
            self.text.char_at(at)
        } else {
            0
        }
    }

    fn is(&self, at: usize, c: char) -> bool {
        at < self.text.len() && self.text.char_at(at) == u32::from(c)
    }

    fn error(&self, vm: &mut Vm, message: &str, at: usize) -> Exception {
        decode_error(vm, message, self.object, at as isize)
    }

    /// The first place from `at` on that is no white space.
    fn skip(&self, mut at: usize) -> usize {
        while matches!(self.at(at), 0x20 | 0x09 | 0x0a | 0x0d) {
            at += 1;
        }
        at
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.text.len() - at >= word.len() && word.bytes().zip(at..).all(|(c, at)| self.at(at) == c.into())
    }

    /// The value at a place, and the place behind it. Raises `StopIteration` with the place if there is none.
    fn value(&self, vm: &mut Vm, at: usize) -> Result<(Obj, usize)> {
        if at >= self.text.len() {
            return Err(no_value(vm, at));
        }
        let constants = [("NaN", 'N'), ("Infinity", 'I'), ("-Infinity", '-')];
        let c = char::from_u32(self.text.char_at(at)).unwrap_or_default();
        match c {
            '"' => return string(vm, self.object, self.text, at as isize + 1, self.scanner.strict),
            '{' => {
                let doing = " while decoding a JSON object from a unicode string";
                return vm.recursive(doing, |vm| self.members(vm, at + 1));
            }
            '[' => {
                let doing = " while decoding a JSON array from a unicode string";
                return vm.recursive(doing, |vm| self.items(vm, at + 1));
            }
            'n' if self.is_word(at, "null") => return Ok((NONE.own(), at + 4)),
            't' if self.is_word(at, "true") => return Ok((bool_object(true).own(), at + 4)),
            'f' if self.is_word(at, "false") => return Ok((bool_object(false).own(), at + 5)),
            _ => {}
        }
        for (word, first) in constants {
            if c == first && self.is_word(at, word) {
                let name = vm.intern(word)?;
                let value = call::call(vm, self.scanner.parse_constant.borrow(), &[name.borrow()])?;
                return Ok((value, at + word.len()));
            }
        }
        self.number(vm, at)
    }

    /// An object, from behind its brace.
    fn members(&self, vm: &mut Vm, at: usize) -> Result<(Obj, usize)> {
        let hook = &self.scanner.object_pairs_hook;
        let mut pairs = (!hook.borrow().is_none()).then(HVec::new);
        let dict = Dict::create(vm)?;
        let mut at = self.skip(at);
        if !self.is(at, '}') {
            loop {
                if !self.is(at, '"') {
                    return Err(self.error(vm, "Expecting property name enclosed in double quotes", at));
                }
                let (key, end) = string(vm, self.object, self.text, at as isize + 1, self.scanner.strict)?;
                let key = self.keys.setdefault(vm, key.borrow(), key.borrow())?;
                at = self.skip(end);
                if !self.is(at, ':') {
                    return Err(self.error(vm, "Expecting ':' delimiter", at));
                }
                at = self.skip(at + 1);
                let (value, end) = self.value(vm, at)?;
                match &mut pairs {
                    Some(pairs) => {
                        let pair = tuple::new(vm, &[key, value])?;
                        pairs.push(vm.alloc(), pair)?;
                    }
                    None => dict.set(vm, key.borrow(), value)?,
                }
                match self.separator(vm, end, '}', "Illegal trailing comma before end of object")? {
                    (true, next) => at = next,
                    (false, end) => {
                        at = end;
                        break;
                    }
                }
            }
        }
        let object_hook = &self.scanner.object_hook;
        let made: Obj = if let Some(pairs) = pairs {
            let pairs = List::create(vm, pairs)?;
            call::call(vm, hook.borrow(), &[pairs.as_obj().borrow()])?
        } else if object_hook.borrow().is_none() {
            dict.into()
        } else {
            call::call(vm, object_hook.borrow(), &[dict.as_obj().borrow()])?
        };
        Ok((made, at + 1))
    }

    /// An array, from behind its bracket.
    fn items(&self, vm: &mut Vm, at: usize) -> Result<(Obj, usize)> {
        let mut items = HVec::new();
        let mut at = self.skip(at);
        if !self.is(at, ']') {
            loop {
                let (item, end) = self.value(vm, at)?;
                items.push(vm.alloc(), item)?;
                match self.separator(vm, end, ']', "Illegal trailing comma before end of array")? {
                    (true, next) => at = next,
                    (false, end) => {
                        at = end;
                        break;
                    }
                }
            }
        }
        Ok((List::create(vm, items)?.into(), at + 1))
    }

    /// What is behind an element: whether another one follows, and the place of that or of the closing character.
    fn separator(&self, vm: &mut Vm, at: usize, close: char, trailing: &str) -> Result<(bool, usize)> {
        let at = self.skip(at);
        if self.is(at, close) {
            return Ok((false, at));
        }
        if !self.is(at, ',') {
            return Err(self.error(vm, "Expecting ',' delimiter", at));
        }
        let next = self.skip(at + 1);
        if self.is(next, close) {
            return Err(self.error(vm, trailing, at));
        }
        Ok((true, next))
    }

    fn is_digit(&self, at: usize) -> bool {
        matches!(self.at(at), 0x30..=0x39)
    }

    /// The first place from `at` on that holds no digit.
    fn digits(&self, mut at: usize) -> usize {
        while self.is_digit(at) {
            at += 1;
        }
        at
    }

    /// A number (RFC 8259, section 6).
    fn number(&self, vm: &mut Vm, start: usize) -> Result<(Obj, usize)> {
        let first = start + usize::from(self.is(start, '-'));
        if !self.is_digit(first) {
            return Err(no_value(vm, start));
        }
        let mut end = if self.is(first, '0') {
            first + 1
        } else {
            self.digits(first)
        };
        let mut is_float = false;
        if self.is(end, '.') && self.is_digit(end + 1) {
            is_float = true;
            end = self.digits(end + 1);
        }
        if matches!(self.at(end), 0x45 | 0x65) {
            let sign = usize::from(matches!(self.at(end + 1), 0x2b | 0x2d));
            if self.is_digit(end + 1 + sign) {
                is_float = true;
                end = self.digits(end + 1 + sign);
            }
        }
        let (parse, own) = if is_float {
            (&self.scanner.parse_float, FLOAT)
        } else {
            (&self.scanner.parse_int, INT)
        };
        if !parse.borrow().is(own.as_obj()) {
            let text = vm.substring(self.text, start, end)?;
            return Ok((call::call(vm, parse.borrow(), &[text.borrow()])?, end));
        }
        let mut copy = HVec::new();
        let characters = match self.text.as_latin1() {
            Some(units) => &units[start..end],
            None => {
                for at in start..end {
                    copy.push(vm.alloc(), self.text.char_at(at) as u8)?;
                }
                &copy
            }
        };
        let value = if !is_float {
            int::int_from_bytes_literal(vm, characters, 10)?
        } else {
            match core::str::from_utf8(characters)
                .ok()
                .and_then(|text| text.parse().ok())
            {
                Some(value) => float::new(vm, value)?,
                None => return Err(no_value(vm, start)),
            }
        };
        Ok((value, end))
    }
}

#[pymethods]
impl Scanner {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        at_most(vm, "make_scanner", args, 1)?;
        let [context] = named(vm, "make_scanner", args, ["context"], 1, 1)?;
        let context = context.unwrap_or(NONE);
        let attribute = |vm: &mut Vm, name: &str| {
            let name = vm.intern(name)?;
            object::getattr(vm, context, name.borrow())
        };
        let strict = attribute(vm, "strict")?;
        let made = Scanner {
            strict: object::is_true(vm, strict.borrow())?,
            object_hook: attribute(vm, "object_hook")?,
            object_pairs_hook: attribute(vm, "object_pairs_hook")?,
            parse_float: attribute(vm, "parse_float")?,
            parse_int: attribute(vm, "parse_int")?,
            parse_constant: attribute(vm, "parse_constant")?,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn call(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        at_most(vm, "scan_once", args, 2)?;
        let [document, at] = named(vm, "scan_once", args, ["string", "idx"], 2, 2)?;
        let (document, at) = (document.unwrap_or(NONE), at.unwrap_or(NONE));
        let at = int::to_ssize(vm, at)?;
        let text = text_argument(vm, document)?;
        let Ok(at) = usize::try_from(at) else {
            return Err(vm.value_error("idx cannot be negative"));
        };
        let keys = Dict::create(vm)?;
        let document = Document {
            object: document,
            text,
            scanner: this,
            keys: &keys,
        };
        let (value, end) = document.value(vm, at)?;
        let end = int::new(vm, end)?;
        tuple::new(vm, &[value, end])
    }
    /// Whether control characters in strings are errors.
    #[getter]
    #[member]
    fn strict(&self, _vm: &mut Vm) -> bool {
        self.strict
    }
    /// What is called with each object, as a dict.
    #[getter]
    #[member]
    fn object_hook(&self, _vm: &mut Vm) -> Obj {
        self.object_hook.clone()
    }
    /// What is called with each object, as a list of pairs.
    #[getter]
    #[member]
    fn object_pairs_hook(&self, _vm: &mut Vm) -> Obj {
        self.object_pairs_hook.clone()
    }
    /// What is called with the text of each number that has a fraction or an exponent.
    #[getter]
    #[member]
    fn parse_float(&self, _vm: &mut Vm) -> Obj {
        self.parse_float.clone()
    }
    /// What is called with the text of each other number.
    #[getter]
    #[member]
    fn parse_int(&self, _vm: &mut Vm) -> Obj {
        self.parse_int.clone()
    }
    /// What is called with NaN, Infinity and -Infinity.
    #[getter]
    #[member]
    fn parse_constant(&self, _vm: &mut Vm) -> Obj {
        self.parse_constant.clone()
    }
}
