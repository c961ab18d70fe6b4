//! Error handlers: what a codec does with what it cannot encode or decode.
//!
//! The builtin ones are functions here. Any other is a Python function found by name: it gets the exception, and
//! returns what stands for the faulty part and where to go on, or raises.

use taipan_derive::pymodule;
use taipan_heap::{HVec, Obj, ObjRef};

use super::registry;
use crate::bytes::{self, Bytes};
use crate::exception::{Exception, Result};
use crate::int;
use crate::str::{Str, StrBuilder};
use crate::str_methods::{hex_digit, push_hex_escape};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::unicode_errors::{self, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR};
use crate::vm::Vm;

/// A handler.
#[derive(Clone)]
pub enum Handler {
    /// Raise.
    Strict,
    /// Leave out.
    Ignore,
    /// `?`, or U+FFFD.
    Replace,
    /// `\x..` and its like.
    BackslashReplace,
    /// `&#...;`
    XmlCharRefReplace,
    /// `\N{...}`
    NameReplace,
    /// Bytes from 128 on as lone surrogates (PEP 383).
    SurrogateEscape,
    /// Lone surrogates as if they were characters.
    SurrogatePass,
    /// A function that a program registered, once it has been looked up.
    Function(Obj),
    /// One that was not looked up yet.
    Named(Obj),
}

impl Handler {
    /// The handler of a name; `None` is `strict`.
    pub fn from_name(vm: &mut Vm, name: Option<&Str>) -> Handler {
        let Some(name) = name else { return Handler::Strict };
        match name.as_utf8_if_ascii().and_then(Handler::builtin) {
            Some(handler) => handler,
            None => match vm.substring(name, 0, name.len()) {
                Ok(name) => Handler::Named(name),
                Err(_) => Handler::Strict,
            },
        }
    }

    /// The builtin handler of a name.
    pub fn builtin(name: &str) -> Option<Handler> {
        Some(match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => return None,
        })
    }
}

/// What stands for a faulty part.
pub enum Fix {
    /// Text, to be encoded in turn.
    Text(Obj),
    /// Bytes, to be taken as they are.
    Bytes(HVec<u8>),
}

/// Encodings that `surrogatepass` knows.
enum Standard {
    Utf8,
    Utf16 { big: bool },
    Utf32 { big: bool },
}

fn standard(encoding: &str) -> Option<Standard> {
    let lower: alloc::string::String = encoding.chars().map(|c| c.to_ascii_lowercase()).collect();
    let rest = lower
        .strip_prefix("cp65001")
        .map(|_| "8")
        .or_else(|| lower.strip_prefix("utf"))?;
    let rest = rest.strip_prefix(['-', '_']).unwrap_or(rest);
    let native = cfg!(target_endian = "big");
    let order = |suffix: &str| match suffix.trim_start_matches(['-', '_']) {
        "" => Some(native),
        "be" => Some(true),
        "le" => Some(false),
        _ => None,
    };
    if rest == "8" {
        return Some(Standard::Utf8);
    }
    if let Some(suffix) = rest.strip_prefix("16") {
        return order(suffix).map(|big| Standard::Utf16 { big });
    }
    order(rest.strip_prefix("32")?).map(|big| Standard::Utf32 { big })
}

/// The name of a character, where the build has names.
fn character_name(character: u32) -> Option<alloc::string::String> {
    #[cfg(feature = "names")]
    return taipan_unicode::name(character);
    #[cfg(not(feature = "names"))]
    {
        let _ = character;
        None
    }
}

fn is_surrogate(character: u32) -> bool {
    (0xd800..0xe000).contains(&character)
}

