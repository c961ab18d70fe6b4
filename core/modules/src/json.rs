//! The module `_json`: what `json` does natively. Reading is in `json/scanner.rs`, writing in `json/encoder.rs`.

mod encoder;
mod scanner;

use encoder::ENCODER;
use scanner::SCANNER;
use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Exception, Obj, ObjRef, Ref, Vm, args, int, object, tuple};

/// The native half of the package json.
#[allow(missing_debug_implementations)]
pub struct Json;

/// Which characters of a string are written as they are.
#[derive(Clone, Copy, PartialEq)]
enum Charset {
    Ascii,
    Unicode,
}

const HEX: &[u8; 16] = b"0123456789abcdef";

fn push_hex(vm: &Vm, out: &mut StrBuilder, unit: u32) -> Result<()> {
    out.push_latin1(vm, b"\\u")?;
    [12, 8, 4, 0]
        .iter()
        .try_for_each(|shift| out.push(vm, HEX[(unit >> shift & 15) as usize].into()))
}

/// Writes a string as JSON has it, between quotes (RFC 8259, section 7).
fn push_quoted(vm: &Vm, out: &mut StrBuilder, text: &Str, charset: Charset) -> Result<()> {
    let plain = |c: u32| match charset {
        Charset::Ascii => matches!(c, 0x20..=0x7e) && c != 0x22 && c != 0x5c,
        Charset::Unicode => c >= 0x20 && c != 0x22 && c != 0x5c,
    };
    out.push(vm, '"'.into())?;
    let (mut from, len) = (0, text.len());
    while from < len {
        let end = match text.as_latin1() {
            Some(units) => units[from..].iter().position(|unit| !plain((*unit).into())),
            None => (from..len).position(|at| !plain(text.char_at(at))),
        };
        let end = end.map_or(len, |count| from + count);
        out.push_slice(vm, text, from, end)?;
        if end == len {
            break;
        }
        from = end + 1;
        let c = text.char_at(end);
        let short = match c {
            0x22 => b"\\\"",
            0x5c => b"\\\\",
            0x08 => b"\\b",
            0x0c => b"\\f",
            0x0a => b"\\n",
            0x0d => b"\\r",
            0x09 => b"\\t",
            0x1_0000.. => {
                let offset = c - 0x1_0000;
                push_hex(vm, out, 0xd800 | offset >> 10)?;
                push_hex(vm, out, 0xdc00 | offset & 0x3ff)?;
                continue;
            }
            _ => {
                push_hex(vm, out, c)?;
                continue;
            }
        };
        out.push_latin1(vm, short)?;
    }
    out.push(vm, '"'.into())
}

/// Raises `TypeError` for more arguments than a constructor or a call of this module takes.
fn at_most(vm: &mut Vm, function: &str, args: Args<'_>, most: usize) -> Result<()> {
    let (given, plural) = (args.len(), if most == 1 { "" } else { "s" });
    if given <= most {
        return Ok(());
    }
    Err(vm.type_error(format_args!(
        "{function}() takes at most {most} argument{plural} ({given} given)"
    )))
}

/// The argument, or `TypeError` if it is no `str`.
fn text_argument<'a>(vm: &mut Vm, obj: ObjRef<'a>) -> Result<&'a Str> {
    match obj.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("first argument must be a string, not {kind}")))
        }
    }
}

fn quoted(vm: &mut Vm, string: ObjRef<'_>, charset: Charset) -> Result<Obj> {
    let text = text_argument(vm, string)?;
    let mut out = StrBuilder::new();
    push_quoted(vm, &mut out, text, charset)?;
    out.finish(vm)
}

/// A `json.JSONDecodeError` at a place of a document.
fn decode_error(vm: &mut Vm, message: &str, document: ObjRef<'_>, at: isize) -> Exception {
    let made = crate::import_attribute(vm, "json.decoder", "JSONDecodeError").and_then(|class| {
        let (message, at) = (vm.new_str(message)?, int::new(vm, at)?);
        let instance =
            taipan_objects::call::call(vm, class.borrow(), &[message.borrow(), document, at.borrow()])?;
        match Exception::from_instance(instance) {
            Some(error) => Ok(error),
            None => Err(vm.type_error("exceptions must derive from BaseException")),
        }
    });
    match made {
        Ok(error) | Err(error) => error,
    }
}

#[pymodule(name = "_json")]
impl Json {
    /// A string as JSON, in ASCII: between quotes, other characters escaped.
    fn encode_basestring_ascii(vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        quoted(vm, string, Charset::Ascii)
    }
    /// A string as JSON: between quotes, control characters, quotes and backslashes escaped.
    fn encode_basestring(vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        quoted(vm, string, Charset::Unicode)
    }
    /// scanstring(string, end, strict=True) -> (string, end)
    ///
    /// Reads the JSON string of which `end` is the place behind its opening quote. Gives what it stands for, and the
    /// place behind its closing quote. Unless strict, it may hold control characters. Raises ValueError.
    fn scanstring(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        args::no_keywords(vm, "scanstring", args)?;
        let given = args.args();
        at_most(vm, "scanstring", args, 3)?;
        if given.len() < 2 {
            return Err(vm.type_error(format_args!(
                "scanstring() takes at least 2 arguments ({} given)",
                given.len()
            )));
        }
        let end = int::to_ssize(vm, given[1])?;
        let strict = match given.get(2) {
            Some(strict) => object::is_true(vm, *strict)?,
            None => true,
        };
        let text = text_argument(vm, given[0])?;
        let (value, end) = scanner::string(vm, given[0], text, end, strict)?;
        let end = int::new(vm, end)?;
        tuple::new(vm, &[value, end])
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "make_scanner", SCANNER.own())?;
        module::add(vm, module, "make_encoder", ENCODER.own())
    }
}
