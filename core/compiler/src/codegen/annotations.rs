//! Annotations, which are evaluated on demand (PEP 649), and type parameters (PEP 695, PEP 696).

use alloc::format;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::{CommonConstant, CompareOp, Intrinsic1, Intrinsic2, function_attribute};
use taipan_syntax::ast::{Arg, Expr, ExprKind, Identifier, StmtKind, TypeParam, TypeParamKind};
use taipan_syntax::error::Error;

use super::Compiler;
use super::emit::{loc, loc_of};
use super::function::Function;
use super::unit::{ArgCounts, ScopeKind, index_in};
use crate::instruction_sequence::Location as Loc;
use crate::options::CO_FUTURE_ANNOTATIONS;
use crate::symtable::{BlockType, key_of, mangle, names, second_key_of, third_key_of};
use crate::unparse;

/// The last format (of `annotationlib.Format`) that compiled code serves itself.
const VALUE_WITH_FAKE_GLOBALS: i64 = 2;

impl<'a> Compiler<'a, '_> {
    /// Begins a function that evaluates annotations, and which refuses formats that it does not know.
    pub(super) fn enter_annotations_scope(
        &mut self,
        location: Loc,
        key: usize,
        name: Identifier<'a>,
    ) -> Result<(), Failure> {
        let args = ArgCounts {
            posonlyargcount: 1,
            ..ArgCounts::default()
        };
        self.enter_scope(name, ScopeKind::Annotations, key, location.lineno, None, args)?;
        self.op_i(location, Op::LOAD_FAST, 0)?;
        self.load_int(location, VALUE_WITH_FAKE_GLOBALS)?;
        self.op_i(location, Op::COMPARE_OP, CompareOp::Gt.oparg())?;
        let body = self.new_label();
        self.jump(location, Op::POP_JUMP_IF_FALSE, body)?;
        self.op_i(
            location,
            Op::LOAD_COMMON_CONSTANT,
            CommonConstant::NotImplementedError as u32,
        )?;
        self.op_i(location, Op::RAISE_VARARGS, 1)?;
        self.use_label(body)
    }

    /// Ends an `__annotate__` function, and makes it.
    fn leave_annotations_scope(&mut self, location: Loc) -> Result<(), Failure> {
        self.op(location, Op::RETURN_VALUE)?;
        let mut code = self.finish_scope(true)?;
        // The parameter shows as `format`; inside it has a name that no annotation can mean.
        let name = self.cache.name(names::format())?;
        if let Some(first) = code.localsplusnames.first_mut() {
            *first = name;
        }
        self.make_closure(location, code, 0)
    }

    /// The annotations of a module or class, in a function of their own.
    pub(super) fn process_deferred_annotations(&mut self, location: Loc) -> Result<(), Failure> {
        let deferred = core::mem::take(&mut self.unit.deferred_annotations);
        if deferred.is_empty() {
            return Ok(());
        }
        let is_module = self.unit.kind == ScopeKind::Module;
        let is_class = self.unit.kind == ScopeKind::Class;
        if is_module {
            self.start_annotation_setup();
        }
        let scope = self.scope();
        let block_type = scope.block_type;
        let key = scope.id.wrapping_add(1);
        self.enter_annotations_scope(location, key, names::annotate())?;
        self.op_i(location, Op::BUILD_MAP, 0)?;
        for (statement, number) in deferred {
            let StmtKind::AnnAssign {
                target, annotation, ..
            } = statement.kind
            else {
                continue;
            };
            let ExprKind::Name { id, .. } = target.kind else {
                continue;
            };
            let at = loc(statement.location);
            let mangled = mangle(self.arena, self.unit.private, id);
            let not_set = self.new_label();
            if let Some(number) = number {
                self.load_int(at, i64::from(number))?;
                let name = self.mangled(names::conditional_annotations());
                if is_class {
                    let index = index_in(&mut self.unit.freevars, name);
                    self.op_i(at, Op::LOAD_DEREF, index)?;
                } else {
                    // Of all names, this comes first: its operand is zero, with or without the shift.
                    let index = self.unit.name_index(name);
                    self.op_i(at, Op::LOAD_GLOBAL, index)?;
                }
                self.op_i(at, Op::CONTAINS_OP, 0)?;
                self.jump(at, Op::POP_JUMP_IF_FALSE, not_set)?;
            }
            self.expr(annotation)?;
            self.op_i(at, Op::COPY, 2)?;
            self.load_identifier(at, mangled)?;
            self.op(location, Op::STORE_SUBSCR)?;
            self.use_label(not_set)?;
        }
        self.leave_annotations_scope(location)?;
        let name = if block_type == BlockType::Class {
            names::annotate_func()
        } else {
            names::annotate()
        };
        self.store_name(location, name)?;
        if is_module {
            self.end_annotation_setup();
        }
        Ok(())
    }

    /// The text of an annotation, as a constant (PEP 563).
    pub(super) fn annotation_text(&mut self, annotation: &'a Expr<'a>) -> Result<(), Failure> {
        let text = unparse::expression(annotation)?;
        self.load_str(loc_of(annotation), &text)
    }

    /// Makes the function that evaluates a function's annotations, if there are any. Returns the flag that says so.
    pub(super) fn function_annotations(&mut self, function: &Function<'a>) -> Result<u32, Failure> {
        let location = loc(function.statement.location);
        let key = third_key_of(function.statement);
        let Some(scope) = self.table.lookup(key) else {
            return Err(Error::System("unknown symbol table entry".into()).into());
        };
        if !self.table.scope(scope).annotations_used {
            return Ok(0);
        }
        self.enter_annotations_scope(location, key, self.table.scope(scope).name)?;
        let args = function.args;
        let mut count = 0;
        let all = (args
            .args
            .iter()
            .chain(args.posonlyargs)
            .chain(&args.vararg)
            .chain(args.kwonlyargs))
        .chain(&args.kwarg)
        .copied();
        for arg in all {
            let arg: &'a Arg<'a> = arg;
            if let Some(annotation) = arg.annotation {
                self.argument_annotation(location, arg.arg, annotation)?;
                count += 1;
            }
        }
        if let Some(returns) = function.returns {
            self.argument_annotation(location, names::return_(), returns)?;
            count += 1;
        }
        self.op_n(location, Op::BUILD_MAP, count)?;
        self.leave_annotations_scope(location)?;
        Ok(function_attribute::ANNOTATE)
    }

    fn argument_annotation(
        &mut self,
        location: Loc,
        name: Identifier<'a>,
        annotation: &'a Expr<'a>,
    ) -> Result<(), Failure> {
        self.load_identifier(location, self.mangled(name))?;
        if self.has_feature(CO_FUTURE_ANNOTATIONS) {
            return self.annotation_text(annotation);
        }
        match annotation.kind {
            // `*args: *Ts` means the one item that unpacking gives.
            ExprKind::Starred { value, .. } => {
                self.expr(value)?;
                self.op_i(location, Op::UNPACK_SEQUENCE, 1)
            }
            _ => self.expr(annotation),
        }
    }

    /// Makes the type parameters of a definition, binds them, and pushes their tuple.
    pub(super) fn type_params(&mut self, params: &'a [&'a TypeParam<'a>]) -> Result<(), Failure> {
        let mut seen_default = false;
        for param in params {
            let location = loc(param.location);
            let (name, default, intrinsic) = match param.kind {
                TypeParamKind::TypeVar {
                    name, default_value, ..
                } => (name, default_value, Intrinsic1::TypeVar),
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    (name, default_value, Intrinsic1::TypeVarTuple)
                }
                TypeParamKind::ParamSpec { name, default_value } => {
                    (name, default_value, Intrinsic1::ParamSpec)
                }
            };
            self.load_identifier(location, name)?;
            // A type variable with a bound has another key for its default.
            let mut default_key = key_of(*param);
            let mut allow_starred = false;
            match param.kind {
                TypeParamKind::TypeVar { bound, .. } => {
                    default_key = second_key_of(*param);
                    if let Some(bound) = bound {
                        self.bound_or_default(bound, name, key_of(*param), false)?;
                        let intrinsic = match bound.kind {
                            ExprKind::Tuple { .. } => Intrinsic2::TypeVarWithConstraints,
                            _ => Intrinsic2::TypeVarWithBound,
                        };
                        self.op_i(location, Op::CALL_INTRINSIC_2, intrinsic as u32)?;
                    } else {
                        self.op_i(location, Op::CALL_INTRINSIC_1, intrinsic as u32)?;
                    }
                }
                _ => {
                    allow_starred = intrinsic == Intrinsic1::TypeVarTuple;
                    self.op_i(location, Op::CALL_INTRINSIC_1, intrinsic as u32)?;
                }
            }
            if let Some(default) = default {
                seen_default = true;
                self.bound_or_default(default, name, default_key, allow_starred)?;
                self.op_i(
                    location,
                    Op::CALL_INTRINSIC_2,
                    Intrinsic2::SetTypeParamDefault as u32,
                )?;
            } else if seen_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return self.error(param.location, message);
            }
            self.op_i(location, Op::COPY, 1)?;
            self.store_name(location, name)?;
        }
        let location = params.first().map_or(Loc::NONE, |first| loc(first.location));
        self.op_n(location, Op::BUILD_TUPLE, params.len())
    }

    /// Makes the function that evaluates a bound, constraints or a default.
    fn bound_or_default(
        &mut self,
        expression: &'a Expr<'a>,
        name: Identifier<'a>,
        key: usize,
        allow_starred: bool,
    ) -> Result<(), Failure> {
        let location = loc_of(expression);
        let defaults = self.tuple_of_one()?;
        self.load_const_ref(location, defaults)?;
        self.enter_annotations_scope(location, key, name)?;
        match expression.kind {
            ExprKind::Starred { value, .. } if allow_starred => {
                self.expr(value)?;
                self.op_i(location, Op::UNPACK_SEQUENCE, 1)?;
            }
            _ => self.expr(expression)?,
        }
        self.op(location, Op::RETURN_VALUE)?;
        let code = self.finish_scope(true)?;
        self.make_closure(location, code, function_attribute::DEFAULTS)
    }
}
