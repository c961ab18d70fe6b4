//! The module `_io`: raw, buffered and text files, files in memory, `open` (PEP 3116).
//!
//! | file | what it holds |
//! |---|---|
//! | `iobase.rs` | the abstract base classes |
//! | `fileio.rs` | `FileIO` |
//! | `buffered.rs`, `reading.rs`, `writing.rs`, `rwpair.rs` | the buffered classes |
//! | `bytesio.rs`, `stringio.rs` | files in memory |
//! | `textio.rs`, `text_codec.rs`, `text_position.rs` | `TextIOWrapper` |
//! | `open.rs`, `streams.rs` | `open`; the standard streams |
//! | `newlines.rs` | universal newlines, `IncrementalNewlineDecoder` |
//! | `support.rs` | what they share |
//!
//! Files are reached through the platform's `Files` only.

use taipan_derive::pymodule;
use taipan_objects::module::{self, Module};
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, exceptions, int};

pub mod buffered;
pub mod bytesio;
pub mod fileio;
pub mod iobase;
pub mod newlines;
mod open;
mod reading;
pub mod rwpair;
pub mod streams;
pub mod stringio;
pub mod support;
mod text_codec;
mod text_position;
pub mod textio;
mod writing;

/// Tells a file that is about to be closed that nobody refers to it any more: it warns of that.
fn mark_finalizing(file: ObjRef<'_>) {
    if let Some(file) = file.downcast::<fileio::FileIo>() {
        file.finalizing.set(true);
    } else if let Some(file) = file.downcast::<textio::TextIo>() {
        file.finalizing.set(true);
    } else if let Some(file) = buffered::buffered(file) {
        file.finalizing.set(true);
    }
}

/// Whether another file closes this one, and holds it until then. The last reference is nobody's.
fn is_owned(file: ObjRef<'_>) -> bool {
    if file.count() <= 1 {
        return false;
    }
    match file.downcast::<fileio::FileIo>() {
        Some(file) => file.owned.get(),
        None => buffered::buffered(file).is_some_and(|file| file.owned.get()),
    }
}

/// `_io`
#[allow(missing_debug_implementations)]
pub struct Io;

const TYPES: &[(&str, TypeRef<'static>)] = &[
    ("IncrementalNewlineDecoder", newlines::INCREMENTAL_NEWLINE_DECODER),
    ("_IOBase", iobase::IO_BASE),
    ("_TextIOBase", iobase::TEXT_IO_BASE),
    ("_BufferedIOBase", iobase::BUFFERED_IO_BASE),
    ("_RawIOBase", iobase::RAW_IO_BASE),
    ("BytesIO", bytesio::BYTES_IO),
    ("BufferedWriter", buffered::BUFFERED_WRITER),
    ("BufferedReader", buffered::BUFFERED_READER),
    ("BufferedRWPair", rwpair::BUFFERED_RW_PAIR),
    ("BufferedRandom", buffered::BUFFERED_RANDOM),
    ("FileIO", fileio::FILE_IO),
    ("_BytesIOBuffer", bytesio::BYTES_IO_BUFFER),
    ("StringIO", stringio::STRING_IO),
    ("TextIOWrapper", textio::TEXT_IO),
];

/// Streams of bytes and of text, and open(), which makes them.
#[pymodule(name = "_io")]
impl Io {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let size = int::new(vm, support::DEFAULT_BUFFER_SIZE)?;
        module::add(vm, module, "DEFAULT_BUFFER_SIZE", size)?;
        let unsupported = support::unsupported_operation(vm)?;
        module::add(vm, module, "UnsupportedOperation", unsupported)?;
        module::add(vm, module, "BlockingIOError", exceptions::BLOCKING_IO_ERROR.own())?;
        for (name, ty) in TYPES {
            module::add(vm, module, name, ty.own())?;
        }
        Ok(())
    }
    /// Open file and return a stream.  Raise OSError upon failure.
    #[signature(
        "(file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)"
    )]
    fn open(
        vm: &mut Vm,
        file: ObjRef<'_>,
        mode: Option<ObjRef<'_>>,
        buffering: Option<i32>,
        encoding: Option<ObjRef<'_>>,
        errors: Option<ObjRef<'_>>,
        newline: Option<ObjRef<'_>>,
        closefd: Option<bool>,
        opener: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let request = open::Request {
            mode: match mode {
                Some(mode) => support::text_argument(vm, mode, "open() argument 'mode'", false)?,
                None => "r".into(),
            },
            buffering: buffering.unwrap_or(-1),
            encoding: support::optional_text(vm, encoding, "open() argument 'encoding'")?,
            errors: support::optional_text(vm, errors, "open() argument 'errors'")?,
            newline: support::optional_text(vm, newline, "open() argument 'newline'")?,
            closefd: closefd.unwrap_or(true),
            opener: opener.filter(|opener| !opener.is_none()),
        };
        open::open(vm, file, &request)
    }
    /// Says which encoding a caller means: the one given; for None, 'utf-8' in UTF-8 mode, otherwise 'locale'.
    #[signature("(encoding, stacklevel=2, /)")]
    fn text_encoding(vm: &mut Vm, encoding: ObjRef<'_>, stacklevel: Option<i32>) -> Result<Obj> {
        if !encoding.is_none() {
            return Ok(encoding.own());
        }
        textio::warn_unspecified(vm, stacklevel.unwrap_or(2))?;
        let utf8 = vm.interp().config.borrow().utf8_mode;
        let name = vm.intern(if utf8 { "utf-8" } else { "locale" })?;
        Ok(name.into())
    }
    /// Opens a file whose code is about to be imported.
    #[signature("(path)")]
    fn open_code(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
        if path.downcast::<Str>().is_none() {
            let kind = path.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "open_code() argument 'path' must be str, not {kind}"
            )));
        }
        open::open(vm, path, &open::Request::new("rb"))
    }
}
