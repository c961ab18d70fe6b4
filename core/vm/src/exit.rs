//! How an interpreter ends: the functions that were registered for it.

use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::object::DisplayStr;
use taipan_objects::{HVec, Obj, Ref, Result, Vm, call, object, tuple};

/// The functions of `atexit.register`, the last to run first: tuples of function, arguments and keyword arguments.
pub fn functions(vm: &mut Vm) -> Result<Ref<List>> {
    let known = vm.interp().native_state.borrow().get("atexit").cloned();
    if let Some(Ok(list)) = known.map(Obj::into_ref::<List>) {
        return Ok(list);
    }
    let made = List::create(vm, HVec::new())?;
    let kept: Obj = made.clone().into();
    vm.interp().native_state.borrow_mut().insert("atexit", kept);
    Ok(made)
}

/// Runs the functions of `atexit.register`, the last one first. What they raise is reported as unraisable.
pub fn run_functions(vm: &mut Vm) {
    loop {
        let Ok(functions) = functions(vm) else {
            return;
        };
        let Some(entry) = functions.items_mut(vm).pop() else {
            return;
        };
        let Some([function, args, keywords]) = tuple::items(entry.borrow()) else {
            continue;
        };
        let result = call_with(vm, function, args, keywords);
        if let Err(error) = result {
            let message = match object::repr(vm, function.borrow()) {
                Ok(shown) => alloc::format!(
                    "Exception ignored in atexit callback {}",
                    DisplayStr(shown.borrow())
                ),
                Err(_) => "Exception ignored in atexit callback".into(),
            };
            (vm.hooks().unraisable)(vm, error, Some(&message), None);
        }
    }
}

fn call_with(vm: &mut Vm, function: &Obj, args: &Obj, keywords: &Obj) -> Result<Obj> {
    let args = tuple::items(args.borrow()).unwrap_or(&[]);
    let mut names: HVec<Obj> = HVec::new();
    let mut values = HVec::new();
    if let Some(dict) = keywords.downcast::<Dict>() {
        let keys = object::collect(vm, keywords.borrow())?;
        for key in keys.iter() {
            if let Some(value) = dict.get(vm, key.borrow())? {
                names.push(vm.alloc(), key.clone())?;
                values.push(vm.alloc(), value)?;
            }
        }
    }
    let mut all = HVec::new();
    for arg in args {
        all.push(vm.alloc(), arg.borrow())?;
    }
    for value in values.iter() {
        all.push(vm.alloc(), value.borrow())?;
    }
    call::call_args(vm, function.borrow(), call::Args::new(&all, &names))
}
