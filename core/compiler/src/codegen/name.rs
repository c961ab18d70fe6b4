//! Loading, storing and deleting names.

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::ast::{ExprContext, Identifier};

use super::Compiler;
use super::unit::index_in;
use crate::instruction_sequence::Location as Loc;
use crate::symtable::{BlockType, NameScope, names};

/// The four families of instructions for names.
enum Family {
    /// Locals of a function.
    Fast,
    /// Globals and builtins.
    Global,
    /// Cells.
    Deref,
    /// Names of a module or class.
    Name,
}

impl<'a> Compiler<'a, '_> {
    /// Emits the access to a name, wherever it lives.
    #[inline(never)]
    pub(super) fn nameop(
        &mut self,
        location: Loc,
        name: Identifier<'a>,
        context: ExprContext,
    ) -> Result<(), Failure> {
        let name = self.mangled(name);
        let scope = self.scope();
        let where_ = scope.name_scope(name);
        let function_like = scope.is_function_like();
        let sees_class = scope.can_see_class_scope;
        let in_inlined = self.unit.in_inlined_comprehension > 0;
        let is_class = scope.block_type == BlockType::Class;
        let family = match where_ {
            Some(NameScope::Free | NameScope::Cell) => Family::Deref,
            Some(NameScope::Local) if function_like => Family::Fast,
            Some(NameScope::Local) if self.unit.fast_hidden.get(name) == Some(&true) => Family::Fast,
            Some(NameScope::GlobalImplicit) if function_like => Family::Global,
            Some(NameScope::GlobalExplicit) => Family::Global,
            _ => Family::Name,
        };
        let index = match family {
            Family::Fast => index_in(&mut self.unit.varnames, name),
            Family::Deref if where_ == Some(NameScope::Free) => index_in(&mut self.unit.freevars, name),
            Family::Deref => index_in(&mut self.unit.cellvars, name),
            Family::Global | Family::Name => self.unit.name_index(name),
        };
        let opcode = match (family, context) {
            (Family::Fast, ExprContext::Load) => Op::LOAD_FAST,
            (Family::Fast, ExprContext::Store) => Op::STORE_FAST,
            (Family::Fast, ExprContext::Del) => Op::DELETE_FAST,
            (Family::Deref, ExprContext::Load) => {
                if is_class && !in_inlined {
                    self.op(location, Op::LOAD_LOCALS)?;
                    Op::LOAD_FROM_DICT_OR_DEREF
                } else if sees_class {
                    self.load_classdict(location)?;
                    Op::LOAD_FROM_DICT_OR_DEREF
                } else {
                    Op::LOAD_DEREF
                }
            }
            (Family::Deref, ExprContext::Store) => Op::STORE_DEREF,
            (Family::Deref, ExprContext::Del) => Op::DELETE_DEREF,
            (Family::Global, ExprContext::Load) => {
                if sees_class && where_ == Some(NameScope::GlobalImplicit) {
                    self.load_classdict(location)?;
                    Op::LOAD_FROM_DICT_OR_GLOBALS
                } else {
                    Op::LOAD_GLOBAL
                }
            }
            (Family::Global, ExprContext::Store) => Op::STORE_GLOBAL,
            (Family::Global, ExprContext::Del) => Op::DELETE_GLOBAL,
            (Family::Name, ExprContext::Load) if is_class && in_inlined => Op::LOAD_GLOBAL,
            (Family::Name, ExprContext::Load) => Op::LOAD_NAME,
            (Family::Name, ExprContext::Store) => Op::STORE_NAME,
            (Family::Name, ExprContext::Del) => Op::DELETE_NAME,
        };
        let oparg = if opcode == Op::LOAD_GLOBAL {
            index << 1
        } else {
            index
        };
        self.op_i(location, opcode, oparg)
    }

    pub(super) fn load_name(&mut self, location: Loc, name: Identifier<'a>) -> Result<(), Failure> {
        self.nameop(location, name, ExprContext::Load)
    }

    pub(super) fn store_name(&mut self, location: Loc, name: Identifier<'a>) -> Result<(), Failure> {
        self.nameop(location, name, ExprContext::Store)
    }

    pub(super) fn delete_name(&mut self, location: Loc, name: Identifier<'a>) -> Result<(), Failure> {
        self.nameop(location, name, ExprContext::Del)
    }

    /// Loads the namespace of the class around the current scope.
    fn load_classdict(&mut self, location: Loc) -> Result<(), Failure> {
        let index = index_in(&mut self.unit.freevars, names::classdict());
        self.op_i(location, Op::LOAD_DEREF, index)
    }
}
