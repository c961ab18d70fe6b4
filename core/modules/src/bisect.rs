//! The module `_bisect`: searching and inserting in sorted sequences.

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::list::{LIST, List};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{CompareOp, Obj, ObjRef, Vm, call, int, object, sequence};

/// Search in sorted lists by halving.
///
/// The functions find where an item belongs, or put it there, so that a list stays sorted.
#[allow(missing_debug_implementations)]
pub struct Bisect;

/// On which side of equal items.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// Where to search: indices as given.
struct Range<'a> {
    low: Option<isize>,
    high: Option<ObjRef<'a>>,
    key: Option<ObjRef<'a>>,
}

fn search(vm: &mut Vm, list: ObjRef<'_>, wanted: ObjRef<'_>, side: Side, range: &Range<'_>) -> Result<isize> {
    let mut low = range.low.unwrap_or(0);
    let high = match range.high.filter(|high| !high.is_none()) {
        Some(high) => int::to_ssize(vm, high)?,
        None => -1,
    };
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let mut high = match high {
        -1 => object::length(vm, list)? as isize,
        high => high,
    };
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = sequence::item(vm, list, middle)?;
        if let Some(key) = range.key.filter(|key| !key.is_none()) {
            item = call::call(vm, key, &[item.borrow()])?;
        }
        let (a, b) = match side {
            Side::Left => (item.borrow(), wanted),
            Side::Right => (wanted, item.borrow()),
        };
        let less = object::compare_bool(vm, a, b, CompareOp::Lt)?;
        if less == (side == Side::Left) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn insert(vm: &mut Vm, list: ObjRef<'_>, new: ObjRef<'_>, side: Side, range: &Range<'_>) -> Result<()> {
    let at = match range.key.filter(|key| !key.is_none()) {
        Some(key) => {
            let wanted = call::call(vm, key, &[new])?;
            search(vm, list, wanted.borrow(), side, range)?
        }
        None => search(vm, list, new, side, range)?,
    };
    if let Some(items) = list.downcast::<List>().filter(|_| list.is_exact(LIST)) {
        items.push(vm, new.own())?;
        let items = items.items_mut(vm);
        let last = items.len() - 1;
        let at = usize::try_from(at).unwrap_or(0).min(last);
        items[at..].rotate_right(1);
        return Ok(());
    }
    let at = int::new(vm, at)?;
    let name: Obj = vm.intern("insert")?.into();
    call::call_method(vm, list, name.borrow(), &[at.borrow(), new])?;
    Ok(())
}

#[pymodule(name = "_bisect")]
impl Bisect {
    /// Finds where x belongs in the sorted list a, behind items equal to it.
    ///
    /// Items before the returned index are at most x, those from there on greater.
    #[signature("($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_right(
        vm: &mut Vm,
        a: ObjRef<'_>,
        x: ObjRef<'_>,
        low: Option<isize>,
        high: Option<ObjRef<'_>>,
        key: Option<ObjRef<'_>>,
    ) -> Result<isize> {
        search(vm, a, x, Side::Right, &Range { low, high, key })
    }
    /// Puts x into the sorted list a, behind items equal to it.
    #[signature("($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn insort_right(
        vm: &mut Vm,
        a: ObjRef<'_>,
        x: ObjRef<'_>,
        low: Option<isize>,
        high: Option<ObjRef<'_>>,
        key: Option<ObjRef<'_>>,
    ) -> Result<()> {
        insert(vm, a, x, Side::Right, &Range { low, high, key })
    }
    /// Finds where x belongs in the sorted list a, before items equal to it.
    ///
    /// Items before the returned index are less than x, those from there on at least x.
    #[signature("($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_left(
        vm: &mut Vm,
        a: ObjRef<'_>,
        x: ObjRef<'_>,
        low: Option<isize>,
        high: Option<ObjRef<'_>>,
        key: Option<ObjRef<'_>>,
    ) -> Result<isize> {
        search(vm, a, x, Side::Left, &Range { low, high, key })
    }
    /// Puts x into the sorted list a, before items equal to it.
    #[signature("($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn insort_left(
        vm: &mut Vm,
        a: ObjRef<'_>,
        x: ObjRef<'_>,
        low: Option<isize>,
        high: Option<ObjRef<'_>>,
        key: Option<ObjRef<'_>>,
    ) -> Result<()> {
        insert(vm, a, x, Side::Left, &Range { low, high, key })
    }
}
