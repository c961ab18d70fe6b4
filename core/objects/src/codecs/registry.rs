//! Codecs and error handlers by name: what `codecs.register`, `lookup`, `register_error` and `lookup_error` work on.

use taipan_heap::{Obj, ObjRef, Ref};

use super::errors::Handler;
use crate::dict::Dict;
use crate::exception::Result;
use crate::exceptions;
use crate::list::List;
use crate::object::{self, DisplayStr};
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

const PATH: &str = "codecs.search_path";
const CACHE: &str = "codecs.cache";
const ERRORS: &str = "codecs.errors";

fn state<T: crate::Payload>(
    vm: &mut Vm,
    name: &'static str,
    make: fn(&mut Vm) -> Result<Ref<T>>,
) -> Result<Ref<T>> {
    let found = vm.interp().native_state.borrow().get(name).cloned();
    if let Some(Ok(found)) = found.map(Obj::into_ref::<T>) {
        return Ok(found);
    }
    let made = make(vm)?;
    vm.interp()
        .native_state
        .borrow_mut()
        .insert(name, made.as_obj().clone());
    Ok(made)
}

fn dict(vm: &mut Vm, name: &'static str) -> Result<Ref<Dict>> {
    state(vm, name, Dict::create)
}

fn path(vm: &mut Vm) -> Result<Ref<List>> {
    state(vm, PATH, |vm| List::create(vm, taipan_heap::HVec::new()))
}

/// `codecs.register`. Raises `TypeError` if the function is not callable.
pub fn register(vm: &mut Vm, search: ObjRef<'_>) -> Result<()> {
    if search.ty().slots().call.is_none() {
        return Err(vm.type_error("argument must be callable"));
    }
    let path = path(vm)?;
    path.push(vm, search.own())
}

/// `codecs.unregister`: forgets a search function, and everything that was found.
pub fn unregister(vm: &mut Vm, search: ObjRef<'_>) -> Result<()> {
    let path = path(vm)?;
    let place = path.items(vm).iter().position(|known| known.borrow().is(search));
    if let Some(place) = place {
        dict(vm, CACHE)?.clear(vm);
        let removed = path.items_mut(vm).remove(place);
        drop(removed);
    }
    Ok(())
}

/// The name under which a codec is looked up: lower case, with runs of what is no letter, digit or point as one
/// underscore.
fn normalize(name: &Str) -> alloc::string::String {
    let mut out = alloc::string::String::new();
    let mut punctuation = false;
    for character in name.chars().filter_map(char::from_u32) {
        if character.is_ascii_alphanumeric() || character == '.' {
            if punctuation && !out.is_empty() {
                out.push('_');
            }
            punctuation = false;
            out.push(character.to_ascii_lowercase());
        } else {
            punctuation = true;
        }
    }
    out
}

/// The codec of a name: a tuple of encoder, decoder, stream reader and stream writer (`codecs.lookup`). Raises
/// `LookupError`.
pub fn lookup(vm: &mut Vm, name: &Str) -> Result<Obj> {
    if name.chars().any(|character| character == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    let normal = vm.intern(&normalize(name))?;
    let cache = dict(vm, CACHE)?;
    if let Some(found) = cache.get(vm, normal.borrow())? {
        return Ok(found);
    }
    let path = path(vm)?;
    if path.items(vm).is_empty() {
        import_encodings(vm)?;
    }
    let mut at = 0;
    while let Some(search) = path.items(vm).get(at).cloned() {
        at += 1;
        let found = crate::call::call(vm, search.borrow(), &[normal.borrow()])?;
        if found.is_none() {
            continue;
        }
        if tuple::items(found.borrow()).is_none_or(|items| items.len() != 4) {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        cache.set(vm, normal.borrow(), found.clone())?;
        return Ok(found);
    }
    Err(vm.lookup_error(format_args!("unknown encoding: {name}")))
}

/// The package `encodings` registers the search function for the standard codecs when it is imported. An interpreter
/// without that package has the codecs that need no registry.
fn import_encodings(vm: &mut Vm) -> Result<()> {
    let import = vm.hooks().import;
    let name = vm.intern("encodings")?;
    let none = crate::singletons::NONE;
    let zero = Obj::from_i16(0);
    match import(vm, name.borrow(), &[none, none, none, zero.borrow()]) {
        Err(error) if !error.matches(exceptions::IMPORT_ERROR) => Err(error),
        _ => Ok(()),
    }
}

fn text_codec(vm: &mut Vm, name: &Str, alternative: &str) -> Result<Obj> {
    let codec = lookup(vm, name)?;
    let key = vm.intern("_is_text_encoding")?;
    if !codec.is_exact(tuple::TUPLE)
        && let Some(flag) = object::lookup_attr(vm, codec.borrow(), key.borrow())?
        && !object::is_true(vm, flag.borrow())?
    {
        return Err(vm.lookup_error(format_args!(
            "'{name}' is not a text encoding; use {alternative} to handle arbitrary codecs"
        )));
    }
    Ok(codec)
}

fn run(
    vm: &mut Vm,
    codec: &Obj,
    encodes: bool,
    name: &Str,
    input: ObjRef<'_>,
    errors: Option<&Str>,
) -> Result<Obj> {
    let (place, what) = if encodes { (0, "encoder") } else { (1, "decoder") };
    let function = tuple::items(codec.borrow())
        .and_then(|items| items.get(place))
        .cloned();
    let Some(function) = function else {
        return Err(vm.type_error("codec search functions must return 4-tuples"));
    };
    let made = match errors {
        None => crate::call::call(vm, function.borrow(), &[input]),
        Some(errors) => {
            let errors = vm.substring(errors, 0, errors.len())?;
            crate::call::call(vm, function.borrow(), &[input, errors.borrow()])
        }
    };
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            let what = if encodes { "encoding" } else { "decoding" };
            return Err(vm.with_note(error, format_args!("{what} with '{name}' codec failed")));
        }
    };
    match tuple::items(made.borrow()) {
        Some([result, _]) => Ok(result.clone()),
        _ => Err(vm.type_error(format_args!("{what} must return a tuple (object, integer)"))),
    }
}