/// What a builtin handler puts for `text[start..end]`, and where to go on. `None`: it raises.
///
/// A codec asks with `partial`: then `surrogateescape` does what it can at the start.
pub fn encode_fix(
    vm: &mut Vm,
    handler: &Handler,
    encoding: &str,
    text: &Str,
    start: usize,
    end: usize,
    partial: bool,
) -> Result<Option<(Fix, usize)>> {
    let mut out = StrBuilder::new();
    let chars = || (start..end).map(|at| text.char_at(at));
    match handler {
        Handler::Ignore => {}
        Handler::Replace => out.push_repeated(vm, u32::from('?'), end - start)?,
        Handler::BackslashReplace => {
            for character in chars() {
                push_hex_escape(vm, &mut out, character)?;
            }
        }
        Handler::XmlCharRefReplace => {
            for character in chars() {
                let shown = alloc::format!("&#{character};");
                out.push_str(vm, &shown)?;
            }
        }
        Handler::NameReplace => {
            for character in chars() {
                match character_name(character) {
                    Some(name) => {
                        out.push_str(vm, "\\N{")?;
                        out.push_str(vm, &name)?;
                        out.push_str(vm, "}")?;
                    }
                    None => push_hex_escape(vm, &mut out, character)?,
                }
            }
        }
        Handler::SurrogateEscape => {
            let escaped = chars()
                .take_while(|character| (0xdc80..0xdd00).contains(character))
                .count();
            if escaped == 0 || (escaped < end - start && !partial) {
                return Ok(None);
            }
            let bytes = HVec::from_iter(
                vm.alloc(),
                (start..start + escaped).map(|at| text.char_at(at) as u8),
            )?;
            return Ok(Some((Fix::Bytes(bytes), start + escaped)));
        }
        Handler::SurrogatePass => {
            let Some(standard) = standard(encoding) else {
                return Ok(None);
            };
            let mut bytes = HVec::new();
            for character in chars() {
                if !is_surrogate(character) {
                    return Ok(None);
                }
                match standard {
                    Standard::Utf8 => {
                        let encoded = [
                            0xe0 | (character >> 12) as u8,
                            0x80 | (character >> 6 & 63) as u8,
                            0x80 | (character & 63) as u8,
                        ];
                        bytes.extend_from_slice(vm.alloc(), &encoded)?;
                    }
                    Standard::Utf16 { big } => {
                        let unit = character as u16;
                        let encoded = if big {
                            unit.to_be_bytes()
                        } else {
                            unit.to_le_bytes()
                        };
                        bytes.extend_from_slice(vm.alloc(), &encoded)?;
                    }
                    Standard::Utf32 { big } => {
                        let encoded = if big {
                            character.to_be_bytes()
                        } else {
                            character.to_le_bytes()
                        };
                        bytes.extend_from_slice(vm.alloc(), &encoded)?;
                    }
                }
            }
            return Ok(Some((Fix::Bytes(bytes), end)));
        }
        Handler::Strict | Handler::Function(_) | Handler::Named(_) => return Ok(None),
    }
    Ok(Some((Fix::Text(out.finish(vm)?), end)))
}

/// What a builtin handler puts for `data[start..end]`, and where to go on. `None`: it raises.
pub fn decode_fix(
    vm: &mut Vm,
    handler: &Handler,
    encoding: &str,
    data: &[u8],
    start: usize,
    end: usize,
) -> Result<Option<(Obj, usize)>> {
    let mut out = StrBuilder::new();
    match handler {
        Handler::Ignore => {}
        Handler::Replace => out.push(vm, 0xfffd)?,
        Handler::BackslashReplace => {
            for &byte in &data[start..end] {
                out.push_str(vm, "\\x")?;
                out.push(vm, hex_digit(u32::from(byte >> 4)))?;
                out.push(vm, hex_digit(u32::from(byte)))?;
            }
        }
        Handler::SurrogateEscape => {
            let escaped = data[start..end]
                .iter()
                .take(4)
                .take_while(|&&byte| byte >= 128)
                .count();
            if escaped == 0 {
                return Ok(None);
            }
            data[start..start + escaped]
                .iter()
                .try_for_each(|&byte| out.push(vm, 0xdc00 + u32::from(byte)))?;
            return Ok(Some((out.finish(vm)?, start + escaped)));
        }
        Handler::SurrogatePass => {
            let rest = &data[start..];
            let (character, len) = match (standard(encoding), rest) {
                (Some(Standard::Utf8), [a, b, c, ..])
                    if *a == 0xed && b & 0xc0 == 0x80 && c & 0xc0 == 0x80 =>
                {
                    (
                        u32::from(a & 15) << 12 | u32::from(b & 63) << 6 | u32::from(c & 63),
                        3,
                    )
                }
                (Some(Standard::Utf16 { big }), [a, b, ..]) => {
                    let unit = [*a, *b];
                    (
                        u32::from(if big {
                            u16::from_be_bytes(unit)
                        } else {
                            u16::from_le_bytes(unit)
                        }),
                        2,
                    )
                }
                (Some(Standard::Utf32 { big }), [a, b, c, d, ..]) => {
                    let unit = [*a, *b, *c, *d];
                    (
                        if big {
                            u32::from_be_bytes(unit)
                        } else {
                            u32::from_le_bytes(unit)
                        },
                        4,
                    )
                }
                _ => return Ok(None),
            };
            if !is_surrogate(character) {
                return Ok(None);
            }
            out.push(vm, character)?;
            return Ok(Some((out.finish(vm)?, start + len)));
        }
        _ => return Ok(None),
    }
    Ok(Some((out.finish(vm)?, end)))
}

