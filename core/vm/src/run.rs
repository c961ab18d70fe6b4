//! From source text to its effects: compiling, and running code in a namespace (`Python/pythonrun.c`).

use core::cell::RefCell;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_bytecode::Interned;
pub use taipan_compiler::options::{CO_FUTURE_BARRY_AS_BDFL, PYCF_MASK};
use taipan_compiler::symtable::{self, SymbolTable};
use taipan_compiler::{FutureFeatures, Options};
use taipan_objects::code::{self, Code};
use taipan_objects::dict::Dict;
use taipan_objects::function::Function;
use taipan_objects::str::Str;
use taipan_objects::{Exception, Obj, ObjRef, Ref, Result, Vm, exceptions, names, object, tuple};
use taipan_syntax::Arena;
use taipan_syntax::ast::Mod;
use taipan_syntax::error::{Error, SyntaxErrorArgs, Warning};
use taipan_syntax::parser::{self, Mode, ParserFlags};
use taipan_syntax::tokenizer::{DecodeError, Decoder, Options as TokenizerOptions, Tokenizer};
use taipan_unicode::Wtf8;

use crate::source;

/// `PyCF_DONT_IMPLY_DEDENT`: a block is not ended by the end of the source.
const DONT_IMPLY_DEDENT: u32 = 0x200;
/// `PyCF_TYPE_COMMENTS`: type comments come into the tree.
pub const TYPE_COMMENTS: u32 = 0x1000;
/// `PyCF_ALLOW_INCOMPLETE_INPUT`: source that ends too early raises `_IncompleteInputError`.
const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;

/// How source is compiled.
pub struct Compile<'a> {
    /// `co_filename`.
    pub filename: &'a Wtf8,
    /// What kind of source it is.
    pub mode: Mode,
    /// `PyCF_*` and `CO_FUTURE_*` flags.
    pub flags: u32,
    /// `-O` level.
    pub optimize: u8,
    /// The source is a file that is run.
    pub file: bool,
}

/// Compiles source bytes (with encoding declaration) or UTF-8 text.
///
/// Raises `SyntaxError` and its subclasses with text and position, `MemoryError`, `RecursionError`; issues the warnings of
/// the compilation.
pub fn compile(vm: &mut Vm, source: &[u8], is_text: bool, how: &Compile<'_>) -> Result<Ref<Code>> {
    let made = compile_text(vm, source, is_text, how)?;
    code::from_bytecode(vm, made)
}

/// As [`compile()`], up to where objects are made of the result: the source is not needed for that.
pub fn compile_text(
    vm: &mut Vm,
    source: &[u8],
    is_text: bool,
    how: &Compile<'_>,
) -> Result<taipan_bytecode::packed::Compiled> {
    if cfg!(target_os = "none") {
        vm.alloc().trim();
        crate::frame::release_stack(vm);
    }
    let mut warnings = Vec::new();
    let filename = how.filename.to_string_lossy();
    let (flags, options) = (parser_flags(vm, how, None), options(vm, how));
    let codecs = RefCell::new(Codecs { vm, raised: None });
    let result = taipan_compiler::compile_source(
        || tokenizer(source, is_text, how, &filename, &mut codecs.borrow_mut()),
        how.mode,
        flags,
        &options,
        &mut warnings,
    );
    if let Some(raised) = codecs.into_inner().raised {
        return Err(raised);
    }
    issue(vm, warnings, how.filename)?;
    result.map_err(|error| syntax_error(vm, error, how.filename))
}

/// Parses source bytes (with encoding declaration) or UTF-8 text; `feature_version` is the minor version of the grammar, this
/// one's if it is `None`. What the source's codec raises comes before what is wrong with the source.
pub fn parse<'a>(
    vm: &mut Vm,
    arena: &'a Arena,
    source: &[u8],
    is_text: bool,
    how: &Compile<'_>,
    feature_version: Option<u8>,
    warnings: &mut Vec<Warning>,
) -> Result<core::result::Result<Mod<'a>, Error>> {
    let filename = how.filename.to_string_lossy();
    let flags = parser_flags(vm, how, feature_version);
    let mut codecs = Codecs { vm, raised: None };
    let tokenizer = tokenizer(source, is_text, how, &filename, &mut codecs);
    if let Some(raised) = codecs.raised {
        return Err(raised);
    }
    Ok(match tokenizer {
        Ok(mut tokenizer) => parser::parse(arena, &mut tokenizer, how.mode, flags, warnings),
        Err(error) => Err(error),
    })
}

