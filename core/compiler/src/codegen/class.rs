//! Classes and type aliases.

use alloc::vec::Vec;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::{Intrinsic1, function_attribute};
use taipan_syntax::ast::{ClassDef, Expr, ExprKind, Identifier, Keyword, Stmt, StmtKind, TypeParam};
use taipan_syntax::error::Error;

use super::Compiler;
use super::emit::loc;
use super::function::first_line;
use super::unit::{ArgCounts, ScopeKind, index_in};
use crate::instruction_sequence::Location as Loc;
use crate::symtable::{key_of, names};

/// A class definition.
#[derive(Clone, Copy)]
struct Class<'a> {
    statement: &'a Stmt<'a>,
    name: Identifier<'a>,
    bases: &'a [&'a Expr<'a>],
    keywords: &'a [&'a Keyword<'a>],
    body: &'a [&'a Stmt<'a>],
    type_params: &'a [&'a TypeParam<'a>],
    firstlineno: i32,
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn class_def(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let StmtKind::ClassDef(&ClassDef {
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        }) = statement.kind
        else {
            return Ok(());
        };
        self.exprs(decorator_list)?;
        let firstlineno = first_line(statement, decorator_list);
        let class = Class {
            statement,
            name,
            bases,
            keywords,
            body,
            type_params,
            firstlineno,
        };
        let location = loc(statement.location);
        if type_params.is_empty() {
            self.class_body(&class)?;
            self.call_arguments(location, 2, bases, None, keywords)?;
        } else {
            self.generic_class(&class)?;
        }
        self.apply_decorators(decorator_list)?;
        self.store_name(location, name)
    }

    /// A class with type parameters: it is made in a scope that has these, and has `Generic` of them as its last base.
    fn generic_class(&mut self, class: &Class<'a>) -> Result<(), Failure> {
        let location = loc(class.statement.location);
        let name = self.generic_parameters_name(class.name);
        let key = key_of(class.type_params);
        let args = ArgCounts::default();
        self.enter_scope(
            name,
            ScopeKind::Annotations,
            key,
            class.firstlineno,
            Some(class.name),
            args,
        )?;
        self.type_params(class.type_params)?;
        self.store_name(location, names::dot_type_params())?;
        self.class_body(class)?;
        self.load_name(location, names::dot_type_params())?;
        self.op_i(
            location,
            Op::CALL_INTRINSIC_1,
            Intrinsic1::SubscriptGeneric as u32,
        )?;
        self.store_name(location, names::generic_base())?;
        self.call_arguments(
            location,
            2,
            class.bases,
            Some(names::generic_base()),
            class.keywords,
        )?;
        let code = self.finish_scope(false)?;
        self.make_closure(location, code, 0)?;
        self.op(location, Op::PUSH_NULL)?;
        self.op_i(location, Op::CALL, 0)
    }

    /// Emits `__build_class__`, the function that is the class's body, and the class's name.
    fn class_body(&mut self, class: &Class<'a>) -> Result<(), Failure> {
        let lineno = class.firstlineno;
        let key = key_of(class.statement);
        self.enter_scope(
            class.name,
            ScopeKind::Class,
            key,
            lineno,
            Some(class.name),
            ArgCounts::default(),
        )?;
        let location = Loc::new(lineno, lineno, 0, 0);
        self.load_name(location, names::name())?;
        self.store_name(location, names::module())?;
        let qualname = self.qualname_constant(class.name, self.unit.qualname)?;
        self.load_const_ref(location, qualname)?;
        self.store_name(location, names::qualname())?;
        self.load_int(location, i64::from(lineno))?;
        self.store_name(location, names::firstlineno())?;
        if !class.type_params.is_empty() {
            self.load_name(location, names::dot_type_params())?;
            self.store_name(location, names::type_params())?;
        }
        // These cells are stored into although the scope is a class.
        if self.scope().needs_classdict {
            self.op(location, Op::LOAD_LOCALS)?;
            let index = index_in(&mut self.unit.cellvars, names::classdict());
            self.op_i(location, Op::STORE_DEREF, index)?;
        }
        if self.scope().has_conditional_annotations {
            self.op_i(location, Op::BUILD_SET, 0)?;
            let index = index_in(&mut self.unit.cellvars, names::conditional_annotations());
            self.op_i(location, Op::STORE_DEREF, index)?;
        }
        self.body(location, class.body, false)?;
        self.store_static_attributes()?;
        if self.scope().needs_classdict {
            let index = index_in(&mut self.unit.cellvars, names::classdict());
            self.op_i(Loc::NONE, Op::LOAD_CLOSURE, index)?;
            self.store_name(Loc::NONE, names::classdictcell())?;
        }
        if self.scope().needs_class_closure {
            let index = index_in(&mut self.unit.cellvars, names::class());
            self.op_i(Loc::NONE, Op::LOAD_CLOSURE, index)?;
            self.op_i(Loc::NONE, Op::COPY, 1)?;
            self.store_name(Loc::NONE, names::classcell())?;
        } else {
            self.load_none(Loc::NONE)?;
        }
        self.op(Loc::NONE, Op::RETURN_VALUE)?;
        let code = self.finish_scope(true)?;

        // The call belongs to the line of `class`, not to a decorator's.
        let location = loc(class.statement.location);
        self.op(location, Op::LOAD_BUILD_CLASS)?;
        self.op(location, Op::PUSH_NULL)?;
        self.make_closure(location, code, 0)?;
        self.load_identifier(location, class.name)
    }

    fn store_static_attributes(&mut self) -> Result<(), Failure> {
        let mut attributes: Vec<Identifier<'a>> = self.unit.static_attributes.names().collect();
        taipan_unicode::sort::sort_by(&mut attributes, |left, right| left.as_bytes() < right.as_bytes());
        self.load_names(Loc::NONE, attributes.into_iter())?;
        self.store_name(Loc::NONE, names::static_attributes())
    }

    #[inline(never)]
    pub(super) fn type_alias(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let StmtKind::TypeAlias {
            name: target,
            type_params,
            value,
        } = statement.kind
        else {
            return Ok(());
        };
        let ExprKind::Name { id: name, .. } = target.kind else {
            return Err(Error::System("name of type alias is no name".into()).into());
        };
        let location = loc(statement.location);
        if type_params.is_empty() {
            self.load_identifier(location, name)?;
            self.load_none(location)?;
            self.type_alias_body(statement, name, value)?;
        } else {
            let scope_name = self.generic_parameters_name(name);
            let key = key_of(type_params);
            let kind = ScopeKind::Annotations;
            self.enter_scope(scope_name, kind, key, location.lineno, None, ArgCounts::default())?;
            self.load_identifier(location, name)?;
            self.type_params(type_params)?;
            self.type_alias_body(statement, name, value)?;
            let code = self.finish_scope(false)?;
            self.make_closure(location, code, 0)?;
            self.op(location, Op::PUSH_NULL)?;
            self.op_i(location, Op::CALL, 0)?;
        }
        self.store_name(location, name)
    }

    fn type_alias_body(
        &mut self,
        statement: &'a Stmt<'a>,
        name: Identifier<'a>,
        value: &'a Expr<'a>,
    ) -> Result<(), Failure> {
        let location = loc(statement.location);
        let defaults = self.tuple_of_one()?;
        self.load_const_ref(location, defaults)?;
        self.enter_annotations_scope(location, key_of(statement), name)?;
        self.expr(value)?;
        self.op(location, Op::RETURN_VALUE)?;
        let code = self.finish_scope(false)?;
        self.make_closure(location, code, function_attribute::DEFAULTS)?;
        self.op_i(location, Op::BUILD_TUPLE, 3)?;
        self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::TypeAlias as u32)
    }
}
