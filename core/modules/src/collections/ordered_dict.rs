//! `collections.OrderedDict`: a dict that keeps an order of its own, which can be changed.

use core::cell::Cell;

use hashbrown::HashMap;
use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::check_positional;
use taipan_objects::dict::{DICT, Dict, hash_key};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::{EMPTY_TUPLE, NONE, NOT_IMPLEMENTED, bool_object};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    AllocError, Args, CompareOp, Guarded, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, names, object_methods,
    property, sequence, tuple, type_methods,
};

use super::ordered_views::{Kind, OrderedIterator, items_view, keys_view, values_view};
use crate::chain::{Chain, END};

/// A dict that can also be reordered, and whose equality with its like minds the order.
#[pyclass(name = "OrderedDict", module = "collections", base = Dict, layout = Dict, flags = [GC, DICT, WEAKREF],
    bits = [BASETYPE, DICT_SUBCLASS, MAPPING, MATCH_SELF])]
#[repr(C)]
pub struct OrderedDict {
    dict: Dict,
    order: Guarded<Order>,
    /// Counts changes of the order, for iterators.
    pub(super) state: Cell<usize>,
}

/// A key in its place.
pub(super) struct Node {
    pub key: Obj,
    pub hash: isize,
}

impl Trace for Node {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.key.trace(visitor);
    }
}

/// The keys in order. They are the very objects that the dict holds, so they are found by identity.
#[derive(Default)]
pub(super) struct Order {
    pub chain: Chain<Node>,
    places: HashMap<usize, usize>,
}

impl Trace for Order {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.chain.trace(visitor);
    }
}

impl OrderedDict {
    /// A new empty one.
    fn create(vm: &mut Vm, class: ObjRef<'_>) -> Result<Ref<OrderedDict>> {
        let made = OrderedDict {
            dict: Dict::empty(),
            order: Guarded::new(Order::default()),
            state: Cell::new(0),
        };
        Ok(vm.alloc().instance(class, made)?)
    }

    /// How many keys there are.
    pub(super) fn len(&self, vm: &Vm) -> usize {
        self.dict.len(vm)
    }

    /// The keys' order.
    pub(super) fn order<'a>(&'a self, vm: &'a Vm) -> &'a Order {
        self.order.get(vm)
    }

    /// The value of a key whose hash is known.
    pub(super) fn value(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Obj> {
        match self.dict.get_known_hash(vm, key, hash)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        }
    }

    fn changed(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }

    /// Sets a value; a new key comes last.
    fn set_item(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize, value: Obj) -> Result<()> {
        self.dict.set_known_hash(vm, key, hash, value)?;
        let Some((stored, _)) = self.dict.entry_known_hash(vm, key, hash)? else {
            return Ok(());
        };
        let memory = vm.alloc();
        let order = self.order.get_mut(vm);
        if order.places.contains_key(&stored.id()) {
            return Ok(());
        }
        let id = stored.id();
        let made = order
            .places
            .try_reserve(1)
            .map_err(|_| AllocError)
            .and_then(|()| order.chain.insert(memory, Node { key: stored, hash }));
        match made {
            Ok(at) => {
                order.places.insert(id, at);
                order.chain.push_last(at);
                self.changed();
                Ok(())
            }
            Err(error) => {
                let _ = self.dict.remove_known_hash(vm, key, hash);
                Err(error.into())
            }
        }
    }