/// Decodes source with the program's codecs.
struct Codecs<'v> {
    vm: &'v mut Vm,
    /// What a codec raised that does not become a `SyntaxError`.
    raised: Option<Exception>,
}

impl Decoder for Codecs<'_> {
    fn decode(&mut self, encoding: &str, bytes: &[u8]) -> core::result::Result<String, DecodeError> {
        match decoded(self.vm, encoding, bytes) {
            Ok(text) => Ok(text),
            Err(error) => {
                let classes = [
                    exceptions::LOOKUP_ERROR,
                    exceptions::SYNTAX_ERROR,
                    exceptions::VALUE_ERROR,
                ];
                if classes.iter().any(|class| error.matches(*class)) {
                    let message = object::str(self.vm, error.as_obj());
                    let message = message
                        .ok()
                        .and_then(|text| text.downcast::<Str>().map(Str::to_wtf8));
                    return Err(DecodeError::Failed(message.unwrap_or_default().to_string_lossy()));
                }
                self.raised = Some(error);
                Err(DecodeError::Other(Error::Callback))
            }
        }
    }
}

/// The text of bytes, from a codec of the program's.
fn decoded(vm: &mut Vm, encoding: &str, bytes: &[u8]) -> Result<String> {
    let bytes = taipan_objects::bytes::new(vm, bytes)?;
    let text = (vm.hooks().decode)(vm, bytes.borrow(), Some(encoding), None)?;
    match text.downcast::<Str>().and_then(Str::to_utf8) {
        Some(text) => Ok(text),
        None => {
            // Raises what encoding lone surrogates raises.
            (vm.hooks().encode)(vm, text.borrow(), None, None)?;
            Err(vm.value_error("source text has surrogates"))
        }
    }
}

/// A tokenizer, which has a copy of the source unless that is plain UTF-8.
fn tokenizer<'s>(
    source: &'s [u8],
    is_text: bool,
    how: &Compile<'_>,
    filename: &'s str,
    codecs: &mut Codecs<'_>,
) -> core::result::Result<Tokenizer<'s>, Error> {
    let options = TokenizerOptions {
        type_comments: how.flags & TYPE_COMMENTS != 0,
        file: how.file,
        filename,
        implicit_newline: how.mode == Mode::File,
        ..TokenizerOptions::default()
    };
    match core::str::from_utf8(source) {
        Ok(text) if is_text => Tokenizer::from_str(text, options),
        // Those boards have no codecs but the tokenizer's own.
        _ if cfg!(feature = "small") => Tokenizer::from_bytes(source, None, options),
        _ => Tokenizer::from_bytes(source, Some(codecs), options),
    }
}

fn parser_flags(vm: &Vm, how: &Compile<'_>, feature_version: Option<u8>) -> ParserFlags<'static> {
    let default = ParserFlags::default();
    ParserFlags {
        barry_as_flufl: how.flags & CO_FUTURE_BARRY_AS_BDFL != 0,
        dont_imply_dedent: how.flags & DONT_IMPLY_DEDENT != 0,
        allow_incomplete_input: how.flags & ALLOW_INCOMPLETE_INPUT != 0,
        max_str_digits: vm.interp().int_max_str_digits.get() as u32,
        max_memory: tree_memory(vm),
        feature_version: feature_version.unwrap_or(default.feature_version),
        ..default
    }
}

fn options<'h>(vm: &Vm, how: &Compile<'h>) -> Options<'h> {
    Options {
        flags: how.flags,
        optimize: how.optimize,
        recursion_limit: compiler_depth(vm),
        interned: (!cfg!(target_os = "none")).then_some(vm.interp() as &dyn Interned),
        ..Options::new(how.filename)
    }
}

/// Compiles a tree.
pub fn compile_tree<'a>(
    vm: &Vm,
    module: &Mod<'a>,
    arena: &'a Arena,
    how: &Compile<'_>,
    warnings: &mut Vec<Warning>,
) -> core::result::Result<Box<taipan_bytecode::Code>, Error> {
    taipan_compiler::compile(module, arena, &options(vm, how), warnings)
}

/// The tree as a program is given it: see [`taipan_compiler::preprocess`].
pub fn preprocess_tree<'a>(
    vm: &Vm,
    module: &Mod<'a>,
    arena: &'a Arena,
    how: &Compile<'_>,
    fold: bool,
) -> core::result::Result<Mod<'a>, Error> {
    taipan_compiler::preprocess(module, arena, &options(vm, how), fold)
}

