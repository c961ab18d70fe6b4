//! The module `_codecs`: the registry, and the codecs that are written in Rust.

use taipan_derive::pymodule;
use taipan_objects::bytes::Bytes;
use taipan_objects::codecs::errors::{Decoder, Encoder};
use taipan_objects::codecs::unicode::{self, Order};
use taipan_objects::codecs::{self, charmap, escape, registry, single, utf7};
use taipan_objects::exception::Result;
use taipan_objects::str::Str;
use taipan_objects::typeobject::{ObjectExt, TypeName};
use taipan_objects::{Obj, ObjRef, Vm, int, tuple};

/// Codecs and error handlers.
#[allow(missing_debug_implementations)]
pub struct Codecs;

fn must_be(
    vm: &mut Vm,
    function: &str,
    at: usize,
    expected: &str,
    got: ObjRef<'_>,
) -> taipan_objects::Exception {
    let kind = if got.is_none() {
        TypeName::Builtin("None")
    } else {
        got.ty().display_name(vm)
    };
    vm.type_error(format_args!(
        "{function}() argument {at} must be {expected}, not {kind}"
    ))
}

/// The `errors` argument of a codec function.
fn handler<'a>(vm: &mut Vm, function: &str, errors: Option<ObjRef<'a>>) -> Result<Option<&'a Str>> {
    let Some(errors) = errors.filter(|errors| !errors.is_none()) else {
        return Ok(None);
    };
    match errors.downcast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => Err(must_be(vm, function, 2, "str or None", errors)),
    }
}

/// A result and how much of the input it stands for.
fn pair(vm: &mut Vm, made: Obj, taken: usize) -> Result<Obj> {
    let taken = int::new(vm, taken)?;
    tuple::new(vm, &[made, taken])
}

