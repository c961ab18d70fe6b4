//! `tuple`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref, Trace, Trailing, VarPayload, Visitor, payload};

use crate::exception::Result;
use crate::vm::Vm;

/// Built-in immutable sequence.
///
/// If no argument is given, the constructor returns an empty tuple.
/// If iterable is specified the tuple is initialized from iterable's items.
///
/// If the argument is a tuple, the return value is the same object.
#[pyclass(name = "tuple", payload = custom, trace = custom, flags = [GC],
    bits = [BASETYPE, TUPLE_SUBCLASS, SEQUENCE, MATCH_SELF], signature = "(iterable=(), /)")]
#[repr(C)]
pub struct Tuple {
    items: Trailing<Obj>,
}

payload!(var Tuple);

impl Trace for Tuple {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.items.trace(visitor);
    }
}

impl VarPayload for Tuple {
    type Item = Obj;
    fn trailing(&self) -> &Trailing<Obj> {
        &self.items
    }
}

impl Tuple {
    /// The payload of `()`.
    #[allow(unsafe_code)]
    pub(crate) const fn empty() -> Tuple {
        // SAFETY: no items follow.
        Tuple {
            items: unsafe { Trailing::fixed(0) },
        }
    }

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Obj] {
        self.items.as_slice()
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// A tuple of `len` items made by `item`.
pub fn from_fn(vm: &mut Vm, len: usize, item: impl FnMut(usize) -> Obj) -> Result<Obj> {
    if len == 0 {
        return Ok(crate::singletons::EMPTY_TUPLE.own());
    }
    let made: Ref<Tuple> = vm
        .alloc()
        .var_instance(TUPLE.as_obj(), len, |items| Tuple { items }, item)?;
    Ok(made.into())
}

/// A tuple of these items.
pub fn new(vm: &mut Vm, items: &[Obj]) -> Result<Obj> {
    from_fn(vm, items.len(), |at| items[at].clone())
}

/// A tuple of these items.
pub fn from_refs(vm: &mut Vm, items: &[ObjRef<'_>]) -> Result<Obj> {
    from_fn(vm, items.len(), |at| items[at].own())
}

/// A tuple that takes the items over.
pub fn from_vec(vm: &mut Vm, items: taipan_heap::HVec<Obj>) -> Result<Obj> {
    new(vm, &items)
}

/// The items of an exact tuple or an instance of a subclass.
pub fn items(obj: ObjRef<'_>) -> Option<&[Obj]> {
    obj.downcast::<Tuple>().map(Tuple::items)
}

#[pymethods]
impl Tuple {
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
}