/// The symbol table of a tree.
pub fn symbol_table<'a>(
    vm: &Vm,
    module: &Mod<'a>,
    arena: &'a Arena,
    how: &Compile<'_>,
) -> core::result::Result<SymbolTable<'a>, Error> {
    let mut future = FutureFeatures::from_ast(module)?;
    future.features |= how.flags;
    symtable::build(module, arena, &future, compiler_depth(vm))
}

/// Issues the warnings of a compilation. Raises those that the filters make errors.
#[inline(never)]
pub fn issue(vm: &mut Vm, warnings: Vec<Warning>, filename: &Wtf8) -> Result<()> {
    for warning in warnings {
        crate::warnings::issue(vm, &warning, filename)?;
    }
    Ok(())
}

/// How deep a tree may nest for the compiler, which recurses along it: as deep as the native stack allows.
fn compiler_depth(vm: &Vm) -> u32 {
    /// What a level takes, and a little more.
    const LEVEL: usize = 80 * size_of::<usize>();
    let default = Options::new(Wtf8::new("")).recursion_limit;
    let Some(left) = vm.stack_left() else {
        return default;
    };
    u32::try_from(left / LEVEL).unwrap_or(default).min(default)
}

/// Bytes that a tree may take: where memory is limited by a number, less than half of what is left, because what is made of the
/// tree takes about as much again. Where all that there is can be used, it ends when it ends.
pub fn tree_memory(vm: &Vm) -> usize {
    let limit = vm.alloc().limit();
    if limit > isize::MAX as usize {
        usize::MAX
    } else {
        vm.alloc().available() / 20 * 9
    }
}

/// The exception of a failed compilation.
#[cold]
#[inline(never)]
pub fn syntax_error(vm: &mut Vm, error: Error, filename: &Wtf8) -> Exception {
    match error {
        Error::Syntax(error) => raise_syntax_error(vm, &error, filename),
        Error::Memory => taipan_objects::AllocError.into(),
        Error::TooComplex => {
            let message = Error::TooComplex.message();
            vm.memory_error(format_args!("{message}"))
        }
        Error::Overflow(message) => vm.overflow_error(message),
        Error::Value(message) => vm.value_error(message),
        Error::Recursion(message) => vm.recursion_error(message),
        Error::System(message) => vm.system_error(message),
        Error::Unicode(error) => match taipan_objects::bytes::new(vm, &error.object) {
            Ok(object) => vm.unicode_decode_error(
                error.encoding,
                object.borrow(),
                error.start,
                error.end,
                error.reason,
            ),
            Err(error) => error,
        },
        Error::Surrogates(error) => match vm.new_str_from_wtf8(&error.object) {
            Ok(text) => vm.unicode_encode_error(
                "utf-8",
                text.borrow(),
                error.start,
                error.end,
                "surrogates not allowed",
            ),
            Err(error) => error,
        },
        _ => vm.system_error("unknown error of the compiler"),
    }
}

/// The `SyntaxError` to raise; the line that it is about is looked up in the file of that name unless the error has it.
pub fn raise_syntax_error(
    vm: &mut Vm,
    error: &taipan_syntax::error::SyntaxError,
    filename: &Wtf8,
) -> Exception {
    match make_syntax_error(vm, error, filename) {
        Ok(exception) | Err(exception) => exception,
    }
}