/// `codecs.encode`: any codec, any object.
pub fn encode(vm: &mut Vm, obj: ObjRef<'_>, name: &Str, errors: Option<&Str>) -> Result<Obj> {
    let codec = lookup(vm, name)?;
    run(vm, &codec, true, name, obj, errors)
}

/// `codecs.decode`: any codec, any object.
pub fn decode(vm: &mut Vm, obj: ObjRef<'_>, name: &Str, errors: Option<&Str>) -> Result<Obj> {
    let codec = lookup(vm, name)?;
    run(vm, &codec, false, name, obj, errors)
}

/// `str.encode` with a codec from the registry: a `bytes`.
pub fn encode_text(vm: &mut Vm, text: ObjRef<'_>, name: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
    let Some(name) = name else {
        return super::encode_to_bytes(vm, text, None, errors);
    };
    let codec = text_codec(vm, name, "codecs.encode()")?;
    let made = run(vm, &codec, true, name, text, errors)?;
    if made.downcast::<crate::bytes::Bytes>().is_some() {
        return Ok(made);
    }
    if let Some(array) = made.downcast::<crate::bytearray::ByteArray>() {
        let message =
            vm.format(format_args!("encoder {name} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types"))?;
        (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, message.borrow(), 1)?;
        return array.to_bytes(vm);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "'{name}' encoder returned '{kind}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
    )))
}

/// `bytes.decode` with a codec from the registry: a `str`.
pub fn decode_text(vm: &mut Vm, obj: ObjRef<'_>, name: Option<&Str>, errors: Option<&Str>) -> Result<Obj> {
    let Some(name) = name else {
        return super::decode_to_str(vm, obj, None, errors);
    };
    let codec = text_codec(vm, name, "codecs.decode()")?;
    let made = run(vm, &codec, false, name, obj, errors)?;
    if made.downcast::<Str>().is_some() {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "'{name}' decoder returned '{kind}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
    )))
}

/// `codecs.register_error`. Raises `TypeError` if the handler is not callable.
pub fn register_error(vm: &mut Vm, name: ObjRef<'_>, handler: ObjRef<'_>) -> Result<()> {
    if handler.ty().slots().call.is_none() {
        return Err(vm.type_error("handler must be callable"));
    }
    dict(vm, ERRORS)?.set(vm, name, handler.own())
}

/// `codecs._unregister_error`: whether the handler was there. Raises `ValueError` for a builtin one.
pub fn unregister_error(vm: &mut Vm, name: &Str) -> Result<bool> {
    if name.as_utf8_if_ascii().and_then(Handler::builtin).is_some() {
        return Err(vm.value_error(format_args!("cannot un-register built-in error handler '{name}'")));
    }
    let key = vm.substring(name, 0, name.len())?;
    Ok(dict(vm, ERRORS)?.remove(vm, key.borrow())?.is_some())
}

/// `codecs.lookup_error`. Raises `LookupError`.
pub fn lookup_error(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    if let Some(found) = dict(vm, ERRORS)?.get(vm, name)? {
        return Ok(found);
    }
    let text = name
        .downcast::<Str>()
        .and_then(Str::as_utf8_if_ascii)
        .unwrap_or("");
    match Handler::builtin(text) {
        Some(_) => {
            let function = super::errors::function_object(vm, text)?;
            dict(vm, ERRORS)?.set(vm, name, function.clone())?;
            Ok(function)
        }
        None => Err(vm.lookup_error(format_args!("unknown error handler name '{}'", DisplayStr(name)))),
    }
}
