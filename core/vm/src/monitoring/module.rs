//! The module `sys.monitoring` (PEP 669).

use taipan_derive::pymodule;
use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, PyModule};
use taipan_objects::str::STR;
use taipan_objects::{Obj, ObjCell, ObjRef, ObjectExt, Ref, Result, Vm, int, object};

use super::{LOCAL, Monitoring, NAMES, TOOLS, lifecycle, lines, update};

const C_CALLS: u32 = 1 << 16 | 1 << 17;
const CALL: u32 = 1 << 4;
const BRANCH: u32 = 1 << 18;
const BRANCHES: u32 = 1 << 8 | 1 << 9;

fn state(vm: &mut Vm) -> Result<&'static Monitoring> {
    lifecycle::monitoring(vm).ok_or_else(|| vm.system_error("there is no monitoring"))
}

/// A tool's number.
fn tool(vm: &mut Vm, tool_id: i32) -> Result<usize> {
    match usize::try_from(tool_id) {
        Ok(tool) if tool < TOOLS => Ok(tool),
        _ => Err(vm.value_error(format_args!("invalid tool {tool_id} (must be between 0 and 5)"))),
    }
}

/// A tool that somebody uses.
fn used(vm: &mut Vm, tool_id: i32) -> Result<usize> {
    let tool = tool(vm, tool_id)?;
    if state(vm)?.names[tool].is_none() {
        return Err(vm.value_error(format_args!("tool {tool} is not in use")));
    }
    Ok(tool)
}

/// A set of events as it is kept: the native calls' ends belong to the calls.
fn checked(vm: &mut Vm, events: i32, limit: u32, kind: &str) -> Result<u32> {
    let mut set = events as u32;
    if kind.is_empty() && set >= 1 << NAMES.len() {
        return Err(vm.value_error(format_args!("invalid event set 0x{set:x}")));
    }
    if set & C_CALLS != 0 && set & (C_CALLS | CALL) != C_CALLS | CALL {
        return Err(vm.value_error("cannot set C_RETURN or C_RAISE events independently"));
    }
    set &= !C_CALLS;
    if set & BRANCH != 0 {
        set = set & !BRANCH | BRANCHES;
    }
    if set >= limit {
        return Err(vm.value_error(format_args!("invalid {kind}event set 0x{set:x}")));
    }
    Ok(set)
}

fn code_of(vm: &mut Vm, code: ObjRef<'_>) -> Result<Ref<Code>> {
    code.to_ref::<Code>()
        .ok_or_else(|| vm.type_error("code must be a code object"))
}

/// Forgets a tool's callbacks and what it wants to hear of.
fn clear(vm: &mut Vm, tool: usize) -> Result<()> {
    let state = state(vm)?;
    for callback in &state.callbacks[tool] {
        callback.set(None);
    }
    state.global[tool].set(0);
    state.local_users.set(state.local_users.get() & !(1 << tool));
    // What code objects keep for the tool is void from now on.
    state.cleared[tool].set(state.cleared[tool].get().wrapping_add(1));
    update(vm);
    Ok(())
}

/// The object that stands for a missing first argument.
pub fn missing(vm: &mut Vm) -> Result<Obj> {
    kept(vm, |state| &state.missing)
}

fn disable(vm: &mut Vm) -> Result<Obj> {
    kept(vm, |state| &state.disable)
}

/// One of the interpreter's two objects that are nothing but themselves.
fn kept(vm: &mut Vm, place: fn(&Monitoring) -> &ObjCell) -> Result<Obj> {
    let state = state(vm)?;
    if let Some(known) = place(state).get() {
        return Ok(known);
    }
    let made: Obj = vm
        .alloc()
        .instance(object::OBJECT.as_obj(), object::Object)?
        .into();
    place(state).set(Some(made.clone()));
    Ok(made)
}

/// The module.
pub fn create(vm: &mut Vm) -> Result<Obj> {
    Ok(module::from_def(vm, const { &MonitoringModule::DEF })?.into())
}

/// `sys.monitoring`
pub struct MonitoringModule;

