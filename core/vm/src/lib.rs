//! How code executes: the other side of `taipan_objects::vm::Hooks`.
//!
//! | files | what they hold |
//! |---|---|
//! | `eval/` | the eval loop: drivers, one file a family of opcodes, unwinding |
//! | `frame` | frames on the thread's stack of chunks |
//! | `calls` | how arguments become locals; calls from native code |
//! | `generators` | making and resuming generators |
//! | `import/` | `__import__`, `_imp`, frozen modules, setting `importlib` up |
//! | `marshal/` | live objects in the marshal format |
//! | `lifecycle` | making an interpreter |
//! | `gil` | the GIL, and starting threads |
//! | `gc` | the module `gc`, running a collection |
//! | `context` | context variables, `_contextvars` |
//! | `monitoring/` | `sys.monitoring`, `sys.settrace`, `sys.setprofile` |
//! | `source` | lines of source files |
//! | `timespan` | spans given in seconds |
//! | `warnings/` | issuing warnings, `_warnings` |
//! | `traceback` | traceback objects and how an uncaught exception is printed |
//!
//! It does not know which platform it runs on.

#![no_std]

extern crate alloc;

pub mod anext;
pub mod builtins;
pub mod calls;
pub mod codecs;
pub mod context;
pub mod errno;
pub mod eval;
pub mod exit;
pub mod frame;
pub mod gc;
pub mod generators;
pub mod gil;
pub mod hooks;
pub mod import;
pub mod input;
pub mod lifecycle;
pub mod marshal;
pub mod monitoring;
pub mod paths;
pub mod run;
pub mod signals;
pub mod source;
pub mod stdio;
pub mod strerror;
pub mod suggestions;
pub mod sys;
pub mod teardown;
pub mod text;
pub mod timespan;
pub mod traceback;
pub mod warnings;
