//! `operator.itemgetter`, `attrgetter` and `methodcaller`.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{check_positional, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::tuple::{self, TUPLE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, HVec, Obj, ObjRef, Ref, Vm, call, sequence};

/// A function that takes items out of its argument.
///
/// itemgetter(2)(r) is r[2]; with several keys, a tuple of what they give.
#[pyclass(name = "itemgetter", module = "operator", flags = [GC], bits = [BASETYPE], signature = "(item, /, *items)")]
pub struct ItemGetter {
    /// A tuple.
    items: Obj,
    /// The only item, if it is an index that `tuple` can use at once.
    index: Option<u32>,
}

/// A function that takes attributes of its argument.
///
/// attrgetter('a.b')(r) is r.a.b; with several names, a tuple of what they give.
#[pyclass(name = "attrgetter", module = "operator", flags = [GC], bits = [BASETYPE], signature = "(attr, /, *attrs)")]
pub struct AttrGetter {
    /// The names as given: a tuple.
    attributes: Obj,
    /// Each name's parts between dots, interned: a tuple of tuples.
    paths: Obj,
}

/// A function that calls a method of its argument.
///
/// methodcaller('m', 1, k=2)(r) is r.m(1, k=2).
#[pyclass(name = "methodcaller", module = "operator", flags = [GC], bits = [BASETYPE],
    signature = "(name, /, *args, **kwargs)")]
pub struct MethodCaller {
    name: Obj,
    /// The positional arguments, then the values of the named ones: a tuple.
    all: Obj,
    /// The names of the last ones: a tuple.
    names: Obj,
}

/// `Class(a, b)` with the reprs of a tuple's items.
fn shown(vm: &mut Vm, this: ObjRef<'_>, items: &Obj) -> Result<Obj> {
    let name = this.ty().display_name(vm);
    if vm.repr_enter(this)? {
        return vm.format(format_args!("{name}(...)"));
    }
    let made = joined(vm, items);
    vm.repr_leave(this);
    let inner = made?;
    vm.format(format_args!("{name}({})", DisplayStr(inner.borrow())))
}

fn joined(vm: &mut Vm, items: &Obj) -> Result<Obj> {
    let mut out = StrBuilder::new();
    for (at, item) in tuple::items(items.borrow()).unwrap_or(&[]).iter().enumerate() {
        if at > 0 {
            out.push_str(vm, ", ")?;
        }
        let text = object::repr(vm, item.borrow())?;
        out.push_obj(vm, &text)?;
    }
    out.finish(vm)
}

#[pymethods]
impl ItemGetter {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "itemgetter", args)?;
        check_positional(vm, "itemgetter", args.len(), 1, args.len().max(1))?;
        let items = tuple::from_refs(vm, args.args())?;
        let index = match args.args() {
            [only] if only.is_exact(taipan_objects::int::INT) => {
                only.as_small_int().and_then(|value| u32::try_from(value).ok())
            }
            _ => None,
        };
        Ok(vm.alloc().instance(cls, ItemGetter { items, index })?.into())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "itemgetter", args)?;
        check_positional(vm, "itemgetter", args.len(), 1, 1)?;
        let Some(&operand) = args.args().first() else {
            return Err(vm.system_error("itemgetter was called without an operand"));
        };
        if let Some(index) = self.index
            && operand.is_exact(TUPLE)
            && let Some(item) = tuple::items(operand).and_then(|items| items.get(index as usize))
        {
            return Ok(item.clone());
        }
        let items = tuple::items(self.items.borrow()).unwrap_or(&[]);
        if let [only] = items {
            return sequence::get_item(vm, operand, only.borrow());
        }
        let mut found = HVec::with_capacity(vm.alloc(), items.len())?;
        for item in items {
            let value = sequence::get_item(vm, operand, item.borrow())?;
            found.push(vm.alloc(), value)?;
        }
        tuple::from_vec(vm, found)
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        shown(vm, this.as_obj().borrow(), &this.items)
    }
    /// Return state information for pickling
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        tuple::new(vm, &[this.as_obj().ty().own(), this.items.clone()])
    }
}

#[pymethods]
impl AttrGetter {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "attrgetter", args)?;
        check_positional(vm, "attrgetter", args.len(), 1, args.len().max(1))?;
        let mut paths = HVec::with_capacity(vm.alloc(), args.len())?;
        for name in args.args() {
            let Some(text) = name.downcast::<Str>() else {
                return Err(vm.type_error("attribute name must be a string"));
            };
            let mut parts = HVec::new();
            let (mut start, mut at) = (0, 0);
            loop {
                if at == text.len() || text.char_at(at) == u32::from(b'.') {
                    let part = vm.substring(text, start, at)?;
                    let part = taipan_objects::str::intern(vm, part)?;
                    parts.push(vm.alloc(), part)?;
                    start = at + 1;
                }
                if at == text.len() {
                    break;
                }
                at += 1;
            }
            let path = tuple::from_vec(vm, parts)?;
            paths.push(vm.alloc(), path)?;
        }
        let made = AttrGetter {
            attributes: tuple::from_refs(vm, args.args())?,
            paths: tuple::from_vec(vm, paths)?,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "attrgetter", args)?;
        check_positional(vm, "attrgetter", args.len(), 1, 1)?;
        let Some(&operand) = args.args().first() else {
            return Err(vm.system_error("attrgetter was called without an operand"));
        };
        let paths = tuple::items(self.paths.borrow()).unwrap_or(&[]);
        if let [only] = paths {
            return follow(vm, operand, only);
        }
        let mut found = HVec::with_capacity(vm.alloc(), paths.len())?;
        for path in paths {
            let value = follow(vm, operand, path)?;
            found.push(vm.alloc(), value)?;
        }
        tuple::from_vec(vm, found)
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        shown(vm, this.as_obj().borrow(), &this.attributes)
    }
    /// Return state information for pickling
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        tuple::new(vm, &[this.as_obj().ty().own(), this.attributes.clone()])
    }
}