#[pymodule(name = "sys.monitoring")]
impl MonitoringModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, number) in [
            ("DEBUGGER_ID", 0),
            ("COVERAGE_ID", 1),
            ("PROFILER_ID", 2),
            ("OPTIMIZER_ID", 5),
        ] {
            let number = int::new(vm, number)?;
            module::add(vm, module, name, number)?;
        }
        let events = Dict::create(vm)?;
        let none = int::new(vm, 0)?;
        let name = vm.intern("NO_EVENTS")?;
        events.set(vm, name.borrow(), none)?;
        for (number, name) in NAMES.iter().enumerate() {
            let name = vm.intern(name)?;
            let bit = int::new(vm, 1_u32 << number)?;
            events.set(vm, name.borrow(), bit)?;
        }
        let events = taipan_objects::namespace::create(vm, events)?;
        module::add(vm, module, "events", events)?;
        let missing = missing(vm)?;
        module::add(vm, module, "MISSING", missing)?;
        let disable = disable(vm)?;
        module::add(vm, module, "DISABLE", disable)
    }
    /// Takes a tool number, under a name.
    #[signature("($module, tool_id, name, /)")]
    fn use_tool_id(vm: &mut Vm, tool_id: i32, name: ObjRef<'_>) -> Result<()> {
        let tool = tool(vm, tool_id)?;
        if !name.is_a(STR) {
            return Err(vm.value_error("tool name must be a str"));
        }
        let state = state(vm)?;
        if !state.names[tool].is_none() {
            return Err(vm.value_error(format_args!("tool {tool} is already in use")));
        }
        state.names[tool].set(Some(name.own()));
        Ok(())
    }
    /// Forgets a tool's callbacks and events; its number stays taken.
    #[signature("($module, tool_id, /)")]
    fn clear_tool_id(vm: &mut Vm, tool_id: i32) -> Result<()> {
        let tool = tool(vm, tool_id)?;
        clear(vm, tool)
    }
    /// Gives a tool number back.
    #[signature("($module, tool_id, /)")]
    fn free_tool_id(vm: &mut Vm, tool_id: i32) -> Result<()> {
        let tool = tool(vm, tool_id)?;
        clear(vm, tool)?;
        state(vm)?.names[tool].set(None);
        Ok(())
    }
    /// The name under which a tool number is taken.
    #[signature("($module, tool_id, /)")]
    fn get_tool(vm: &mut Vm, tool_id: i32) -> Result<Option<Obj>> {
        let tool = tool(vm, tool_id)?;
        Ok(state(vm)?.names[tool].get())
    }
    /// Says which function hears of an event; gives back the one before.
    #[signature("($module, tool_id, event, func, /)")]
    fn register_callback(vm: &mut Vm, tool_id: i32, event: i32, func: ObjRef<'_>) -> Result<Option<Obj>> {
        let tool = tool(vm, tool_id)?;
        if (event as u32).count_ones() != 1 {
            return Err(vm.value_error("The callback can only be set for one event at a time"));
        }
        let number = event.trailing_zeros() as usize;
        if number >= NAMES.len() {
            return Err(vm.value_error(format_args!("invalid event {event}")));
        }
        (vm.hooks().audit)(vm, "sys.monitoring.register_callback", &[func])?;
        let state = state(vm)?;
        let new = (!func.is_none()).then(|| func.own());
        if event as u32 == BRANCH {
            state.callbacks[tool][8].set(new.clone());
            state.callbacks[tool][9].set(new.clone());
        }
        Ok(state.callbacks[tool][number].replace(new))
    }
    /// The events that a tool wants to hear of, wherever they happen.
    #[signature("($module, tool_id, /)")]
    fn get_events(vm: &mut Vm, tool_id: i32) -> Result<u32> {
        let tool = tool(vm, tool_id)?;
        Ok(state(vm)?.global[tool].get())
    }
    /// Says which events a tool wants to hear of, wherever they happen.
    #[signature("($module, tool_id, event_set, /)")]
    fn set_events(vm: &mut Vm, tool_id: i32, event_set: i32) -> Result<()> {
        tool(vm, tool_id)?;
        let set = checked(vm, event_set, 1 << NAMES.len(), "")?;
        let tool = used(vm, tool_id)?;
        state(vm)?.global[tool].set(set);
        update(vm);
        Ok(())
    }
    /// The events that a tool wants to hear of in one code object, beyond those of all code.
    #[signature("($module, tool_id, code, /)")]
    fn get_local_events(vm: &mut Vm, tool_id: i32, code: ObjRef<'_>) -> Result<u32> {
        let code = code_of(vm, code)?;
        let tool = tool(vm, tool_id)?;
        let watched = lines::of(vm, &code)?;
        Ok(watched.local(state(vm)?, tool))
    }
    /// Says which events a tool wants to hear of in one code object, beyond those of all code.
    #[signature("($module, tool_id, code, event_set, /)")]
    fn set_local_events(vm: &mut Vm, tool_id: i32, code: ObjRef<'_>, event_set: i32) -> Result<()> {
        let code = code_of(vm, code)?;
        tool(vm, tool_id)?;
        let set = checked(vm, event_set, 1 << LOCAL, "local ")?;
        let tool = used(vm, tool_id)?;
        let watched = lines::of(vm, &code)?;
        let state = state(vm)?;
        watched.set_local(state, tool, set);
        if set != 0 {
            state.local_users.set(state.local_users.get() | 1 << tool);
        }
        update(vm);
        Ok(())
    }
    /// Turns on again what callbacks have turned off.
    fn restart_events(vm: &mut Vm) -> Result<()> {
        let state = state(vm)?;
        state.restarts.set(state.restarts.get().wrapping_add(1));
        Ok(())
    }
    /// For each event that a tool wants to hear of wherever it happens, those tools: a bit each.
    fn _all_events(vm: &mut Vm) -> Result<Obj> {
        let all = Dict::create(vm)?;
        let state = state(vm)?;
        for (number, name) in NAMES.iter().enumerate().take(NAMES.len() - 3) {
            let mut tools = 0;
            for (tool, events) in state.global.iter().enumerate() {
                if events.get() & 1 << number != 0 {
                    tools |= 1 << tool;
                }
            }
            if tools != 0 {
                let name = vm.intern(name)?;
                let tools = int::new(vm, tools)?;
                all.set(vm, name.borrow(), tools)?;
            }
        }
        Ok(all.into())
    }
}
