//! Type slots: what the interpreter calls for each operation.
//!
//! A type holds one reference to a table. Builtin types' tables are constants; a table for a type that a program
//! makes is looked up among those that exist (`Interp::intern_slots`), so classes that define the same special
//! methods share one.

use taipan_heap::{Obj, ObjRef};

use crate::call::Args;
use crate::exception::Result;
use crate::vm::Vm;

/// A rich comparison, numbered as `COMPARE_OP` numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CompareOp {
    /// `<`
    Lt = 0,
    /// `<=`
    Le = 1,
    /// `==`
    Eq = 2,
    /// `!=`
    Ne = 3,
    /// `>`
    Gt = 4,
    /// `>=`
    Ge = 5,
}

impl CompareOp {
    /// The operator that gives the same answer with the operands swapped.
    pub const fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Eq => CompareOp::Eq,
            CompareOp::Ne => CompareOp::Ne,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
        }
    }

    /// The operator as source text.
    pub const fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// Whether the operator holds for operands in this order.
    #[inline(always)]
    pub const fn holds(self, order: core::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }

    /// The operator with this number.
    pub const fn from_u8(number: u8) -> Option<CompareOp> {
        Some(match number {
            0 => CompareOp::Lt,
            1 => CompareOp::Le,
            2 => CompareOp::Eq,
            3 => CompareOp::Ne,
            4 => CompareOp::Gt,
            5 => CompareOp::Ge,
            _ => return None,
        })
    }
}