    /// The place of a key in the order.
    fn place(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<usize>> {
        let found = self.dict.entry_known_hash(vm, key, hash)?;
        Ok(found.and_then(|(stored, _)| self.order.get(vm).places.get(&stored.id()).copied()))
    }

    fn forget(&self, vm: &mut Vm, at: usize) {
        let order = self.order.get_mut(vm);
        order.chain.unlink(at);
        let node = order.chain.remove(at);
        if let Some(node) = &node {
            order.places.remove(&node.key.id());
        }
        drop(node);
        self.changed();
    }

    fn remove_item(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<Obj>> {
        if let Some(at) = self.place(vm, key, hash)? {
            self.forget(vm, at);
        }
        self.dict.remove_known_hash(vm, key, hash)
    }

    /// Removes a key, through the class's own methods if it is a subclass.
    fn pop_key(this: &Ref<Self>, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<Obj>> {
        if this.borrow().is_exact(ORDERED_DICT) {
            return this.remove_item(vm, key, hash);
        }
        if let Some(at) = this.place(vm, key, hash)? {
            this.forget(vm, at);
        }
        if !sequence::contains(vm, this.borrow(), key)? {
            return Ok(None);
        }
        let value = sequence::get_item(vm, this.borrow(), key)?;
        sequence::set_item(vm, this.borrow(), key, None)?;
        Ok(Some(value))
    }

    fn mutated(vm: &mut Vm) -> Exception {
        vm.runtime_error("OrderedDict mutated during iteration")
    }

    /// Calls `then` with each key in order, while the order stays as it is.
    fn each(
        &self,
        vm: &mut Vm,
        mut then: impl FnMut(&mut Vm, ObjRef<'_>, isize) -> Result<()>,
    ) -> Result<()> {
        let state = self.state.get();
        let mut at = self.order.get(vm).chain.first();
        while at != END {
            let order = self.order.get(vm);
            let Some((key, hash)) = order.chain.get(at).map(|node| (node.key.clone(), node.hash)) else {
                break;
            };
            at = order.chain.after(at);
            then(vm, key.borrow(), hash)?;
            if state != self.state.get() {
                return Err(OrderedDict::mutated(vm));
            }
        }
        Ok(())
    }

    fn same_order(&self, vm: &mut Vm, other: &OrderedDict) -> Result<bool> {
        let states = (self.state.get(), other.state.get());
        let mut a = self.order.get(vm).chain.first();
        let mut b = other.order.get(vm).chain.first();
        loop {
            let (x, y) = (self.order.get(vm).chain.get(a), other.order.get(vm).chain.get(b));
            let (x, y) = match (x, y) {
                (None, None) => return Ok(true),
                (Some(x), Some(y)) => (x.key.clone(), y.key.clone()),
                _ => return Ok(false),
            };
            let equal = object::equal(vm, x.borrow(), y.borrow())?;
            if states != (self.state.get(), other.state.get()) {
                return Err(OrderedDict::mutated(vm));
            }
            if !equal {
                return Ok(false);
            }
            a = self.order.get(vm).chain.after(a);
            b = other.order.get(vm).chain.after(b);
        }
    }
}

/// `this[key] = value`, without a detour for an exact `OrderedDict`.
fn store(vm: &mut Vm, this: ObjRef<'_>, key: ObjRef<'_>, value: ObjRef<'_>) -> Result<()> {
    match this.downcast::<OrderedDict>() {
        Some(own) if this.is_exact(ORDERED_DICT) => {
            let hash = hash_key(vm, key)?;
            own.set_item(vm, key, hash, value.own())
        }
        _ => sequence::set_item(vm, this, key, Some(value)),
    }
}

/// Stores an iterable's pairs.
fn add_pairs(vm: &mut Vm, this: ObjRef<'_>, pairs: ObjRef<'_>) -> Result<()> {
    let iterator = object::iter(vm, pairs)?;
    while let Some(pair) = object::next(vm, iterator.borrow())? {
        let parts = object::iter(vm, pair.borrow())?;
        let Some(key) = object::next(vm, parts.borrow())? else {
            return Err(vm.value_error("need more than 0 values to unpack"));
        };
        let Some(value) = object::next(vm, parts.borrow())? else {
            return Err(vm.value_error("need more than 1 value to unpack"));
        };
        if object::next(vm, parts.borrow())?.is_some() {
            return Err(vm.value_error("too many values to unpack (expected 2)"));
        }
        store(vm, this, key.borrow(), value.borrow())?;
    }
    Ok(())
}

/// Adds what `update`'s positional argument holds.
fn update_from(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<()> {
    if let Some(dict) = other.downcast::<Dict>().filter(|_| other.is_exact(DICT)) {
        let (mut at, len) = (0, dict.len(vm));
        while let Some((key, value)) = dict.next_entry(vm, &mut at) {
            store(vm, this, key.borrow(), value.borrow())?;
            if dict.len(vm) != len {
                return Err(vm.runtime_error("dictionary changed size during iteration"));
            }
        }
        return Ok(());
    }
    if let Some(keys) = object::lookup_attr(vm, other, names::keys)? {
        let keys = call::call(vm, keys.borrow(), &[])?;
        let iterator = object::iter(vm, keys.borrow())?;
        while let Some(key) = object::next(vm, iterator.borrow())? {
            let value = sequence::get_item(vm, other, key.borrow())?;
            store(vm, this, key.borrow(), value.borrow())?;
        }
        return Ok(());
    }
    if let Some(items) = object::lookup_attr(vm, other, names::items)? {
        let items = call::call(vm, items.borrow(), &[])?;
        return add_pairs(vm, this, items.borrow());
    }
    add_pairs(vm, this, other)
}

/// `update(*args, **kwargs)`
fn update_args(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    if let Some(other) = args.args().first() {
        update_from(vm, this, *other)?;
    }
    for (name, value) in args.keywords() {
        store(vm, this, name.borrow(), value)?;
    }
    Ok(())
}

#[pymethods]
impl OrderedDict {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(OrderedDict::create(vm, cls)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let given = args.args().len();
        if given > 1 {
            return Err(vm.type_error(format_args!("expected at most 1 arguments, got {given}")));
        }
        update_args(vm, this, args)
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let name = type_methods::name(vm, this.borrow().ty())?;
        if this.len(vm) == 0 {
            return vm.format(format_args!("{}()", DisplayStr(name.borrow())));
        }
        if vm.repr_enter(this.borrow())? {
            return vm.new_str("...");
        }
        let shown = content(vm, this).and_then(|dict| object::repr(vm, dict.borrow()));
        vm.repr_leave(this.borrow());
        let shown = shown?;
        vm.format(format_args!(
            "{}({})",
            DisplayStr(name.borrow()),
            DisplayStr(shown.borrow())
        ))
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(own), Some(compare)) = (this.downcast::<OrderedDict>(), DICT.slots().richcompare) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        if other.downcast::<Dict>().is_none() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let answer = compare(vm, this, other, op)?;
        let Some(other) = other.downcast::<OrderedDict>() else {
            return Ok(answer);
        };
        if answer.borrow().is(bool_object(op == CompareOp::Ne)) {
            return Ok(answer);
        }
        let same = own.same_order(vm, other)?;
        Ok(bool_object(same == (op == CompareOp::Eq)).own())
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        OrderedIterator::create(vm, this.clone(), Kind::Keys, false)
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if this.downcast::<Dict>().is_none() || other.downcast::<Dict>().is_none() {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let own = match this.downcast::<OrderedDict>() {
            Some(_) => this,
            None => other,
        };
        let made = call::call(vm, own.ty().as_obj(), &[this])?;
        update_from(vm, made.borrow(), other)?;
        Ok(made)
    }
    #[slot]
    fn ior(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        update_from(vm, this, other)?;
        Ok(this.own())
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        let hash = hash_key(vm, key)?;
        match value {
            Some(value) => self.set_item(vm, key, hash, value.own()),
            None => match self.remove_item(vm, key, hash)? {
                Some(_) => Ok(()),
                None => Err(vm.key_error(key)),
            },
        }
    }
    /// An ordered dictionary with a key for each item of the iterable, all with the same value.
    #[classmethod]
    #[signature("($type, /, iterable, value=None)")]
    fn fromkeys(
        cls: ObjRef<'_>,
        vm: &mut Vm,
        iterable: ObjRef<'_>,
        value: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let value = value.unwrap_or(NONE);
        let made = call::call(vm, cls, &[])?;
        let iterator = object::iter(vm, iterable)?;
        while let Some(key) = object::next(vm, iterator.borrow())? {
            store(vm, made.borrow(), key.borrow(), value)?;
        }
        Ok(made)
    }
    /// Return the size of the dict in memory.
    fn __sizeof__(this: &Ref<Self>, vm: &mut Vm) -> usize {
        this.borrow().size_in_memory() + this.len(vm) * 8 * size_of::<usize>()
    }
    /// Return state information for pickling
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let state = object_methods::getstate(vm, this.borrow())?;
        let items = call::call_method(vm, this.borrow(), names::items, &[])?;
        let items = object::iter(vm, items.borrow())?;
        let class = this.borrow().ty().own();
        tuple::new(vm, &[class, EMPTY_TUPLE.own(), state, NONE.own(), items])
    }
    /// Returns the value of key. If it is missing, stores and returns default.
    #[signature("($self, /, key, default=None)")]
    fn setdefault(
        this: &Ref<Self>,
        vm: &mut Vm,
        key: ObjRef<'_>,
        default: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let default = default.unwrap_or(NONE);
        if this.borrow().is_exact(ORDERED_DICT) {
            let hash = hash_key(vm, key)?;
            if let Some(value) = this.dict.get_known_hash(vm, key, hash)? {
                return Ok(value);
            }
            this.set_item(vm, key, hash, default.own())?;
            return Ok(default.own());
        }
        if sequence::contains(vm, this.borrow(), key)? {
            return sequence::get_item(vm, this.borrow(), key);
        }
        sequence::set_item(vm, this.borrow(), key, Some(default))?;
        Ok(default.own())
    }
    /// od.pop(key[,default]) -> v
    ///
    /// Takes the key out and returns its value. If it is missing, returns the default or, without one, raises
    /// KeyError.
    #[signature("($self, /, key, default=<unrepresentable>)")]
    fn pop(this: &Ref<Self>, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let hash = hash_key(vm, key)?;
        match (OrderedDict::pop_key(this, vm, key, hash)?, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.own()),
            (None, None) => Err(vm.key_error(key)),
        }
    }
    /// Takes the last pair out, or the first one if last is false, and returns it.
    ///
    /// Raises KeyError if there is none.
    #[signature("($self, /, last=True)")]
    fn popitem(this: &Ref<Self>, vm: &mut Vm, last: Option<bool>) -> Result<Obj> {
        let chain = &this.order.get(vm).chain;
        let at = if last.unwrap_or(true) {
            chain.last()
        } else {
            chain.first()
        };
        let Some((key, hash)) = chain.get(at).map(|node| (node.key.clone(), node.hash)) else {
            let message = vm.new_str("dictionary is empty")?;
            return Err(vm.key_error(message.borrow()));
        };
        match OrderedDict::pop_key(this, vm, key.borrow(), hash)? {
            Some(value) => tuple::new(vm, &[key, value]),
            None => Err(vm.key_error(key.borrow())),
        }
    }
    fn keys(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        keys_view(vm, this.borrow())
    }
    fn values(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        values_view(vm, this.borrow())
    }
    fn items(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        items_view(vm, this.borrow())
    }
    fn update(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let given = args.args().len();
        if given > 1 {
            return Err(vm.type_error(format_args!(
                "update() takes at most 1 positional argument ({given} given)"
            )));
        }
        check_positional(vm, "update", given, 0, 1)?;
        update_args(vm, this, args)
    }
    /// Remove all items from ordered dict.
    fn clear(&self, vm: &mut Vm) {
        drop(self.order.take(vm));
        self.changed();
        Dict::clear(&self.dict, vm);
    }
    /// A shallow copy of ordered dict.
    fn copy(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if this.borrow().is_exact(ORDERED_DICT) {
            let made = OrderedDict::create(vm, ORDERED_DICT.as_obj())?;
            this.each(vm, |vm, key, hash| {
                let value = this.value(vm, key, hash)?;
                made.set_item(vm, key, hash, value)
            })?;
            return Ok(made.into());
        }
        let made = call::call(vm, this.borrow().ty().as_obj(), &[])?;
        this.each(vm, |vm, key, _| {
            let value = sequence::get_item(vm, this.borrow(), key)?;
            sequence::set_item(vm, made.borrow(), key, Some(value.borrow()))
        })?;
        Ok(made)
    }
    /// od.__reversed__() <==> reversed(od)
    fn __reversed__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        OrderedIterator::create(vm, this.clone(), Kind::Keys, true)
    }
    /// Moves the key behind all others, or before them if last is false.
    ///
    /// Raises KeyError if it is missing.
    #[signature("($self, /, key, last=True)")]
    fn move_to_end(&self, vm: &mut Vm, key: ObjRef<'_>, last: Option<bool>) -> Result<()> {
        let last = last.unwrap_or(true);
        let hash = hash_key(vm, key)?;
        let Some(at) = self.place(vm, key, hash)? else {
            return Err(vm.key_error(key));
        };
        let chain = &mut self.order.get_mut(vm).chain;
        if at == if last { chain.last() } else { chain.first() } {
            return Ok(());
        }
        chain.unlink(at);
        match last {
            true => chain.push_last(at),
            false => chain.push_first(at),
        }
        self.changed();
        Ok(())
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

/// The pairs in order, as a plain dict.
fn content(vm: &mut Vm, this: &Ref<OrderedDict>) -> Result<Ref<Dict>> {
    let dict = Dict::create(vm)?;
    if this.borrow().is_exact(ORDERED_DICT) {
        this.each(vm, |vm, key, hash| {
            let value = this.value(vm, key, hash)?;
            dict.set_known_hash(vm, key, hash, value)
        })?;
    } else {
        let items = call::call_method(vm, this.borrow(), names::items, &[])?;
        dict.merge_pairs(vm, items.borrow(), true)?;
    }
    Ok(dict)
}