fn encode(
    vm: &mut Vm,
    function: &str,
    codec: &'static str,
    text: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    run: impl FnOnce(&mut Vm, &mut Encoder<'_>) -> Result<Obj>,
) -> Result<Obj> {
    let errors = handler(vm, function, errors)?;
    let Some(len) = text.downcast::<Str>().map(Str::len) else {
        return Err(must_be(vm, function, 1, "str", text));
    };
    let mut encoder = Encoder::new(vm, codec, text, errors)?;
    let made = run(vm, &mut encoder)?;
    pair(vm, made, len)
}

fn decode(
    vm: &mut Vm,
    function: &str,
    codec: &'static str,
    data: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    run: impl FnOnce(&mut Vm, &mut Decoder) -> Result<(Obj, usize)>,
) -> Result<Obj> {
    let errors = handler(vm, function, errors)?;
    let input = codecs::contiguous(vm, data)?;
    let mut decoder = Decoder::new(vm, codec, &input, errors);
    let (made, taken) = run(vm, &mut decoder)?;
    pair(vm, made, taken)
}

/// The input of functions that take text for bytes too.
fn text_or_bytes(vm: &mut Vm, data: ObjRef<'_>) -> Result<Obj> {
    match data.downcast::<Str>() {
        Some(_) => codecs::encode_to_bytes(vm, data, None, None),
        None => codecs::contiguous(vm, data),
    }
}

fn input_len(input: &Obj) -> usize {
    input.downcast::<Bytes>().map_or(0, Bytes::len)
}

fn encode_utf16(
    vm: &mut Vm,
    name: &str,
    text: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    order: Order,
) -> Result<Obj> {
    encode(vm, name, order.utf16_name(), text, errors, |vm, encoder| {
        unicode::encode_utf16(vm, encoder, order)
    })
}

fn encode_utf32(
    vm: &mut Vm,
    name: &str,
    text: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    order: Order,
) -> Result<Obj> {
    encode(vm, name, order.utf32_name(), text, errors, |vm, encoder| {
        unicode::encode_utf32(vm, encoder, order)
    })
}

fn decode_utf16(
    vm: &mut Vm,
    name: &str,
    data: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    last: Option<bool>,
    order: &mut Order,
) -> Result<Obj> {
    let last = last.unwrap_or(false);
    decode(vm, name, "utf-16", data, errors, |vm, decoder| {
        unicode::decode_utf16(vm, decoder, order, last)
    })
}

fn decode_utf32(
    vm: &mut Vm,
    name: &str,
    data: ObjRef<'_>,
    errors: Option<ObjRef<'_>>,
    last: Option<bool>,
    order: &mut Order,
) -> Result<Obj> {
    let last = last.unwrap_or(false);
    decode(vm, name, "utf-32", data, errors, |vm, decoder| {
        unicode::decode_utf32(vm, decoder, order, last)
    })
}

/// The result of an `ex_decode` function: text, bytes taken, byte order.
fn with_order(vm: &mut Vm, made: &Obj, order: Order) -> Result<Obj> {
    let order = int::new(vm, order.number())?;
    match tuple::items(made.borrow()) {
        Some([text, taken]) => tuple::new(vm, &[text.clone(), taken.clone(), order]),
        _ => Err(vm.system_error("a decoder returned no pair")),
    }
}

#[pymodule(name = "_codecs")]
impl Codecs {
    /// Register a codec search function.
    #[signature("($module, search_function, /)")]
    fn register(vm: &mut Vm, search_function: ObjRef<'_>) -> Result<()> {
        registry::register(vm, search_function)
    }
    /// Takes a search function out of the registry and forgets what was looked up.
    #[signature("($module, search_function, /)")]
    fn unregister(vm: &mut Vm, search_function: ObjRef<'_>) -> Result<()> {
        registry::unregister(vm, search_function)
    }
    /// Finds the codec of that name. Returns a CodecInfo; raises LookupError if no search function knows it.
    #[signature("($module, encoding, /)")]
    fn lookup(vm: &mut Vm, encoding: &Str) -> Result<Obj> {
        registry::lookup(vm, encoding)
    }
    /// Encodes obj with the codec that encoding names.
    ///
    /// errors names the error handler; 'strict', the default, raises an error.
    #[signature("($module, /, obj, encoding='utf-8', errors='strict')")]
    fn encode(vm: &mut Vm, obj: ObjRef<'_>, encoding: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
        match encoding {
            Some(encoding) => registry::encode(vm, obj, encoding, errors),
            None => {
                let utf8 = vm.intern("utf-8")?;
                registry::encode(vm, obj, &utf8, errors)
            }
        }
    }
    /// Decodes obj with the codec that encoding names.
    ///
    /// errors names the error handler; 'strict', the default, raises an error.
    #[signature("($module, /, obj, encoding='utf-8', errors='strict')")]
    fn decode(vm: &mut Vm, obj: ObjRef<'_>, encoding: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
        match encoding {
            Some(encoding) => registry::decode(vm, obj, encoding, errors),
            None => {
                let utf8 = vm.intern("utf-8")?;
                registry::decode(vm, obj, &utf8, errors)
            }
        }
    }
    #[signature("($module, data, errors=None, /)")]
    fn escape_encode(vm: &mut Vm, data: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        handler(vm, "escape_encode", errors)?;
        let Some(bytes) = data.downcast::<Bytes>() else {
            return Err(must_be(vm, "escape_encode", 1, "bytes", data));
        };
        let made = escape::encode_bytes(vm, bytes.as_slice())?;
        pair(vm, made, bytes.len())
    }
    #[signature("($module, data, errors=None, /)")]
    fn escape_decode(vm: &mut Vm, data: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        let errors = handler(vm, "escape_decode", errors)?;
        let input = text_or_bytes(vm, data)?;
        let bytes = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let made = escape::decode_bytes(vm, bytes, errors)?;
        pair(vm, made, bytes.len())
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_8_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(vm, "utf_8_encode", "utf-8", str, errors, unicode::encode_utf8)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_8_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let last = last.unwrap_or(false);
        decode(vm, "utf_8_decode", "utf-8", data, errors, |vm, decoder| {
            unicode::decode_utf8(vm, decoder, last)
        })
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_7_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(vm, "utf_7_encode", "utf7", str, errors, |vm, encoder| {
            utf7::encode(vm, encoder.text())
        })
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_7_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let last = last.unwrap_or(false);
        decode(vm, "utf_7_decode", "utf7", data, errors, |vm, decoder| {
            utf7::decode(vm, decoder, last)
        })
    }
    #[signature("($module, str, errors=None, byteorder=0, /)")]
    fn utf_16_encode(
        vm: &mut Vm,
        str: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        byteorder: Option<i32>,
    ) -> Result<Obj> {
        encode_utf16(
            vm,
            "utf_16_encode",
            str,
            errors,
            Order::from_number(byteorder.unwrap_or(0)),
        )
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_16_le_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode_utf16(vm, "utf_16_le_encode", str, errors, Order::Little)
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_16_be_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode_utf16(vm, "utf_16_be_encode", str, errors, Order::Big)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_16_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf16(vm, "utf_16_decode", data, errors, last, &mut Order::Native)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_16_le_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf16(vm, "utf_16_le_decode", data, errors, last, &mut Order::Little)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_16_be_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf16(vm, "utf_16_be_decode", data, errors, last, &mut Order::Big)
    }
    #[signature("($module, data, errors=None, byteorder=0, final=False,\n                 /)")]
    fn utf_16_ex_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        byteorder: Option<i32>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let mut order = Order::from_number(byteorder.unwrap_or(0));
        let made = decode_utf16(vm, "utf_16_ex_decode", data, errors, last, &mut order)?;
        with_order(vm, &made, order)
    }
    #[signature("($module, str, errors=None, byteorder=0, /)")]
    fn utf_32_encode(
        vm: &mut Vm,
        str: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        byteorder: Option<i32>,
    ) -> Result<Obj> {
        encode_utf32(
            vm,
            "utf_32_encode",
            str,
            errors,
            Order::from_number(byteorder.unwrap_or(0)),
        )
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_32_le_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode_utf32(vm, "utf_32_le_encode", str, errors, Order::Little)
    }
    #[signature("($module, str, errors=None, /)")]
    fn utf_32_be_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode_utf32(vm, "utf_32_be_encode", str, errors, Order::Big)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_32_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf32(vm, "utf_32_decode", data, errors, last, &mut Order::Native)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_32_le_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf32(vm, "utf_32_le_decode", data, errors, last, &mut Order::Little)
    }
    #[signature("($module, data, errors=None, final=False, /)")]
    fn utf_32_be_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        decode_utf32(vm, "utf_32_be_decode", data, errors, last, &mut Order::Big)
    }
    #[signature("($module, data, errors=None, byteorder=0, final=False,\n                 /)")]
    fn utf_32_ex_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        byteorder: Option<i32>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let mut order = Order::from_number(byteorder.unwrap_or(0));
        let made = decode_utf32(vm, "utf_32_ex_decode", data, errors, last, &mut order)?;
        with_order(vm, &made, order)
    }
    #[signature("($module, str, errors=None, /)")]
    fn unicode_escape_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(
            vm,
            "unicode_escape_encode",
            "unicodeescape",
            str,
            errors,
            |vm, encoder| escape::encode_unicode(vm, encoder.text()),
        )
    }
    #[signature("($module, data, errors=None, final=True, /)")]
    fn unicode_escape_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let (input, last) = (text_or_bytes(vm, data)?, last.unwrap_or(true));
        decode(
            vm,
            "unicode_escape_decode",
            "unicodeescape",
            input.borrow(),
            errors,
            |vm, decoder| escape::decode_unicode(vm, decoder, last),
        )
    }
    #[signature("($module, str, errors=None, /)")]
    fn raw_unicode_escape_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(
            vm,
            "raw_unicode_escape_encode",
            "rawunicodeescape",
            str,
            errors,
            |vm, encoder| escape::encode_raw(vm, encoder.text()),
        )
    }
    #[signature("($module, data, errors=None, final=True, /)")]
    fn raw_unicode_escape_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        last: Option<bool>,
    ) -> Result<Obj> {
        let (input, last) = (text_or_bytes(vm, data)?, last.unwrap_or(true));
        decode(
            vm,
            "raw_unicode_escape_decode",
            "rawunicodeescape",
            input.borrow(),
            errors,
            |vm, decoder| escape::decode_raw(vm, decoder, last),
        )
    }
    #[signature("($module, str, errors=None, /)")]
    fn latin_1_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(vm, "latin_1_encode", "latin-1", str, errors, |vm, encoder| {
            single::encode(vm, encoder, 256)
        })
    }
    #[signature("($module, data, errors=None, /)")]
    fn latin_1_decode(vm: &mut Vm, data: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        handler(vm, "latin_1_decode", errors)?;
        let input = codecs::contiguous(vm, data)?;
        let bytes = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let made = vm.new_latin1(bytes, bytes.is_ascii())?;
        pair(vm, made, bytes.len())
    }
    #[signature("($module, str, errors=None, /)")]
    fn ascii_encode(vm: &mut Vm, str: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        encode(vm, "ascii_encode", "ascii", str, errors, |vm, encoder| {
            single::encode(vm, encoder, 128)
        })
    }
    #[signature("($module, data, errors=None, /)")]
    fn ascii_decode(vm: &mut Vm, data: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        let input = codecs::contiguous(vm, data)?;
        let len = input_len(&input);
        decode(
            vm,
            "ascii_decode",
            "ascii",
            input.borrow(),
            errors,
            |vm, decoder| Ok((single::decode_ascii(vm, decoder)?, len)),
        )
    }
    #[signature("($module, str, errors=None, mapping=None, /)")]
    fn charmap_encode(
        vm: &mut Vm,
        str: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        mapping: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        match mapping.filter(|mapping| !mapping.is_none()) {
            None => encode(vm, "charmap_encode", "latin-1", str, errors, |vm, encoder| {
                single::encode(vm, encoder, 256)
            }),
            Some(mapping) => encode(vm, "charmap_encode", "charmap", str, errors, |vm, encoder| {
                charmap::encode(vm, encoder, mapping)
            }),
        }
    }
    #[signature("($module, data, errors=None, mapping=None, /)")]
    fn charmap_decode(
        vm: &mut Vm,
        data: ObjRef<'_>,
        errors: Option<ObjRef<'_>>,
        mapping: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let input = codecs::contiguous(vm, data)?;
        let len = input_len(&input);
        decode(
            vm,
            "charmap_decode",
            "charmap",
            input.borrow(),
            errors,
            |vm, decoder| match mapping.filter(|mapping| !mapping.is_none()) {
                None => {
                    let data = decoder.input();
                    let bytes = data.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
                    Ok((vm.new_latin1(bytes, bytes.is_ascii())?, len))
                }
                Some(mapping) => Ok((charmap::decode(vm, decoder, mapping)?, len)),
            },
        )
    }
    #[signature("($module, map, /)")]
    fn charmap_build(vm: &mut Vm, map: &Str) -> Result<Obj> {
        charmap::build(vm, map)
    }
    #[signature("($module, data, errors=None, /)")]
    fn readbuffer_encode(vm: &mut Vm, data: ObjRef<'_>, errors: Option<ObjRef<'_>>) -> Result<Obj> {
        handler(vm, "readbuffer_encode", errors)?;
        let input = text_or_bytes(vm, data)?;
        let len = input_len(&input);
        pair(vm, input, len)
    }
    /// Makes handler the error handler of that name. It gets a UnicodeError and returns a replacement and a
    /// position.
    #[signature("($module, errors, handler, /)")]
    fn register_error(vm: &mut Vm, errors: ObjRef<'_>, handler: ObjRef<'_>) -> Result<()> {
        match errors.downcast::<Str>() {
            Some(_) => registry::register_error(vm, errors, handler),
            None => Err(must_be(vm, "register_error", 1, "str", errors)),
        }
    }
    /// Un-register the specified error handler for the error handling 'errors'.
    #[signature("($module, errors, /)")]
    fn _unregister_error(vm: &mut Vm, errors: &Str) -> Result<bool> {
        registry::unregister_error(vm, errors)
    }
    /// lookup_error(errors) -> handler
    #[signature("($module, name, /)")]
    fn lookup_error(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        match name.downcast::<Str>() {
            Some(_) => registry::lookup_error(vm, name),
            None => {
                let kind = name.ty().display_name(vm);
                Err(vm.type_error(format_args!("lookup_error() argument must be str, not {kind}")))
            }
        }
    }
}
