//! The module `_heapq`: heaps in lists, the smallest or the largest item first.

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::{CompareOp, Obj, ObjRef, Vm, object};

/// Heap queue algorithm (a.k.a. priority queue).
///
/// Heaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k, counting elements from 0; in the
/// maxheap variants, the comparisons are the other way round.
#[allow(missing_debug_implementations)]
pub struct Heapq;

/// Which item of a heap comes first.
#[derive(Clone, Copy, PartialEq)]
enum First {
    Smallest,
    Largest,
}

/// Whether `a` must come before `b`. Raises `RuntimeError` if comparing them changed the length.
fn before(vm: &mut Vm, heap: &List, a: &Obj, b: &Obj, first: First) -> Result<bool> {
    let len = heap.items(vm).len();
    let (a, b) = match first {
        First::Smallest => (a, b),
        First::Largest => (b, a),
    };
    let answer = object::compare_bool(vm, a.borrow(), b.borrow(), CompareOp::Lt)?;
    if heap.items(vm).len() != len {
        return Err(vm.runtime_error("list changed size during iteration"));
    }
    Ok(answer)
}

fn item(vm: &mut Vm, heap: &List, at: usize) -> Result<Obj> {
    match heap.items(vm).get(at) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("index out of range")),
    }
}

fn swap(vm: &mut Vm, heap: &List, a: usize, b: usize) {
    let items = heap.items_mut(vm);
    if a < items.len() && b < items.len() {
        items.swap(a, b);
    }
}

/// Moves the item at `at` towards `start` until its parent may stay before it.
fn sift_down(vm: &mut Vm, heap: &List, start: usize, at: usize, first: First) -> Result<()> {
    let mut at = at;
    let moved = item(vm, heap, at)?;
    while at > start {
        let parent_at = (at - 1) / 2;
        let parent = item(vm, heap, parent_at)?;
        if !before(vm, heap, &moved, &parent, first)? {
            break;
        }
        swap(vm, heap, parent_at, at);
        at = parent_at;
    }
    Ok(())
}

/// Moves the item at `start` down to a leaf, and up again to its place.
fn sift_up(vm: &mut Vm, heap: &List, start: usize, first: First) -> Result<()> {
    let end = heap.items(vm).len();
    let mut at = start;
    while at < end / 2 {
        let mut child_at = 2 * at + 1;
        if child_at + 1 < end {
            let (left, right) = (item(vm, heap, child_at)?, item(vm, heap, child_at + 1)?);
            child_at += usize::from(!before(vm, heap, &left, &right, first)?);
        }
        swap(vm, heap, at, child_at);
        at = child_at;
        vm.check_pending()?;
    }
    sift_down(vm, heap, start, at, first)
}

fn push(vm: &mut Vm, heap: &List, new: ObjRef<'_>, first: First) -> Result<()> {
    heap.push(vm, new.own())?;
    let last = heap.items(vm).len() - 1;
    sift_down(vm, heap, 0, last, first)
}

fn pop(vm: &mut Vm, heap: &List, first: First) -> Result<Obj> {
    let Some(last) = heap.items_mut(vm).pop() else {
        return Err(vm.index_error("index out of range"));
    };
    if heap.items(vm).is_empty() {
        return Ok(last);
    }
    replace(vm, heap, last, first)
}

/// Puts `new` in the first item's place, and moves it to where it belongs.
fn replace(vm: &mut Vm, heap: &List, new: Obj, first: First) -> Result<Obj> {
    let Some(place) = heap.items_mut(vm).get_mut(0) else {
        return Err(vm.index_error("index out of range"));
    };
    let old = core::mem::replace(place, new);
    sift_up(vm, heap, 0, first)?;
    Ok(old)
}

fn push_pop(vm: &mut Vm, heap: &List, new: ObjRef<'_>, first: First) -> Result<Obj> {
    let Some(top) = heap.items(vm).first().cloned() else {
        return Ok(new.own());
    };
    let (a, b) = match first {
        First::Smallest => (top.borrow(), new),
        First::Largest => (new, top.borrow()),
    };
    if !object::compare_bool(vm, a, b, CompareOp::Lt)? {
        return Ok(new.own());
    }
    replace(vm, heap, new.own(), first)
}

fn heapify_list(vm: &mut Vm, heap: &List, first: First) -> Result<()> {
    for at in (0..heap.items(vm).len() / 2).rev() {
        sift_up(vm, heap, at, first)?;
    }
    Ok(())
}

#[pymodule(name = "_heapq")]
impl Heapq {
    /// Adds an item to the heap.
    fn heappush(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<()> {
        push(vm, heap, item, First::Smallest)
    }
    /// Adds an item to the heap, whose greatest item comes first.
    fn heappush_max(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<()> {
        push(vm, heap, item, First::Largest)
    }
    /// Takes the smallest item out of the heap. Raises IndexError if there is none.
    fn heappop(vm: &mut Vm, heap: &List) -> Result<Obj> {
        pop(vm, heap, First::Smallest)
    }
    /// Maxheap variant of heappop.
    fn heappop_max(vm: &mut Vm, heap: &List) -> Result<Obj> {
        pop(vm, heap, First::Largest)
    }
    /// Takes the smallest item out of the heap and adds the new one, which may be smaller.
    ///
    /// Raises IndexError if the heap is empty.
    fn heapreplace(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<Obj> {
        replace(vm, heap, item.own(), First::Smallest)
    }
    /// Maxheap variant of heapreplace.
    fn heapreplace_max(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<Obj> {
        replace(vm, heap, item.own(), First::Largest)
    }
    /// Adds the item to the heap, then takes the smallest out: cheaper than the two steps.
    fn heappushpop(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<Obj> {
        push_pop(vm, heap, item, First::Smallest)
    }
    /// Maxheap variant of heappushpop.
    fn heappushpop_max(vm: &mut Vm, heap: &List, item: ObjRef<'_>) -> Result<Obj> {
        push_pop(vm, heap, item, First::Largest)
    }
    /// Makes a heap of a list, in place and in linear time.
    fn heapify(vm: &mut Vm, heap: &List) -> Result<()> {
        heapify_list(vm, heap, First::Smallest)
    }
    /// Maxheap variant of heapify.
    fn heapify_max(vm: &mut Vm, heap: &List) -> Result<()> {
        heapify_list(vm, heap, First::Largest)
    }
}
