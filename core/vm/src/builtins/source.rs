//! `compile`, `eval` and `exec`: source, trees and namespaces.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::str::Str;
use taipan_objects::{
    Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, call, cell, exceptions, int, sequence, tuple,
};
use taipan_syntax::parser::Mode;

use crate::run::{self, Compile};

pub(super) fn optimize(vm: &Vm) -> u8 {
    vm.interp().config.borrow().optimize
}

/// The flags that `compile()` knows: future statements, and how it compiles.
pub(super) const COMPILE_FLAGS: u32 = FUTURE_FLAGS | 0x10 | 0xf600;

/// `PyCF_ONLY_AST`
pub(super) const ONLY_AST: u32 = 0x400;

const FUTURE_FLAGS: u32 = 0x1fe_0000;

/// The future statements that are in effect where a builtin was called.
pub(super) fn future_flags(vm: &Vm) -> u32 {
    match vm.innermost_frame() {
        // SAFETY: a running frame is live, and so is its code.
        #[allow(unsafe_code)]
        Some(frame) => unsafe { (*(*frame).code).flags & FUTURE_FLAGS },
        None => 0,
    }
}

/// The cells that code with free variables runs with.
pub(super) fn checked_closure<'a>(
    vm: &mut Vm,
    code: &Code,
    closure: Option<ObjRef<'a>>,
) -> Result<Option<ObjRef<'a>>> {
    let wanted = code.nfreevars as usize;
    if wanted == 0 {
        return match closure {
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
            None => Ok(None),
        };
    }
    let cells = closure.and_then(|closure| tuple::items(closure));
    let right = cells
        .is_some_and(|cells| cells.len() == wanted && cells.iter().all(|cell| cell.is_exact(cell::CELL)));
    if right {
        return Ok(closure);
    }
    Err(vm.type_error(format_args!(
        "code object requires a closure of exactly length {wanted}"
    )))
}

/// The mode of `compile()` with a name. Raises `ValueError`.
pub(super) fn mode_named(vm: &mut Vm, name: &Str, trees: bool) -> Result<Mode> {
    let modes = [
        ("exec", Mode::File),
        ("eval", Mode::Expression),
        ("single", Mode::Interactive),
    ];
    if let Some((_, mode)) = modes.into_iter().find(|(known, _)| name.equals(known)) {
        return Ok(mode);
    }
    match (name.equals("func_type"), trees) {
        (true, true) => Ok(Mode::FuncType),
        (true, false) => Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST")),
        (false, true) => {
            Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"))
        }
        (false, false) => Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    }
}

/// Where the module `_ast` leaves the class of all nodes for `compile`, in `Interp::native_state`.
pub const TREE_CLASS: &str = "ast.AST";

/// Where it leaves what `compile` calls with trees: see [`compile_trees`].
pub const TREE_COMPILER: &str = "ast.compile";

/// Whether it is a node of a syntax tree. There is none before `_ast` is imported.
pub(super) fn is_tree(vm: &Vm, source: ObjRef<'_>) -> bool {
    let class = vm.interp().native_state.borrow().get(TREE_CLASS).cloned();
    class.is_some_and(|class| TypeRef::from_obj(class.borrow()).is_some_and(|class| source.is_a(class)))
}

/// `compile()` where a tree is given or wanted: the module `_ast` knows how. The settings are mode, flags, optimize and
/// feature version.
pub(super) fn compile_trees(
    vm: &mut Vm,
    source: ObjRef<'_>,
    filename: &Str,
    settings: [i32; 4],
) -> Result<Obj> {
    let name = vm.intern("_ast")?;
    (vm.hooks().import)(vm, name.borrow(), &[])?;
    let known = vm.interp().native_state.borrow().get(TREE_COMPILER).cloned();
    let Some(compiler) = known else {
        return Err(vm.system_error("the module _ast has not said how trees are compiled"));
    };
    let filename = vm.new_str_from_wtf8(&filename.to_wtf8())?;
    let mut numbers = Vec::new();
    for setting in settings {
        numbers.push(int::new(vm, setting)?);
    }
    let [mode, flags, optimize, version] = numbers.as_slice() else {
        return Err(vm.system_error("four settings"));
    };
    let args = [
        source,
        filename.borrow(),
        mode.borrow(),
        flags.borrow(),
        optimize.borrow(),
        version.borrow(),
    ];
    call::call(vm, compiler.borrow(), &args)
}

/// Source given as `str`, `bytes` or anything with a buffer, compiled.
pub(super) fn compile_object(
    vm: &mut Vm,
    source: ObjRef<'_>,
    function: &str,
    how: &Compile<'_>,
) -> Result<Ref<Code>> {
    let (text, is_text) = source_text(vm, source, function)?;
    run::compile(vm, &text, is_text, how)
}

/// Raises `MemoryError` where the copies that are made of a text would not find memory: they cannot fail. One grows as it is made.
fn room_for_copies(vm: &Vm, length: usize) -> Result<()> {
    let room = taipan_objects::HVec::<u8>::with_capacity(vm.alloc(), length.saturating_mul(2))?;
    drop(room);
    Ok(())
}

