//! Adding instructions to the code object that is being made.

use taipan_bytecode::{AnyOpcode as Op, ConstRef};
use taipan_syntax::ast::{self, Constant, Expr, Identifier};
use taipan_syntax::error::{Error, SyntaxError, Warning};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Compiler;
use crate::errors::{Failure, located, offset};
use crate::instruction_sequence::{Label, Location as Loc};
use crate::symtable::{Scope, maybe_mangle};

/// A node's position as an instruction's location. Nodes that stand nowhere in the source have none.
pub(super) fn loc(location: ast::Location) -> Loc {
    if location == ast::Location::default() {
        return Loc::NONE;
    }
    let number = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    Loc::new(
        number(location.lineno()),
        number(location.end_lineno()),
        number(location.col_offset()),
        number(location.end_col_offset()),
    )
}

/// The location of an expression.
pub(super) fn loc_of(expression: &Expr<'_>) -> Loc {
    loc(expression.location)
}

/// How an attribute is loaded; the low bits of the instruction's operand say so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeLoad {
    /// `value.name`
    Attribute,
    /// `value.name(…)`
    Method,
    /// `super(type, object).name`
    SuperAttribute,
    /// `super(type, object).name(…)`
    SuperMethod,
    /// `super().name`
    ZeroSuperAttribute,
    /// `super().name(…)`
    ZeroSuperMethod,
}

impl<'a> Compiler<'a, '_> {
    /// Adds an instruction without an operand.
    #[inline(never)]
    pub(super) fn op(&mut self, location: Loc, opcode: Op) -> Result<(), Failure> {
        self.op_i(location, opcode, 0)
    }

    /// Adds an instruction with an operand.
    #[inline(never)]
    pub(super) fn op_i(&mut self, location: Loc, opcode: Op, oparg: u32) -> Result<(), Failure> {
        if cfg!(target_pointer_width = "32") {
            self.unit.make_room()?;
        }
        Ok(self.unit.sequence.addop(opcode, oparg, location)?)
    }

    /// Adds an instruction whose operand counts things of the tree.
    pub(super) fn op_n(&mut self, location: Loc, opcode: Op, count: usize) -> Result<(), Failure> {
        let oparg = u32::try_from(count).map_err(|_| Error::Overflow("too many elements".into()))?;
        self.op_i(location, opcode, oparg)
    }

    /// Adds a jump, or another instruction that names a label.
    pub(super) fn jump(&mut self, location: Loc, opcode: Op, target: Label) -> Result<(), Failure> {
        self.op_i(location, opcode, target.oparg())
    }

    pub(super) fn new_label(&mut self) -> Label {
        self.unit.sequence.new_label()
    }

    /// Places a label before the next instruction.
    pub(super) fn use_label(&mut self, label: Label) -> Result<(), Failure> {
        Ok(self.unit.sequence.use_label(label)?)
    }

    /// Loads a constant that comes from the cache.
    pub(super) fn load_const_ref(&mut self, location: Loc, value: ConstRef) -> Result<(), Failure> {
        let index = self.unit.consts.add(value)?;
        self.op_i(location, Op::LOAD_CONST, index)
    }

    /// Loads a constant of the tree.
    #[inline(never)]
    pub(super) fn load_const(&mut self, location: Loc, value: Constant<'a>) -> Result<(), Failure> {
        let value = self.constant(value)?;
        self.load_const_ref(location, value)
    }

    pub(super) fn load_none(&mut self, location: Loc) -> Result<(), Failure> {
        self.load_const(location, Constant::None)
    }

    pub(super) fn load_int(&mut self, location: Loc, value: i64) -> Result<(), Failure> {
        self.load_const(location, Constant::Int(ast::Int::Small(value.into())))
    }

    pub(super) fn load_str(&mut self, location: Loc, text: &Wtf8) -> Result<(), Failure> {
        let value = self.cache.str(text)?;
        self.load_const_ref(location, value)
    }

    /// Loads a name as a string.
    pub(super) fn load_identifier(&mut self, location: Loc, name: &Wtf8) -> Result<(), Failure> {
        let value = self.name_constant(name)?;
        self.load_const_ref(location, value)
    }

    /// Loads a tuple of strings.
    pub(super) fn load_names(
        &mut self,
        location: Loc,
        names: impl Iterator<Item = Identifier<'a>>,
    ) -> Result<(), Failure> {
        let value = self.tuple_of_names(names)?;
        self.load_const_ref(location, value)
    }

    /// The scope that is being compiled.
    pub(super) fn scope(&self) -> &Scope<'a> {
        self.table.scope(self.unit.scope)
    }

    /// `name`, mangled as it is in the current scope.
    pub(super) fn mangled(&self, name: Identifier<'a>) -> Identifier<'a> {
        maybe_mangle(self.arena, self.unit.private, self.scope(), name)
    }

    /// The index of `name`, mangled, in `co_names`.
    pub(super) fn mangled_name_index(&mut self, name: Identifier<'a>) -> u32 {
        let name = self.mangled(name);
        self.unit.name_index(name)
    }

    /// Adds an instruction whose operand is a name's index.
    pub(super) fn op_name(&mut self, location: Loc, opcode: Op, name: Identifier<'a>) -> Result<(), Failure> {
        let index = self.mangled_name_index(name);
        self.op_i(location, opcode, index)
    }

    /// Loads an attribute.
    pub(super) fn load_attribute(
        &mut self,
        location: Loc,
        how: AttributeLoad,
        name: Identifier<'a>,
    ) -> Result<(), Failure> {
        let index = self.mangled_name_index(name);
        let (opcode, shift, bits) = match how {
            AttributeLoad::Attribute => (Op::LOAD_ATTR, 1, 0),
            AttributeLoad::Method => (Op::LOAD_ATTR, 1, 1),
            AttributeLoad::SuperAttribute => (Op::LOAD_SUPER_ATTR, 2, 2),
            AttributeLoad::SuperMethod => (Op::LOAD_SUPER_ATTR, 2, 3),
            AttributeLoad::ZeroSuperAttribute => (Op::LOAD_SUPER_ATTR, 2, 0),
            AttributeLoad::ZeroSuperMethod => (Op::LOAD_SUPER_ATTR, 2, 1),
        };
        self.op_i(location, opcode, index << shift | bits)
    }

    /// Whether a future feature or compiler flag is on.
    pub(super) fn has_feature(&self, feature: u32) -> bool {
        self.features & feature != 0
    }

    /// A `SyntaxError` at a node.
    pub(super) fn error<T>(
        &self,
        location: ast::Location,
        message: impl Into<Wtf8Buf>,
    ) -> Result<T, Failure> {
        Err(Error::from(located(message, location)).into())
    }

    /// A `SyntaxError` at an instruction's location.
    pub(super) fn error_at<T>(&self, location: Loc, message: impl Into<Wtf8Buf>) -> Result<T, Failure> {
        let mut error = SyntaxError::new(message);
        let column = |column: i32| u32::try_from(column).map_or(Some(0), offset);
        error.lineno = u32::try_from(location.lineno).ok();
        error.offset = column(location.col_offset);
        error.end_lineno = Some(location.end_lineno);
        error.end_offset = column(location.end_col_offset);
        Err(Error::from(error).into())
    }

    /// Adds a `SyntaxWarning` about a node.
    pub(super) fn warn(&mut self, location: ast::Location, message: &str) {
        if self.disable_warning == 0 {
            let error = located(message, location);
            self.warnings
                .push(Warning::syntax(message, location.lineno(), error));
        }
    }
}
