//! The macros that declare Python classes and modules on Rust types.
//!
//! ```ignore
//! /// A list of things.                                   // the class's __doc__
//! #[pyclass(name = "list", bits = [BASETYPE, LIST_SUBCLASS], flags = [GC])]
//! pub struct List { items: Guarded<HVec<Obj>> }
//!
//! #[pymethods]
//! impl List {
//!     /// Append object to the end of the list.           // __doc__
//!     fn append(&self, vm: &mut Vm, object: Obj) -> Result<()> { … }
//!     #[signature("($self, value, start=0, stop=sys.maxsize, /)")]
//!     fn index(&self, vm: &mut Vm, value: ObjRef<'_>, start: Option<ObjRef<'_>>, …) -> Result<usize> { … }
//!     #[slot] fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> { … }
//!     #[getter] fn real(&self, vm: &mut Vm) -> Result<Obj> { … }
//! }
//! ```
//!
//! They emit data: static tables of methods, argument descriptions that one parser in `taipan_objects::args` reads,
//! and a small shim a method, which converts arguments by the Rust types of its parameters.
//!
//! | file | what it does |
//! |---|---|
//! | `parse.rs` | reads attributes and signatures from tokens; bodies are passed through unread |
//! | `class.rs` | `#[pyclass]` |
//! | `methods.rs` | `#[pymethods]`, `#[pymodule]` |
//! | `signature.rs` | from the text of a `__text_signature__`, or the Rust parameters, to an argument description |

mod class;
mod methods;
mod parse;
mod signature;

use proc_macro::TokenStream;

/// Declares a struct as the payload of a Python class.
///
/// Arguments: `name = "…"` (required), `module = "…"` (default `builtins`), `base = Type` (a payload type; default
/// `Object`), `layout = Type` (the payload that this one begins with), `bits = [TypeBits…]`, `flags = [TypeFlags…]`,
/// `signature = "…"`, `trace = custom` (the `Trace` implementation is written by
/// hand), `payload = custom` (the `payload!` line is).
///
/// Emits constants named after the struct: `LIST` (the `TypeRef`) and `LIST_TYPE` (the static).
#[proc_macro_attribute]
pub fn pyclass(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unwrap(class::expand(arguments, item))
}

/// Declares the methods of a `#[pyclass]`: every function of the block is visible to Python.
///
/// Attributes of a function: `#[slot]` (the function's name is the slot's), `#[getter]`, `#[setter]` (named `set_…`),
/// `#[constant]` (a function of `vm` that makes a value of the class), `#[member]` (on a getter: the attribute is a `member_descriptor`, as CPython's plain fields are), `#[classmethod]`,
/// `#[staticmethod]`, `#[name("…")]`, `#[signature("…")]`. Doc comments become `__doc__`.
#[proc_macro_attribute]
pub fn pymethods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let _ = arguments;
    unwrap(methods::expand_class(item))
}

/// Declares a module: the functions of the block are its functions; `#[init]` marks the one that fills the rest.
///
/// Arguments: `name = "…"`. The doc comment is the module's. Emits `impl PyModule for …`.
#[proc_macro_attribute]
pub fn pymodule(arguments: TokenStream, item: TokenStream) -> TokenStream {
    unwrap(methods::expand_module(arguments, item))
}

fn unwrap(result: Result<TokenStream, String>) -> TokenStream {
    result.unwrap_or_else(|message| {
        format!("compile_error!({message:?});")
            .parse()
            .unwrap_or_default()
    })
}
