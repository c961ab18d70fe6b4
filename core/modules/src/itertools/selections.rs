//! `itertools.combinations`, `combinations_with_replacement`, `permutations` and `product`: tuples of items of pools.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed};
use taipan_objects::exception::Result;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Guarded, HVec, Obj, ObjRef, Trace, Visitor, Vm, int, object, tuple};

use crate::arguments::{constructor, given, needed, optional, required};

/// How far a selection has come.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Fresh,
    Running,
    Done,
}

/// Indices that do not belong to the program.
#[derive(Default)]
struct Indices(HVec<usize>);

impl Trace for Indices {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// The numbers that `number` gives for `0..len`.
fn indices(vm: &Vm, len: usize, number: impl Fn(usize) -> usize) -> Result<Indices> {
    let mut made = HVec::with_capacity(vm.alloc(), len)?;
    for at in 0..len {
        made.push(vm.alloc(), number(at))?;
    }
    Ok(Indices(made))
}

/// The items of a pool at these indices, as a tuple.
fn selected(vm: &mut Vm, pool: &[Obj], chosen: &Guarded<Indices>, len: usize) -> Result<Obj> {
    let mut items = HVec::with_capacity(vm.alloc(), len)?;
    for at in chosen.get(vm).0.iter().take(len) {
        if let Some(item) = pool.get(*at) {
            items.push(vm.alloc(), item.clone())?;
        }
    }
    tuple::from_vec(vm, items)
}

/// The pool and the length `r` from a constructor's two arguments.
fn pool_and_length(vm: &mut Vm, parsed: &Parsed<'_>) -> Result<(HVec<Obj>, usize)> {
    let (iterable, length) = (needed(vm, parsed, 0)?, needed(vm, parsed, 1)?);
    let length = int::to_ssize(vm, length)?;
    let pool = object::collect(vm, iterable)?;
    match usize::try_from(length) {
        Ok(length) => Ok((pool, length)),
        Err(_) => Err(vm.value_error("r must be non-negative")),
    }
}

/// Gives the tuples of r items in the order of the iterable, each place used once: combinations('ABC', 2) is
/// AB, AC, BC.
#[pyclass(name = "combinations", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, r)")]
pub struct Combinations {
    pool: HVec<Obj>,
    chosen: Guarded<Indices>,
    length: usize,
    stage: Cell<Stage>,
}

impl Combinations {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (pool, length) = pool_and_length(vm, &parsed)?;
        let too_long = length > pool.len();
        let made = Combinations {
            chosen: Guarded::new(indices(vm, if too_long { 0 } else { length }, |at| at)?),
            pool,
            length,
            stage: Cell::new(if too_long { Stage::Done } else { Stage::Fresh }),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// Moves on to the next combination; false at the end.
    fn advance(&self, vm: &mut Vm) -> bool {
        let (n, r) = (self.pool.len(), self.length);
        let chosen = &mut self.chosen.get_mut(vm).0;
        let Some(at) = (0..r).rev().find(|&at| chosen[at] != at + n - r) else {
            return false;
        };
        chosen[at] += 1;
        for next in at + 1..r {
            chosen[next] = chosen[next - 1] + 1;
        }
        true
    }
}

macro_rules! select {
    ($this:ident, $vm:ident) => {{
        match $this.stage.get() {
            Stage::Done => return Ok(None),
            Stage::Fresh => $this.stage.set(Stage::Running),
            Stage::Running => {
                if !$this.advance($vm) {
                    $this.stage.set(Stage::Done);
                    return Ok(None);
                }
            }
        }
        selected($vm, &$this.pool, &$this.chosen, $this.length).map(Some)
    }};
}

#[pymethods]
impl Combinations {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "combinations",
            &[required("iterable"), required("r")],
            Combinations::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        select!(self, vm)
    }
}

/// Gives the tuples of r items in the order of the iterable, where an item may come several times.
#[pyclass(name = "combinations_with_replacement", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, r)")]
pub struct CombinationsWithReplacement {
    pool: HVec<Obj>,
    chosen: Guarded<Indices>,
    length: usize,
    stage: Cell<Stage>,
}

impl CombinationsWithReplacement {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (pool, length) = pool_and_length(vm, &parsed)?;
        let none = pool.is_empty() && length > 0;
        let made = CombinationsWithReplacement {
            chosen: Guarded::new(indices(vm, length, |_| 0)?),
            pool,
            length,
            stage: Cell::new(if none { Stage::Done } else { Stage::Fresh }),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    fn advance(&self, vm: &mut Vm) -> bool {
        let (n, r) = (self.pool.len(), self.length);
        let chosen = &mut self.chosen.get_mut(vm).0;
        let Some(at) = (0..r).rev().find(|&at| chosen[at] + 1 != n) else {
            return false;
        };
        let number = chosen[at] + 1;
        chosen[at..r].fill(number);
        true
    }
}

#[pymethods]
impl CombinationsWithReplacement {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "combinations_with_replacement",
            &[required("iterable"), required("r")],
            CombinationsWithReplacement::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        select!(self, vm)
    }
}

/// Gives the tuples of r items in every order; r is the number of items if it is not given.
#[pyclass(name = "permutations", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, r=None)")]
pub struct Permutations {
    pool: HVec<Obj>,
    chosen: Guarded<Indices>,
    /// For each place, how many more items come there before it is used up.
    cycles: Guarded<Indices>,
    length: usize,
    stage: Cell<Stage>,
}

impl Permutations {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let iterable = needed(vm, &parsed, 0)?;
        let pool = object::collect(vm, iterable)?;
        let n = pool.len();
        let length = match given(&parsed, 1).filter(|r| !r.is_none()) {
            None => n,
            Some(r) => {
                if !r.is_a(int::INT) {
                    return Err(vm.type_error("Expected int as r"));
                }
                match usize::try_from(int::to_ssize(vm, r)?) {
                    Ok(r) => r,
                    Err(_) => return Err(vm.value_error("r must be non-negative")),
                }
            }
        };
        let too_long = length > n;
        let made = Permutations {
            chosen: Guarded::new(indices(vm, n, |at| at)?),
            cycles: Guarded::new(indices(vm, if too_long { 0 } else { length }, |at| n - at)?),
            pool,
            length,
            stage: Cell::new(if too_long { Stage::Done } else { Stage::Fresh }),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    fn advance(&self, vm: &mut Vm) -> bool {
        let n = self.pool.len();
        for at in (0..self.length).rev() {
            let cycles = &mut self.cycles.get_mut(vm).0;
            cycles[at] -= 1;
            let left = cycles[at];
            if left == 0 {
                cycles[at] = n - at;
                self.chosen.get_mut(vm).0[at..n].rotate_left(1);
            } else {
                self.chosen.get_mut(vm).0.swap(at, n - left);
                return true;
            }
        }
        false
    }
}

#[pymethods]
impl Permutations {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "permutations",
            &[required("iterable"), optional("r")],
            Permutations::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        select!(self, vm)
    }
}

/// Cartesian product of input iterables. Equivalent to nested for-loops.
#[pyclass(name = "product", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(*iterables, repeat=1)")]
pub struct Product {
    /// Tuples.
    pools: HVec<Obj>,
    chosen: Guarded<Indices>,
    stage: Cell<Stage>,
}

impl Product {
    fn pool(&self, at: usize) -> &[Obj] {
        let pool = self.pools.get(at).and_then(|pool| tuple::items(pool.borrow()));
        pool.unwrap_or(&[])
    }

