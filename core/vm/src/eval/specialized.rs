//! Specialized forms (PEP 659): fast bodies, which miss into the general form.

use taipan_bytecode::operand::BinaryOp;
use taipan_objects::descr::{METHOD_DESCRIPTOR, MethodDescriptor};
use taipan_objects::dict::Dict;
use taipan_objects::float;
use taipan_objects::frame::Frame;
use taipan_objects::function::{FUNCTION, Function};
use taipan_objects::list::{LIST, LIST_ITERATOR, List, ListIterator};
use taipan_objects::module::MODULE;
use taipan_objects::range::{RANGE_ITERATOR, RangeIterator};
use taipan_objects::str::Str;
use taipan_objects::tuple::{TUPLE, TUPLE_ITERATOR, Tuple, TupleIterator};
use taipan_objects::typeobject::TypeRef;
use taipan_objects::{Obj, ObjCell, ObjRef, ObjectExt, StackRef, Vm, singletons, str};

use super::{Ctl, State};

/// Two small ints on top of the stack.
#[inline(always)]
unsafe fn ints(s: &State) -> Option<(isize, isize)> {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe { Some((s.peek(2).as_small_int()?, s.peek(1).as_small_int()?)) }
}

/// Two floats on top of the stack that take no memory of their own.
#[inline(always)]
unsafe fn floats(s: &State) -> Option<(f64, f64)> {
    // SAFETY: see `ints`.
    unsafe { Some((float::unboxed(s.peek(2))?, float::unboxed(s.peek(1))?)) }
}

/// Replaces the two operands, which are words without references, by the result.
#[inline(always)]
unsafe fn replace(s: &mut State, result: Obj, caches: usize) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        s.sp = s.sp.sub(2);
        s.push_obj(result);
        s.skip(caches);
    }
    Ctl::Next
}

macro_rules! int_operators {
    ($($name:ident $checked:ident;)*) => {
        $(#[inline(always)]
        pub unsafe fn $name(_vm: &mut Vm, s: &mut State) -> Ctl {
            // SAFETY: see `ints`.
            unsafe {
                let Some((a, b)) = ints(s) else { return Ctl::Miss };
                match a.$checked(b).and_then(Obj::small_int) {
                    Some(result) => replace(s, result, 5),
                    None => Ctl::Miss,
                }
            }
        })*
    };
}

int_operators! {
    BINARY_OP_ADD_INT checked_add;
    BINARY_OP_SUBTRACT_INT checked_sub;
    BINARY_OP_MULTIPLY_INT checked_mul;
}

macro_rules! float_operators {
    ($($name:ident $operator:tt;)*) => {
        $(#[inline(always)]
        pub unsafe fn $name(_vm: &mut Vm, s: &mut State) -> Ctl {
            // SAFETY: see `ints`.
            unsafe {
                let Some((a, b)) = floats(s) else { return Ctl::Miss };
                match float::without_memory(a $operator b) {
                    Some(result) => replace(s, result, 5),
                    None => Ctl::Miss,
                }
            }
        })*
    };
}

float_operators! {
    BINARY_OP_ADD_FLOAT +;
    BINARY_OP_SUBTRACT_FLOAT -;
    BINARY_OP_MULTIPLY_FLOAT *;
}

/// Whether a comparison's operand selects this order, by its mask.
#[inline(always)]
fn selected(oparg: u32, order: Option<core::cmp::Ordering>) -> bool {
    let bit = match order {
        None => 1,
        Some(core::cmp::Ordering::Less) => 2,
        Some(core::cmp::Ordering::Greater) => 4,
        Some(core::cmp::Ordering::Equal) => 8,
    };
    oparg & bit != 0
}

#[inline(always)]
pub unsafe fn COMPARE_OP_INT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let Some((a, b)) = ints(s) else { return Ctl::Miss };
        let result = selected(s.oparg, Some(a.cmp(&b)));
        replace(s, singletons::bool_object(result).own(), 1)
    }
}

