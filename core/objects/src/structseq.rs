//! Struct sequences: tuples whose items have names, and which may have named fields beyond their items.
//!
//! `os.stat_result`, `time.struct_time`, `sys.flags` … are declared with [`crate::struct_sequence!`]. Each is an immutable
//! static type whose payload is `tuple`'s; the fields that are not items lie in the words behind the items, where
//! instances of other classes keep their `__slots__`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{
    Fixed, HVec, Obj, ObjRef, Payload, Ref, StaticObject, Trace, TypeFlags, TypeHead, Visitor,
};

use crate::Doc;
use crate::args::{MethodDef, Parsed, Signature};
use crate::call::Args;
use crate::descr::{MethodDescriptor, NewFunction, SlotWrapper};
use crate::dict::Dict;
use crate::exception::Result;
use crate::object::{self, DisplayStr};
use crate::singletons::NONE;
use crate::slots::{SlotTable, Slots};
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::typeobject::{Entry, ObjectExt, PyClass, StaticType, TypeBits, TypeData, TypeDef, TypeRef};
use crate::vm::Vm;

/// One field: its name and docstring. A field without a name can be reached by its index only.
pub type FieldDef = (&'static str, Option<&'static str>);

/// What a struct sequence consists of.
pub struct Shape {
    /// The module and name of the class, for messages.
    pub name: &'static str,
    /// All fields, the items first.
    pub fields: &'static [FieldDef],
    /// How many of them are items.
    pub visible: usize,
}

impl Shape {
    /// The shape of a struct sequence class; `None` for other types.
    pub fn of(ty: TypeRef<'_>) -> Option<&'static Shape> {
        let entry = ty.as_builtin()?.get().def().find(b"__match_args__")?;
        Some(entry.value.downcast::<MatchArgs>()?.shape)
    }

    const fn unnamed(&self) -> usize {
        self.fields.len() - named(self.fields)
    }
}

/// How many fields have names.
pub const fn named(fields: &[FieldDef]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < fields.len() {
        if !fields[at].0.is_empty() {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The descriptor of a field.
#[pyclass(name = "member_descriptor", trace = custom)]
pub struct Field {
    name: &'static str,
    doc: Option<&'static str>,
    at: usize,
    owner: &'static StaticType,
}

impl Trace for Field {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl Field {
    /// The field called `name` of the class `owner`.
    pub const fn new(shape: &'static Shape, at: usize, owner: &'static StaticType) -> Field {
        let (name, doc) = shape.fields[at];
        Field { name, doc, at, owner }
    }
}

/// The value of field `at`.
pub fn field(obj: ObjRef<'_>, at: usize) -> Option<Obj> {
    let items = tuple::items(obj)?;
    match items.get(at) {
        Some(item) => Some(item.clone()),
        None => obj.extra_cells().get(at - items.len())?.get(),
    }
}

#[pymethods]
impl Field {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let shape = Shape::of(TypeRef::builtin(self.owner)).map_or("", |shape| shape.name);
        vm.format(format_args!("<member '{}' of '{shape}' objects>", self.name))
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let (Some(field), Some(object)) = (this.downcast::<Field>(), object) else {
            return Ok(this.own());
        };
        if !object.is_a(TypeRef::builtin(field.owner)) {
            let kind = object.ty().display_name(vm);
            let class = Shape::of(TypeRef::builtin(field.owner)).map_or("", |shape| shape.name);
            return Err(vm.type_error(format_args!(
                "descriptor '{}' for '{class}' objects doesn't apply to a '{kind}' object",
                field.name
            )));
        }
        Ok(self::field(object, field.at).unwrap_or_else(|| NONE.own()))
    }
    #[slot]
    fn descr_set(&self, vm: &mut Vm, _object: ObjRef<'_>, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(vm.new_exception(
            crate::exceptions::ATTRIBUTE_ERROR,
            format_args!("readonly attribute"),
        ))
    }
    #[getter]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.name)?.into())
    }
    #[getter]
    fn __doc__(&self, _vm: &mut Vm) -> Option<&'static str> {
        crate::doc(self.doc)
    }
    #[getter]
    fn __objclass__(&self, _vm: &mut Vm) -> Obj {
        TypeRef::builtin(self.owner).own()
    }
}