/// The function of a handler that a program registered.
fn function(vm: &mut Vm, handler: &mut Handler) -> Result<Option<Obj>> {
    if let Handler::Named(name) = handler {
        let name = name.clone();
        *handler = Handler::Function(registry::lookup_error(vm, name.borrow())?);
    }
    Ok(match handler {
        Handler::Function(function) => Some(function.clone()),
        _ => None,
    })
}

fn raised(vm: &mut Vm, instance: Obj) -> Exception {
    match Exception::from_instance(instance) {
        Some(exception) => exception,
        None => vm.type_error("exceptions must derive from BaseException"),
    }
}

/// Asks a Python handler. Gives back the first item of what it returns, and where to go on in an input of `len` items.
fn ask(
    vm: &mut Vm,
    function: &Obj,
    exception: &Obj,
    what: &str,
    len: impl Fn(&Obj) -> usize,
) -> Result<(Obj, usize)> {
    let answer = crate::call::call(vm, function.borrow(), &[exception.borrow()])?;
    let wrong = |vm: &mut Vm| vm.type_error(format_args!("{what} tuple"));
    let Some(items) = tuple::items(answer.borrow()).filter(|_| answer.is_a(tuple::TUPLE)) else {
        return Err(wrong(vm));
    };
    let [replacement, place] = items else {
        return Err(wrong(vm));
    };
    let Some(_) = place.borrow().ty().slots().index else {
        return Err(wrong(vm));
    };
    let place = int::to_ssize(vm, place.borrow())?;
    let len = len(exception);
    let at = if place < 0 {
        place.saturating_add(len as isize)
    } else {
        place
    };
    if at < 0 || at as usize > len {
        return Err(vm.index_error(format_args!("position {at} from error handler out of bounds")));
    }
    Ok((replacement.clone(), at as usize))
}

/// An encoder's input and error handler.
pub struct Encoder<'a> {
    encoding: &'static str,
    obj: ObjRef<'a>,
    text: &'a Str,
    handler: Handler,
    exception: Option<Obj>,
    /// `surrogateescape` does what it can at the start of a faulty part.
    partial: bool,
}

impl<'a> Encoder<'a> {
    /// An encoder of `obj`, a `str`. Raises `TypeError` if it is none.
    pub fn new(
        vm: &mut Vm,
        encoding: &'static str,
        obj: ObjRef<'a>,
        errors: Option<&Str>,
    ) -> Result<Encoder<'a>> {
        let handler = Handler::from_name(vm, errors);
        match obj.downcast::<Str>() {
            Some(text) => Ok(Encoder {
                encoding,
                obj,
                text,
                handler,
                exception: None,
                partial: true,
            }),
            None => Err(vm.type_error("a str is needed")),
        }
    }

    /// The input.
    pub fn text(&self) -> &'a Str {
        self.text
    }

    /// Hands faulty parts to `surrogateescape` as a whole.
    pub fn set_whole(&mut self) {
        self.partial = false;
    }

    /// The handler.
    pub fn handler(&self) -> &Handler {
        &self.handler
    }

    /// The exception for a faulty part.
    pub fn error(&mut self, vm: &mut Vm, start: usize, end: usize, reason: &str) -> Exception {
        match self.instance(vm, start, end, reason) {
            Ok(instance) => raised(vm, instance),
            Err(error) => error,
        }
    }

    fn instance(&mut self, vm: &mut Vm, start: usize, end: usize, reason: &str) -> Result<Obj> {
        if let Some(instance) = &self.exception {
            if let Some(fields) = unicode_errors::fields(instance.borrow()) {
                fields.start.set(start as isize);
                fields.end.set(end as isize);
                fields.reason.set(Some(vm.new_str(reason)?));
            }
            return Ok(instance.clone());
        }
        let instance = unicode_errors::new(
            vm,
            UNICODE_ENCODE_ERROR,
            self.encoding,
            self.obj,
            start,
            end,
            reason,
        )?;
        self.exception = Some(instance.clone());
        Ok(instance)
    }

    /// Handles a faulty part: appends what stands for it, and gives back where to go on. `put` encodes a character of
    /// a replacement, or says that it cannot; `unit` is how many bytes a character takes at least.
    pub fn handle(
        &mut self,
        vm: &mut Vm,
        out: &mut HVec<u8>,
        (start, end): (usize, usize),
        reason: &str,
        unit: usize,
        mut put: impl FnMut(&mut Vm, &mut HVec<u8>, u32) -> Result<bool>,
    ) -> Result<usize> {
        let text = self.text();
        let found = encode_fix(vm, &self.handler, self.encoding, text, start, end, self.partial)?;
        let (fix, place) = match found {
            Some(found) => found,
            None => {
                let instance = self.instance(vm, start, end, reason)?;
                let Some(function) = function(vm, &mut self.handler)? else {
                    return Err(raised(vm, instance));
                };
                let (answer, place) = ask(
                    vm,
                    &function,
                    &instance,
                    "encoding error handler must return (str/bytes, int)",
                    |_| text.len(),
                )?;
                let fix = match answer.downcast::<Bytes>() {
                    Some(bytes) => {
                        let mut copy = HVec::new();
                        copy.extend_from_slice(vm.alloc(), bytes.as_slice())?;
                        Fix::Bytes(copy)
                    }
                    None if answer.downcast::<Str>().is_some() => Fix::Text(answer),
                    None => {
                        return Err(
                            vm.type_error("encoding error handler must return (str/bytes, int) tuple")
                        );
                    }
                };
                (fix, place)
            }
        };
        match fix {
            Fix::Bytes(bytes) => {
                if bytes.len() % unit != 0 {
                    return Err(self.error(vm, start, end, reason));
                }
                out.extend_from_slice(vm.alloc(), &bytes)?;
            }
            Fix::Text(replacement) => {
                let Some(replacement) = replacement.downcast::<Str>() else {
                    return Ok(place);
                };
                for character in replacement.chars() {
                    if !put(vm, out, character)? {
                        return Err(self.error(vm, start, end, reason));
                    }
                }
            }
        }
        Ok(place)
    }
}