    fn advance(&self, vm: &mut Vm) -> bool {
        for at in (0..self.pools.len()).rev() {
            let len = self.pool(at).len();
            let chosen = &mut self.chosen.get_mut(vm).0;
            chosen[at] += 1;
            if chosen[at] < len {
                return true;
            }
            chosen[at] = 0;
        }
        false
    }
}

#[pymethods]
impl Product {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if args.names().len() > 1 {
            let given = args.names().len();
            return Err(vm.type_error(format_args!(
                "product() takes at most 1 keyword argument ({given} given)"
            )));
        }
        let mut repeat = 1;
        for (name, value) in args.keywords() {
            if !name.downcast::<Str>().is_some_and(|name| name.equals("repeat")) {
                let name = DisplayStr(name.borrow());
                return Err(vm.type_error(format_args!(
                    "product() got an unexpected keyword argument '{name}'"
                )));
            }
            repeat = int::to_ssize(vm, value)?;
        }
        let Ok(repeat) = usize::try_from(repeat) else {
            return Err(vm.value_error("repeat argument cannot be negative"));
        };
        let given = if repeat == 0 { &[] } else { args.args() };
        let count = given.len().checked_mul(repeat);
        let Some(count) = count.filter(|count| *count <= isize::MAX as usize / 8) else {
            return Err(vm.overflow_error("repeat argument too large"));
        };
        let memory = vm.alloc();
        let mut pools = HVec::with_capacity(memory, count)?;
        for iterable in given {
            let items = object::collect(vm, *iterable)?;
            let pool = tuple::from_vec(vm, items)?;
            pools.push(memory, pool)?;
        }
        for at in given.len()..count {
            let pool = pools[at - given.len()].clone();
            pools.push(memory, pool)?;
        }
        let empty = pools
            .iter()
            .any(|pool| tuple::items(pool.borrow()).is_none_or(<[Obj]>::is_empty));
        let made = Product {
            chosen: Guarded::new(indices(vm, count, |_| 0)?),
            pools,
            stage: Cell::new(if empty { Stage::Done } else { Stage::Fresh }),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match self.stage.get() {
            Stage::Done => return Ok(None),
            Stage::Fresh => self.stage.set(Stage::Running),
            Stage::Running => {
                if !self.advance(vm) {
                    self.stage.set(Stage::Done);
                    return Ok(None);
                }
            }
        }
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.pools.len())?;
        for (at, index) in self.chosen.get(vm).0.iter().enumerate() {
            if let Some(item) = self.pool(at).get(*index) {
                items.push(memory, item.clone())?;
            }
        }
        tuple::from_vec(vm, items).map(Some)
    }
}
