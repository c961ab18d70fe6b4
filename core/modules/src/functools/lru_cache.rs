//! `functools._lru_cache_wrapper`: a callable that remembers results, and forgets the least recently used.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed};
use taipan_objects::dict::Dict;
use taipan_objects::exception::Result;
use taipan_objects::function::BoundMethod;
use taipan_objects::str::is_exact_str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    Args, Guarded, HVec, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, int, object, property, singletons, tuple,
};

use crate::arguments::{constructor, needed, required};
use crate::chain::{Chain, END};

/// Wraps a function, whose results it keeps.
///
/// user_function is the function; maxsize is 0 to keep nothing, None for no limit, or a number of results;
/// typed tells 3 from 3.0; cache_info_type is a named tuple class with the fields hits, misses, maxsize,
/// currsize.
#[pyclass(name = "_lru_cache_wrapper", module = "functools", flags = [GC, DICT, WEAKREF],
    bits = [METHOD_DESCRIPTOR])]
pub struct LruCacheWrapper {
    function: Obj,
    info_type: Obj,
    /// Stands between positional and named arguments in a key.
    mark: Obj,
    /// Results by key; with a bound, places in `links` by key.
    cache: Ref<Dict>,
    /// From the least to the most recently used.
    links: Guarded<Chain<Entry>>,
    size: Size,
    typed: bool,
    hits: Cell<isize>,
    misses: Cell<isize>,
}

/// How many results are kept.
#[derive(Clone, Copy, PartialEq)]
enum Size {
    None,
    Bounded(usize),
    Unlimited,
}

impl Trace for Size {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// A remembered result.
struct Entry {
    key: Obj,
    hash: isize,
    result: Obj,
}

impl Trace for Entry {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.key.trace(visitor);
        self.result.trace(visitor);
    }
}