fn make_syntax_error(
    vm: &mut Vm,
    error: &taipan_syntax::error::SyntaxError,
    filename: &Wtf8,
) -> Result<Exception> {
    use taipan_syntax::error::SyntaxErrorKind;
    let class = match error.kind {
        SyntaxErrorKind::Indentation => exceptions::INDENTATION_ERROR,
        SyntaxErrorKind::Tab => exceptions::TAB_ERROR,
        SyntaxErrorKind::Incomplete => exceptions::INCOMPLETE_INPUT_ERROR,
        _ => exceptions::SYNTAX_ERROR,
    };
    let message = vm.new_str_from_wtf8(&error.message)?;
    let number = |vm: &mut Vm, value: Option<i64>| match value {
        Some(value) => taipan_objects::int::new(vm, value),
        None => Ok(taipan_objects::singletons::NONE.own()),
    };
    let (path, filename) = (filename, vm.new_str_from_wtf8(filename)?);
    let lineno = number(vm, error.lineno.map(i64::from))?;
    let offset = number(vm, error.offset.map(i64::from))?;
    let end_lineno = number(vm, error.end_lineno.map(i64::from))?;
    let end_offset = number(vm, error.end_offset.map(i64::from))?;
    // What the parser refuses is shown with its line's end, and like what it accepted as it is in the file, if there is one
    // of that name; what the tokenizer refuses as it was read.
    let read = error
        .text
        .as_ref()
        .filter(|text| !text.as_bytes().ends_with(b"\n"));
    let from_file = match (read, path.as_str(), error.lineno) {
        (None, Some(path), Some(line)) => source::program_text(vm, path, line as usize),
        _ => None,
    };
    let text = match (from_file, &error.text) {
        (Some(line), _) => vm.new_str(&line)?,
        (None, Some(text)) => vm.new_str_from_wtf8(text)?,
        (None, None) => taipan_objects::singletons::NONE.own(),
    };
    let shown = match error.args {
        SyntaxErrorArgs::NoFilename => taipan_objects::singletons::NONE.own(),
        _ => filename.clone(),
    };
    let mut details = [shown, lineno, offset, text, end_lineno, end_offset];
    let exception = if error.args == SyntaxErrorArgs::Message {
        vm.exception_from_args(class, &[message.borrow()])?
    } else {
        // What is in no line has no end either.
        let placed = error.text.is_some() || error.end_lineno.is_some();
        let count = if placed { details.len() } else { 4 };
        let details = tuple::new(vm, details.get(..count).unwrap_or_default())?;
        vm.exception_from_args(class, &[message.borrow(), details.borrow()])?
    };
    if error.args != SyntaxErrorArgs::All
        && let Some(fields) = exception.as_obj().downcast::<exceptions::SyntaxError>()
    {
        details[0] = filename;
        let cells = [
            &fields.filename,
            &fields.lineno,
            &fields.offset,
            &fields.text,
            &fields.end_lineno,
            &fields.end_offset,
        ];
        for (cell, value) in cells.into_iter().zip(details) {
            cell.set(Some(value));
        }
    }
    if let Some(metadata) = &error.metadata {
        let line = taipan_objects::int::new(vm, metadata.lineno)?;
        let column = taipan_objects::int::new(vm, metadata.col_offset)?;
        let source = match &metadata.source {
            Some(source) => vm.new_str_from_wtf8(source)?,
            None => taipan_objects::singletons::NONE.own(),
        };
        let metadata = tuple::new(vm, &[line, column, source])?;
        if let Some(fields) = exception.as_obj().downcast::<exceptions::SyntaxError>() {
            fields.metadata.set(Some(metadata));
        }
    }
    Ok(exception)
}

/// Runs code with these globals and locals (`PyEval_EvalCode`).
pub fn run_code(vm: &mut Vm, code: &Ref<Code>, globals: &Obj, locals: Obj) -> Result<Obj> {
    run_closure(vm, code, globals, locals, None)
}

/// Runs code with these globals and locals; `closure` is the tuple of its free variables' cells, if it has any.
pub fn run_closure(
    vm: &mut Vm,
    code: &Ref<Code>,
    globals: &Obj,
    locals: Obj,
    closure: Option<ObjRef<'_>>,
) -> Result<Obj> {
    if let Some(dict) = globals.downcast::<Dict>()
        && dict.get_str(vm, names::__builtins__).is_none()
    {
        let builtins = vm.builtins()?;
        dict.set(vm, names::__builtins__, builtins.into())?;
    }
    let function = Function::create(vm, code, globals)?;
    function.closure.set(closure.map(ObjRef::own));
    crate::calls::run_code(vm, function.borrow(), locals)
}

/// The hook: evaluates expression text in a namespace.
pub fn eval_text(vm: &mut Vm, text: ObjRef<'_>, globals: ObjRef<'_>, locals: ObjRef<'_>) -> Result<Obj> {
    let source = match text.downcast::<taipan_objects::str::Str>() {
        Some(text) => text.to_wtf8(),
        None => return Err(vm.type_error("source text must be a string")),
    };
    let how = Compile {
        filename: Wtf8::new("<string>"),
        mode: Mode::Expression,
        flags: 0,
        optimize: 0,
        file: false,
    };
    let code = compile(vm, source.as_bytes(), true, &how)?;
    run_code(vm, &code, &globals.own(), locals.own())
}
