//! The module `_abc`: registries and caches of abstract base classes.

use core::cell::Cell;

use hashbrown::HashMap;
use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::set::Set;
use taipan_objects::singletons::{FALSE, NONE, NOT_IMPLEMENTED, TRUE, bool_object};
use taipan_objects::typeobject::{ObjectExt, TypeBits, TypeRef, type_modified};
use taipan_objects::{
    AllocError, Args, Guarded, HVec, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, int, names, object, set,
    tuple, type_methods, weakref,
};

/// Module contains faster implementation of abc.ABCMeta
#[allow(missing_debug_implementations)]
pub struct AbcModule;

/// Classes that are held weakly, by identity.
#[derive(Default)]
struct WeakClasses {
    references: HashMap<usize, Obj>,
    /// How many there may be before dead ones are looked for.
    limit: usize,
}

impl Trace for WeakClasses {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for reference in self.references.values() {
            reference.trace(visitor);
        }
    }
}

impl WeakClasses {
    fn contains(&self, class: ObjRef<'_>) -> bool {
        let target = self
            .references
            .get(&class.id())
            .and_then(|reference| weakref::target(reference.borrow()));
        target.is_some_and(|target| target.borrow().is(class))
    }

    fn insert(&mut self, class: usize, reference: Obj) -> core::result::Result<(), AllocError> {
        if self.references.len() >= self.limit {
            self.references
                .retain(|_, reference| weakref::target(reference.borrow()).is_some());
            self.limit = (self.references.len() * 2).max(16);
        }
        self.references.try_reserve(1).map_err(|_| AllocError)?;
        self.references.insert(class, reference);
        Ok(())
    }
}

/// Internal state held by ABC machinery.
#[pyclass(name = "_abc_data", module = "_abc", flags = [GC])]
pub struct AbcData {
    /// Weak references to registered classes, in order.
    registry: Guarded<HVec<Obj>>,
    cache: Guarded<WeakClasses>,
    negative_cache: Guarded<WeakClasses>,
    negative_version: Cell<usize>,
}

#[pymethods]
impl AbcData {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        AbcData::create(vm, cls)
    }
}

impl AbcData {
    fn create(vm: &mut Vm, class: ObjRef<'_>) -> Result<Obj> {
        let made = AbcData {
            registry: Guarded::new(HVec::new()),
            cache: Guarded::new(WeakClasses::default()),
            negative_cache: Guarded::new(WeakClasses::default()),
            negative_version: Cell::new(invalidations(vm)),
        };
        Ok(vm.alloc().instance(class, made)?.into())
    }

    /// The state of an abstract base class.
    fn of(vm: &mut Vm, class: ObjRef<'_>) -> Result<Ref<AbcData>> {
        let name = vm.intern("_abc_impl")?;
        let data = object::getattr(vm, class, name.borrow())?;
        match data.into_ref::<AbcData>() {
            Ok(data) => Ok(data),
            Err(_) => Err(vm.type_error("_abc_impl is set to a wrong type")),
        }
    }

    fn is_registered(&self, vm: &Vm, class: ObjRef<'_>) -> bool {
        let mut known = self.registry.get(vm).iter();
        known.any(|reference| {
            weakref::target(reference.borrow()).is_some_and(|target| target.borrow().is(class))
        })
    }

    fn remember(&self, vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
        let reference = weakref::new_ref(vm, class, None)?;
        Ok(self.cache.get_mut(vm).insert(class.id(), reference)?)
    }

    fn remember_not(&self, vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
        let reference = weakref::new_ref(vm, class, None)?;
        Ok(self.negative_cache.get_mut(vm).insert(class.id(), reference)?)
    }
}

const COUNTER: &str = "abc.invalidation_counter";

/// How often a class has been registered anywhere: what is known not to be a subclass may have become one.
fn invalidations(vm: &mut Vm) -> usize {
    let state = vm.interp().native_state.borrow();
    let count = state.get(COUNTER).and_then(|count| count.borrow().as_small_int());
    count.map_or(0, |count| count as usize)
}

fn invalidate(vm: &mut Vm) -> Result<()> {
    let count = invalidations(vm) + 1;
    let count = int::new(vm, count)?;
    vm.interp().native_state.borrow_mut().insert(COUNTER, count);
    Ok(())
}

/// `getattr(value, "__isabstractmethod__", False)`, as a truth value.
fn is_abstract(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
    match object::lookup_attr(vm, value, names::__isabstractmethod__)? {
        Some(answer) => object::is_true(vm, answer.borrow()),
        None => Ok(false),
    }
}

