//! The module `_tokenize`: the tokens of Python source, for `tokenize`.

use core::cell::Cell;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::args::{MethodDef, Param, Parsed, bad_argument};
use taipan_objects::bytes::Bytes;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::STOP_ITERATION;
use taipan_objects::module::{self, Module};
use taipan_objects::object;
use taipan_objects::str::Str;
use taipan_objects::{Args, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, int, tuple};
use taipan_syntax::error::Error;
use taipan_syntax::tokenizer::{LineReader, TokenInfo, TokenStream};
use taipan_unicode::Wtf8;
use taipan_vm::run;

use crate::arguments::{constructor, given, keyword, needed};

/// Tokens of Python source.
#[allow(missing_debug_implementations)]
pub struct TokenizeModule;

/// Iterates over the tokens of the lines that a function gives.
#[pyclass(name = "TokenizerIter", module = "_tokenize", flags = [GC], bits = [BASETYPE])]
pub struct TokenizerIter {
    readline: Obj,
    encoding: Option<Obj>,
    stream: Stream,
}

/// Missing while it reads, and after the last token and errors.
struct Stream(Cell<Option<Box<TokenStream>>>);

impl Trace for Stream {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Asks for lines.
struct Lines<'v> {
    vm: &'v mut Vm,
    iterator: &'v TokenizerIter,
    /// What the function raised.
    raised: Option<Exception>,
}

impl LineReader for Lines<'_> {
    fn read_line(&mut self, _continuation: bool, line: &mut Vec<u8>) -> core::result::Result<(), Error> {
        match self.iterator.line(self.vm) {
            Ok(text) => {
                line.try_reserve(text.len() + 1).map_err(|_| Error::Memory)?;
                line.extend_from_slice(text.as_bytes());
                Ok(())
            }
            Err(error) => {
                self.raised = Some(error);
                Err(Error::Callback)
            }
        }
    }
}

impl TokenizerIter {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let readline = needed(vm, &parsed, 0)?;
        let encoding = given(&parsed, 2);
        if let Some(encoding) = encoding
            && encoding.downcast::<Str>().is_none()
        {
            return Err(bad_argument(vm, "tokenizeriter", "encoding", "str", encoding));
        }
        let extra = needed(vm, &parsed, 1)?;
        let extra = object::is_true(vm, extra)?;
        let stream = TokenStream::new(extra).map_err(|error| raise(vm, error))?;
        let made = TokenizerIter {
            readline: readline.own(),
            encoding: encoding.map(ObjRef::own),
            stream: Stream(Cell::new(Some(Box::new(stream)))),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// The next line; nothing at the end, which an empty line or `StopIteration` says.
    fn line(&self, vm: &mut Vm) -> Result<String> {
        vm.check_pending()?;
        let mut line = match call::call(vm, self.readline.borrow(), &[]) {
            Ok(line) => line,
            Err(error) if error.matches(STOP_ITERATION) => return Ok(String::new()),
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
        if let Some(text) = text.to_utf8() {
            return Ok(text);
        }
        // Raises what encoding lone surrogates raises.
        (vm.hooks().encode)(vm, line.borrow(), None, None)?;
        Ok(String::new())
    }
}

/// What is raised after the last token.
fn end(vm: &mut Vm) -> Result<Exception> {
    let text = vm.new_str("EOF")?;
    Ok(vm.stop_iteration(Some(text.borrow())))
}

fn raise(vm: &mut Vm, error: Error) -> Exception {
    run::syntax_error(vm, error, Wtf8::new("<string>"))
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
            &[
                Param::positional("readline", true),
                Param {
                    required: true,
                    ..keyword("extra_tokens")
                },
                keyword("encoding"),
            ],
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
        let Some(mut stream) = self.stream.0.take() else {
            return Err(end(vm)?);
        };
        let mut lines = Lines {
            vm: &mut *vm,
            iterator: self,
            raised: None,
        };
        match stream.next_token(&mut lines) {
            Ok(Some(token)) => {
                let token = described(vm, &token)?;
                self.stream.0.set(Some(stream));
                Ok(Some(token))
            }
            Ok(None) => Err(end(vm)?),
            Err(error) => match lines.raised {
                Some(raised) => Err(raised),
                None => Err(raise(vm, error)),
            },
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