/// `repr`, `neg`, `iter`, …: one operand.
pub type UnaryFn = fn(&mut Vm, ObjRef<'_>) -> Result<Obj>;
/// `add`, `subscript`, …: two operands. A number slot may return `NotImplemented`.
pub type BinaryFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>) -> Result<Obj>;
/// `pow`: three operands, the third `None` if absent.
pub type TernaryFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>, ObjRef<'_>) -> Result<Obj>;
/// `bool`.
pub type InquiryFn = fn(&mut Vm, ObjRef<'_>) -> Result<bool>;
/// `length`.
pub type LengthFn = fn(&mut Vm, ObjRef<'_>) -> Result<usize>;
/// `hash`.
pub type HashFn = fn(&mut Vm, ObjRef<'_>) -> Result<isize>;
/// `contains`: the container, then the item.
pub type ContainsFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>) -> Result<bool>;
/// `item`, `repeat`: an object and an index or a count. A negative index has the length added already.
pub type IndexFn = fn(&mut Vm, ObjRef<'_>, isize) -> Result<Obj>;
/// Stores at an index; without a value, deletes.
pub type SetIndexFn = fn(&mut Vm, ObjRef<'_>, isize, Option<ObjRef<'_>>) -> Result<()>;
/// Stores under a key or name; without a value, deletes.
pub type SetFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>, Option<ObjRef<'_>>) -> Result<()>;
/// Compares; may return `NotImplemented`.
pub type RichCompareFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>, CompareOp) -> Result<Obj>;
/// `next`: `None` is the end, without an exception.
pub type NextFn = fn(&mut Vm, ObjRef<'_>) -> Result<Option<Obj>>;
/// `call`, `new` (the first operand is the class).
pub type CallFn = fn(&mut Vm, ObjRef<'_>, Args<'_>) -> Result<Obj>;
/// `init`.
pub type InitFn = fn(&mut Vm, ObjRef<'_>, Args<'_>) -> Result<()>;
/// `descr_get`: descriptor, instance (if any), owner class (if any).
pub type DescrGetFn = fn(&mut Vm, ObjRef<'_>, Option<ObjRef<'_>>, Option<ObjRef<'_>>) -> Result<Obj>;
/// `del`: the finalizer; its errors are reported, not raised.
pub type DelFn = fn(&mut Vm, ObjRef<'_>);
/// `send`: a value into a generator-like iterator.
pub type SendFn = fn(&mut Vm, ObjRef<'_>, ObjRef<'_>) -> Result<Sent>;
/// `getbuffer`: exports the object's memory (PEP 3118).
pub type GetBufferFn = fn(&mut Vm, ObjRef<'_>, crate::buffer::BufferFlags) -> Result<crate::buffer::Buffer>;

/// What a generator-like iterator gave back.
pub enum Sent {
    /// It yielded.
    Yield(Obj),
    /// It returned.
    Return(Obj),
}

macro_rules! slots {
    (
        common { $($(#[doc = $doc:literal])* $name:ident: $ty:ty,)* }
        numbers { $($(#[doc = $number_doc:literal])* $number:ident: $number_ty:ty,)* }
    ) => {
        /// A type's operations; see CPython's `PyTypeObject`, whose sub-structures are flat here. What a type holds is a
        /// [`SlotTable`]; this is what one is made from.
        #[derive(Clone, Copy)]
        pub struct Slots {
            $($(#[doc = $doc])* pub $name: Option<$ty>,)*
            $($(#[doc = $number_doc])* pub $number: Option<$number_ty>,)*
        }

        /// A type's operations as it holds them. Those of numbers, which most types lack, are apart.
        pub struct SlotTable {
            $($(#[doc = $doc])* pub $name: Option<$ty>,)*
            numbers: &'static NumberSlots,
        }

        /// Operations of numbers: reached through the [`SlotTable`].
        #[derive(Clone, Copy)]
        pub struct NumberSlots {
            $($(#[doc = $number_doc])* pub $number: Option<$number_ty>,)*
        }

        impl NumberSlots {
            /// No operation at all.
            pub const EMPTY: NumberSlots = NumberSlots { $($number: None,)* };

            /// These operations of numbers.
            pub const fn of(slots: &Slots) -> NumberSlots {
                NumberSlots { $($number: slots.$number,)* }
            }

            /// Whether both hold the same functions.
            pub fn same(&self, other: &NumberSlots) -> bool {
                $(self.$number.map(|f| f as usize) == other.$number.map(|f| f as usize) &&)* true
            }
        }

        impl Slots {
            /// No operation at all.
            pub const EMPTY: Slots = Slots { $($name: None,)* $($number: None,)* };

            /// Fills what is missing from `base`.
            pub const fn or(mut self, base: &Slots) -> Slots {
                $(if self.$name.is_none() { self.$name = base.$name; })*
                $(if self.$number.is_none() { self.$number = base.$number; })*
                self
            }

            /// Whether there is any operation of numbers.
            pub const fn has_numbers(&self) -> bool {
                $(self.$number.is_some() ||)* false
            }

            /// Whether both hold the same functions.
            pub fn same(&self, other: &Slots) -> bool {
                $(self.$name.map(|f| f as usize) == other.$name.map(|f| f as usize) &&)*
                    NumberSlots::of(self).same(&NumberSlots::of(other))
            }
        }

        impl SlotTable {
            /// The table of these operations. `numbers` are theirs, or [`NO_NUMBERS`] if they have none.
            pub const fn new(slots: &Slots, numbers: &'static NumberSlots) -> SlotTable {
                SlotTable { $($name: slots.$name,)* numbers }
            }

            /// The operations of numbers.
            pub const fn numbers(&self) -> &'static NumberSlots {
                self.numbers
            }

            /// The operations.
            pub fn unpack(&self) -> Slots {
                Slots { $($name: self.$name,)* $($number: self.numbers.$number,)* }
            }
        }
    };
}

/// What the tables of types that are no numbers share.
pub static NO_NUMBERS: NumberSlots = NumberSlots::EMPTY;

impl core::ops::Deref for SlotTable {
    type Target = NumberSlots;

    #[inline(always)]
    fn deref(&self) -> &NumberSlots {
        self.numbers
    }
}

/// The table of a constant [`Slots`], as a static's value.
#[macro_export]
#[doc(hidden)]
macro_rules! slot_table {
    ($slots:expr) => {{
        const SLOTS: $crate::Slots = $slots;
        static NUMBERS: $crate::slots::NumberSlots = $crate::slots::NumberSlots::of(&SLOTS);
        $crate::slots::SlotTable::new(
            &SLOTS,
            if SLOTS.has_numbers() {
                &NUMBERS
            } else {
                &$crate::slots::NO_NUMBERS
            },
        )
    }};
}

slots! {
    common {
    /// `repr()`.
    repr: UnaryFn,
    /// `str()`.
    str: UnaryFn,
    /// `hash()`.
    hash: HashFn,
    /// A call.
    call: CallFn,
    /// `iter()`.
    iter: UnaryFn,
    /// `next()`.
    next: NextFn,
    /// An attribute's value: object and name (an exact `str`).
    getattro: BinaryFn,
    /// Stores or deletes an attribute.
    setattro: SetFn,
    /// `<`, `==`, …
    richcompare: RichCompareFn,
    /// `__get__`.
    descr_get: DescrGetFn,
    /// `__set__` and `__delete__`: descriptor, instance, value.
    descr_set: SetFn,
    /// `__init__`.
    init: InitFn,
    /// `__new__`.
    new: CallFn,
    /// `__del__`, or what closes a generator.
    del: DelFn,

    /// `bool()`
    bool: InquiryFn,

    /// `len()` of a sequence
    sq_length: LengthFn,
    /// `+` of a sequence
    concat: BinaryFn,
    /// `*` of a sequence
    repeat: IndexFn,
    /// an item by index
    sq_item: IndexFn,
    /// stores or deletes an item by index
    sq_ass_item: SetIndexFn,
    /// `in`
    contains: ContainsFn,
    /// `+=` of a sequence
    inplace_concat: BinaryFn,
    /// `*=` of a sequence
    inplace_repeat: IndexFn,

    /// `len()` of a mapping
    mp_length: LengthFn,
    /// `x[key]`
    subscript: BinaryFn,
    /// `x[key] = value`, `del x[key]`
    ass_subscript: SetFn,

    /// `await`
    await_: UnaryFn,
    /// `aiter()`
    aiter: UnaryFn,
    /// `anext()`
    anext: UnaryFn,
    /// `send()` without a method lookup
    send: SendFn,

    /// The buffer protocol.
    getbuffer: GetBufferFn,
    }
    numbers {
    /// `+`
    add: BinaryFn,
    /// `-`
    sub: BinaryFn,
    /// `*`
    mul: BinaryFn,
    /// `%`
    rem: BinaryFn,
    /// `divmod()`
    divmod: BinaryFn,
    /// `**` and `pow()`
    pow: TernaryFn,
    /// unary `-`
    neg: UnaryFn,
    /// unary `+`
    pos: UnaryFn,
    /// `abs()`
    abs: UnaryFn,
    /// `~`
    invert: UnaryFn,
    /// `<<`
    lshift: BinaryFn,
    /// `>>`
    rshift: BinaryFn,
    /// `&`
    and: BinaryFn,
    /// `^`
    xor: BinaryFn,
    /// `|`
    or_: BinaryFn,
    /// `int()`
    int: UnaryFn,
    /// `float()`
    float: UnaryFn,
    /// `+=`
    iadd: BinaryFn,
    /// `-=`
    isub: BinaryFn,
    /// `*=`
    imul: BinaryFn,
    /// `%=`
    irem: BinaryFn,
    /// `**=`
    ipow: TernaryFn,
    /// `<<=`
    ilshift: BinaryFn,
    /// `>>=`
    irshift: BinaryFn,
    /// `&=`
    iand: BinaryFn,
    /// `^=`
    ixor: BinaryFn,
    /// `|=`
    ior: BinaryFn,
    /// `//`
    floordiv: BinaryFn,
    /// `/`
    truediv: BinaryFn,
    /// `//=`
    ifloordiv: BinaryFn,
    /// `/=`
    itruediv: BinaryFn,
    /// `__index__`
    index: UnaryFn,
    /// `@`
    matmul: BinaryFn,
    /// `@=`
    imatmul: BinaryFn,
    }
}
