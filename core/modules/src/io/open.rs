//! `open`: a raw file, a buffer over it, text over that.

use alloc::string::String;

use taipan_objects::bytes::Bytes;
use taipan_objects::singletons::{NONE, bool_object};
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, int, names, object};

use super::buffered::{BUFFERED_RANDOM, BUFFERED_READER, BUFFERED_WRITER};
use super::fileio;
use super::support::{DEFAULT_BUFFER_SIZE, as_long, chain, fspath};
use super::textio::TEXT_IO;

/// The arguments of `open` but the file.
pub struct Request<'a> {
    /// `mode`
    pub mode: String,
    /// `buffering`
    pub buffering: i32,
    /// `encoding`
    pub encoding: Option<String>,
    /// `errors`
    pub errors: Option<String>,
    /// `newline`
    pub newline: Option<String>,
    /// `closefd`
    pub closefd: bool,
    /// `opener`
    pub opener: Option<ObjRef<'a>>,
}

impl Request<'_> {
    /// All defaults but the mode.
    pub fn new(mode: &str) -> Self {
        Request {
            mode: mode.into(),
            buffering: -1,
            encoding: None,
            errors: None,
            newline: None,
            closefd: true,
            opener: None,
        }
    }
}

/// The largest buffer that a file's block size asks for.
const MOST: i64 = 8192 * 1024;

/// `io.open`.
pub fn open(vm: &mut Vm, file: ObjRef<'_>, request: &Request<'_>) -> Result<Obj> {
    let slots = file.ty().slots();
    let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
    let path = if is_number { file.own() } else { fspath(vm, file)? };
    if !is_number && path.downcast::<Str>().is_none() && path.downcast::<Bytes>().is_none() {
        let shown = object::repr(vm, file)?;
        let shown = object::DisplayStr(shown.borrow());
        return Err(vm.type_error(format_args!("invalid file: {shown}")));
    }
    let mode = request.mode.as_str();
    for (at, letter) in mode.char_indices() {
        let rest = mode.get(at + letter.len_utf8()..).unwrap_or("");
        if !"xrwa+tb".contains(letter) || rest.contains(letter) {
            return Err(vm.value_error(format_args!("invalid mode: '{mode}'")));
        }
    }
    let has = |letter: char| mode.contains(letter);
    let binary = has('b');
    if has('t') && binary {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if "xrwa".chars().filter(|&letter| has(letter)).count() > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    for (given, what) in [
        (request.encoding.is_some(), "an encoding"),
        (request.errors.is_some(), "an errors"),
        (request.newline.is_some(), "a newline"),
    ] {
        if binary && given {
            return Err(vm.value_error(format_args!("binary mode doesn't take {what} argument")));
        }
    }
    if binary && request.buffering == 1 {
        let text = vm.new_str(
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
        )?;
        (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, text.borrow(), 1)?;
    }
    let raw_mode: String = "xrwa+".chars().filter(|&letter| has(letter)).collect();
    let raw = fileio::open(vm, path.borrow(), &raw_mode, request.closefd, request.opener)?;
    // Whatever fails from here on closes what is open by then.
    let mut opened = raw.clone();
    match wrap(vm, raw, request, &mut opened) {
        Ok(file) => Ok(file),
        Err(error) => {
            let closed = call::call_method(vm, opened.borrow(), names::close, &[]);
            Err(chain(error, closed))
        }
    }
}

fn wrap(vm: &mut Vm, raw: Obj, request: &Request<'_>, opened: &mut Obj) -> Result<Obj> {
    let mode = request.mode.as_str();
    let has = |letter: char| mode.contains(letter);
    let binary = has('b');
    let mut buffering = i64::from(request.buffering);
    let mut terminal = false;
    if buffering < 0 {
        let name = vm.intern("_isatty_open_only")?;
        let answer = call::call_method(vm, raw.borrow(), name.borrow(), &[])?;
        terminal = object::is_true(vm, answer.borrow())?;
    }
    let by_line = buffering == 1 || terminal;
    if by_line {
        buffering = -1;
    }
    if buffering < 0 {
        let name = vm.intern("_blksize")?;
        let block = object::getattr(vm, raw.borrow(), name.borrow())?;
        buffering = as_long(vm, block.borrow())?
            .min(MOST)
            .max(DEFAULT_BUFFER_SIZE as i64);
    }
    if buffering == 0 {
        if !binary {
            return Err(vm.value_error("can't have unbuffered text I/O"));
        }
        return Ok(raw);
    }
    let class = if has('+') {
        BUFFERED_RANDOM
    } else if has('x') || has('w') || has('a') {
        BUFFERED_WRITER
    } else if has('r') {
        BUFFERED_READER
    } else {
        return Err(vm.value_error(format_args!("unknown mode: '{mode}'")));
    };
    let size = int::new(vm, buffering)?;
    let buffer = call::call(vm, class.as_obj(), &[raw.borrow(), size.borrow()])?;
    *opened = buffer.clone();
    if binary {
        return Ok(buffer);
    }
    let text = |vm: &mut Vm, text: &Option<String>| match text {
        Some(text) => vm.new_str(text),
        None => Ok(NONE.own()),
    };
    let encoding = text(vm, &request.encoding)?;
    let errors = text(vm, &request.errors)?;
    let newline = text(vm, &request.newline)?;
    let args = [
        buffer.borrow(),
        encoding.borrow(),
        errors.borrow(),
        newline.borrow(),
        bool_object(by_line),
    ];
    let file = call::call(vm, TEXT_IO.as_obj(), &args)?;
    *opened = file.clone();
    let mode = vm.new_str(mode)?;
    object::setattr(vm, file.borrow(), names::mode, Some(mode.borrow()))?;
    Ok(file)
}