#[inline(always)]
pub unsafe fn COMPARE_OP_FLOAT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (Some(a), Some(b)) = (as_number(s.peek(2)), as_number(s.peek(1))) else {
            return Ctl::Miss;
        };
        let result = selected(s.oparg, a.partial_cmp(&b));
        replace(s, singletons::bool_object(result).own(), 1)
    }
}

/// A small int or a float without memory as a float, if that is exact.
#[inline(always)]
fn as_number(value: ObjRef<'_>) -> Option<f64> {
    match float::unboxed(value) {
        Some(value) => Some(value),
        None => {
            let value = value.as_small_int()?;
            let exact = (value as i64).unsigned_abs() <= 1 << 53;
            if exact { Some(value as f64) } else { None }
        }
    }
}

/// The other operators on small ints, and arithmetic on small ints and floats mixed.
#[inline(always)]
pub unsafe fn BINARY_OP_EXTEND(_vm: &mut Vm, s: &mut State) -> Ctl {
    use BinaryOp::{
        Add, And, FloorDivide, InplaceAdd, InplaceAnd, InplaceFloorDivide, InplaceLshift, InplaceMultiply,
        InplaceOr, InplaceRemainder, InplaceRshift, InplaceSubtract, InplaceTrueDivide, InplaceXor, Lshift,
        Multiply, Or, Remainder, Rshift, Subtract, TrueDivide, Xor,
    };
    const fn is(oparg: u32, op: BinaryOp, inplace: BinaryOp) -> bool {
        oparg == op as u32 || oparg == inplace as u32
    }
    // SAFETY: see `ints`.
    unsafe {
        let oparg = s.oparg;
        if let Some((a, b)) = ints(s) {
            let result = if is(oparg, And, InplaceAnd) {
                Some(a & b)
            } else if is(oparg, Or, InplaceOr) {
                Some(a | b)
            } else if is(oparg, Xor, InplaceXor) {
                Some(a ^ b)
            } else if is(oparg, Rshift, InplaceRshift) {
                if b < 0 {
                    None
                } else {
                    Some(a >> b.min(isize::BITS as isize - 1))
                }
            } else if is(oparg, Lshift, InplaceLshift) {
                // What is shifted out must be copies of the sign.
                let fits = (0..isize::BITS as isize).contains(&b) && (a << b) >> b == a;
                if fits { Some(a << b) } else { None }
            } else if is(oparg, FloorDivide, InplaceFloorDivide) {
                if b == 0 {
                    None
                } else {
                    Some(a.wrapping_div(b) - isize::from(a % b != 0 && (a ^ b) < 0))
                }
            } else if is(oparg, Remainder, InplaceRemainder) {
                if b == 0 {
                    None
                } else {
                    let rest = a.wrapping_rem(b);
                    Some(if rest != 0 && (rest ^ b) < 0 {
                        rest + b
                    } else {
                        rest
                    })
                }
            } else {
                None
            };
            if let Some(result) = result.and_then(Obj::small_int) {
                return replace(s, result, 5);
            }
        }
        let (Some(a), Some(b)) = (as_number(s.peek(2)), as_number(s.peek(1))) else {
            return Ctl::Miss;
        };
        let ints = s.peek(2).as_small_int().is_some() && s.peek(1).as_small_int().is_some();
        let result = if is(oparg, TrueDivide, InplaceTrueDivide) {
            if b == 0.0 {
                return Ctl::Miss;
            }
            a / b
        } else if ints {
            return Ctl::Miss;
        } else if is(oparg, Add, InplaceAdd) {
            a + b
        } else if is(oparg, Subtract, InplaceSubtract) {
            a - b
        } else if is(oparg, Multiply, InplaceMultiply) {
            a * b
        } else {
            return Ctl::Miss;
        };
        match float::without_memory(result) {
            Some(result) => replace(s, result, 5),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn COMPARE_OP_STR(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (a, b) = (s.peek(2), s.peek(1));
        if !str::is_exact_str(a) || !str::is_exact_str(b) || !s.pair_is_shared() {
            return Ctl::Miss;
        }
        let equal = str::equal(a, b) == (s.oparg >> 5 == 2);
        s.drop_pair();
        s.push_obj(singletons::bool_object(equal).own());
        s.skip(1);
    }
    Ctl::Next
}

/// Puts `item` in place of a container and its index.
#[inline(always)]
unsafe fn replace_pair(s: &mut State, item: Obj, caches: usize) -> Ctl {
    // SAFETY: the caller has asked `pair_is_shared`.
    unsafe {
        s.drop_pair();
        s.push_obj(item);
        s.skip(caches);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn BINARY_OP_SUBSCR_LIST_INT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (list, index) = (s.peek(2), s.peek(1));
        let Some(index) = index.as_small_int() else {
            return Ctl::Miss;
        };
        if !list.is_object() || !list.is_exact(LIST) || !s.slot(2).is_shared() {
            return Ctl::Miss;
        }
        let items = list.payload_unchecked::<List>().items(vm);
        match items.get(index as usize) {
            Some(item) => replace_pair(s, item.clone(), 5),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn BINARY_OP_SUBSCR_TUPLE_INT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (tuple, index) = (s.peek(2), s.peek(1));
        let Some(index) = index.as_small_int() else {
            return Ctl::Miss;
        };
        if !tuple.is_object() || !tuple.is_exact(TUPLE) || !s.slot(2).is_shared() {
            return Ctl::Miss;
        }
        match tuple.payload_unchecked::<Tuple>().items().get(index as usize) {
            Some(item) => replace_pair(s, item.clone(), 5),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn STORE_SUBSCR_LIST_INT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (list, index) = (s.peek(2), s.peek(1));
        let Some(index) = index.as_small_int() else {
            return Ctl::Miss;
        };
        if !list.is_object() || !list.is_exact(LIST) || !s.slot(2).is_shared() {
            return Ctl::Miss;
        }
        let list = list.payload_unchecked::<List>();
        match list.items(vm).get(index as usize) {
            Some(old) if old.borrow().is_shared() => {}
            _ => return Ctl::Miss,
        }
        s.sp = s.sp.sub(1);
        s.pop().drop_shared();
        let mut value = s.pop();
        value.make_owned();
        let items = list.items_mut(vm);
        let value = value.into_obj_unchecked();
        let old = core::mem::replace(items.get_unchecked_mut(index as usize), value);
        StackRef::new(old).drop_shared();
        s.skip(1);
    }
    Ctl::Next
}

/// Replaces the operand of `TO_BOOL`, if giving it up frees nothing.
#[inline(always)]
unsafe fn truth(s: &mut State, value: bool) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        if !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        s.pop().drop_shared();
        s.push_obj(singletons::bool_object(value).own());
        s.skip(3);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn TO_BOOL_BOOL(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let value = s.peek(1);
        if !value.is(singletons::TRUE) && !value.is(singletons::FALSE) {
            return Ctl::Miss;
        }
        s.skip(3);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn TO_BOOL_INT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        match s.peek(1).as_small_int() {
            Some(value) => truth(s, value != 0),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn TO_BOOL_NONE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        if !s.peek(1).is_none() {
            return Ctl::Miss;
        }
        truth(s, false)
    }
}

#[inline(always)]
pub unsafe fn TO_BOOL_LIST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let list = s.peek(1);
        if !list.is_object() || !list.is_exact(LIST) {
            return Ctl::Miss;
        }
        let any = !list.payload_unchecked::<List>().items(vm).is_empty();
        truth(s, any)
    }
}

#[inline(always)]
pub unsafe fn TO_BOOL_STR(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let text = s.peek(1);
        if !str::is_exact_str(text) {
            return Ctl::Miss;
        }
        let any = !text.payload_unchecked::<Str>().is_empty();
        truth(s, any)
    }
}

/// Instances of a class that defines neither truth nor length; caches 1 and 2: the type's version.
#[inline(always)]
pub unsafe fn TO_BOOL_ALWAYS_TRUE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        if !has_made_version(s, s.peek(1)) {
            return Ctl::Miss;
        }
        truth(s, true)
    }
}

