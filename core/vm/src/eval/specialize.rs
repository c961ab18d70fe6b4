//! Quickening (PEP 659): how a general instruction becomes a specialized one.
//!
//! An instruction that has specialized forms keeps a counter in its first cache: bits 4 and up say how many more
//! executions come before the next attempt, the low four by what power of two a failed attempt is put off. Zero means
//! that the instruction never ran. Specialized bodies that miss run the general form, which counts too, so an
//! instruction whose operands have changed is specialized anew.
//!
//! What the other caches hold is said at each form's body; a version or index in them is only believed after it was
//! compared with the object's own.

use taipan_bytecode::co_flags;
use taipan_bytecode::opcode::{DEOPT, Opcode};
use taipan_bytecode::operand::BinaryOp;
use taipan_objects::descr::{BUILTIN_METHOD, METHOD_DESCRIPTOR};
use taipan_objects::dict::{DICT, Dict};
use taipan_objects::function::{FUNCTION, Function};
use taipan_objects::generator::{COROUTINE, GENERATOR};
use taipan_objects::member::{MEMBER_DESCRIPTOR, MemberDescriptor};
use taipan_objects::property::{PROPERTY, Property};
use taipan_objects::typeobject::{TypeBits, TypeRef};
use taipan_objects::{
    ObjRef, ObjectExt, Unpacked, Vm, float, list, names, object, range, singletons, str, tuple, type_methods,
};

use super::State;

/// After the first execution: one more before the first attempt.
const WARM_UP: u16 = 1 << 4 | 1;
/// After an attempt that succeeded: this many misses before the next.
const COOL_DOWN: u16 = 52 << 4 | 1;
const MAX_BACKOFF: u16 = 12;

/// Counts an execution of a general form. Whether an attempt to specialize the instruction is due.
#[inline(always)]
pub unsafe fn due(s: &State) -> bool {
    // SAFETY: (here and below in this file) the instruction has a cache, and its code lies in memory of its own.
    unsafe {
        let counter = *s.pc;
        if counter >= 16 {
            *s.pc = counter - 16;
            return false;
        }
        if counter == 0 {
            *s.pc = WARM_UP;
            return false;
        }
        true
    }
}

/// Makes the instruction before `pc` a specialized one.
unsafe fn become_form(s: &State, form: Opcode) {
    // SAFETY: see `due`.
    unsafe {
        let unit = s.pc.sub(1);
        *unit = *unit & 0xff00 | form as u16;
        *s.pc = COOL_DOWN;
    }
}

/// Makes the instruction before `pc` the general one again, and puts the next attempt off.
#[cold]
unsafe fn give_up(s: &State) {
    // SAFETY: see `due`.
    unsafe {
        let unit = s.pc.sub(1);
        *unit = *unit & 0xff00 | DEOPT[(*unit & 0xff) as usize] as u16;
        let backoff = ((*s.pc & 15) + 1).min(MAX_BACKOFF);
        *s.pc = ((1 << backoff) - 1) << 4 | backoff;
    }
}

unsafe fn settle(s: &State, form: Option<Opcode>) {
    // SAFETY: see `due`.
    unsafe {
        match form {
            Some(form) => become_form(s, form),
            None => give_up(s),
        }
    }
}

/// Writes a number into the two caches at `at`.
unsafe fn set_u32(s: &State, at: usize, value: u32) {
    // SAFETY: see `due`; the form has that many caches.
    unsafe { s.pc.add(at).cast::<u32>().write_unaligned(value) }
}

/// Writes a word into the caches at `at`, four of which exist.
unsafe fn set_word(s: &State, at: usize, value: ObjRef<'_>) {
    // SAFETY: see `due`; the form has that many caches. Whoever reads it compares a version first.
    unsafe {
        s.pc.add(at)
            .cast::<ObjRef<'static>>()
            .write_unaligned(core::mem::transmute::<ObjRef<'_>, ObjRef<'static>>(value))
    }
}