/// `__match_args__` of a struct sequence: the tuple is made when asked for. Holds the shape of its class.
#[pyclass(name = "getset_descriptor", trace = custom)]
pub struct MatchArgs {
    shape: &'static Shape,
}

impl Trace for MatchArgs {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl MatchArgs {
    /// The descriptor for a class of this shape.
    pub const fn new(shape: &'static Shape) -> MatchArgs {
        MatchArgs { shape }
    }
}

#[pymethods]
impl MatchArgs {
    #[slot]
    fn descr_get(&self, vm: &mut Vm, _object: Option<ObjRef<'_>>, _owner: Option<ObjRef<'_>>) -> Result<Obj> {
        let mut names = HVec::new();
        for (name, _) in &self.shape.fields[..self.shape.visible] {
            if !name.is_empty() {
                let name = vm.intern(name)?;
                names.push(vm.alloc(), name.into())?;
            }
        }
        tuple::from_vec(vm, names)
    }
}

/// An instance of a struct sequence class: `values` are all its fields, in order; those that are left out are `None`.
pub fn create(vm: &mut Vm, ty: TypeRef<'static>, values: &[Obj]) -> Result<Obj> {
    let Some(shape) = Shape::of(ty) else {
        return Err(vm.system_error("not a struct sequence"));
    };
    let made: Ref<Tuple> = vm
        .alloc()
        .var_instance(ty.as_obj(), shape.visible, Tuple::over, |at| {
            values.get(at).cloned().unwrap_or_else(|| NONE.own())
        })?;
    for (at, cell) in made.borrow().extra_cells().iter().enumerate() {
        let value = values.get(shape.visible + at).cloned();
        cell.set(Some(value.unwrap_or_else(|| NONE.own())));
    }
    Ok(made.into())
}

/// Fields of a new struct sequence, one after the other.
#[derive(Default)]
pub struct Fields {
    values: HVec<Obj>,
}

impl Fields {
    /// No fields yet.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// Adds the next field.
    pub fn push(&mut self, vm: &mut Vm, value: Obj) -> Result<()> {
        Ok(self.values.push(vm.alloc(), value)?)
    }

    /// Adds an `int`.
    pub fn int(&mut self, vm: &mut Vm, value: impl crate::int::ToInt) -> Result<()> {
        let value = crate::int::new(vm, value)?;
        self.push(vm, value)
    }

    /// Adds a `float`.
    pub fn float(&mut self, vm: &mut Vm, value: f64) -> Result<()> {
        let value = crate::float::new(vm, value)?;
        self.push(vm, value)
    }

    /// Adds a `str`.
    pub fn str(&mut self, vm: &mut Vm, value: &str) -> Result<()> {
        let value = vm.new_str(value)?;
        self.push(vm, value)
    }