impl LruCacheWrapper {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (function, maxsize) = (needed(vm, &parsed, 0)?, needed(vm, &parsed, 1)?);
        let (typed, info_type) = (needed(vm, &parsed, 2)?, needed(vm, &parsed, 3)?);
        let typed = object::is_true(vm, typed)?;
        if !object::is_callable(function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let size = if maxsize.is_none() {
            Size::Unlimited
        } else if maxsize.ty().slots().index.is_some() {
            match usize::try_from(int::to_ssize(vm, maxsize)?) {
                Ok(size) if size > 0 => Size::Bounded(size),
                _ => Size::None,
            }
        } else {
            return Err(vm.type_error("maxsize should be integer or None"));
        };
        let made = LruCacheWrapper {
            function: function.own(),
            info_type: info_type.own(),
            mark: keyword_mark(vm)?,
            cache: Dict::create(vm)?,
            links: Guarded::new(Chain::default()),
            size,
            typed,
            hits: Cell::new(0),
            misses: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// The key of a call: the arguments, with the names and, if asked for, the types.
    fn key(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !self.typed && args.names().is_empty() {
            if let [only] = args.args()
                && (is_exact_str(*only) || only.is_exact(int::INT))
            {
                return Ok(only.own());
            }
            return tuple::from_refs(vm, args.args());
        }
        let memory = vm.alloc();
        let mut parts = HVec::new();
        for arg in args.args() {
            parts.push(memory, arg.own())?;
        }
        if !args.names().is_empty() {
            parts.push(memory, self.mark.clone())?;
            for (name, value) in args.keywords() {
                parts.push(memory, name.clone())?;
                parts.push(memory, value.own())?;
            }
        }
        if self.typed {
            for arg in args.all() {
                parts.push(memory, arg.ty().own())?;
            }
        }
        tuple::from_vec(vm, parts)
    }

    fn unlimited(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let key = self.key(vm, args)?;
        let hash = object::hash(vm, key.borrow())?;
        if let Some(known) = self.cache.get_known_hash(vm, key.borrow(), hash)? {
            self.hits.set(self.hits.get() + 1);
            return Ok(known);
        }
        self.misses.set(self.misses.get() + 1);
        let result = call::call_args(vm, self.function.borrow(), args)?;
        self.cache
            .set_known_hash(vm, key.borrow(), hash, result.clone())?;
        Ok(result)
    }

    fn bounded(&self, vm: &mut Vm, args: Args<'_>, size: usize) -> Result<Obj> {
        let key = self.key(vm, args)?;
        let hash = object::hash(vm, key.borrow())?;
        if let Some(at) = self.place_of(vm, &key, hash)? {
            let links = self.links.get_mut(vm);
            let known = links.get(at).map(|entry| entry.result.clone());
            if let Some(known) = known {
                links.unlink(at);
                links.push_last(at);
                self.hits.set(self.hits.get() + 1);
                return Ok(known);
            }
        }
        self.misses.set(self.misses.get() + 1);
        let result = call::call_args(vm, self.function.borrow(), args)?;
        // The call may have remembered the same key itself.
        if self.place_of(vm, &key, hash)?.is_some() {
            return Ok(result);
        }
        let first = self.links.get(vm).first();
        let full = self.cache.len(vm) >= size && first != END;
        if full {
            let links = self.links.get_mut(vm);
            links.unlink(first);
            if let Some(oldest) = links.remove(first) {
                let gone = self
                    .cache
                    .remove_known_hash(vm, oldest.key.borrow(), oldest.hash)?;
                if gone.is_none() {
                    return Ok(result);
                }
            }
        }
        let entry = Entry {
            key: key.clone(),
            hash,
            result: result.clone(),
        };
        let memory = vm.alloc();
        let at = self.links.get_mut(vm).insert(memory, entry)?;
        let place = int::new(vm, at)?;
        if let Err(error) = self.cache.set_known_hash(vm, key.borrow(), hash, place) {
            drop(self.links.get_mut(vm).remove(at));
            return Err(error);
        }
        self.links.get_mut(vm).push_last(at);
        Ok(result)
    }

    fn place_of(&self, vm: &mut Vm, key: &Obj, hash: isize) -> Result<Option<usize>> {
        let place = self.cache.get_known_hash(vm, key.borrow(), hash)?;
        let place = place.and_then(|place| place.borrow().as_small_int());
        Ok(place.and_then(|place| usize::try_from(place).ok()))
    }
}

/// The object that stands between positional and named arguments in keys.
fn keyword_mark(vm: &mut Vm) -> Result<Obj> {
    const KEY: &str = "functools.kwd_mark";
    if let Some(known) = vm.interp().native_state.borrow().get(KEY) {
        return Ok(known.clone());
    }
    let made = call::call(vm, object::OBJECT.as_obj(), &[])?;
    vm.interp().native_state.borrow_mut().insert(KEY, made.clone());
    Ok(made)
}

#[pymethods]
impl LruCacheWrapper {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "lru_cache",
            &[
                required("user_function"),
                required("maxsize"),
                required("typed"),
                required("cache_info_type"),
            ],
            LruCacheWrapper::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        match self.size {
            Size::Unlimited => self.unlimited(vm, args),
            Size::Bounded(size) => self.bounded(vm, args, size),
            Size::None => {
                self.misses.set(self.misses.get() + 1);
                call::call_args(vm, self.function.borrow(), args)
            }
        }
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        match object.filter(|object| !object.is_none()) {
            Some(object) => Ok(BoundMethod::create(vm, this.own(), object.own())?.into()),
            None => Ok(this.own()),
        }
    }
    /// Report cache statistics
    fn cache_info(&self, vm: &mut Vm) -> Result<Obj> {
        let hits = int::new(vm, self.hits.get())?;
        let misses = int::new(vm, self.misses.get())?;
        let maxsize = match self.size {
            Size::Unlimited => singletons::NONE.own(),
            Size::Bounded(size) => int::new(vm, size)?,
            Size::None => Obj::from_i16(0),
        };
        let len = self.cache.len(vm);
        let current = int::new(vm, len)?;
        let values = [hits, misses, maxsize, current];
        call::call(vm, self.info_type.borrow(), Obj::borrow_slice(&values))
    }
    /// Clear the cache and cache statistics
    fn cache_clear(&self, vm: &mut Vm) {
        self.hits.set(0);
        self.misses.set(0);
        Dict::clear(&self.cache, vm);
        drop(self.links.take(vm));
    }
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        object::getattr(vm, this, taipan_objects::names::__qualname__)
    }
    fn __copy__(this: ObjRef<'_>, _vm: &mut Vm, _args: &[ObjRef<'_>]) -> Obj {
        this.own()
    }
    fn __deepcopy__(this: ObjRef<'_>, _vm: &mut Vm, _args: &[ObjRef<'_>]) -> Obj {
        this.own()
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[setter]
    #[name("__dict__")]
    fn set_dict(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        property::set_dict(vm, this, value)
    }
}