/// `TO_BOOL`.
#[cold]
#[inline(never)]
pub unsafe fn to_bool(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let value = s.peek(1);
        let form = match value.unpack() {
            Unpacked::Int(_) => Some(Opcode::TO_BOOL_INT),
            Unpacked::Float(_) => None,
            Unpacked::Object(_) if value.is(singletons::TRUE) || value.is(singletons::FALSE) => {
                Some(Opcode::TO_BOOL_BOOL)
            }
            Unpacked::Object(_) if value.is_none() => Some(Opcode::TO_BOOL_NONE),
            Unpacked::Object(_) if value.is_exact(list::LIST) => Some(Opcode::TO_BOOL_LIST),
            Unpacked::Object(_) if str::is_exact_str(value) => Some(Opcode::TO_BOOL_STR),
            Unpacked::Object(_) => {
                let slots = value.ty().slots();
                let always = slots.bool.is_none() && slots.mp_length.is_none() && slots.sq_length.is_none();
                let version = value.ty().get().made_version();
                if always && version != 0 {
                    set_u32(s, 1, version);
                    Some(Opcode::TO_BOOL_ALWAYS_TRUE)
                } else {
                    None
                }
            }
        };
        settle(s, form);
    }
}

/// `BINARY_OP`.
#[cold]
#[inline(never)]
pub unsafe fn binary_op(vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let form = match binary_form(s.oparg, s.peek(2), s.peek(1)) {
            None if s.oparg == BinaryOp::Subscr as u32 => getitem_form(vm, s),
            form => form,
        };
        settle(s, form);
    }
}

/// `__getitem__` of a class, as a function whose code just runs; caches 1 and 2 are the class's version.
unsafe fn getitem_form(vm: &mut Vm, s: &State) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        let class = s.peek(2).ty();
        let heap = class.get().heap()?;
        let function = class.lookup(vm, names::__getitem__)?;
        if !function.is_exact(FUNCTION) || !runs_exactly(function.borrow().payload_unchecked::<Function>(), 2)
        {
            return None;
        }
        let version = class.get().assign_version(vm);
        if version == 0 {
            return None;
        }
        set_u32(s, 1, version);
        heap.cached_getitem.set(Some(function));
        Some(Opcode::BINARY_OP_SUBSCR_GETITEM)
    }
}

/// Whether a number takes no memory of its own.
fn is_unboxed_number(value: ObjRef<'_>) -> bool {
    value.as_small_int().is_some() || float::unboxed(value).is_some()
}

fn binary_form(oparg: u32, left: ObjRef<'_>, right: ObjRef<'_>) -> Option<Opcode> {
    use BinaryOp::{
        Add, And, FloorDivide, InplaceAdd, InplaceAnd, InplaceFloorDivide, InplaceLshift, InplaceMultiply,
        InplaceOr, InplaceRemainder, InplaceRshift, InplaceSubtract, InplaceTrueDivide, InplaceXor, Lshift,
        Multiply, Or, Remainder, Rshift, Subscr, Subtract, TrueDivide, Xor,
    };
    let op = BinaryOp::from_oparg(oparg)?;
    let ints = left.as_small_int().is_some() && right.as_small_int().is_some();
    let floats = float::unboxed(left).is_some() && float::unboxed(right).is_some();
    let numbers = is_unboxed_number(left) && is_unboxed_number(right);
    Some(match op {
        Add | InplaceAdd if ints => Opcode::BINARY_OP_ADD_INT,
        Subtract | InplaceSubtract if ints => Opcode::BINARY_OP_SUBTRACT_INT,
        Multiply | InplaceMultiply if ints => Opcode::BINARY_OP_MULTIPLY_INT,
        Add | InplaceAdd if floats => Opcode::BINARY_OP_ADD_FLOAT,
        Subtract | InplaceSubtract if floats => Opcode::BINARY_OP_SUBTRACT_FLOAT,
        Multiply | InplaceMultiply if floats => Opcode::BINARY_OP_MULTIPLY_FLOAT,
        And | Or | Xor | Lshift | Rshift | FloorDivide | Remainder | InplaceAnd | InplaceOr | InplaceXor
        | InplaceLshift | InplaceRshift | InplaceFloorDivide | InplaceRemainder
            if ints =>
        {
            Opcode::BINARY_OP_EXTEND
        }
        Add | Subtract | Multiply | TrueDivide | InplaceAdd | InplaceSubtract | InplaceMultiply
        | InplaceTrueDivide
            if numbers =>
        {
            Opcode::BINARY_OP_EXTEND
        }
        InplaceAdd if str::is_exact_str(left) && str::is_exact_str(right) => {
            Opcode::BINARY_OP_INPLACE_ADD_UNICODE
        }
        Add if str::is_exact_str(left) && str::is_exact_str(right) => Opcode::BINARY_OP_ADD_UNICODE,
        Subscr if right.as_small_int().is_some() && left.is_exact(list::LIST) => {
            Opcode::BINARY_OP_SUBSCR_LIST_INT
        }
        Subscr if right.as_small_int().is_some() && left.is_exact(tuple::TUPLE) => {
            Opcode::BINARY_OP_SUBSCR_TUPLE_INT
        }
        Subscr if left.is_exact(DICT) => Opcode::BINARY_OP_SUBSCR_DICT,
        _ => return None,
    })
}

