//! The names and kinds of a frame's variables: locals, cells that are no locals, free variables.

use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_bytecode::{ConstRef, co_fast, co_flags};
use taipan_syntax::error::Error;

use crate::flowgraph::CodeUnitInfo;

/// `co_localsplusnames` and `co_localspluskinds`.
pub(super) struct LocalsPlus {
    pub(super) names: Vec<ConstRef>,
    pub(super) kinds: Vec<u8>,
}

/// Describes the variables; parameters stand first in `varnames`, `*args` and `**kwargs` last among them.
pub(super) fn describe(info: &CodeUnitInfo, code_flags: u32) -> Result<LocalsPlus, Error> {
    let count = info.varnames.len() + info.cellvars.len() + info.freevars.len();
    let mut locals = LocalsPlus {
        names: Vec::new(),
        kinds: Vec::new(),
    };
    locals.names.try_reserve_exact(count).map_err(|_| Error::Memory)?;
    locals.kinds.try_reserve_exact(count).map_err(|_| Error::Memory)?;

    let parameters = [
        (info.posonlyargcount, co_fast::ARG_POS),
        (info.argcount, co_fast::ARG_POS | co_fast::ARG_KW),
        (info.kwonlyargcount, co_fast::ARG_KW),
        (
            u32::from(code_flags & co_flags::VARARGS != 0),
            co_fast::ARG_VAR | co_fast::ARG_POS,
        ),
        (
            u32::from(code_flags & co_flags::VARKEYWORDS != 0),
            co_fast::ARG_VAR | co_fast::ARG_KW,
        ),
    ];
    let parameter_kinds = parameters
        .into_iter()
        .flat_map(|(count, kind)| core::iter::repeat_n(kind, count as usize));
    let has = |names: &[ConstRef], name| names.iter().any(|other| Rc::ptr_eq(other, name));
    for (name, parameter) in info
        .varnames
        .iter()
        .zip(parameter_kinds.chain(core::iter::repeat(0)))
    {
        let mut kind = co_fast::LOCAL | parameter;
        if has(&info.fast_hidden, name) {
            kind |= co_fast::HIDDEN;
        }
        if has(&info.cellvars, name) {
            kind |= co_fast::CELL;
        }
        locals.names.push(name.clone());
        locals.kinds.push(kind);
    }
    let cells = info.cellvars.iter().filter(|name| !has(&info.varnames, name));
    let others = cells
        .map(|name| (name, co_fast::CELL))
        .chain(info.freevars.iter().map(|name| (name, co_fast::FREE)));
    for (name, kind) in others {
        locals.names.push(name.clone());
        locals.kinds.push(kind);
    }
    Ok(locals)
}