/// The text of source given as `str`, `bytes` or anything with a buffer, and whether it was a `str`; `eval` does not count
/// white space before it. It is the object's own where that holds UTF-8.
///
/// Raises `TypeError` for other objects, in the name of `function`, and `SyntaxError` for text with a null character.
pub fn source_text<'a>(vm: &mut Vm, source: ObjRef<'a>, function: &str) -> Result<(Cow<'a, [u8]>, bool)> {
    let (mut text, is_text) = if let Some(text) = source.downcast::<Str>() {
        let text = match text.as_utf8_if_ascii() {
            Some(own) => Cow::Borrowed(own.as_bytes()),
            None => {
                room_for_copies(vm, 2 * text.len())?;
                match text.to_utf8() {
                    Some(text) => Cow::Owned(text.into_bytes()),
                    None => {
                        (vm.hooks().encode)(vm, source, None, None)?;
                        return Err(vm.value_error("source text has surrogates"));
                    }
                }
            }
        };
        (text, true)
    } else if let Some(bytes) = source.downcast::<taipan_objects::bytes::Bytes>() {
        (Cow::Borrowed(bytes.as_slice()), false)
    } else if taipan_objects::buffer::is_exporter(source) {
        let view = taipan_objects::buffer::get(vm, source, taipan_objects::buffer::BufferFlags::SIMPLE)?;
        let mut bytes = taipan_objects::HVec::new();
        taipan_objects::buffer::copy_to(vm, &view, &mut bytes)?;
        room_for_copies(vm, bytes.len())?;
        (Cow::Owned(bytes.to_vec()), false)
    } else {
        let what = match function {
            "eval" | "exec" => "a string, bytes or code object",
            "symtable" => "a string or bytes object",
            _ => "a string, bytes or AST object",
        };
        return Err(vm.type_error(format_args!("{function}() arg 1 must be {what}")));
    };
    if function == "eval" {
        let skip = text
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        match &mut text {
            Cow::Borrowed(text) => *text = text.get(skip..).unwrap_or_default(),
            Cow::Owned(text) => drop(text.drain(..skip)),
        }
    }
    // Text that ends in a newline and has no others than `\n` is read where it is.
    if !is_text || text.contains(&b'\r') || text.last().is_some_and(|&last| last != b'\n') {
        room_for_copies(vm, text.len())?;
    }
    if text.contains(&0) {
        return Err(vm.new_exception(
            exceptions::SYNTAX_ERROR,
            format_args!("source code string cannot contain null bytes"),
        ));
    }
    Ok((text, is_text))
}

/// The namespaces that `eval` and `exec` run in.
pub(super) fn namespaces(
    vm: &mut Vm,
    function: &str,
    globals: Option<ObjRef<'_>>,
    locals: Option<ObjRef<'_>>,
) -> Result<(Obj, Obj)> {
    let given = |namespace: Option<ObjRef<'_>>| {
        namespace
            .filter(|namespace| !namespace.is_none())
            .map(ObjRef::own)
    };
    let (globals, locals) = (given(globals), given(locals));
    if let Some(globals) = &globals
        && globals.downcast::<Dict>().is_none()
    {
        let kind = globals.ty().display_name(vm);
        return Err(match function {
            "eval" if sequence::is_mapping(globals.borrow()) => {
                vm.type_error("globals must be a real dict; try eval(code, {}, mapping)")
            }
            "eval" => vm.type_error("globals must be a dict"),
            _ => vm.type_error(format_args!("{function}() globals must be a dict, not {kind}")),
        });
    }
    if let Some(locals) = &locals
        && !sequence::is_mapping(locals.borrow())
    {
        let kind = locals.ty().display_name(vm);
        return Err(match function {
            "eval" => vm.type_error("locals must be a mapping"),
            _ => vm.type_error(format_args!("locals must be a mapping or None, not {kind}")),
        });
    }
    Ok(match (globals, locals) {
        (Some(globals), Some(locals)) => (globals, locals),
        (Some(globals), None) => (globals.clone(), globals),
        (None, locals) => {
            let own = match vm.current_globals() {
                Some(own) => own.into_obj(),
                None => return Err(vm.system_error("globals and locals cannot be NULL")),
            };
            let locals = match locals {
                Some(locals) => locals,
                None => current_locals(vm)?,
            };
            (own, locals)
        }
    })
}

/// `locals()`: the namespace of a module or class body; in a function, a snapshot of its variables.
pub(super) fn current_locals(vm: &mut Vm) -> Result<Obj> {
    let Some(frame) = vm.innermost_frame() else {
        return Err(vm.system_error("frame does not exist"));
    };
    // SAFETY: the innermost frame is live, and so is its code.
    #[allow(unsafe_code)]
    let object = unsafe {
        let hidden = |kind: &u8| kind & taipan_bytecode::co_fast::HIDDEN != 0;
        if let Some(locals) = &(*frame).locals
            && !(*(*frame).code).localspluskinds.iter().any(hidden)
        {
            return Ok(locals.clone());
        }
        taipan_objects::frame::object_of(vm, frame)?
    };
    match object.into_ref::<taipan_objects::frame::FrameObject>() {
        Ok(frame) => taipan_objects::frame_methods::snapshot(vm, &frame),
        Err(_) => Err(vm.system_error("frame does not exist")),
    }
}