/// Sets `__abstractmethods__`.
fn compute_abstract_methods(vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
    let abstracts = Set::create(vm)?;
    let namespace = object::getattr(vm, class, names::__dict__)?;
    let items = call::call_method(vm, namespace.borrow(), names::items, &[])?;
    let items = object::collect(vm, items.borrow())?;
    for item in items.iter() {
        let Some([name, value]) = tuple::items(item.borrow()) else {
            return Err(vm.type_error(format_args!(
                "Iteration over {}.__dict__.items() must produce 2-tuples",
                object::DisplayStr(class)
            )));
        };
        if is_abstract(vm, value.borrow())? {
            abstracts.add(vm, name.borrow())?;
        }
    }
    let bases = object::getattr(vm, class, names::__bases__)?;
    let Some(bases) = tuple::items(bases.borrow()) else {
        return Err(vm.type_error("__bases__ is not tuple"));
    };
    for base in bases {
        let Some(inherited) = object::lookup_attr(vm, base.borrow(), names::__abstractmethods__)? else {
            continue;
        };
        let inherited = object::collect(vm, inherited.borrow())?;
        for name in inherited.iter() {
            if let Some(value) = object::lookup_attr(vm, class, name.borrow())?
                && is_abstract(vm, value.borrow())?
            {
                abstracts.add(vm, name.borrow())?;
            }
        }
    }
    let items = abstracts.items(vm)?;
    let frozen = set::frozenset_from(vm, &items)?;
    object::setattr(vm, class, names::__abstractmethods__, Some(frozen.borrow()))
}

/// What makes a class match sequence or mapping patterns.
const COLLECTION: [(isize, TypeBits); 2] = [(1 << 5, TypeBits::SEQUENCE), (1 << 6, TypeBits::MAPPING)];

fn collection_bits() -> TypeBits {
    TypeBits::SEQUENCE.with(TypeBits::MAPPING)
}

/// Gives a class and its subclasses a collection flag, unless they have one.
fn set_collection(vm: &mut Vm, class: TypeRef<'_>, bits: TypeBits) -> Result<()> {
    let own = class.get().bits();
    let kept = own.without(collection_bits());
    if own == kept.with(bits) || class.get().bits().has(TypeBits::IMMUTABLE) || !class.get().is_heap_type() {
        return Ok(());
    }
    class.get().set_bits(kept.with(bits));
    type_modified(vm, class);
    let subclasses = type_methods::subclasses(vm, class);
    for subclass in &subclasses {
        if let Some(subclass) = TypeRef::from_obj(subclass.borrow()) {
            vm.recursive("", |vm| set_collection(vm, subclass, bits))?;
        }
    }
    Ok(())
}

/// `self.__subclasscheck__(subclass)`
fn ask(vm: &mut Vm, class: ObjRef<'_>, subclass: ObjRef<'_>) -> Result<Obj> {
    call::call_method(vm, class, names::__subclasscheck__, &[subclass])
}