/// The attribute at the end of a path.
fn follow(vm: &mut Vm, operand: ObjRef<'_>, path: &Obj) -> Result<Obj> {
    let mut found = operand.own();
    for name in tuple::items(path.borrow()).unwrap_or(&[]) {
        found = object::getattr(vm, found.borrow(), name.borrow())?;
    }
    Ok(found)
}

impl MethodCaller {
    fn positional(&self) -> &[Obj] {
        let all = tuple::items(self.all.borrow()).unwrap_or(&[]);
        let named = tuple::items(self.names.borrow()).map_or(0, <[Obj]>::len);
        &all[..all.len().saturating_sub(named)]
    }

    fn keywords(&self) -> impl Iterator<Item = (&Obj, &Obj)> {
        let all = tuple::items(self.all.borrow()).unwrap_or(&[]);
        let names = tuple::items(self.names.borrow()).unwrap_or(&[]);
        names.iter().zip(&all[all.len().saturating_sub(names.len())..])
    }
}

#[pymethods]
impl MethodCaller {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((name, args)) = args.split_first() else {
            return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
        };
        if name.downcast::<Str>().is_none() {
            return Err(vm.type_error("method name must be a string"));
        }
        let made = MethodCaller {
            name: taipan_objects::str::intern(vm, name.own())?,
            all: tuple::from_refs(vm, args.all())?,
            names: tuple::new(vm, args.names())?,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "methodcaller", args)?;
        check_positional(vm, "methodcaller", args.len(), 1, 1)?;
        let Some(&operand) = args.args().first() else {
            return Err(vm.system_error("methodcaller was called without an operand"));
        };
        let all = tuple::items(self.all.borrow()).unwrap_or(&[]);
        let names = tuple::items(self.names.borrow()).unwrap_or(&[]);
        let given = Args::new(Obj::borrow_slice(all), names);
        match object::get_method(vm, operand, self.name.borrow())? {
            object::Method::Unbound(function) => call::call_prepended(vm, function.borrow(), operand, given),
            object::Method::Bound(method) => call::call_args(vm, method.borrow(), given),
        }
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let obj = this.as_obj().borrow();
        let kind = obj.ty().display_name(vm);
        if vm.repr_enter(obj)? {
            return vm.format(format_args!("{kind}(...)"));
        }
        let made = this.parts(vm);
        vm.repr_leave(obj);
        let inner = made?;
        vm.format(format_args!("{kind}({})", DisplayStr(inner.borrow())))
    }
    /// Return state information for pickling
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let class = this.as_obj().ty().own();
        if this.keywords().next().is_none() {
            let mut args = HVec::new();
            args.push(vm.alloc(), this.name.clone())?;
            args.extend_from_slice(vm.alloc(), this.positional())?;
            let args = tuple::from_vec(vm, args)?;
            return tuple::new(vm, &[class, args]);
        }
        let partial = crate::import_attribute(vm, "functools", "partial")?;
        let mut given = HVec::new();
        given.push(vm.alloc(), class)?;
        given.push(vm.alloc(), this.name.clone())?;
        for (_, value) in this.keywords() {
            given.push(vm.alloc(), value.clone())?;
        }
        let names = tuple::items(this.names.borrow()).unwrap_or(&[]);
        let made = call::call_args(vm, partial.borrow(), Args::new(Obj::borrow_slice(&given), names))?;
        let args = tuple::new(vm, this.positional())?;
        tuple::new(vm, &[made, args])
    }
}

impl MethodCaller {
    /// The arguments as they would be written.
    fn parts(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = StrBuilder::new();
        let name = object::repr(vm, self.name.borrow())?;
        out.push_obj(vm, &name)?;
        for item in self.positional() {
            let text = object::repr(vm, item.borrow())?;
            out.push_str(vm, ", ")?;
            out.push_obj(vm, &text)?;
        }
        for (name, value) in self.keywords() {
            let text = object::repr(vm, value.borrow())?;
            out.push_str(vm, ", ")?;
            out.push_obj(vm, name)?;
            out.push_str(vm, "=")?;
            out.push_obj(vm, &text)?;
        }
        out.finish(vm)
    }
}
