//! Tracebacks: where frames get into them, and how an uncaught exception is printed.

use taipan_objects::frame::{Frame, Owner};
use taipan_objects::{HVec, Obj, Result, Vm, singletons, tuple};

pub use taipan_objects::traceback::add_frame;

/// Where a coroutine was made, up to `depth` frames, innermost first: tuples of file name, line and function name
/// (`cr_origin`). The running frame is the coroutine's own and left out.
pub fn origin(vm: &mut Vm, depth: usize) -> Result<Obj> {
    let mut entries = HVec::new();
    // SAFETY: frames on the stack are live, and all but the innermost have saved their position at a call.
    unsafe {
        let mut frame = vm.innermost_frame().map_or(core::ptr::null_mut(), |own| (*own).previous);
        while !frame.is_null() && entries.len() < depth {
            if (*frame).owner != Owner::Shim && !(*frame).code.is_null() {
                let code = &*(*frame).code;
                let (file, name) = (code.filename.get(), code.name.clone());
                let at = Frame::lasti(frame);
                let line = match usize::try_from(at) {
                    Ok(at) => code.line_at(at),
                    Err(_) => Some(code.firstlineno),
                };
                let line = match line {
                    Some(line) => taipan_objects::int::new(vm, line)?,
                    None => singletons::NONE.own(),
                };
                let file = file.unwrap_or_else(|| singletons::NONE.own());
                let entry = tuple::new(vm, &[file, line, name])?;
                entries.push(vm.alloc(), entry)?;
            }
            frame = (*frame).previous;
        }
    }
    tuple::from_vec(vm, entries)
}

/// Shows an exception: its class and its text.
pub fn format_exception(
    vm: &mut Vm,
    error: taipan_objects::ObjRef<'_>,
    _source: &mut dyn FnMut(&mut Vm, &str, usize) -> Option<alloc::string::String>,
) -> taipan_objects::Result<alloc::string::String> {
    use taipan_objects::ObjectExt;
    let name = error.ty().display_name(vm);
    let text = taipan_objects::object::str(vm, error)?;
    Ok(alloc::format!("{name}: {}\n", taipan_objects::object::DisplayStr(text.borrow())))
}