    /// The struct sequence of these fields.
    pub fn finish(self, vm: &mut Vm, ty: TypeRef<'static>) -> Result<Obj> {
        create(vm, ty, &self.values)
    }
}

fn shape_of(vm: &mut Vm, ty: ObjRef<'_>) -> Result<(TypeRef<'static>, &'static Shape)> {
    let found = TypeRef::from_obj(ty)
        .and_then(TypeRef::as_builtin)
        .and_then(|ty| Some((ty, Shape::of(ty)?)));
    found.ok_or_else(|| vm.type_error("not a struct sequence class"))
}

/// `__new__(sequence, dict={})`: items and hidden fields from a sequence, more of the latter from a dict.
fn new(vm: &mut Vm, cls: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let (ty, shape) = shape_of(vm, cls)?;
    let mut given = [None, None];
    if args.args().len() > 2 {
        return Err(vm.type_error(format_args!(
            "structseq() takes at most 2 arguments ({} given)",
            args.len()
        )));
    }
    for (place, value) in given.iter_mut().zip(args.args()) {
        *place = Some(*value);
    }
    for (name, value) in args.keywords() {
        let at = match name.downcast::<Str>() {
            Some(name) if name.equals("sequence") => 0,
            Some(name) if name.equals("dict") => 1,
            _ => {
                return Err(vm.type_error(format_args!(
                    "structseq() got an unexpected keyword argument '{}'",
                    DisplayStr(name.borrow())
                )));
            }
        };
        if given[at].is_some() {
            let names = ["sequence", "dict"];
            return Err(vm.type_error(format_args!(
                "argument for structseq() given by name ('{}') and position ({})",
                names[at],
                at + 1
            )));
        }
        given[at] = Some(value);
    }
    let Some(sequence) = given[0] else {
        return Err(vm.type_error("structseq() missing required argument 'sequence' (pos 1)"));
    };
    let mut values = crate::sequence::fast(vm, sequence, "constructor requires a sequence")?;
    let dict = match given[1] {
        None => None,
        Some(given) => match given.to_ref::<Dict>() {
            Some(dict) => Some(dict),
            None => {
                let name = shape.name;
                return Err(vm.type_error(format_args!("{name}() takes a dict as second arg, if any")));
            }
        },
    };
    let (name, least, most, len) = (shape.name, shape.visible, shape.fields.len(), values.len());
    if least != most {
        if len < least {
            return Err(vm.type_error(format_args!(
                "{name}() takes an at least {least}-sequence ({len}-sequence given)"
            )));
        }
        if len > most {
            return Err(vm.type_error(format_args!(
                "{name}() takes an at most {most}-sequence ({len}-sequence given)"
            )));
        }
    } else if len != least {
        return Err(vm.type_error(format_args!(
            "{name}() takes a {least}-sequence ({len}-sequence given)"
        )));
    }
    let mut used = 0;
    for (field, _) in &shape.fields[len..] {
        let mut value = None;
        if let (Some(dict), false) = (&dict, field.is_empty()) {
            let key = vm.intern(field)?;
            value = dict.get(vm, key.borrow())?;
            used += usize::from(value.is_some());
        }
        values.push(vm.alloc(), value.unwrap_or_else(|| NONE.own()))?;
    }
    if let Some(dict) = dict
        && dict.len(vm) > used
    {
        return Err(vm.type_error(format_args!("{name}() got duplicate or unexpected field name(s)")));
    }
    // Named fields that stand for the last, unnamed items are those items unless given.
    let unnamed = shape.unnamed();
    for at in 0..unnamed {
        if let (Some(item), Some(field)) = (
            values.get(least - unnamed + at).cloned(),
            values.get_mut(least + at),
        ) && field.is_none()
        {
            *field = item;
        }
    }
    create(vm, ty, &values)
}

fn refuse(vm: &mut Vm, cls: ObjRef<'_>, _args: Args<'_>) -> Result<Obj> {
    let (_, shape) = shape_of(vm, cls)?;
    Err(vm.type_error(format_args!("cannot create '{}' instances", shape.name)))
}

/// `os.stat_result(st_mode=1, …)`: the items with names.
fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let (_, shape) = shape_of(vm, this.ty().as_obj())?;
    let mut out = crate::str::StrBuilder::new();
    out.push_str(vm, shape.name)?;
    out.push_str(vm, "(")?;
    let items = tuple::items(this).unwrap_or(&[]);
    // An item without a name is shown under the name of the field that stands for it: the next one in order.
    let names = shape.fields.iter().filter(|(name, _)| !name.is_empty());
    for (at, (item, (name, _))) in items.iter().zip(names).enumerate() {
        if at > 0 {
            out.push_str(vm, ", ")?;
        }
        out.push_str(vm, name)?;
        out.push_str(vm, "=")?;
        let shown = object::repr(vm, item.borrow())?;
        out.push_obj(vm, &shown)?;
    }
    out.push_str(vm, ")")?;
    out.finish(vm)
}

/// `(class, (items, {hidden field: value}))`.
fn reduce(vm: &mut Vm, this: ObjRef<'_>, _parsed: Parsed<'_>) -> Result<Obj> {
    let (ty, shape) = shape_of(vm, this.ty().as_obj())?;
    let items = tuple::new(vm, tuple::items(this).unwrap_or(&[]))?;
    let dict = Dict::create(vm)?;
    for at in shape.visible..shape.fields.len() {
        let name = vm.intern(shape.fields[at].0)?;
        let value = field(this, at).unwrap_or_else(|| NONE.own());
        dict.set(vm, name.borrow(), value)?;
    }
    let arguments = tuple::new(vm, &[items, dict.into()])?;
    tuple::new(vm, &[ty.own(), arguments])
}

