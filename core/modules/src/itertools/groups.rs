//! `itertools.batched`, `groupby` and `pairwise`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed, check_positional, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, HVec, Obj, ObjCell, ObjRef, Ref, Vm, call, int, object, tuple};

use crate::arguments::{constructor, given, keyword, needed, optional, plain_no_keywords, required};

/// Batch data into tuples of length n. The last batch may be shorter than n.
///
/// If strict is true, that raises a ValueError.
#[pyclass(name = "batched", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, n, *, strict=False)")]
pub struct Batched {
    iterator: ObjCell,
    size: usize,
    strict: bool,
}

impl Batched {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (iterable, size) = (needed(vm, &parsed, 0)?, needed(vm, &parsed, 1)?);
        let size = int::to_ssize(vm, size)?;
        let strict = match given(&parsed, 2) {
            Some(strict) => object::is_true(vm, strict)?,
            None => false,
        };
        let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
            return Err(vm.value_error("n must be at least one"));
        };
        let made = Batched {
            iterator: ObjCell::new(Some(object::iter(vm, iterable)?)),
            size,
            strict,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Batched {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "batched",
            &[required("iterable"), required("n"), keyword("strict")],
            Batched::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.size.min(64))?;
        while items.len() < self.size {
            match object::next(vm, iterator.borrow()) {
                Ok(Some(item)) => items.push(memory, item)?,
                Ok(None) => {
                    self.iterator.set(None);
                    if items.is_empty() {
                        return Ok(None);
                    }
                    if self.strict {
                        return Err(vm.value_error("batched(): incomplete batch"));
                    }
                    break;
                }
                Err(error) => {
                    self.iterator.set(None);
                    return Err(error);
                }
            }
        }
        tuple::from_vec(vm, items).map(Some)
    }
}

/// Gives each two neighbours: (a, b), (b, c), (c, d) and so on.
#[pyclass(name = "pairwise", module = "itertools", flags = [GC], bits = [BASETYPE], signature = "(iterable, /)")]
pub struct Pairwise {
    iterator: ObjCell,
    previous: ObjCell,
}

#[pymethods]
impl Pairwise {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, PAIRWISE, "pairwise", args)?;
        check_positional(vm, "pairwise", args.args().len(), 1, 1)?;
        let made = Pairwise {
            iterator: ObjCell::new(Some(object::iter(vm, args.args()[0])?)),
            previous: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        let previous = match self.previous.get() {
            Some(previous) => previous,
            None => {
                let Some(first) = object::next(vm, iterator.borrow())? else {
                    self.iterator.set(None);
                    return Ok(None);
                };
                self.previous.set(Some(first.clone()));
                // The iterator may have advanced this object itself.
                if self.iterator.is_none() {
                    self.previous.set(None);
                    return Ok(None);
                }
                first
            }
        };
        let Some(item) = object::next(vm, iterator.borrow())? else {
            self.iterator.set(None);
            self.previous.set(None);
            return Ok(None);
        };
        self.previous.set(Some(item.clone()));
        tuple::new(vm, &[previous, item]).map(Some)
    }
}

/// make an iterator that returns consecutive keys and groups from the iterable
///
/// key is a function to compute the key value for each element; without it, elements are their own keys.
#[pyclass(name = "groupby", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, key=None)")]
pub struct GroupBy {
    iterator: Obj,
    key_function: Option<Obj>,
    /// The key of the group that was given last.
    target_key: ObjCell,
    /// The key of the item that was read last.
    current_key: ObjCell,
    /// The item that was read last, unless a group has given it.
    current_value: ObjCell,
    /// Which group may go on.
    current_group: Cell<usize>,
}

impl GroupBy {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let iterable = needed(vm, &parsed, 0)?;
        let made = GroupBy {
            iterator: object::iter(vm, iterable)?,
            key_function: given(&parsed, 1).filter(|key| !key.is_none()).map(ObjRef::own),
            target_key: ObjCell::new(None),
            current_key: ObjCell::new(None),
            current_value: ObjCell::new(None),
            current_group: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// Reads an item; false at the end.
    fn advance(&self, vm: &mut Vm) -> Result<bool> {
        let Some(value) = object::next(vm, self.iterator.borrow())? else {
            return Ok(false);
        };
        let key = match &self.key_function {
            Some(function) => call::call(vm, function.borrow(), &[value.borrow()])?,
            None => value.clone(),
        };
        self.current_value.set(Some(value));
        self.current_key.set(Some(key));
        Ok(true)
    }
}

#[pymethods]
impl GroupBy {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "groupby",
            &[required("iterable"), optional("key")],
            GroupBy::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(this: &Ref<Self>, vm: &mut Vm) -> Result<Option<Obj>> {
        this.current_group.set(0);
        loop {
            if let Some(key) = this.current_key.get() {
                let Some(target) = this.target_key.get() else {
                    break;
                };
                if !object::equal(vm, target.borrow(), key.borrow())? {
                    break;
                }
            }
            if !this.advance(vm)? {
                return Ok(None);
            }
            vm.check_pending()?;
        }
        let Some(key) = this.current_key.get() else {
            return Ok(None);
        };
        this.target_key.set(Some(key.clone()));
        let group = vm.alloc().instance(
            GROUPER.as_obj(),
            Grouper {
                parent: this.clone(),
                target_key: key.clone(),
            },
        )?;
        this.current_group.set(group.borrow().id());
        tuple::new(vm, &[key, group.into()]).map(Some)
    }
}

/// The items of one group.
#[pyclass(name = "_grouper", module = "itertools", flags = [GC])]
pub struct Grouper {
    parent: Ref<GroupBy>,
    target_key: Obj,
}

#[pymethods]
impl Grouper {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "_grouper", args)?;
        check_positional(vm, "_grouper", args.args().len(), 2, 2)?;
        let (parent, key) = (args.args()[0], args.args()[1]);
        let Some(parent) = parent.to_ref::<GroupBy>() else {
            let kind = parent.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_grouper() argument 1 must be itertools.groupby, not {kind}"
            )));
        };
        let group = vm.alloc().instance(
            cls,
            Grouper {
                parent: parent.clone(),
                target_key: key.own(),
            },
        )?;
        parent.current_group.set(group.borrow().id());
        Ok(group.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(this: &Ref<Self>, vm: &mut Vm) -> Result<Option<Obj>> {
        let parent = &this.parent;
        if parent.current_group.get() != this.borrow().id() {
            return Ok(None);
        }
        if parent.current_value.is_none() && !parent.advance(vm)? {
            return Ok(None);
        }
        let Some(key) = parent.current_key.get() else {
            return Ok(None);
        };
        if !object::equal(vm, this.target_key.borrow(), key.borrow())? {
            return Ok(None);
        }
        Ok(parent.current_value.take())
    }
}
