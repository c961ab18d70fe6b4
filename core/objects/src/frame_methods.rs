//! What programs see of frames: attributes, `clear()`, and the namespaces that `locals()` and `f_locals` show (PEP 667).

use taipan_bytecode::{co_fast, co_flags};
use taipan_derive::pymethods;
use taipan_heap::{Obj, ObjRef, Ref};

use crate::code::Code;
use crate::exception::Result;
use crate::exceptions;
use crate::frame::FrameObject;
use crate::frame_locals::{self, FrameLocalsProxy};
use crate::generator::{Generator, State};
use crate::object::{self, DisplayStr};
use crate::singletons::{FALSE, NONE, TRUE};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// A comprehension's variables are in use, in a module or class body whose other variables are in a dict.
fn has_hidden_locals(vm: &Vm, frame: &FrameObject) -> bool {
    let kinds = frame.code.localspluskinds.iter().enumerate();
    kinds
        .filter(|(_, kind)| **kind & co_fast::HIDDEN != 0)
        .any(|(at, _)| frame.local(vm, at).is_some())
}

/// `frame.f_locals`: a proxy of a function's variables, or the namespace of a module or class body.
pub fn locals(vm: &mut Vm, frame: &Ref<FrameObject>) -> Result<Obj> {
    if frame.code.flags & co_flags::OPTIMIZED != 0 || has_hidden_locals(vm, frame) {
        return frame_locals::create(vm, frame.clone());
    }
    // Called as a function, such code has the globals for its namespace.
    Ok(frame.locals.get().unwrap_or_else(|| frame.globals.clone()))
}

/// `locals()` in the code that a frame runs: a snapshot of a function's variables, or the namespace itself.
pub fn snapshot(vm: &mut Vm, frame: &Ref<FrameObject>) -> Result<Obj> {
    let locals = locals(vm, frame)?;
    match locals.downcast::<FrameLocalsProxy>() {
        Some(proxy) => Ok(proxy.to_dict(vm)?.into()),
        None => Ok(locals),
    }
}

/// Raises `AttributeError` for an attribute that cannot be deleted.
fn given<'a>(vm: &mut Vm, name: &str, value: Option<ObjRef<'a>>) -> Result<ObjRef<'a>> {
    value.ok_or_else(|| {
        vm.new_exception(
            exceptions::ATTRIBUTE_ERROR,
            format_args!("attribute '{name}' of 'frame' objects cannot be deleted"),
        )
    })
}

fn flag(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
    if value.is(TRUE) {
        Ok(true)
    } else if value.is(FALSE) {
        Ok(false)
    } else {
        Err(vm.type_error("attribute value type must be bool"))
    }
}

#[pymethods]
impl FrameObject {
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let file = this.code.filename.get().unwrap_or_else(|| NONE.own());
        let file = object::repr(vm, file.borrow())?;
        let line = this.line().unwrap_or(-1);
        vm.format(format_args!(
            "<frame at {:#x}, file {}, line {line}, code {}>",
            this.as_obj().id(),
            DisplayStr(file.borrow()),
            DisplayStr(this.code.name.borrow())
        ))
    }
    /// Clear all references held by the frame.
    fn clear(this: &Ref<Self>, vm: &mut Vm) -> Result<()> {
        if this.live.get().is_null() {
            let old = this.left.take(vm);
            let parked = this.parked.take(vm);
            drop((old, parked));
            this.trace_function.set(None);
            this.extra_locals.set(None);
            return Ok(());
        }
        let generator = this.generator();
        let state = generator
            .as_ref()
            .and_then(|generator| generator.downcast::<Generator>())
            .map(|generator| generator.state.get());
        match (generator, state) {
            (Some(generator), Some(State::Created | State::Finished)) => {
                crate::generator_methods::close(vm, generator.borrow()).map(drop)
            }
            (_, Some(State::Suspended | State::SuspendedYieldFrom)) => {
                Err(vm.runtime_error("cannot clear a suspended frame"))
            }
            _ => Err(vm.runtime_error("cannot clear an executing frame")),
        }
    }
    #[getter]
    #[member]
    fn f_trace_lines(&self, _vm: &mut Vm) -> bool {
        self.trace_lines.get()
    }
    #[setter]
    fn set_f_trace_lines(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete numeric/char attribute"));
        };
        let value = flag(vm, value)?;
        self.trace_lines.set(value);
        Ok(())
    }
    #[getter]
    fn f_back(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.caller(vm)
    }
    /// The frame's variables by name. In a function it writes through to them.
    #[getter]
    fn f_locals(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        locals(vm, this)
    }
    /// The line that runs. Trace functions may set it, and so make the frame jump.
    #[getter]
    fn f_lineno(&self, _vm: &mut Vm) -> Option<i32> {
        self.line()
    }
    #[setter]
    fn set_f_lineno(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = given(vm, "f_lineno", value)?;
        // A small board has no trace functions.
        if cfg!(feature = "small") {
            return Err(vm.value_error("f_lineno can only be set in a trace function"));
        }
        crate::frame_jump::set_line(vm, self, value)
    }
    /// The function that is called as the frame goes on, or None.
    #[getter]
    fn f_trace(&self, _vm: &mut Vm) -> Option<Obj> {
        self.trace_function.get()
    }
    #[setter]
    fn set_f_trace(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.trace_function
            .set(value.filter(|value| !value.is_none()).map(ObjRef::own));
        Ok(())
    }
    /// The offset in the bytecode of the instruction that was tried last.
    #[getter]
    fn f_lasti(&self, _vm: &mut Vm) -> isize {
        match self.last_instruction() {
            before if before < 0 => -1,
            at => 2 * at,
        }
    }
    /// The dictionary of the global variables.
    #[getter]
    fn f_globals(&self, _vm: &mut Vm) -> Obj {
        self.globals.clone()
    }
    /// The names found when they are no global variables.
    #[getter]
    fn f_builtins(&self, _vm: &mut Vm) -> Obj {
        self.builtins.clone()
    }
    /// The code object that the frame runs.
    #[getter]
    fn f_code(&self, _vm: &mut Vm) -> Ref<Code> {
        self.code.clone()
    }
    /// Whether the trace function is called for each instruction.
    #[getter]
    fn f_trace_opcodes(&self, _vm: &mut Vm) -> bool {
        self.trace_opcodes.get()
    }
    #[setter]
    fn set_f_trace_opcodes(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = given(vm, "f_trace_opcodes", value)?;
        let value = flag(vm, value)?;
        self.trace_opcodes.set(value);
        Ok(())
    }
    /// The generator or coroutine that the frame belongs to, if any.
    #[getter]
    fn f_generator(&self, _vm: &mut Vm) -> Option<Obj> {
        self.generator()
    }
}