#[pymodule(name = "_abc")]
impl AbcModule {
    /// The token that caches of subclass checks are compared with.
    ///
    /// It changes whenever an ABC registers a class.
    fn get_cache_token(vm: &mut Vm) -> usize {
        invalidations(vm)
    }
    /// Prepares a new class for the module abc: finds its abstract methods.
    #[signature("($module, self, /)")]
    fn _abc_init(vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
        compute_abstract_methods(vm, class)?;
        let data = AbcData::create(vm, ABC_DATA.as_obj())?;
        let name = vm.intern("_abc_impl")?;
        object::setattr(vm, class, name.borrow(), Some(data.borrow()))?;
        let Some(own) = TypeRef::from_obj(class) else {
            return Ok(());
        };
        let flags_name = vm.intern("__abc_tpflags__")?;
        let Some(flags) = own.own_entry(vm, flags_name.borrow()) else {
            return Ok(());
        };
        let Some(flags) = flags.borrow().as_small_int() else {
            return Ok(());
        };
        let mut bits = TypeBits::NONE;
        for (flag, bit) in COLLECTION {
            if flags & flag != 0 {
                bits = bits.with(bit);
            }
        }
        if bits == collection_bits() {
            return Err(
                vm.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
            );
        }
        if bits != TypeBits::NONE {
            own.get()
                .set_bits(own.get().bits().without(collection_bits()).with(bits));
            type_modified(vm, own);
        }
        object::setattr(vm, class, flags_name.borrow(), None)
    }
    /// Registers a class as a virtual subclass. Serves the module abc.
    #[signature("($module, self, subclass, /)")]
    fn _abc_register(vm: &mut Vm, class: ObjRef<'_>, subclass: ObjRef<'_>) -> Result<Obj> {
        let Some(registered) = TypeRef::from_obj(subclass) else {
            return Err(vm.type_error("Can only register classes"));
        };
        if object::issubclass(vm, subclass, class)? {
            return Ok(subclass.own());
        }
        if object::issubclass(vm, class, subclass)? {
            return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
        }
        let data = AbcData::of(vm, class)?;
        if !data.is_registered(vm, subclass) {
            let reference = weakref::new_ref(vm, subclass, None)?;
            let memory = vm.alloc();
            data.registry.get_mut(vm).push(memory, reference)?;
        }
        invalidate(vm)?;
        if let Some(own) = TypeRef::from_obj(class) {
            for (_, bit) in COLLECTION {
                if own.get().bits().has(bit) {
                    set_collection(vm, registered, bit)?;
                }
            }
        }
        Ok(subclass.own())
    }
    /// Tells whether an object is an instance, for the module abc.
    #[signature("($module, self, instance, /)")]
    fn _abc_instancecheck(vm: &mut Vm, class: ObjRef<'_>, instance: ObjRef<'_>) -> Result<Obj> {
        let data = AbcData::of(vm, class)?;
        let subclass = object::getattr(vm, instance, names::__class__)?;
        if data.cache.get(vm).contains(subclass.borrow()) {
            return Ok(TRUE.own());
        }
        let real = instance.ty().as_obj();
        if real.is(subclass.borrow()) {
            let current = data.negative_version.get() == invalidations(vm);
            if current && data.negative_cache.get(vm).contains(subclass.borrow()) {
                return Ok(FALSE.own());
            }
            return ask(vm, class, subclass.borrow());
        }
        let answer = ask(vm, class, subclass.borrow())?;
        if object::is_true(vm, answer.borrow())? {
            return Ok(answer);
        }
        ask(vm, class, real)
    }
    /// Tells whether a class is a subclass, for the module abc.
    #[signature("($module, self, subclass, /)")]
    fn _abc_subclasscheck(vm: &mut Vm, class: ObjRef<'_>, subclass: ObjRef<'_>) -> Result<Obj> {
        let Some(asked) = TypeRef::from_obj(subclass) else {
            return Err(vm.type_error("issubclass() arg 1 must be a class"));
        };
        let data = AbcData::of(vm, class)?;
        if data.cache.get(vm).contains(subclass) {
            return Ok(TRUE.own());
        }
        let counter = invalidations(vm);
        if data.negative_version.get() < counter {
            drop(data.negative_cache.take(vm));
            data.negative_version.set(counter);
        } else if data.negative_cache.get(vm).contains(subclass) {
            return Ok(FALSE.own());
        }
        let answer = call::call_method(vm, class, names::__subclasshook__, &[subclass])?;
        if answer.borrow().is(TRUE) {
            data.remember(vm, subclass)?;
            return Ok(answer);
        }
        if answer.borrow().is(FALSE) {
            data.remember_not(vm, subclass)?;
            return Ok(answer);
        }
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Err(
                vm.assertion_error("__subclasshook__ must return either False, True, or NotImplemented")
            );
        }
        let mut found = TypeRef::from_obj(class).is_some_and(|class| asked.is_subtype(class));
        if !found && data.is_registered(vm, subclass) {
            return Ok(TRUE.own());
        }
        let mut at = 0;
        while !found {
            let Some(reference) = data.registry.get(vm).get(at).cloned() else {
                break;
            };
            at += 1;
            if let Some(target) = weakref::target(reference.borrow()) {
                found = object::issubclass(vm, subclass, target.borrow())?;
            }
        }
        if !found {
            let name = vm.intern("__subclasses__")?;
            let subclasses = call::call_method(vm, class, name.borrow(), &[])?;
            let Some(list) = subclasses.downcast::<List>() else {
                return Err(vm.type_error("__subclasses__() must return a list"));
            };
            let mut at = 0;
            while let Some(derived) = list.items(vm).get(at).cloned() {
                if object::issubclass(vm, subclass, derived.borrow())? {
                    found = true;
                    break;
                }
                at += 1;
            }
        }
        match found {
            true => data.remember(vm, subclass)?,
            false => data.remember_not(vm, subclass)?,
        }
        Ok(bool_object(found).own())
    }
    /// For debugging: copies of the registry and of both caches of a class, and the version of its negative
    /// cache.
    #[signature("($module, self, /)")]
    fn _get_dump(vm: &mut Vm, class: ObjRef<'_>) -> Result<Obj> {
        let data = AbcData::of(vm, class)?;
        let mut shown = [NONE.own(), NONE.own(), NONE.own(), NONE.own()];
        for (at, place) in shown[..3].iter_mut().enumerate() {
            let memory = vm.alloc();
            let mut references = HVec::new();
            match at {
                0 => references.extend_from_slice(memory, data.registry.get(vm))?,
                _ => {
                    let cache = if at == 1 {
                        &data.cache
                    } else {
                        &data.negative_cache
                    };
                    for reference in cache.get(vm).references.values() {
                        references.push(memory, reference.clone())?;
                    }
                }
            }
            let made = Set::create(vm)?;
            for reference in references.iter() {
                if weakref::target(reference.borrow()).is_some() {
                    made.add(vm, reference.borrow())?;
                }
            }
            *place = made.into_obj();
        }
        shown[3] = int::new(vm, data.negative_version.get())?;
        tuple::new(vm, &shown)
    }
    /// Forgets the classes registered with the given one.
    #[signature("($module, self, /)")]
    fn _reset_registry(vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
        let data = AbcData::of(vm, class)?;
        drop(data.registry.take(vm));
        Ok(())
    }
    /// Empties the positive and the negative cache of the given class.
    #[signature("($module, self, /)")]
    fn _reset_caches(vm: &mut Vm, class: ObjRef<'_>) -> Result<()> {
        let data = AbcData::of(vm, class)?;
        drop(data.cache.take(vm));
        drop(data.negative_cache.take(vm));
        Ok(())
    }
}
