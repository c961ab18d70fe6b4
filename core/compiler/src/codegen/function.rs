//! Functions, lambdas, their defaults, closures and decorators.

use alloc::boxed::Box;
use alloc::format;
use alloc::rc::Rc;

use crate::errors::Failure;
use taipan_bytecode::operand::{Intrinsic2, function_attribute};
use taipan_bytecode::{AnyOpcode as Op, Code, Const, ConstRef, co_fast};
use taipan_syntax::ast::{Arg, Arguments, Expr, FunctionDef, Identifier, Stmt, StmtKind, TypeParam};
use taipan_unicode::Wtf8;

use super::Compiler;
use super::emit::{loc, loc_of};
use super::pieces::Waiting;
use super::unit::{ArgCounts, FBlockData, FBlockKind, ScopeKind};
use crate::instruction_sequence::Location as Loc;
use crate::preprocess::docstring;
use crate::symtable::{key_of, names};

/// A function definition, `async` or not.
#[derive(Clone, Copy)]
pub(super) struct Function<'a> {
    pub(super) statement: &'a Stmt<'a>,
    pub(super) name: Identifier<'a>,
    pub(super) args: &'a Arguments<'a>,
    pub(super) body: &'a [&'a Stmt<'a>],
    pub(super) decorators: &'a [&'a Expr<'a>],
    pub(super) returns: Option<&'a Expr<'a>>,
    pub(super) type_params: &'a [&'a TypeParam<'a>],
    pub(super) kind: ScopeKind,
}

/// How many parameters these are.
pub(super) fn count_args(args: &Arguments<'_>) -> ArgCounts {
    ArgCounts {
        argcount: args.args.len() as u32,
        posonlyargcount: args.posonlyargs.len() as u32,
        kwonlyargcount: args.kwonlyargs.len() as u32,
    }
}