/// `COMPARE_OP`.
#[cold]
#[inline(never)]
pub unsafe fn compare_op(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let (left, right) = (s.peek(2), s.peek(1));
        let form = if left.as_small_int().is_some() && right.as_small_int().is_some() {
            Some(Opcode::COMPARE_OP_INT)
        } else if is_unboxed_number(left) && is_unboxed_number(right) {
            Some(Opcode::COMPARE_OP_FLOAT)
        } else if str::is_exact_str(left) && str::is_exact_str(right) && matches!(s.oparg >> 5, 2 | 3) {
            Some(Opcode::COMPARE_OP_STR)
        } else {
            None
        };
        settle(s, form);
    }
}

/// `CONTAINS_OP`.
#[cold]
#[inline(never)]
pub unsafe fn contains_op(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let form = s.peek(1).is_exact(DICT).then_some(Opcode::CONTAINS_OP_DICT);
        settle(s, form);
    }
}

/// `STORE_SUBSCR`.
#[cold]
#[inline(never)]
pub unsafe fn store_subscr(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let (container, index) = (s.peek(2), s.peek(1));
        let form = if container.is_exact(list::LIST) && index.as_small_int().is_some() {
            Some(Opcode::STORE_SUBSCR_LIST_INT)
        } else if container.is_exact(DICT) {
            Some(Opcode::STORE_SUBSCR_DICT)
        } else {
            None
        };
        settle(s, form);
    }
}

/// `UNPACK_SEQUENCE`.
#[cold]
#[inline(never)]
pub unsafe fn unpack_sequence(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let sequence = s.peek(1);
        let form = if sequence.is_exact(tuple::TUPLE) {
            Some(if s.oparg == 2 {
                Opcode::UNPACK_SEQUENCE_TWO_TUPLE
            } else {
                Opcode::UNPACK_SEQUENCE_TUPLE
            })
        } else if sequence.is_exact(list::LIST) {
            Some(Opcode::UNPACK_SEQUENCE_LIST)
        } else {
            None
        };
        settle(s, form);
    }
}

/// `FOR_ITER`.
#[cold]
#[inline(never)]
pub unsafe fn for_iter(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let iterator = s.peek(1);
        let form = if iterator.is_exact(range::RANGE_ITERATOR) {
            Some(Opcode::FOR_ITER_RANGE)
        } else if iterator.is_exact(list::LIST_ITERATOR) {
            Some(Opcode::FOR_ITER_LIST)
        } else if iterator.is_exact(tuple::TUPLE_ITERATOR) {
            Some(Opcode::FOR_ITER_TUPLE)
        } else if iterator.is_exact(GENERATOR) {
            Some(Opcode::FOR_ITER_GEN)
        } else {
            None
        };
        settle(s, form);
    }
}

/// `LOAD_GLOBAL`: cache 1 is the entry's index, 2 the version of the globals' keys, 3 of the builtins'.
#[cold]
#[inline(never)]
pub unsafe fn load_global(vm: &mut Vm, s: &mut State, function: &Function) {
    // SAFETY: see `due`.
    unsafe {
        let name = s.name((s.oparg >> 1) as usize);
        let form = global_form(vm, s, function, name);
        settle(s, form);
    }
}

unsafe fn global_form(vm: &mut Vm, s: &State, function: &Function, name: ObjRef<'_>) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        if !function.globals.is_exact(DICT) || !function.builtins.is_exact(DICT) {
            return None;
        }
        let globals = function.globals.borrow().downcast_layout::<Dict>()?;
        let version = u16::try_from(globals.keys_version(vm))
            .ok()
            .filter(|&version| version != 0)?;
        *s.pc.add(2) = version;
        if let Some(index) = globals.index_of_str(vm, name) {
            *s.pc.add(1) = u16::try_from(index).ok()?;
            return Some(Opcode::LOAD_GLOBAL_MODULE);
        }
        let builtins = function.builtins.borrow().downcast_layout::<Dict>()?;
        let index = builtins.index_of_str(vm, name)?;
        let version = u16::try_from(builtins.keys_version(vm))
            .ok()
            .filter(|&version| version != 0)?;
        *s.pc.add(1) = u16::try_from(index).ok()?;
        *s.pc.add(3) = version;
        Some(Opcode::LOAD_GLOBAL_BUILTIN)
    }
}