/// A decoder's input and error handler.
pub struct Decoder {
    encoding: &'static str,
    input: Obj,
    handler: Handler,
    exception: Option<Obj>,
}

impl Decoder {
    /// A decoder of an exact `bytes`.
    pub fn new(vm: &mut Vm, encoding: &'static str, input: &Obj, errors: Option<&Str>) -> Decoder {
        Decoder {
            encoding,
            input: input.clone(),
            handler: Handler::from_name(vm, errors),
            exception: None,
        }
    }

    /// The input; a handler may exchange it.
    pub fn data(&self) -> &[u8] {
        self.input.downcast::<Bytes>().map_or(&[], Bytes::as_slice)
    }

    /// The input, owned, so that its bytes can be looked at while errors are handled.
    pub fn input(&self) -> Obj {
        self.input.clone()
    }

    /// Names the codec more precisely, for messages.
    pub fn set_encoding(&mut self, encoding: &'static str) {
        self.encoding = encoding;
    }

    fn instance(&mut self, vm: &mut Vm, start: usize, end: usize, reason: &str) -> Result<Obj> {
        if let Some(instance) = &self.exception {
            if let Some(fields) = unicode_errors::fields(instance.borrow()) {
                fields.start.set(start as isize);
                fields.end.set(end as isize);
                fields.reason.set(Some(vm.new_str(reason)?));
            }
            return Ok(instance.clone());
        }
        let input = self.input.clone();
        let instance = unicode_errors::new(
            vm,
            UNICODE_DECODE_ERROR,
            self.encoding,
            input.borrow(),
            start,
            end,
            reason,
        )?;
        self.exception = Some(instance.clone());
        Ok(instance)
    }

