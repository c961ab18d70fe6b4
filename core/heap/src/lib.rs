//! The memory kernel: what a reference is, where objects live, when they die.
//!
//! It knows that an object has a *type head* ([`TypeHead`]: how to visit and drop its payload) and nothing else of
//! Python. Everything above it is safe Rust over these types:
//!
//! | type | what it is | file |
//! |---|---|---|
//! | [`Obj`] | an owned reference, one word: pointer, small int or self-tagged float | `obj.rs` |
//! | [`ObjRef`] | a borrowed one, `Copy` | `obj.rs` |
//! | [`StackRef`] | a frame slot: owned, borrowed or empty | `obj.rs` |
//! | [`Ref`] | an owned reference whose payload type is known | `reference.rs` |
//! | [`Header`], [`TypeHead`], [`Vtable`] | what stands before a payload, and what its type tells the kernel | `header.rs` |
//! | [`Heap`], [`Alloc`] | one interpreter's memory, and the `Copy` handle that allocates from it | `heap.rs`, `page.rs`, `supply.rs` |
//! | [`Guarded`], [`ObjCell`] | interior mutability that cannot be held across a call into Python | `guarded.rs` |
//! | [`HVec`] | a growable array with fallible growth | `hvec.rs` |
//! | [`Trace`], [`Visitor`] | how the collector sees the references that a payload owns | `trace.rs` |
//! | [`Collection`] | the cycle collector | `collect.rs` |
//! | [`Statistics`], [`is_tracked`] … | when to collect, and what `gc` shows | `generations.rs` |
//!
//! **Invariants.**
//! - `Drop` never runs Python. What Python could notice goes to the finalization queue (`dealloc.rs`).
//! - Bit 0 of a word is set exactly when no reference count belongs to it.
//! - Any heap object's address, masked by [`PAGE_SIZE`], is its page; the page knows its heap.
//! - No object is ever touched from two threads: nothing here is `Send`.

#![no_std]

extern crate alloc;

mod collect;
mod dealloc;
mod generations;
mod guarded;
mod header;
mod heap;
mod hvec;
mod obj;
mod page;
mod reference;
mod supply;
mod trace;
#[cfg(feature = "verify")]
mod verify;
pub mod weak;

pub use collect::Collection;
pub use dealloc::{Finalizers, clear_finalized, set_finalized};
pub use generations::{
    Statistics, is_finalized, is_tracked, is_tracked_type, may_be_tracked, referents, untrack_object,
};
pub use guarded::{Guarded, ObjCell};
pub use header::{Fixed, Header, Live, StaticObject, Storage, TypeFlags, TypeHead, Vtable};
pub use heap::{Alloc, AllocError, Heap, Token};
pub use hvec::HVec;
pub use obj::{Obj, ObjRef, SMALL_INT_MAX, SMALL_INT_MIN, StackRef, Unpacked};
pub use page::PAGE_SIZE;
pub use reference::{Payload, Ref, Trailing, VarPayload, same_layout, same_prefix_and_payload, shims};
pub use trace::{Trace, Visitor};