/// `LOAD_ATTR`: caches 1 and 2 are the version of the type (of the keys, for a module; of the class itself, for a
/// class), 3 is where the value lies, 5 to 8 are what the class has under the name.
#[cold]
#[inline(never)]
pub unsafe fn load_attr(vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let name = s.name((s.oparg >> 1) as usize);
        let form = load_attr_form(vm, s, s.peek(1), name);
        settle(s, form);
    }
}

fn has_generic_getattr(ty: TypeRef<'_>) -> bool {
    let plain = object::OBJECT.slots().getattro.map(|slot| slot as usize);
    ty.slots().getattro.map(|slot| slot as usize) == plain
}

unsafe fn load_attr_form(vm: &mut Vm, s: &State, owner: ObjRef<'_>, name: ObjRef<'_>) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        if owner.is_exact(taipan_objects::module::MODULE) {
            return module_attr_form(vm, s, owner, name);
        }
        if let Some(class) = TypeRef::from_obj(owner) {
            return class_attr_form(vm, s, class, name);
        }
        let ty = owner.ty();
        if !has_generic_getattr(ty) {
            return None;
        }
        let method = s.oparg & 1 != 0;
        let version = ty.get().assign_version(vm);
        if version == 0 {
            return None;
        }
        let before = InstanceValues::of(s);
        set_u32(s, 1, version);
        let descriptor = ty.lookup(vm, name);
        let has_dict = owner.dict_cell().is_some();
        let inline = object::inline_values(owner);
        let Some(descriptor) = descriptor else {
            if let Some((_, heap)) = inline {
                let at = object::shared_key_index(vm, heap, name)?;
                let offset = owner.extra_cell_offset(heap.first_inline.get() as usize + at)?;
                let offset = u16::try_from(offset).ok()?;
                *s.pc.add(3) = offset;
                before.unwrap_or_default().keep(s, version, offset);
                return Some(Opcode::LOAD_ATTR_INSTANCE_VALUE);
            }
            if !ty.get().is_heap_type() {
                return None;
            }
            let dict = owner.dict_cell()?.get()?;
            let dict = dict.borrow().downcast_layout::<Dict>()?;
            *s.pc.add(3) = u16::try_from(dict.index_of_str(vm, name)?).ok()?;
            return Some(Opcode::LOAD_ATTR_WITH_HINT);
        };
        let slots = descriptor.ty().slots();
        if descriptor.is_exact(PROPERTY) && !method && ty.get().is_heap_type() {
            let getter = descriptor.downcast::<Property>()?.getter_function()?;
            if !getter.is_exact(FUNCTION) || !runs_exactly(getter.borrow().payload_unchecked::<Function>(), 1)
            {
                return None;
            }
            set_word(s, 5, descriptor.borrow());
            return Some(Opcode::LOAD_ATTR_PROPERTY);
        }
        if descriptor.is_exact(MEMBER_DESCRIPTOR) {
            let (class, index) = descriptor
                .borrow()
                .downcast_layout::<MemberDescriptor>()?
                .as_slot()?;
            if !owner.is_a(class) || !ty.get().is_heap_type() {
                return None;
            }
            *s.pc.add(3) = u16::try_from(owner.extra_cell_offset(index)?).ok()?;
            return Some(Opcode::LOAD_ATTR_SLOT);
        }
        if slots.descr_set.is_some() {
            return None;
        }
        // What the class has counts only while the instance has nothing of that name.
        let values = if !has_dict {
            false
        } else {
            let (_, heap) = inline?;
            if object::shared_key_index(vm, heap, name).is_some() {
                return None;
            }
            *s.pc.add(3) = u16::try_from(heap.shared_keys.get(vm).len()).ok()?;
            true
        };
        let function = descriptor.ty().bits().has(TypeBits::METHOD_DESCRIPTOR);
        let form = if method && function {
            if values {
                Opcode::LOAD_ATTR_METHOD_WITH_VALUES
            } else {
                Opcode::LOAD_ATTR_METHOD_NO_DICT
            }
        } else if slots.descr_get.is_none() {
            if values {
                Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES
            } else {
                Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT
            }
        } else {
            return None;
        };
        set_word(s, 5, descriptor.borrow());
        Some(form)
    }
}