/// `copy.replace`: a copy with other values for the fields named.
fn replace(vm: &mut Vm, this: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
    let (ty, shape) = shape_of(vm, this.ty().as_obj())?;
    let args = parsed.raw;
    if !args.args().is_empty() {
        return Err(vm.type_error(format_args!(
            "__replace__() takes no positional arguments ({} given)",
            args.args().len()
        )));
    }
    if shape.unnamed() > 0 {
        let name = shape.name;
        return Err(vm.type_error(format_args!(
            "__replace__() is not supported for {name} because it has unnamed field(s)"
        )));
    }
    let mut values = HVec::new();
    let mut used = 0;
    for (at, (name, _)) in shape.fields.iter().enumerate() {
        let given = args
            .keywords()
            .find(|(key, _)| key.downcast::<Str>().is_some_and(|key| key.equals(name)));
        let value = match given {
            Some((_, value)) => {
                used += 1;
                value.own()
            }
            None => field(this, at).unwrap_or_else(|| NONE.own()),
        };
        values.push(vm.alloc(), value)?;
    }
    if args.names().len() > used {
        let mut unexpected = HVec::new();
        for (key, _) in args.keywords() {
            let known = |name: &str| key.downcast::<Str>().is_some_and(|key| key.equals(name));
            if !shape.fields.iter().any(|(name, _)| known(name)) {
                unexpected.push(vm.alloc(), key.clone())?;
            }
        }
        let unexpected = crate::list::List::create(vm, unexpected)?;
        let shown = object::repr(vm, unexpected.borrow())?;
        let shown = DisplayStr(shown.borrow());
        return Err(vm.type_error(format_args!("Got unexpected field name(s): {shown}")));
    }
    create(vm, ty, &values)
}

static REDUCE: MethodDef = MethodDef {
    name: "__reduce__",
    doc: Doc::NONE,
    signature: Signature::new(Doc::NONE, &[]),
    raw: true,
    call: reduce,
};

static REPLACE: MethodDef = MethodDef {
    name: "__replace__",
    doc: Doc::new(Some("Returns a copy whose given fields have new values.")),
    signature: Signature::new(Doc::NONE, &[]),
    raw: true,
    call: replace,
};

// What the macro needs to build a type's tables as constants.

/// The operations of a struct sequence, to be created by programs or not.
pub const fn slots(instantiable: bool) -> Slots {
    let mut slots = Slots::EMPTY;
    slots.repr = Some(repr);
    slots.new = Some(if instantiable { new } else { refuse });
    slots.or(&<Tuple as PyClass>::SLOTS)
}

/// The type object's payload.
pub const fn type_data(
    shape: &'static Shape,
    slots: &'static SlotTable,
    def: &'static TypeDef,
    instantiable: bool,
) -> TypeData<Fixed> {
    let bits = TypeBits::TUPLE_SUBCLASS
        .with(TypeBits::SEQUENCE)
        .with(TypeBits::MATCH_SELF);
    let bits = if instantiable {
        bits
    } else {
        bits.with(TypeBits::DISALLOW_INSTANTIATION)
    };
    let head = TypeHead {
        vtable: <Tuple as Payload>::VTABLE,
        flags: TypeFlags::GC,
        extra: (shape.fields.len() - shape.visible) as u32,
    };
    TypeData::builtin(head, slots, Some(crate::tuple::TUPLE_TYPE), bits, def)
}

/// `__reduce__` of a class.
pub const fn reduce_method(owner: &'static StaticType) -> MethodDescriptor {
    MethodDescriptor::new(&REDUCE, owner)
}

/// `__replace__` of a class.
pub const fn replace_method(owner: &'static StaticType) -> MethodDescriptor {
    MethodDescriptor::new(&REPLACE, owner)
}

