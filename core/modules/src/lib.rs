//! Accelerated library modules that need no operating system.
//!
//! | file | module |
//! |---|---|
//! | `math.rs`, `cmath.rs` | `math`, `cmath` |
//! | `marshal.rs` | `marshal` |
//! | `collections.rs`, `functools.rs`, `operator.rs` | `_collections`, `_functools`, `_operator` |
//! | `array.rs`, `ast.rs`, `binascii.rs` | `array`, `_ast`, `binascii` |
//! | `abc.rs`, `bisect.rs`, `heapq.rs`, `itertools.rs` | `_abc`, `_bisect`, `_heapq`, `itertools` |
//! | `json.rs` | `_json` |
//! | `random.rs` | `_random` |
//! | `opcode.rs`, `types.rs` | `_opcode`, `_types` |
//! | `sha2.rs` | `_sha2` |
//! | `thread/`, `time/`, `atexit.rs`, `signal.rs` | `_thread`, `time`, `atexit`, `_signal` |
//! | `sre.rs` | `_sre` |
//! | `struct_.rs` | `_struct` |
//! | `errno.rs`, `stat.rs` | `errno`, `_stat` |
//! | `arguments.rs`, `chain.rs` | what several of them use |
//! | `codecs.rs`, `string.rs` | `_codecs`, `_string` |
//! | `suggestions.rs`, `symtable.rs`, `tokenize.rs` | `_suggestions`, `_symtable`, `_tokenize` |
//! | `typing.rs` | `_typing` |
//! | `unicodedata.rs` | `unicodedata`, a feature |
//! | `weakref.rs` | `_weakref` |
//! | `io/` | `_io` |

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

pub mod abc;
mod arguments;
pub mod array;
pub mod ast;
pub mod atexit;
pub mod binascii;
pub mod bisect;
mod chain;
pub mod cmath;
pub mod codecs;
pub mod collections;
pub mod errno;
pub mod functools;
pub mod heapq;
pub mod io;
pub mod itertools;
pub mod json;
pub mod marshal;
pub mod math;
pub mod opcode;
pub mod operator;
pub mod random;
pub mod sha2;
pub mod signal;
pub mod sre;
pub mod stat;
pub mod string;
pub mod struct_;
pub mod suggestions;
pub mod symtable;
pub mod thread;
pub mod time;
pub mod tokenize;
pub mod types;
pub mod typing;
#[cfg(feature = "unicodedata")]
pub mod unicodedata;
pub mod weakref;

use taipan_objects::exception::Result;
use taipan_objects::module::{ModuleDef, PyModule};
use taipan_objects::{Obj, Vm, object};

/// Every module of this crate.
pub static NATIVES: &[ModuleDef] = &[
    abc::AbcModule::DEF,
    array::ArrayModule::DEF,
    ast::AstModule::DEF,
    binascii::Binascii::DEF,
    bisect::Bisect::DEF,
    atexit::Atexit::DEF,
    cmath::CMath::DEF,
    codecs::Codecs::DEF,
    taipan_vm::gc::Gc::DEF,
    taipan_vm::context::DEF,
    taipan_vm::import::IMP_MODULE,
    taipan_vm::import::LIBRARY_MODULE,
    errno::ErrnoModule::DEF,
    marshal::Marshal::DEF,
    collections::CollectionsModule::DEF,
    functools::FunctoolsModule::DEF,
    heapq::Heapq::DEF,
    itertools::Itertools::DEF,
    io::Io::DEF,
    json::Json::DEF,
    math::Math::DEF,
    opcode::OpcodeModule::DEF,
    operator::OperatorModule::DEF,
    random::RandomModule::DEF,
    sha2::Sha2Module::DEF,
    sre::SreModule::DEF,
    signal::SignalModule::DEF,
    stat::StatModule::DEF,
    string::StringModule::DEF,
    suggestions::SuggestionsModule::DEF,
    thread::ThreadModule::DEF,
    time::Time::DEF,
    struct_::StructModule::DEF,
    symtable::SymtableModule::DEF,
    typing::Typing::DEF,
    tokenize::TokenizeModule::DEF,
    types::TypesModule::DEF,
    #[cfg(feature = "unicodedata")]
    unicodedata::UnicodeData::DEF,
    weakref::WeakrefModule::DEF,
];

/// Those that a board with a megabyte of flash has room for, beside the compiler.
pub static SMALL: &[ModuleDef] = &[taipan_vm::gc::Gc::DEF, bisect::Bisect::DEF, heapq::Heapq::DEF];

/// An attribute of a module that is imported for it, as pickling and the modules' fallbacks need.
pub(crate) fn import_attribute(vm: &mut Vm, module: &str, attribute: &str) -> Result<Obj> {
    let name = vm.intern(module)?;
    let module = (vm.hooks().import)(vm, name.borrow(), &[])?;
    let name = vm.intern(attribute)?;
    object::getattr(vm, module.borrow(), name.borrow())
}