/// Puts the items of a sequence, the first on top, in its place.
#[inline(always)]
unsafe fn unpack(s: &mut State, items: &[Obj]) -> Ctl {
    // SAFETY: see `ints`; the compiler has made room for the items.
    unsafe {
        if items.len() != s.oparg as usize || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let held = s.pop();
        for item in items.iter().rev() {
            s.push_obj(item.clone());
        }
        held.drop_shared();
        s.skip(1);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn UNPACK_SEQUENCE_TWO_TUPLE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let tuple = s.peek(1);
        if !tuple.is_object() || !tuple.is_exact(TUPLE) || s.oparg != 2 {
            return Ctl::Miss;
        }
        let [first, second] = tuple.payload_unchecked::<Tuple>().items() else {
            return Ctl::Miss;
        };
        if !s.slot(1).is_shared() {
            // Nobody else holds the tuple: its items move, and the calling form need not be asked for that.
            return Ctl::Miss;
        }
        let (first, second) = (first.clone(), second.clone());
        s.pop().drop_shared();
        s.push_obj(second);
        s.push_obj(first);
        s.skip(1);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn UNPACK_SEQUENCE_TUPLE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let tuple = s.peek(1);
        if !tuple.is_object() || !tuple.is_exact(TUPLE) {
            return Ctl::Miss;
        }
        unpack(s, tuple.payload_unchecked::<Tuple>().items())
    }
}

