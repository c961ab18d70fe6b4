//! Objects that exist once, before any interpreter: `None`, `NotImplemented`, `Ellipsis`, `True`, `False`, the empty
//! string, tuple and bytes, and the strings of one Latin-1 character.
#![allow(unsafe_code)]

use taipan_heap::{ObjRef, StaticObject};

use crate::str::{StaticStr, static_str};

pub use crate::bool::{FALSE, TRUE};
pub use crate::none::{ELLIPSIS, NONE, NOT_IMPLEMENTED};

/// `""`.
pub static EMPTY_STR: StaticStr<0> = static_str(b"");

/// How many strings of one character, and `bytes` of one byte, exist once: where flash is scarce, only ASCII.
pub const SINGLES: usize = if cfg!(feature = "small") { 128 } else { 256 };

/// The strings of one character, U+0000 to U+00FF or U+007F.
pub static CHARACTERS: [StaticStr<1>; SINGLES] = {
    let mut all = [const { static_str(&[0]) }; SINGLES];
    let mut at = 0;
    while at < SINGLES {
        // `StaticStr` has no destructor that a constant evaluation would have to run.
        core::mem::forget(core::mem::replace(&mut all[at], static_str(&[at as u8])));
        at += 1;
    }
    all
};

/// `()`.
pub static EMPTY_TUPLE_OBJECT: StaticObject<crate::tuple::Tuple> =
    // SAFETY: the payload is `tuple`'s, without items.
    unsafe { StaticObject::new(crate::tuple::TUPLE_TYPE, crate::tuple::Tuple::empty()) };

/// `()`, as a reference.
pub const EMPTY_TUPLE: ObjRef<'static> = ObjRef::from_static(&EMPTY_TUPLE_OBJECT);

/// `True` or `False`.
#[inline(always)]
pub fn bool_object(value: bool) -> ObjRef<'static> {
    if value { TRUE } else { FALSE }
}
