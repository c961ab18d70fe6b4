//! The module `_tokenize`: the tokens of Python source, for `tokenize`.

use core::cell::Cell;

use alloc::string::String;
use alloc::vec::Vec;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::args::{MethodDef, Parsed};
use taipan_objects::bytes::Bytes;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::STOP_ITERATION;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::object;
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{AllocError, Args, HVec, Obj, ObjCell, ObjRef, Ref, Vm, call, int, tuple};
use taipan_syntax::error::Error;
use taipan_syntax::tokenizer::{LineReader, TokenInfo, TokenStream};
use taipan_unicode::Wtf8;
use taipan_vm::run;

use crate::arguments::{constructor, given, keyword, needed, required};

/// Tokens of Python source.
#[allow(missing_debug_implementations)]
pub struct TokenizeModule;

/// Iterates over the tokens of the lines that a function gives.
///
/// All lines are read when the first token is asked for.
#[pyclass(name = "TokenizerIter", module = "_tokenize", flags = [GC], bits = [BASETYPE])]
pub struct TokenizerIter {
    readline: ObjCell,
    encoding: Option<Obj>,
    extra: bool,
    /// Tokens to give: a list, once they are made.
    tokens: ObjCell,
    /// The exception behind the last token.
    failure: ObjCell,
    at: Cell<usize>,
}

/// Lines that have been read already.
struct Lines {
    lines: Vec<String>,
    at: usize,
}

impl LineReader for Lines {
    fn read_line(&mut self, _continuation: bool, line: &mut Vec<u8>) -> core::result::Result<(), Error> {
        if let Some(text) = self.lines.get(self.at) {
            line.extend_from_slice(text.as_bytes());
            self.at += 1;
        }
        Ok(())
    }
}

impl TokenizerIter {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let readline = needed(vm, &parsed, 0)?;
        let encoding = given(&parsed, 1).filter(|encoding| !encoding.is_none());
        let extra = match given(&parsed, 2) {
            Some(extra) => object::is_true(vm, extra)?,
            None => false,
        };
        let made = TokenizerIter {
            readline: ObjCell::new(Some(readline.own())),
            encoding: encoding.map(ObjRef::own),
            extra,
            tokens: ObjCell::new(None),
            failure: ObjCell::new(None),
            at: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// All lines, until an empty one or `StopIteration`.
    fn lines(&self, vm: &mut Vm, readline: &Obj) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        loop {
            vm.check_pending()?;
            let mut line = match call::call(vm, readline.borrow(), &[]) {
                Ok(line) => line,
                Err(error) if error.matches(STOP_ITERATION) => return Ok(lines),
                Err(error) => return Err(error),
            };
            if let Some(encoding) = &self.encoding {
                if line.downcast::<Bytes>().is_none() {
                    return Err(vm.type_error("readline() returned a non-bytes object"));
                }
                let name = encoding.downcast::<Str>().and_then(Str::to_utf8);
                line = (vm.hooks().decode)(vm, line.borrow(), name.as_deref(), Some("replace"))?;
            }
            let Some(text) = line.downcast::<Str>() else {
                return Err(vm.type_error("readline() returned a non-string object"));
            };
            if text.is_empty() {
                return Ok(lines);
            }
            let Some(text) = text.to_utf8() else {
                // Raises what encoding lone surrogates raises.
                (vm.hooks().encode)(vm, line.borrow(), None, None)?;
                return Ok(lines);
            };
            lines.try_reserve(1).map_err(|_| AllocError)?;
            lines.push(text);
        }
    }

    fn read(&self, vm: &mut Vm, readline: &Obj) -> Result<HVec<Obj>> {
        let lines = self.lines(vm, readline)?;
        let memory = vm.alloc();
        let mut tokens = HVec::new();
        let mut reader = Lines { lines, at: 0 };
        let mut stream = match TokenStream::new(&mut reader, self.extra) {
            Ok(stream) => stream,
            Err(error) => return Err(run::syntax_error(vm, error, Wtf8::new("<string>"))),
        };
        loop {
            match stream.next_token() {
                Ok(Some(token)) => {
                    let token = described(vm, &token)?;
                    tokens.push(memory, token)?;
                }
                Ok(None) => return Ok(tokens),
                Err(error) => {
                    let error = run::syntax_error(vm, error, Wtf8::new("<string>"));
                    let error = vm.instance_of(error);
                    self.failure.set(Some(error));
                    return Ok(tokens);
                }
            }
        }
    }
}

/// The tuple of a token.
fn described(vm: &mut Vm, token: &TokenInfo) -> Result<Obj> {
    let place = |vm: &mut Vm, (line, column): (u32, i32)| {
        let (line, column) = (int::new(vm, line)?, int::new(vm, column)?);
        tuple::new(vm, &[line, column])
    };
    let kind = int::new(vm, token.kind.number())?;
    let text = vm.new_str(&token.string)?;
    let (start, end) = (place(vm, token.start)?, place(vm, token.end)?);
    let line = vm.new_str(&token.line)?;
    tuple::new(vm, &[kind, text, start, end, line])
}

#[pymethods]
impl TokenizerIter {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "tokenizeriter",
            &[required("readline"), keyword("encoding"), keyword("extra_tokens")],
            TokenizerIter::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(readline) = self.readline.take() {
            let tokens = self.read(vm, &readline)?;
            let tokens = List::create(vm, tokens)?;
            self.tokens.set(Some(tokens.into()));
        }
        let at = self.at.get();
        let token = match self.tokens.get() {
            Some(tokens) => match tokens.downcast::<List>() {
                Some(tokens) => tokens.items(vm).get(at).cloned(),
                None => None,
            },
            None => None,
        };
        if token.is_some() {
            self.at.set(at + 1);
            return Ok(token);
        }
        self.tokens.set(None);
        match self.failure.take().and_then(Exception::from_instance) {
            Some(error) => Err(error),
            None => Ok(None),
        }
    }
}

#[pymodule(name = "_tokenize")]
impl TokenizeModule {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "TokenizerIter", TOKENIZER_ITER.own())
    }
}