    /// Handles a faulty part: appends what stands for it, and gives back where to go on.
    pub fn handle(
        &mut self,
        vm: &mut Vm,
        out: &mut StrBuilder,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Result<usize> {
        let input = self.input.clone();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        if let Some((text, place)) = decode_fix(vm, &self.handler, self.encoding, data, start, end)? {
            out.push_obj(vm, &text)?;
            return Ok(place);
        }
        let instance = self.instance(vm, start, end, reason)?;
        let Some(function) = function(vm, &mut self.handler)? else {
            return Err(raised(vm, instance));
        };
        let mut exchanged = None;
        let (text, place) = {
            let length = |exception: &Obj| {
                let object =
                    unicode_errors::fields(exception.borrow()).and_then(|fields| fields.object.get());
                object
                    .and_then(|object| object.downcast::<Bytes>().map(Bytes::len))
                    .unwrap_or(data.len())
            };
            ask(
                vm,
                &function,
                &instance,
                "decoding error handler must return (str, int)",
                length,
            )?
        };
        if let Some(fields) = unicode_errors::fields(instance.borrow()) {
            exchanged = fields
                .object
                .get()
                .filter(|object| object.downcast::<Bytes>().is_some());
        }
        if let Some(object) = exchanged {
            self.input = object;
        }
        if text.downcast::<Str>().is_none() {
            return Err(vm.type_error("decoding error handler must return (str, int) tuple"));
        }
        out.push_obj(vm, &text)?;
        Ok(place)
    }
}

/// A builtin handler, called as a function with an exception: the tuple that it returns. Raises the exception, or
/// `TypeError` for what it does not handle.
pub fn call_builtin(vm: &mut Vm, handler: &Handler, exception: ObjRef<'_>) -> Result<Obj> {
    let not_handled = |vm: &mut Vm| {
        let kind = exception.ty().display_name(vm);
        vm.type_error(format_args!("don't know how to handle {kind} in error callback"))
    };
    if let Handler::Strict = handler {
        return Err(match Exception::from_instance(exception.own()) {
            Some(raised) => raised,
            None => vm.type_error("codec must pass exception instance"),
        });
    }
    let Some(fields) = unicode_errors::fields(exception) else {
        return Err(not_handled(vm));
    };
    let is_decode = exception.is_a(UNICODE_DECODE_ERROR);
    let is_encode = exception.is_a(UNICODE_ENCODE_ERROR);
    let applies = match handler {
        Handler::XmlCharRefReplace | Handler::NameReplace => is_encode,
        Handler::SurrogateEscape | Handler::SurrogatePass => is_encode || is_decode,
        _ => true,
    };
    if !applies {
        return Err(not_handled(vm));
    }
    let (start, end) = unicode_errors::span(vm, exception)?;
    let Some(object) = fields.object.get() else {
        return Err(not_handled(vm));
    };
    let encoding = match fields.encoding.get() {
        Some(encoding) => alloc::format!("{}", crate::object::DisplayStr(encoding.borrow())),
        None => alloc::string::String::new(),
    };
    let made = if let Some(data) = object.downcast::<Bytes>().filter(|_| is_decode) {
        decode_fix(vm, handler, &encoding, data.as_slice(), start, end)?
    } else if let Some(text) = object.downcast::<Str>() {
        if let (Handler::Replace, false) = (handler, is_encode) {
            let mut out = StrBuilder::new();
            out.push_repeated(vm, 0xfffd, end - start)?;
            Some((out.finish(vm)?, end))
        } else {
            match encode_fix(vm, handler, &encoding, text, start, end, false)? {
                Some((Fix::Text(text), place)) => Some((text, place)),
                Some((Fix::Bytes(made), place)) => Some((bytes::new(vm, &made)?, place)),
                None => None,
            }
        }
    } else {
        None
    };
    match made {
        Some((made, place)) => {
            let place = int::new(vm, place)?;
            tuple::new(vm, &[made, place])
        }
        None => Err(match Exception::from_instance(exception.own()) {
            Some(raised) => raised,
            None => not_handled(vm),
        }),
    }
}

/// The builtin handlers as functions.
pub struct Handlers;

#[pymodule(name = "_codecs")]
impl Handlers {
    /// Implements the 'strict' error handling, which raises a UnicodeError on coding errors.
    fn strict_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::Strict, exception)
    }
    /// Implements the 'ignore' error handling, which ignores malformed data and continues.
    fn ignore_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::Ignore, exception)
    }
    /// Implements the 'replace' error handling, which replaces malformed data with a replacement marker.
    fn replace_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::Replace, exception)
    }
    /// Implements the 'xmlcharrefreplace' error handling.
    fn xmlcharrefreplace_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::XmlCharRefReplace, exception)
    }
    /// Implements the 'backslashreplace' error handling.
    fn backslashreplace_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::BackslashReplace, exception)
    }
    /// Implements the 'namereplace' error handling.
    fn namereplace_errors(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::NameReplace, exception)
    }
    /// Implements the 'surrogatepass' error handling.
    fn surrogatepass(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::SurrogatePass, exception)
    }
    /// Implements the 'surrogateescape' error handling.
    fn surrogateescape(vm: &mut Vm, exception: ObjRef<'_>) -> Result<Obj> {
        call_builtin(vm, &Handler::SurrogateEscape, exception)
    }
}

/// The function object of a builtin handler.
pub fn function_object(vm: &mut Vm, name: &str) -> Result<Obj> {
    let functions = <Handlers as crate::module::PyModule>::DEF.functions;
    let found = functions
        .iter()
        .find(|def| def.name.strip_suffix("_errors").unwrap_or(def.name) == name);
    match found {
        Some(def) => Ok(crate::descr::BuiltinMethod::create(vm, def, None, None)?.into()),
        None => Err(vm.lookup_error(format_args!("unknown error handler name '{name}'"))),
    }
}
