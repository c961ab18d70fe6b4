//! `FrameLocalsProxy`: a function's variables as a mapping that writes through (PEP 667).
//!
//! Names that the code does not know are kept on the frame object, in a dict.

use taipan_bytecode::co_fast;
use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef, Ref};

use crate::call::Args;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::frame::{FRAME_OBJECT, FrameObject, Stored};
use crate::list::List;
use crate::object::{self, DisplayStr};
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

// A doc comment would be `__doc__`, which the class does not have.
#[allow(missing_docs)]
#[pyclass(name = "FrameLocalsProxy", flags = [GC], bits = [MAPPING])]
pub struct FrameLocalsProxy {
    frame: Ref<FrameObject>,
}

/// A proxy of a frame's variables.
pub fn create(vm: &mut Vm, frame: Ref<FrameObject>) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(FRAME_LOCALS_PROXY.as_obj(), FrameLocalsProxy { frame })?
        .into())
}

impl FrameLocalsProxy {
    /// The position of the variable that `key` names: for reading, one that has a value, with the value.
    fn find(&self, vm: &mut Vm, key: ObjRef<'_>, read: bool) -> Result<Option<(usize, Option<Obj>)>> {
        let accept = |vm: &Vm, at: usize| {
            if read {
                return self.frame.local(vm, at).map(|value| (at, Some(value)));
            }
            let hidden = self.frame.code.localspluskinds[at] & co_fast::HIDDEN != 0;
            (!hidden).then_some((at, None))
        };
        for (at, name) in self.frame.code.local_names().iter().enumerate() {
            if name.borrow().is(key)
                && let Some(found) = accept(vm, at)
            {
                return Ok(Some(found));
            }
        }
        // Names are interned, and so is nearly every key: what is equal to one and another object is rare.
        object::hash(vm, key)?;
        if crate::str::is_interned(key) && key.is_exact(crate::str::STR) {
            return Ok(None);
        }
        let names = self.frame.code.localsplusnames.clone();
        for (at, name) in crate::tuple::items(names.borrow())
            .unwrap_or(&[])
            .iter()
            .enumerate()
        {
            if object::equal(vm, name.borrow(), key)?
                && let Some(found) = accept(vm, at)
            {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn extra(&self) -> Option<Ref<Dict>> {
        self.frame.extra_locals.get()?.into_ref::<Dict>().ok()
    }

    fn lookup(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Option<Obj>> {
        if let Some((_, value)) = self.find(vm, key, true)? {
            return Ok(value);
        }
        match self.extra() {
            Some(extra) => extra.get(vm, key),
            None => Ok(None),
        }
    }

    fn store(&self, vm: &mut Vm, key: ObjRef<'_>, value: Obj) -> Result<()> {
        if let Some((at, _)) = self.find(vm, key, false)? {
            return match self.frame.set_local(vm, at, value) {
                Stored::Done => Ok(()),
                Stored::NoMemory => Err(crate::AllocError.into()),
            };
        }
        let extra = match self.extra() {
            Some(extra) => extra,
            None => {
                let extra = Dict::create(vm)?;
                self.frame.extra_locals.set(Some(extra.clone().into()));
                extra
            }
        };
        extra.set(vm, key, value)
    }

    /// Names and values: the code's variables that are set, then the others.
    fn entries(&self, vm: &mut Vm) -> Result<HVec<(Obj, Obj)>> {
        let mut entries = HVec::new();
        for (at, name) in self.frame.code.local_names().iter().enumerate() {
            if let Some(value) = self.frame.local(vm, at) {
                entries.push(vm.alloc(), (name.clone(), value))?;
            }
        }
        if let Some(extra) = self.extra() {
            let mut position = 0;
            while let Some(entry) = extra.next_entry(vm, &mut position) {
                entries.push(vm.alloc(), entry)?;
            }
        }
        Ok(entries)
    }

    fn list(&self, vm: &mut Vm, item: fn(&mut Vm, &(Obj, Obj)) -> Result<Obj>) -> Result<Ref<List>> {
        let entries = self.entries(vm)?;
        let mut items = HVec::with_capacity(vm.alloc(), entries.len())?;
        for entry in entries.iter() {
            let made = item(vm, entry)?;
            items.push(vm.alloc(), made)?;
        }
        List::create(vm, items)
    }

    /// A dict of the variables as they are now.
    pub fn to_dict(&self, vm: &mut Vm) -> Result<Ref<Dict>> {
        let dict = Dict::create(vm)?;
        for (name, value) in self.entries(vm)?.iter() {
            dict.set(vm, name.borrow(), value.clone())?;
        }
        Ok(dict)
    }

    /// Takes over the entries of a dict or another proxy. `false` for other objects.
    fn merge(&self, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
        let other = match (other.to_ref::<Dict>(), other.downcast::<FrameLocalsProxy>()) {
            (Some(dict), _) => dict.copy(vm)?,
            (_, Some(proxy)) => proxy.to_dict(vm)?,
            _ => return Ok(false),
        };
        let mut position = 0;
        while let Some((key, value)) = other.next_entry(vm, &mut position) {
            self.store(vm, key.borrow(), value)?;
        }
        Ok(true)
    }

    #[cold]
    fn undefined(vm: &mut Vm, key: ObjRef<'_>) -> Exception {
        let shown = match object::repr(vm, key) {
            Ok(shown) => shown,
            Err(error) => return error,
        };
        let text = vm.format(format_args!(
            "local variable '{}' is not defined",
            DisplayStr(shown.borrow())
        ));
        match text {
            Ok(text) => vm.key_error(text.borrow()),
            Err(error) => error,
        }
    }
}

fn name_of(_vm: &mut Vm, entry: &(Obj, Obj)) -> Result<Obj> {
    Ok(entry.0.clone())
}

/// One or two arguments.
fn one_or_two<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> Result<(ObjRef<'a>, Option<ObjRef<'a>>)> {
    match args.args() {
        _ if !args.names().is_empty() => Err(vm.type_error(format_args!(
            "FrameLocalsProxy.{name}() takes no keyword arguments"
        ))),
        [key] => Ok((*key, None)),
        [key, default] => Ok((*key, Some(*default))),
        _ => Err(vm.type_error(format_args!("{name} expected 1 or 2 arguments"))),
    }
}

const NOT_REMOVED: &str = "cannot remove local variables from FrameLocalsProxy";

#[pymethods]
impl FrameLocalsProxy {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [frame] = args.args() else {
            let given = args.args().len();
            return Err(vm.type_error(format_args!("FrameLocalsProxy expected 1 argument, got {given}")));
        };
        if !args.names().is_empty() {
            return Err(vm.type_error("FrameLocalsProxy takes no keyword arguments"));
        }
        match frame.to_ref::<FrameObject>() {
            Some(frame) => Ok(vm.alloc().instance(cls, FrameLocalsProxy { frame })?.into()),
            None => {
                let kind = frame.ty().display_name(vm);
                let wanted = FRAME_OBJECT.get().name();
                Err(vm.type_error(format_args!("expect {wanted}, not {kind}")))
            }
        }
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if vm.repr_enter(this.borrow())? {
            return vm.new_str("...");
        }
        let shown = this.to_dict(vm).and_then(|dict| object::repr(vm, dict.borrow()));
        vm.repr_leave(this.borrow());
        shown
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if let Some(other) = other.downcast::<FrameLocalsProxy>() {
            let same = self.frame.borrow().is(other.frame.borrow());
            return Ok(match op {
                CompareOp::Eq => bool_object(same).own(),
                CompareOp::Ne => bool_object(!same).own(),
                _ => NOT_IMPLEMENTED.own(),
            });
        }
        if other.downcast::<Dict>().is_some() {
            let dict = self.to_dict(vm)?;
            return object::richcompare(vm, dict.borrow(), other, op);
        }
        Ok(NOT_IMPLEMENTED.own())
    }
    #[slot]
    fn iter(&self, vm: &mut Vm) -> Result<Obj> {
        let names = self.list(vm, name_of)?;
        object::iter(vm, names.borrow())
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if other.downcast::<Dict>().is_none() && other.downcast::<FrameLocalsProxy>().is_none() {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let dict = Dict::create(vm)?;
        dict.update(vm, this)?;
        dict.update(vm, other)?;
        Ok(dict.into())
    }
    #[slot]
    fn ior(this: &Ref<Self>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        match this.merge(vm, other)? {
            true => Ok(this.clone().into()),
            false => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.entries(vm)?.len())
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        match self.lookup(vm, key)? {
            Some(value) => Ok(value),
            None => Err(Self::undefined(vm, key)),
        }
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        if let Some(value) = value {
            return self.store(vm, key, value.own());
        }
        if self.find(vm, key, false)?.is_some() {
            return Err(vm.value_error(NOT_REMOVED));
        }
        let removed = match self.extra() {
            Some(extra) => extra.remove(vm, key)?,
            None => None,
        };
        match removed {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        }
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        Ok(self.lookup(vm, key)?.is_some())
    }
    fn update(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        match self.merge(vm, object)? {
            true => Ok(()),
            false => Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy")),
        }
    }
    fn __reversed__(&self, vm: &mut Vm) -> Result<Obj> {
        let names = self.list(vm, name_of)?;
        names.items_mut(vm).reverse();
        object::iter(vm, names.borrow())
    }
    fn copy(&self, vm: &mut Vm) -> Result<Ref<Dict>> {
        self.to_dict(vm)
    }
    fn keys(&self, vm: &mut Vm) -> Result<Ref<List>> {
        self.list(vm, name_of)
    }
    fn values(&self, vm: &mut Vm) -> Result<Ref<List>> {
        self.list(vm, |_, entry| Ok(entry.1.clone()))
    }
    fn items(&self, vm: &mut Vm) -> Result<Ref<List>> {
        self.list(vm, |vm, (name, value)| {
            crate::tuple::new(vm, &[name.clone(), value.clone()])
        })
    }
    fn get(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let (key, default) = one_or_two(vm, "get", args)?;
        match self.lookup(vm, key)? {
            Some(value) => Ok(value),
            None => Ok(default.unwrap_or(NONE).own()),
        }
    }
    fn pop(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let (key, default) = one_or_two(vm, "pop", args)?;
        if self.find(vm, key, false)?.is_some() {
            return Err(vm.value_error(NOT_REMOVED));
        }
        let removed = match self.extra() {
            Some(extra) => extra.remove(vm, key)?,
            None => None,
        };
        match (removed, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.own()),
            (None, None) => Err(vm.key_error(key)),
        }
    }
    fn setdefault(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let (key, default) = one_or_two(vm, "setdefault", args)?;
        if let Some(value) = self.lookup(vm, key)? {
            return Ok(value);
        }
        let default = default.unwrap_or(NONE);
        self.store(vm, key, default.own())?;
        Ok(default.own())
    }
}