#[inline(always)]
pub unsafe fn UNPACK_SEQUENCE_LIST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let list = s.peek(1);
        if !list.is_object() || !list.is_exact(LIST) {
            return Ctl::Miss;
        }
        unpack(s, list.payload_unchecked::<List>().items(vm))
    }
}

/// Pushes what a loop's iterator gave.
#[inline(always)]
unsafe fn iterated(s: &mut State, item: Option<Obj>) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        match item {
            Some(item) => s.push_obj(item),
            None => return Ctl::Miss,
        }
        s.skip(1);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn FOR_ITER_RANGE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let iterator = s.peek(1);
        if !iterator.is_object() || !iterator.is_exact(RANGE_ITERATOR) {
            return Ctl::Miss;
        }
        let item = iterator.payload_unchecked::<RangeIterator>().next_word();
        iterated(s, item)
    }
}

#[inline(always)]
pub unsafe fn FOR_ITER_LIST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let iterator = s.peek(1);
        if !iterator.is_object() || !iterator.is_exact(LIST_ITERATOR) {
            return Ctl::Miss;
        }
        let item = iterator.payload_unchecked::<ListIterator>().next_present(vm);
        iterated(s, item)
    }
}

#[inline(always)]
pub unsafe fn FOR_ITER_TUPLE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let iterator = s.peek(1);
        if !iterator.is_object() || !iterator.is_exact(TUPLE_ITERATOR) {
            return Ctl::Miss;
        }
        let item = iterator.payload_unchecked::<TupleIterator>().next_present();
        iterated(s, item)
    }
}

// Attributes: caches 1 and 2 hold a version, 3 says where the value lies, 5 to 8 hold what the class has.

/// The version in caches 1 and 2.
#[inline(always)]
unsafe fn cached_version(s: &State) -> u32 {
    // SAFETY: see `ints`; the instruction has these caches.
    unsafe { s.pc.add(1).cast::<u32>().read_unaligned() }
}

