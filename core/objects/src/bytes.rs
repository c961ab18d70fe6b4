//! `bytes` as data. Its methods are in `bytes_methods`, where most are shared with `bytearray`.
#![allow(unsafe_code)]

#[cfg(not(target_os = "none"))]
use core::sync::atomic::{AtomicIsize, Ordering::Relaxed};

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref, StaticObject, Trace, Trailing, VarPayload, Visitor, payload};

use crate::exception::Result;
use crate::vm::Vm;

/// bytes(iterable_of_ints) -> bytes
/// bytes(string, encoding[, errors]) -> bytes
/// bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
/// bytes(int) -> bytes object of size given by the parameter initialized with null bytes
/// bytes() -> empty bytes object
///
/// An immutable array of bytes.
#[pyclass(name = "bytes", payload = custom, trace = custom, bits = [BASETYPE, BYTES_SUBCLASS, SEQUENCE, MATCH_SELF])]
#[repr(C)]
pub struct Bytes {
    #[cfg(not(target_os = "none"))]
    hash: AtomicIsize,
    items: Trailing<u8>,
}

payload!(var Bytes);

impl Trace for Bytes {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl VarPayload for Bytes {
    type Item = u8;
    fn trailing(&self) -> &Trailing<u8> {
        &self.items
    }
}

/// The payload of a `bytes` that exists before any interpreter.
#[repr(C)]
pub struct StaticBytes<const N: usize> {
    data: Bytes,
    items: [u8; N],
}

const fn static_bytes<const N: usize>(items: [u8; N]) -> StaticObject<StaticBytes<N>> {
    // SAFETY: the items stand right behind the field that counts them, and the type is `bytes`'s.
    unsafe {
        StaticObject::new(
            BYTES_TYPE,
            StaticBytes {
                data: Bytes {
                    #[cfg(not(target_os = "none"))]
                    hash: AtomicIsize::new(-1),
                    items: Trailing::fixed(N),
                },
                items,
            },
        )
    }
}

/// `b""`.
pub static EMPTY: StaticObject<StaticBytes<0>> = static_bytes([]);

/// The `bytes` of one byte.
pub static SINGLE: [StaticObject<StaticBytes<1>>; 256] = {
    let mut all = [const { static_bytes([0]) }; 256];
    let mut at = 0;
    while at < 256 {
        core::mem::forget(core::mem::replace(&mut all[at], static_bytes([at as u8])));
        at += 1;
    }
    all
};

impl Bytes {
    /// The bytes.
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        self.items.as_slice()
    }

    /// How many bytes there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The hash: as that of a `str` with these bytes.
    pub fn hash(&self, vm: &Vm) -> isize {
        #[cfg(not(target_os = "none"))]
        {
            let known = self.hash.load(Relaxed);
            if known != -1 {
                return known;
            }
            let hash = vm.interp().secret().bytes(self.as_slice()) as isize;
            self.hash.store(hash, Relaxed);
            hash
        }
        #[cfg(target_os = "none")]
        {
            vm.interp().secret().bytes(self.as_slice()) as isize
        }
    }
}

/// A `bytes` with these bytes; the shared one for none or one.
pub fn new(vm: &mut Vm, bytes: &[u8]) -> Result<Obj> {
    match bytes {
        [] => Ok(Obj::from_static(&EMPTY)),
        [byte] => Ok(Obj::from_static(&SINGLE[*byte as usize])),
        _ => Ok(of_class(vm, BYTES.as_obj(), bytes)?.into()),
    }
}

/// An instance of `class`, which is `bytes` or a subclass.
pub fn of_class(vm: &mut Vm, class: ObjRef<'_>, bytes: &[u8]) -> Result<Ref<Bytes>> {
    let payload = |items| Bytes {
        #[cfg(not(target_os = "none"))]
        hash: AtomicIsize::new(-1),
        items,
    };
    Ok(vm
        .alloc()
        .var_instance(class, bytes.len(), payload, |at| bytes[at])?)
}

#[pymethods]
impl Bytes {
    #[slot]
    fn hash_(&self, vm: &mut Vm) -> Result<isize> {
        Ok(self.hash(vm))
    }
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
}
