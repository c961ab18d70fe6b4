//! `_local`: attributes that each thread has for itself.
//!
//! The object holds a dict for each thread that has used it. When a thread ends, its dicts go: the thread keeps weak
//! references to the objects that have one for it.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::typeobject::TypeRef;
use taipan_objects::{
    Args, Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Ref, Result, Trace, Visitor, Vm, names, object,
    tuple, weakref,
};

/// Thread-local data
#[pyclass(name = "_local", module = "_thread", trace = custom, flags = [GC, WEAKREF], bits = [BASETYPE])]
pub struct Local {
    /// The dicts, by their threads' numbers.
    dicts: Guarded<HVec<(u64, Obj)>>,
    /// What `__init__` is called with in each thread.
    args: ObjCell,
    keywords: ObjCell,
}

impl Trace for Local {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.dicts.trace(visitor);
        self.args.trace(visitor);
        self.keywords.trace(visitor);
    }
    fn release(&self) {
        self.dicts.release();
        self.args.release();
        self.keywords.release();
    }
}

/// Whether a class has an `__init__` beyond that of `object`.
fn has_init(class: TypeRef<'_>) -> bool {
    let own = object::OBJECT.slots().init.map(|init| init as usize);
    class.slots().init.map(|init| init as usize) != own
}

/// The running thread's dict; made, and `__init__` called, if there is none yet.
fn dict_of(vm: &mut Vm, this: ObjRef<'_>) -> Result<Ref<Dict>> {
    let Some(local) = this.downcast::<Local>() else {
        return Err(taipan_objects::args::wrong_receiver(vm, this));
    };
    let me = vm.ident;
    let known = local.dicts.get(vm).iter().find(|(thread, _)| *thread == me);
    if let Some(dict) = known.and_then(|(_, dict)| dict.borrow().to_ref::<Dict>()) {
        return Ok(dict);
    }
    let dict = add_dict(vm, this, local)?;
    if has_init(this.ty()) {
        let args = local.args.get();
        let keywords = local.keywords.get();
        let args = args
            .as_ref()
            .and_then(|args| tuple::items(args.borrow()))
            .unwrap_or(&[]);
        let init = this.ty().slots().init;
        let result = super::spread(vm, args, keywords.as_ref()).and_then(|(values, names)| match init {
            Some(init) => init(vm, this, Args::new(Obj::borrow_slice(&values), &names)),
            None => Ok(()),
        });
        if let Err(error) = result {
            forget(vm, local);
            return Err(error);
        }
    }
    Ok(dict)
}

/// Gives the running thread an empty dict.
fn add_dict(vm: &mut Vm, this: ObjRef<'_>, local: &Local) -> Result<Ref<Dict>> {
    let dict = Dict::create(vm)?;
    let list = match vm.locals.get().map(Obj::into_ref::<List>) {
        Some(Ok(list)) => list,
        _ => {
            let list = List::create(vm, HVec::new())?;
            vm.locals.set(Some(list.clone().into()));
            list
        }
    };
    let weak = weakref::new_ref(vm, this, None)?;
    list.push(vm, weak)?;
    let memory = vm.alloc();
    let me = vm.ident;
    local.dicts.get_mut(vm).push(memory, (me, dict.clone().into()))?;
    Ok(dict)
}

/// Takes the running thread's dict away.
fn forget(vm: &mut Vm, local: &Local) {
    let me = vm.ident;
    let dicts = local.dicts.get_mut(vm);
    let at = dicts.iter().position(|(thread, _)| *thread == me);
    let gone = at.map(|at| dicts.remove(at));
    drop(gone);
}

/// Takes the ending thread's dicts away from all objects that have one.
pub fn forget_thread(vm: &mut Vm) {
    // What dies meanwhile may use an object again.
    while let Some(list) = vm.locals.take() {
        let Some(list) = list.downcast::<List>() else {
            return;
        };
        let mut at = 0;
        while let Some(weak) = list.items(vm).get(at).cloned() {
            at += 1;
            if let Some(target) = weakref::target(weak.borrow())
                && let Some(local) = target.downcast::<Local>()
            {
                forget(vm, local);
            }
        }
        taipan_vm::hooks::drain_finalizers(vm);
    }
}

#[pymethods]
impl Local {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.is_empty() && !TypeRef::from_obj(cls).is_some_and(has_init) {
            return Err(vm.type_error("Initialization arguments are not supported"));
        }
        let positional = tuple::from_refs(vm, args.args())?;
        let mut keywords = None;
        for (name, value) in args.keywords() {
            let dict = match &keywords {
                Some(dict) => Ref::clone(dict),
                None => keywords.insert(Dict::create(vm)?).clone(),
            };
            dict.set(vm, name.borrow(), value.own())?;
        }
        let local = Local {
            dicts: Guarded::new(HVec::new()),
            args: ObjCell::new(Some(positional)),
            keywords: ObjCell::new(keywords.map(Ref::into_obj)),
        };
        let made: Obj = object::instance(vm, cls, local)?.into();
        if let Some(local) = made.downcast::<Local>() {
            // In this thread the call of the class itself runs `__init__`.
            add_dict(vm, made.borrow(), local)?;
        }
        Ok(made)
    }
    #[slot]
    fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        let dict = dict_of(vm, this)?;
        if taipan_objects::str::is_exact_str(name) && taipan_objects::str::equal(name, names::__dict__) {
            return Ok(dict.into());
        }
        object::generic_getattr_with_dict(vm, this, name, &dict)
    }
    #[slot]
    fn setattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        let dict = dict_of(vm, this)?;
        if taipan_objects::str::is_exact_str(name) && taipan_objects::str::equal(name, names::__dict__) {
            let kind = this.ty().display_name(vm);
            return Err(object::attribute_error(
                vm,
                format_args!("'{kind}' object attribute '__dict__' is read-only"),
                this,
                name,
            ));
        }
        object::generic_setattr_with_dict(vm, this, name, value, &dict)
    }
}