/// What the class has: valid while the version is.
#[inline(always)]
unsafe fn cached_value<'a>(s: &State) -> ObjRef<'a> {
    // SAFETY: see `ints`; the instruction has these caches, written together with the version that was just compared.
    unsafe { s.pc.add(5).cast::<ObjRef<'a>>().read_unaligned() }
}

/// Whether `owner` is an instance of the cached type, which a program made.
#[inline(always)]
unsafe fn has_made_version(s: &State, owner: ObjRef<'_>) -> bool {
    // SAFETY: see `ints`.
    owner.is_object() && owner.ty().get().made_version() == unsafe { cached_version(s) }
}

/// Puts an attribute's value in its owner's place.
#[inline(always)]
unsafe fn loaded(s: &mut State, value: Obj) -> Ctl {
    // SAFETY: the caller has asked whether the owner is shared.
    unsafe {
        s.pop().drop_shared();
        s.push_obj(value);
        if s.oparg & 1 != 0 {
            s.push(StackRef::EMPTY);
        }
        s.skip(9);
    }
    Ctl::Next
}

/// Up to three classes: version and offset in caches 1 to 3; versions in 4 and 5, 7 and 8, with both their offsets, a byte
/// each, in 6.
#[inline(always)]
pub unsafe fn LOAD_ATTR_INSTANCE_VALUE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`; the type says that its instances have these words.
    unsafe {
        let owner = s.peek(1);
        if !owner.is_object() || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let version = owner.ty().get().made_version();
        let offset = if version == cached_version(s) {
            s.cache(3)
        } else if version == s.pc.add(4).cast::<u32>().read_unaligned() {
            s.cache(6) & 0xff
        } else if version == s.pc.add(7).cast::<u32>().read_unaligned() {
            s.cache(6) >> 8
        } else {
            return Ctl::Miss;
        };
        if !owner.dict_cell_unchecked().is_none() {
            return Ctl::Miss;
        }
        match owner.extra_cell_at(offset as usize).peek() {
            Some(value) => loaded(s, value.own()),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_SLOT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as above.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        match owner.extra_cell_at(s.cache(3) as usize).peek() {
            Some(value) => loaded(s, value.own()),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_WITH_HINT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as above.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let Some(dict) = owner.dict_cell_unchecked().peek() else {
            return Ctl::Miss;
        };
        let Some(dict) = dict.downcast_layout::<Dict>() else {
            return Ctl::Miss;
        };
        let name = s.name((s.oparg >> 1) as usize);
        match dict.value_at_key(vm, s.cache(3) as usize, name) {
            Some(value) => loaded(s, value),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_MODULE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let module = s.peek(1);
        if !module.is_object() || !module.is_exact(MODULE) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let Some(dict) = module.dict_cell_unchecked().peek() else {
            return Ctl::Miss;
        };
        let Some(dict) = dict.downcast_layout::<Dict>() else {
            return Ctl::Miss;
        };
        if dict.known_keys_version(vm) != cached_version(s) {
            return Ctl::Miss;
        }
        match dict.value_at(vm, s.cache(3) as usize) {
            Some(value) => loaded(s, value),
            None => Ctl::Miss,
        }
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_CLASS(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let owner = s.peek(1);
        if !owner.is_object() || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        match TypeRef::from_obj(owner) {
            Some(class) if class.get().version() == cached_version(s) => loaded(s, cached_value(s).own()),
            _ => Ctl::Miss,
        }
    }
}

/// Whether an instance's attributes are inline values under the keys that were known when the cache was filled.
#[inline(always)]
unsafe fn has_known_values(vm: &Vm, s: &State, owner: ObjRef<'_>) -> bool {
    // SAFETY: see `ints`; the caller has compared the version of a type with inline values.
    unsafe {
        owner.dict_cell_unchecked().is_none()
            && owner
                .ty()
                .get()
                .heap()
                .is_some_and(|heap| heap.shared_keys.get(vm).len() == s.cache(3) as usize)
    }
}

/// Puts a function of the class below its object, for a call.
#[inline(always)]
unsafe fn loaded_method(s: &mut State) -> Ctl {
    // SAFETY: the caller has compared the version.
    unsafe {
        let function = cached_value(s).own();
        let this = s.pop();
        s.push_obj(function);
        s.push(this);
        s.skip(9);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_METHOD_WITH_VALUES(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !has_known_values(vm, s, owner) {
            return Ctl::Miss;
        }
        loaded_method(s)
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_METHOD_NO_DICT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        if s.peek(1).ty().get().version() != cached_version(s) {
            return Ctl::Miss;
        }
        loaded_method(s)
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !has_known_values(vm, s, owner) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        loaded(s, cached_value(s).own())
    }
}

#[inline(always)]
pub unsafe fn LOAD_ATTR_NONDESCRIPTOR_NO_DICT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        if s.peek(1).ty().get().version() != cached_version(s) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        loaded(s, cached_value(s).own())
    }
}

/// Stores into a word that is in use already, or behind which nothing is.
#[inline(always)]
unsafe fn store_in(s: &mut State, cell: &ObjCell) -> Ctl {
    // SAFETY: see `ints`; the caller has asked about the owner.
    unsafe {
        let owner = s.pop();
        let mut value = s.pop();
        value.make_owned();
        if let Some(old) = cell.replace(value.into_obj()) {
            StackRef::new(old).drop_shared();
        }
        owner.drop_shared();
        s.skip(4);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn STORE_ATTR_INSTANCE_VALUE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR_INSTANCE_VALUE`.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !owner.dict_cell_unchecked().is_none() || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let cell = owner.extra_cell_at(s.cache(3) as usize);
        match cell.peek() {
            Some(old) if old.is_shared() => {}
            Some(_) => return Ctl::Miss,
            None => {
                // The order of attributes is that of the words: none behind this one may be in use.
                for later in owner.extra_cells_from(s.cache(3) as usize) {
                    super::barrier();
                    if !later.is_none() {
                        return Ctl::Miss;
                    }
                }
            }
        }
        store_in(s, cell)
    }
}