/// The classes that a `LOAD_ATTR_INSTANCE_VALUE` knows, the latest first: version and offset.
#[derive(Default)]
struct InstanceValues([(u32, u16); 2]);

impl InstanceValues {
    /// The latest two, if the instruction before `pc` has this form.
    unsafe fn of(s: &State) -> Option<InstanceValues> {
        // SAFETY: see `due`; the form has these caches.
        unsafe {
            if *s.pc.sub(1) as u8 != Opcode::LOAD_ATTR_INSTANCE_VALUE as u8 {
                return None;
            }
            let version = |at: usize| s.pc.add(at).cast::<u32>().read_unaligned();
            Some(InstanceValues([
                (version(1), *s.pc.add(3)),
                (version(4), *s.pc.add(6) & 0xff),
            ]))
        }
    }

    /// Writes them behind the class that was met now. Where there is none, or its offset is too big, that class stands
    /// again: version 0 would be every builtin type's.
    unsafe fn keep(self, s: &State, version: u32, offset: u16) {
        let small = |(known, at): (u32, u16)| match u8::try_from(at) {
            Ok(at) if known != 0 => Some((known, at)),
            _ => None,
        };
        let this = small((version, offset));
        let [second, third] = self.0.map(|known| small(known).or(this));
        // SAFETY: see `due`; the form has these caches.
        unsafe {
            if let (Some(second), Some(third)) = (second, third) {
                set_u32(s, 4, second.0);
                set_u32(s, 7, third.0);
                *s.pc.add(6) = u16::from(second.1) | u16::from(third.1) << 8;
            } else {
                // A version that no type has.
                set_u32(s, 4, u32::MAX);
                set_u32(s, 7, u32::MAX);
            }
        }
    }
}

unsafe fn module_attr_form(vm: &mut Vm, s: &State, module: ObjRef<'_>, name: ObjRef<'_>) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        if module.ty().lookup(vm, name).is_some() {
            return None;
        }
        let dict = module.dict_cell()?.get()?;
        let dict = dict.borrow().downcast_layout::<Dict>()?;
        let version = dict.keys_version(vm);
        if version == 0 {
            return None;
        }
        set_u32(s, 1, version);
        *s.pc.add(3) = u16::try_from(dict.index_of_str(vm, name)?).ok()?;
        Some(Opcode::LOAD_ATTR_MODULE)
    }
}

unsafe fn class_attr_form(vm: &mut Vm, s: &State, class: TypeRef<'_>, name: ObjRef<'_>) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        let metaclass = class.as_obj().ty();
        if !metaclass.is(taipan_objects::type_methods::TYPE) || metaclass.lookup(vm, name).is_some() {
            return None;
        }
        let value = class.lookup(vm, name)?;
        if value.ty().slots().descr_get.is_some() && !value.is_exact(FUNCTION) {
            return None;
        }
        let version = class.get().assign_version(vm);
        if version == 0 {
            return None;
        }
        set_u32(s, 1, version);
        set_word(s, 5, value.borrow());
        Some(Opcode::LOAD_ATTR_CLASS)
    }
}

/// `STORE_ATTR`: caches 1 and 2 are the type's version, 3 is where the value lies.
#[cold]
#[inline(never)]
pub unsafe fn store_attr(vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let name = s.name(s.oparg as usize);
        let form = store_attr_form(vm, s, s.peek(1), name);
        settle(s, form);
    }
}

unsafe fn store_attr_form(vm: &mut Vm, s: &State, owner: ObjRef<'_>, name: ObjRef<'_>) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        let ty = owner.ty();
        let plain = object::OBJECT.slots().setattro.map(|slot| slot as usize);
        if !ty.get().is_heap_type() || ty.slots().setattro.map(|slot| slot as usize) != plain {
            return None;
        }
        let version = ty.get().assign_version(vm);
        if version == 0 || TypeRef::from_obj(owner).is_some() {
            return None;
        }
        set_u32(s, 1, version);
        match ty.lookup(vm, name) {
            None => {
                let (_, heap) = object::inline_values(owner)?;
                let at = object::shared_key_index(vm, heap, name)?;
                let offset = owner.extra_cell_offset(heap.first_inline.get() as usize + at)?;
                *s.pc.add(3) = u16::try_from(offset).ok()?;
                Some(Opcode::STORE_ATTR_INSTANCE_VALUE)
            }
            Some(descriptor) => {
                let (class, index) = descriptor
                    .borrow()
                    .downcast_layout::<MemberDescriptor>()?
                    .as_slot()?;
                if !descriptor.is_exact(MEMBER_DESCRIPTOR) || !owner.is_a(class) {
                    return None;
                }
                *s.pc.add(3) = u16::try_from(owner.extra_cell_offset(index)?).ok()?;
                Some(Opcode::STORE_ATTR_SLOT)
            }
        }
    }
}