/// The first line of a definition, decorators included.
pub(super) fn first_line(statement: &Stmt<'_>, decorators: &[&Expr<'_>]) -> i32 {
    let location = decorators
        .first()
        .map_or(statement.location, |decorator| decorator.location);
    loc(location).lineno
}

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn function_def(&mut self, statement: &'a Stmt<'a>) -> Result<(), Failure> {
        let function = match statement.kind {
            StmtKind::FunctionDef(&FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            }) => Function {
                statement,
                name,
                args,
                body,
                decorators: decorator_list,
                returns,
                type_params,
                kind: ScopeKind::Function,
            },
            StmtKind::AsyncFunctionDef(&FunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_params,
                ..
            }) => Function {
                statement,
                name,
                args,
                body,
                decorators: decorator_list,
                returns,
                type_params,
                kind: ScopeKind::AsyncFunction,
            },
            _ => return Ok(()),
        };
        self.exprs(function.decorators)?;
        let location = loc(statement.location);
        let firstlineno = first_line(statement, function.decorators);
        let flags = self.default_arguments(location, function.args)?;
        if function.type_params.is_empty() {
            self.function_with_annotations(&function, flags, firstlineno)?;
        } else {
            self.generic_function(&function, flags, firstlineno)?;
        }
        self.apply_decorators(function.decorators)?;
        self.store_name(location, function.name)
    }

    /// A function with type parameters: it is made in a scope that has these, and gets its defaults as arguments of that.
    fn generic_function(
        &mut self,
        function: &Function<'a>,
        flags: u32,
        firstlineno: i32,
    ) -> Result<(), Failure> {
        let location = loc(function.statement.location);
        let has = |flag: u32| u32::from(flags & flag != 0);
        let argcount = has(function_attribute::DEFAULTS) + has(function_attribute::KWDEFAULTS);
        if argcount == 2 {
            self.op_i(location, Op::SWAP, 2)?;
        }
        let name = self.generic_parameters_name(function.name);
        let key = key_of(function.type_params);
        let args = ArgCounts {
            argcount,
            ..ArgCounts::default()
        };
        self.enter_scope(name, ScopeKind::Annotations, key, firstlineno, None, args)?;
        self.type_params(function.type_params)?;
        for index in 0..argcount {
            self.op_i(location, Op::LOAD_FAST, index)?;
        }
        self.function_with_annotations(function, flags, firstlineno)?;
        self.op_i(location, Op::SWAP, 2)?;
        self.op_i(
            location,
            Op::CALL_INTRINSIC_2,
            Intrinsic2::SetFunctionTypeParams as u32,
        )?;
        let code = self.finish_scope(false)?;
        self.make_closure(location, code, 0)?;
        if argcount > 0 {
            self.op_i(location, Op::SWAP, argcount + 1)?;
            self.op_i(location, Op::CALL, argcount - 1)
        } else {
            self.op(location, Op::PUSH_NULL)?;
            self.op_i(location, Op::CALL, 0)
        }
    }

    /// The name of the scope of type parameters.
    pub(super) fn generic_parameters_name(&self, name: Identifier<'a>) -> Identifier<'a> {
        self.arena
            .intern(Wtf8::new(&format!("<generic parameters of {name}>")))
    }

    fn function_with_annotations(
        &mut self,
        function: &Function<'a>,
        flags: u32,
        firstlineno: i32,
    ) -> Result<(), Failure> {
        let annotate = self.function_annotations(function)?;
        self.function_body(function, flags | annotate, firstlineno)
    }

    fn function_body(
        &mut self,
        function: &Function<'a>,
        flags: u32,
        firstlineno: i32,
    ) -> Result<(), Failure> {
        let args = count_args(function.args);
        let key = key_of(function.statement);
        self.enter_scope(function.name, function.kind, key, firstlineno, None, args)?;
        let scope = self.scope();
        let wrap = scope.coroutine || scope.generator;
        let mut body = function.body;
        if scope.has_docstring
            && let Some(text) = docstring(body)
        {
            let text = self.clean_docstring(text)?;
            self.unit.consts.add(text)?;
            body = body.get(1..).unwrap_or_default();
        }
        let start = self.new_label();
        self.use_label(start)?;
        if wrap {
            // The handler around the whole body counts as a block.
            self.push_fblock(
                Loc::NONE,
                FBlockKind::StopIteration,
                Some(start),
                None,
                FBlockData::None,
            )?;
        }
        self.stmts(body)?;
        if wrap {
            self.wrap_in_stopiteration_handler()?;
            self.pop_fblock();
        }
        let location = loc(function.statement.location);
        if self.may_wait() {
            let place = self.wait()?;
            return self.make_function(location, place, flags);
        }
        let code = self.finish_scope(true)?;
        self.make_closure(location, code, flags)
    }

    /// Ends the current code object, but for what is done when the tree is gone; gives back what stands for it until then.
    #[inline(never)]
    fn wait(&mut self) -> Result<ConstRef, Failure> {
        let place = Rc::new(Const::None);
        self.waiting = Some(Box::new(Waiting {
            place: place.clone(),
            unassembled: self.finish_scope_later()?,
        }));
        Ok(place)
    }

    /// Whether the code object that is being made is assembled when the statement's tree is gone: that of a function of the module,
    /// which has no free variables, in code that is emitted once.
    fn may_wait(&self) -> bool {
        let module = self.outer.last().filter(|_| self.outer.len() == 1);
        self.cache.packer.is_some()
            && self.waiting.is_none()
            && module.is_some_and(|unit| unit.kind == ScopeKind::Module && unit.fblocks.is_empty())
    }

    #[inline(never)]
    pub(super) fn lambda(
        &mut self,
        expression: &'a Expr<'a>,
        args: &'a Arguments<'a>,
        body: &'a Expr<'a>,
    ) -> Result<(), Failure> {
        let location = loc_of(expression);
        let flags = self.default_arguments(location, args)?;
        let counts = count_args(args);
        self.enter_scope(
            names::lambda(),
            ScopeKind::Lambda,
            key_of(expression),
            location.lineno,
            None,
            counts,
        )?;
        self.expr(body)?;
        let code = if self.scope().generator {
            self.finish_scope(false)?
        } else {
            self.op(loc_of(body), Op::RETURN_VALUE)?;
            self.finish_scope(true)?
        };
        self.make_closure(location, code, flags)
    }

    /// Pushes the tuple and the dict of defaults; says which of them there are.
    fn default_arguments(&mut self, location: Loc, args: &'a Arguments<'a>) -> Result<u32, Failure> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            self.exprs(args.defaults)?;
            self.op_n(location, Op::BUILD_TUPLE, args.defaults.len())?;
            flags |= function_attribute::DEFAULTS;
        }
        if self.keyword_defaults(location, args.kwonlyargs, args.kw_defaults)? {
            flags |= function_attribute::KWDEFAULTS;
        }
        Ok(flags)
    }

    fn keyword_defaults(
        &mut self,
        location: Loc,
        args: &'a [&'a Arg<'a>],
        defaults: &'a [Option<&'a Expr<'a>>],
    ) -> Result<bool, Failure> {
        let mut count = 0;
        for (arg, default) in args.iter().zip(defaults) {
            if let Some(default) = default {
                count += 1;
                self.load_identifier(location, self.mangled(arg.arg))?;
                self.expr(default)?;
            }
        }
        if count > 0 {
            self.op_n(location, Op::BUILD_MAP, count)?;
        }
        Ok(count > 0)
    }

    /// Makes a function of a code object; `flags` says which of its attributes lie on the stack.
    pub(super) fn make_closure(
        &mut self,
        location: Loc,
        code: Box<Code>,
        mut flags: u32,
    ) -> Result<(), Failure> {
        let mut count = 0;
        for name in code.names_of_kind(co_fast::FREE) {
            let Const::Str { text, .. } = &**name else {
                continue;
            };
            let index = self.closure_index(text)?;
            self.op_i(location, Op::LOAD_CLOSURE, index)?;
            count += 1;
        }
        if count > 0 {
            flags |= function_attribute::CLOSURE;
            self.op_n(location, Op::BUILD_TUPLE, count)?;
        }
        let code = self.cache.code(code)?;
        self.make_function(location, code, flags)
    }

    /// As [`make_closure`](Self::make_closure), where the closure lies on the stack, if there is one.
    fn make_function(&mut self, location: Loc, code: ConstRef, flags: u32) -> Result<(), Failure> {
        self.load_const_ref(location, code)?;
        self.op(location, Op::MAKE_FUNCTION)?;
        let order = [
            function_attribute::CLOSURE,
            function_attribute::ANNOTATIONS,
            function_attribute::ANNOTATE,
            function_attribute::KWDEFAULTS,
            function_attribute::DEFAULTS,
        ];
        for flag in order {
            if flags & flag != 0 {
                self.op_i(location, Op::SET_FUNCTION_ATTRIBUTE, flag)?;
            }
        }
        Ok(())
    }

    pub(super) fn apply_decorators(&mut self, decorators: &'a [&'a Expr<'a>]) -> Result<(), Failure> {
        decorators
            .iter()
            .rev()
            .try_for_each(|decorator| self.op_i(loc_of(decorator), Op::CALL, 0))
    }
}