#[inline(always)]
pub unsafe fn STORE_ATTR_SLOT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as above.
    unsafe {
        let owner = s.peek(1);
        if !has_made_version(s, owner) || !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let cell = owner.extra_cell_at(s.cache(3) as usize);
        if cell.peek().is_some_and(|old| !old.is_shared()) {
            return Ctl::Miss;
        }
        store_in(s, cell)
    }
}

/// `list.append` while the list has room.
#[inline(always)]
pub unsafe fn CALL_LIST_APPEND(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let list = s.slot(2);
        if list.is_empty() || s.oparg != 1 {
            return Ctl::Miss;
        }
        let list = list.get_unchecked();
        if !list.is_object() || !list.is_exact(LIST) || !s.slot(2).is_shared() || !s.slot(3).is_shared() {
            return Ctl::Miss;
        }
        // Among list's methods, which are statics, the lower half of an address is enough to know one.
        let callee = s.peek(3);
        if !callee.is_object()
            || !callee.is_exact(METHOD_DESCRIPTOR)
            || !callee.payload_unchecked::<MethodDescriptor>().owner().is(LIST)
            || callee.id() as u32 != cached_version(s)
        {
            return Ctl::Miss;
        }
        if super::containers::move_top_to(vm, s, list) == Ctl::Miss {
            return Ctl::Miss;
        }
        s.pop().drop_shared();
        s.pop().drop_shared();
        s.push_obj(singletons::NONE.own());
        s.skip(3);
    }
    Ctl::Next
}

/// A Python function whose positional parameters the arguments fill one by one.
#[inline(always)]
pub unsafe fn CALL_PY_EXACT_ARGS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`; the callable is a function, whose code lives as long as it does.
    unsafe {
        let count = s.oparg as usize;
        let total = count + usize::from(!s.slot(count + 1).is_empty());
        let callee = s.peek(count + 2);
        if !callee.is_object() || !callee.is_exact(FUNCTION) {
            return Ctl::Miss;
        }
        let function: *const Function = callee.payload_unchecked::<Function>();
        let code = &*(*function).code_pointer();
        if code.exact_args as usize != total || vm.recursion_depth >= vm.recursion_limit {
            return Ctl::Miss;
        }
        let Some(frame) = crate::frame::reserve_here(vm, code.frame_words()) else {
            return Ctl::Miss;
        };
        let slots = Frame::slots(frame);
        let first = s.sp.sub(total);
        for at in 0..total {
            super::barrier();
            slots.add(at).write(first.add(at).read());
        }
        for at in total..code.nlocalsplus() {
            super::barrier();
            slots.add(at).write(StackRef::EMPTY);
        }
        s.sp = s.sp.sub(count + 1);
        let function = s.pop();
        // The result comes back where the callable lies, behind the caches.
        (*s.frame).return_offset = 3;
        s.save();
        crate::frame::initialize(frame, s.frame, code, function);
        vm.recursion_depth += 1;
        s.enter(vm, frame);
    }
    Ctl::Next
}