/// The objects in a class's dict that are not fields.
pub struct Specials {
    /// `__new__`, unless programs cannot make instances.
    pub new: Option<&'static StaticObject<NewFunction>>,
    /// `__repr__`
    pub repr: &'static StaticObject<SlotWrapper>,
    /// `__reduce__`
    pub reduce: &'static StaticObject<MethodDescriptor>,
    /// `__replace__`
    pub replace: &'static StaticObject<MethodDescriptor>,
    /// `__match_args__`
    pub match_args: &'static StaticObject<MatchArgs>,
}

/// The number of entries in a class's dict.
pub const fn entry_count(shape: &Shape, instantiable: bool) -> usize {
    named(shape.fields) + 7 + instantiable as usize
}

/// A class's dict.
pub const fn entries<const N: usize, const M: usize>(
    shape: &'static Shape,
    specials: Specials,
    fields: &'static [StaticObject<Field>; M],
) -> [Entry; N] {
    let mut made = [const {
        Entry {
            name: "",
            value: NONE,
        }
    }; N];
    let mut count = 0;
    if let Some(new) = specials.new {
        made[count] = Entry {
            name: "__new__",
            value: ObjRef::from_static(new),
        };
        count += 1;
    }
    made[count] = Entry {
        name: "__repr__",
        value: ObjRef::from_static(specials.repr),
    };
    made[count + 1] = Entry {
        name: "__reduce__",
        value: ObjRef::from_static(specials.reduce),
    };
    made[count + 2] = Entry {
        name: "__replace__",
        value: ObjRef::from_static(specials.replace),
    };
    count += 3;
    let mut at = 0;
    while at < M {
        let name = shape.fields[at].0;
        if !name.is_empty() {
            made[count] = Entry {
                name,
                value: ObjRef::from_static(&fields[at]),
            };
            count += 1;
        }
        at += 1;
    }
    let sizes = [
        ("n_sequence_fields", shape.visible),
        ("n_fields", M),
        ("n_unnamed_fields", shape.unnamed()),
    ];
    let mut at = 0;
    while at < sizes.len() {
        made[count] = Entry {
            name: sizes[at].0,
            value: ObjRef::from_i16(sizes[at].1 as i16),
        };
        count += 1;
        at += 1;
    }
    made[count] = Entry {
        name: "__match_args__",
        value: ObjRef::from_static(specials.match_args),
    };
    made
}

/// What messages and `repr` call a class: its name behind its module's, unless that is `builtins`.
pub const fn shown_name(module: &str, name: &'static str, both: &'static str) -> &'static str {
    if less(module, "builtins") || less("builtins", module) {
        both
    } else {
        name
    }
}