/// `SEND`.
#[cold]
#[inline(never)]
pub unsafe fn send(_vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let receiver = s.peek(2);
        let form = receiver.is_exact(GENERATOR) || receiver.is_exact(COROUTINE);
        settle(s, form.then_some(Opcode::SEND_GEN));
    }
}

/// `CALL`: caches 1 and 2 are the version of the class that is called.
#[cold]
#[inline(never)]
pub unsafe fn call(vm: &mut Vm, s: &mut State) {
    // SAFETY: see `due`.
    unsafe {
        let form = call_form(vm, s);
        settle(s, form);
    }
}

/// Whether a call of a function with `count` positional arguments just runs its code.
pub(super) fn runs_exactly(function: &Function, count: usize) -> bool {
    // SAFETY: the code is valid as long as its function.
    let code = unsafe { &*function.code_pointer() };
    let suspends = co_flags::GENERATOR | co_flags::COROUTINE | co_flags::ASYNC_GENERATOR;
    code.exact_args as usize == count && code.flags & suspends == 0
}

/// Whether an object is a class that is called as `type` calls classes, and no program has made.
#[inline(always)]
pub(super) fn is_builtin_class(callee: ObjRef<'_>) -> bool {
    callee.ty().is(type_methods::TYPE)
        && TypeRef::from_obj(callee).is_some_and(|class| !class.get().is_heap_type())
}

unsafe fn call_form(vm: &mut Vm, s: &State) -> Option<Opcode> {
    // SAFETY: see `due`.
    unsafe {
        let count = s.oparg as usize;
        let bare = s.slot(count + 1).is_empty();
        let total = count + usize::from(!bare);
        let callee = s.peek(count + 2);
        if callee.is_exact(FUNCTION) {
            let function = callee.payload_unchecked::<Function>();
            let exact = (*function.code_pointer()).exact_args as usize == total;
            return exact.then_some(Opcode::CALL_PY_EXACT_ARGS);
        }
        if callee.is_exact(METHOD_DESCRIPTOR) && !bare && count == 1 {
            let append = TypeRef::builtin(list::LIST_TYPE).lookup(vm, names::append)?;
            if callee.is(append.borrow()) && s.peek(2).is_exact(list::LIST) {
                set_u32(s, 1, callee.id() as u32);
                return Some(Opcode::CALL_LIST_APPEND);
            }
        }
        if callee.is_exact(METHOD_DESCRIPTOR) && !bare {
            return Some(Opcode::CALL_METHOD_DESCRIPTOR_FAST);
        }
        if callee.is_exact(BUILTIN_METHOD) && bare {
            return Some(Opcode::CALL_BUILTIN_FAST);
        }
        if bare && callee.is(type_methods::TYPE.as_obj()) && count == 1 {
            return Some(Opcode::CALL_TYPE_1);
        }
        if !cfg!(feature = "small") && bare && is_builtin_class(callee) {
            return Some(Opcode::CALL_BUILTIN_CLASS);
        }
        let class = TypeRef::from_obj(callee)?;
        let heap = class.get().heap()?;
        let plain = object::OBJECT.slots().new.map(|slot| slot as usize);
        if !bare
            || !callee.ty().is(type_methods::TYPE)
            || class.slots().new.map(|slot| slot as usize) != plain
            || class.bits().has(TypeBits::ABSTRACT)
        {
            return None;
        }
        let init = class.lookup(vm, names::__init__)?;
        if !init.is_exact(FUNCTION) || !runs_exactly(init.borrow().payload_unchecked::<Function>(), count + 1)
        {
            return None;
        }
        let version = class.get().assign_version(vm);
        if version == 0 {
            return None;
        }
        set_u32(s, 1, version);
        heap.cached_init.set(Some(init));
        Some(Opcode::CALL_ALLOC_AND_ENTER_INIT)
    }
}