const fn less(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

/// The positions of a class's entries, sorted by name. `names` are those of [`entries`].
pub const fn index<const N: usize>(shape: &Shape, instantiable: bool) -> [u16; N] {
    let names: [&str; N] = entry_names(shape, instantiable);
    let mut index = [0; N];
    let mut at = 0;
    while at < N {
        let mut place = at;
        while place > 0 && less(names[at], names[index[place - 1] as usize]) {
            index[place] = index[place - 1];
            place -= 1;
        }
        index[place] = at as u16;
        at += 1;
    }
    index
}

const fn entry_names<const N: usize>(shape: &Shape, instantiable: bool) -> [&'static str; N] {
    let mut names = [""; N];
    let mut count = 0;
    if instantiable {
        names[0] = "__new__";
        count = 1;
    }
    names[count] = "__repr__";
    names[count + 1] = "__reduce__";
    names[count + 2] = "__replace__";
    count += 3;
    let mut at = 0;
    while at < shape.fields.len() {
        if !shape.fields[at].0.is_empty() {
            names[count] = shape.fields[at].0;
            count += 1;
        }
        at += 1;
    }
    names[count] = "n_sequence_fields";
    names[count + 1] = "n_fields";
    names[count + 2] = "n_unnamed_fields";
    names[count + 3] = "__match_args__";
    names
}

/// Declares a struct sequence class: a constant of type `TypeRef<'static>`.
///
/// ```ignore
/// struct_sequence! {
///     /// What `uname` gives.
///     pub UNAME_RESULT: "posix", "uname_result", visible 5, instantiable true, [
///         "sysname" = "operating system name", …
///     ]
/// }
/// ```
/// A field named `""` has an index only; fields beyond `visible` have a name only.
#[macro_export]
macro_rules! struct_sequence {
    ($(#[doc = $doc:literal])* $vis:vis $constant:ident: $module:literal, $name:literal, visible $visible:literal,
     instantiable $instantiable:literal, [$($field:literal = $field_doc:expr),* $(,)?]) => {
        $(#[doc = $doc])*
        #[allow(unsafe_code)]
        $vis const $constant: $crate::TypeRef<'static> = {
            use $crate::structseq::{self as seq};
            static SHAPE: seq::Shape = seq::Shape {
                name: seq::shown_name($module, $name, concat!($module, ".", $name)),
                fields: &[$(($field, $crate::doc(Some($field_doc)))),*],
                visible: $visible,
            };
            const FIELDS: &[seq::FieldDef] = &[$(($field, None)),*];
            const SHAPED: seq::Shape = seq::Shape { name: "", fields: FIELDS, visible: $visible };
            const COUNT: usize = FIELDS.len();
            const ENTRIES: usize = seq::entry_count(&SHAPED, $instantiable);
            static SLOTS: $crate::slots::SlotTable = $crate::slot_table!(seq::slots($instantiable));
            // SAFETY (all of these): the named type is the one whose instances have this payload, which is plain data.
            static TYPE: $crate::StaticType = unsafe {
                $crate::StaticObject::new(&raw const $crate::TYPE_OBJECT, seq::type_data(&SHAPE, &SLOTS, &DEF, $instantiable))
            };
            // SAFETY: as above.
            static FIELD: [$crate::StaticObject<seq::Field>; COUNT] = {
                let mut at = 0;
                unsafe {
                    [$({
                        let _ = $field;
                        let made = $crate::StaticObject::new(&raw const seq::__TYPE_FIELD, seq::Field::new(&SHAPE, at, &TYPE));
                        at += 1;
                        let _ = at;
                        made
                    }),*]
                }
            };
            // SAFETY: as above.
            static NEW: $crate::StaticObject<$crate::descr::NewFunction> = unsafe {
                $crate::StaticObject::new(&raw const $crate::descr::__TYPE_NEW_FUNCTION, $crate::descr::NewFunction::new(&TYPE))
            };
            // SAFETY: as above.
            static REPR: $crate::StaticObject<$crate::descr::SlotWrapper> = unsafe {
                $crate::StaticObject::new(
                    &raw const $crate::descr::__TYPE_SLOT_WRAPPER,
                    $crate::descr::SlotWrapper::new("__repr__", "repr", &TYPE),
                )
            };
            // SAFETY: as above.
            static REDUCE: $crate::StaticObject<$crate::descr::MethodDescriptor> = unsafe {
                $crate::StaticObject::new(&raw const $crate::descr::__TYPE_METHOD_DESCRIPTOR, seq::reduce_method(&TYPE))
            };
            // SAFETY: as above.
            static REPLACE: $crate::StaticObject<$crate::descr::MethodDescriptor> = unsafe {
                $crate::StaticObject::new(&raw const $crate::descr::__TYPE_METHOD_DESCRIPTOR, seq::replace_method(&TYPE))
            };
            // SAFETY: as above.
            static MATCH_ARGS: $crate::StaticObject<seq::MatchArgs> = unsafe {
                $crate::StaticObject::new(&raw const seq::__TYPE_MATCH_ARGS, seq::MatchArgs::new(&SHAPE))
            };
            static TABLE: [$crate::Entry; ENTRIES] = seq::entries(
                &SHAPED,
                seq::Specials {
                    new: if $instantiable { Some(&NEW) } else { None },
                    repr: &REPR,
                    reduce: &REDUCE,
                    replace: &REPLACE,
                    match_args: &MATCH_ARGS,
                },
                &FIELD,
            );
            static INDEX: [u16; ENTRIES] = seq::index(&SHAPED, $instantiable);
            static DEF: $crate::typeobject::TypeDef = $crate::typeobject::TypeDef {
                name: $name,
                module: $module,
                doc: $crate::Doc::new(Some(concat!($($doc, "\n"),*))),
                text_signature: $crate::Doc::NONE,
                entries: &TABLE,
                index: &INDEX,
            };
            $crate::TypeRef::builtin(&TYPE)
        };
    };
}
