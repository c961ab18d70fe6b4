//! Calls: functions, methods, `super()`, and generator expressions given to `all`, `any` and `tuple`.

use alloc::format;

use crate::errors::Failure;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::{CommonConstant, Intrinsic1};
use taipan_syntax::ast::{
    Attribute, Call, CmpOp, Constant, Expr, ExprContext, ExprKind, Identifier, Keyword,
};
use taipan_syntax::error::Error;

use super::display::TUPLE;
use super::emit::{AttributeLoad, loc_of};
use super::expression::start_at_attribute;
use super::{Compiler, STACK_USE_GUIDELINE};
use crate::instruction_sequence::{Label, Location as Loc};
use crate::symtable::{DEF_IMPORT, NameScope, key_of, names};

impl<'a> Compiler<'a, '_> {
    #[inline(never)]
    pub(super) fn call(
        &mut self,
        expression: &'a Expr<'a>,
        func: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        keywords: &'a [&'a Keyword<'a>],
    ) -> Result<(), Failure> {
        self.validate_keywords(keywords)?;
        if self.optimized_method_call(expression, func, args, keywords)? {
            return Ok(());
        }
        let skip_normal_call = self.new_label();
        self.check_caller(func);
        self.expr(func)?;
        self.optimized_function_call(func, args, keywords, skip_normal_call)?;
        self.op(loc_of(func), Op::PUSH_NULL)?;
        self.call_arguments(loc_of(expression), 0, args, None, keywords)?;
        self.use_label(skip_normal_call)
    }

    fn validate_keywords(&self, keywords: &[&Keyword<'a>]) -> Result<(), Failure> {
        for (position, keyword) in keywords.iter().enumerate() {
            let Some(name) = keyword.arg else { continue };
            let mut later = keywords.iter().skip(position + 1);
            if let Some(other) = later.find(|other| other.arg == Some(name)) {
                return self.error(other.location, format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    /// Emits a method call without making a bound method, if this is one that allows it; says whether it did.
    #[inline(never)]
    fn optimized_method_call(
        &mut self,
        expression: &'a Expr<'a>,
        func: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        keywords: &'a [&'a Keyword<'a>],
    ) -> Result<bool, Failure> {
        let ExprKind::Attribute(&Attribute {
            value,
            attr,
            ctx: ExprContext::Load,
        }) = func.kind
        else {
            return Ok(false);
        };
        // A module's functions are no methods.
        if let ExprKind::Name { id, .. } = value.kind {
            if self.table.scope(self.table.top()).symbol(id).has(DEF_IMPORT) {
                return Ok(false);
            }
            self.not_imported.add(id);
        }
        if args.len() + keywords.len() + usize::from(!keywords.is_empty()) >= STACK_USE_GUIDELINE {
            return Ok(false);
        }
        let starred = args
            .iter()
            .any(|arg| matches!(arg.kind, ExprKind::Starred { .. }));
        if starred || keywords.iter().any(|keyword| keyword.arg.is_none()) {
            return Ok(false);
        }
        let mut location = loc_of(func);
        if let Some((super_name, super_args)) = self.optimizable_super_call(value, attr) {
            self.load_args_for_super(value, super_name, super_args)?;
            let how = if super_args.is_empty() {
                AttributeLoad::ZeroSuperMethod
            } else {
                AttributeLoad::SuperMethod
            };
            self.load_attribute(location, how, attr)?;
            location = start_at_attribute(location, func, attr);
            self.op(location, Op::NOP)?;
        } else {
            self.expr(value)?;
            location = start_at_attribute(location, func, attr);
            self.load_attribute(location, AttributeLoad::Method, attr)?;
        }
        self.exprs(args)?;
        let call_location = start_at_attribute(loc_of(expression), func, attr);
        if keywords.is_empty() {
            self.op_n(call_location, Op::CALL, args.len())?;
        } else {
            self.keyword_values(keywords)?;
            self.load_names(location, keywords.iter().filter_map(|keyword| keyword.arg))?;
            self.op_n(call_location, Op::CALL_KW, args.len() + keywords.len())?;
        }
        Ok(true)
    }

    fn keyword_values(&mut self, keywords: &'a [&'a Keyword<'a>]) -> Result<(), Failure> {
        keywords.iter().try_for_each(|keyword| self.expr(keyword.value))
    }

    /// With the function on the stack: if it is the builtin `all`, `any` or `tuple`, called with a generator expression, runs
    /// the generator in place. Both ways meet at `end`.
    #[inline(never)]
    fn optimized_function_call(
        &mut self,
        func: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
        keywords: &'a [&'a Keyword<'a>],
        end: Label,
    ) -> Result<(), Failure> {
        let (ExprKind::Name { id, .. }, &[argument], &[]) = (func.kind, args, keywords) else {
            return Ok(());
        };
        if !matches!(argument.kind, ExprKind::GeneratorExp { .. }) {
            return Ok(());
        }
        // An asynchronous generator cannot be run by a plain loop.
        let generator = self.table.lookup(key_of(argument));
        if generator.is_none_or(|generator| self.table.scope(generator).coroutine) {
            return Ok(());
        }
        let skip = self.new_label();
        // The builtin; what it returns when the generator is exhausted, and the jump that goes on with the loop.
        let (constant, result) = match id.as_str() {
            Some("all") => (
                CommonConstant::All,
                Some((Constant::True, Constant::False, Op::POP_JUMP_IF_TRUE)),
            ),
            Some("any") => (
                CommonConstant::Any,
                Some((Constant::False, Constant::True, Op::POP_JUMP_IF_FALSE)),
            ),
            Some("tuple") => (CommonConstant::Tuple, None),
            _ => return self.use_label(skip),
        };
        let location = loc_of(func);
        self.op_i(location, Op::COPY, 1)?;
        self.op_i(location, Op::LOAD_COMMON_CONSTANT, constant as u32)?;
        self.add_compare(location, CmpOp::Is)?;
        self.jump(location, Op::POP_JUMP_IF_FALSE, skip)?;
        self.op(location, Op::POP_TOP)?;
        if result.is_none() {
            self.op_i(location, Op::BUILD_LIST, 0)?;
        }
        self.expr(argument)?;
        let start = self.new_label();
        let cleanup = self.new_label();
        self.use_label(start)?;
        self.jump(location, Op::FOR_ITER, cleanup)?;
        if let Some((_, early, continue_jump)) = result {
            self.op(location, Op::TO_BOOL)?;
            self.jump(location, continue_jump, start)?;
            self.op(Loc::NONE, Op::POP_ITER)?;
            self.load_const(location, early)?;
        } else {
            self.op_i(location, Op::LIST_APPEND, 2)?;
            self.jump(location, Op::JUMP, start)?;
            self.op(Loc::NONE, Op::POP_ITER)?;
        }
        self.jump(location, Op::JUMP, end)?;
        self.use_label(cleanup)?;
        self.op(Loc::NONE, Op::END_FOR)?;
        self.op(Loc::NONE, Op::POP_ITER)?;
        match result {
            Some((exhausted, ..)) => self.load_const(location, exhausted)?,
            None => self.op_i(location, Op::CALL_INTRINSIC_1, Intrinsic1::ListToTuple as u32)?,
        }
        self.jump(location, Op::JUMP, end)?;
        self.use_label(skip)
    }

    /// Emits the arguments of a call and the call. `pushed` values are on the stack already, besides callable and self; the
    /// variable `injected` comes after the positional arguments.
    #[inline(never)]
    pub(super) fn call_arguments(
        &mut self,
        location: Loc,
        pushed: usize,
        args: &'a [&'a Expr<'a>],
        injected: Option<Identifier<'a>>,
        keywords: &'a [&'a Keyword<'a>],
    ) -> Result<(), Failure> {
        self.validate_keywords(keywords)?;
        let unpacks = args
            .iter()
            .any(|arg| matches!(arg.kind, ExprKind::Starred { .. }))
            || keywords.iter().any(|keyword| keyword.arg.is_none());
        if unpacks || args.len() + keywords.len() * 2 > STACK_USE_GUIDELINE {
            return self.call_ex(location, pushed, args, injected, keywords);
        }
        self.exprs(args)?;
        let mut count = pushed + args.len();
        if let Some(injected) = injected {
            self.load_name(location, injected)?;
            count += 1;
        }
        if keywords.is_empty() {
            return self.op_n(location, Op::CALL, count);
        }
        self.keyword_values(keywords)?;
        self.load_names(location, keywords.iter().filter_map(|keyword| keyword.arg))?;
        self.op_n(location, Op::CALL_KW, count + keywords.len())
    }

    /// Emits a call whose arguments are gathered in a tuple and a dict.
    #[inline(never)]
    fn call_ex(
        &mut self,
        location: Loc,
        pushed: usize,
        args: &'a [&'a Expr<'a>],
        injected: Option<Identifier<'a>>,
        keywords: &'a [&'a Keyword<'a>],
    ) -> Result<(), Failure> {
        match args {
            [
                Expr {
                    kind: ExprKind::Starred { value, .. },
                    ..
                },
            ] if pushed == 0 => self.expr(value)?,
            _ => self.star_unpack(location, args, injected, pushed, TUPLE)?,
        }
        if keywords.is_empty() {
            self.op(location, Op::PUSH_NULL)?;
            return self.op(location, Op::CALL_FUNCTION_EX);
        }
        let mut have_dict = false;
        let mut pending = 0;
        for (position, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                pending += 1;
                continue;
            }
            if pending > 0 {
                self.keyword_dict(
                    location,
                    keywords.get(position - pending..position).unwrap_or_default(),
                )?;
                if have_dict {
                    self.op_i(location, Op::DICT_MERGE, 1)?;
                }
                have_dict = true;
                pending = 0;
            }
            if !have_dict {
                self.op_i(location, Op::BUILD_MAP, 0)?;
                have_dict = true;
            }
            self.expr(keyword.value)?;
            self.op_i(location, Op::DICT_MERGE, 1)?;
        }
        if pending > 0 {
            self.keyword_dict(
                location,
                keywords.get(keywords.len() - pending..).unwrap_or_default(),
            )?;
            if have_dict {
                self.op_i(location, Op::DICT_MERGE, 1)?;
            }
        }
        self.op(location, Op::CALL_FUNCTION_EX)
    }

    fn keyword_dict(&mut self, location: Loc, keywords: &'a [&'a Keyword<'a>]) -> Result<(), Failure> {
        let big = keywords.len() * 2 > STACK_USE_GUIDELINE;
        if big {
            self.op_i(Loc::NONE, Op::BUILD_MAP, 0)?;
        }
        for keyword in keywords {
            if let Some(name) = keyword.arg {
                self.load_identifier(location, name)?;
            }
            self.expr(keyword.value)?;
            if big {
                self.op_i(Loc::NONE, Op::MAP_ADD, 1)?;
            }
        }
        if big {
            Ok(())
        } else {
            self.op_n(location, Op::BUILD_MAP, keywords.len())
        }
    }

    /// The name and arguments of a `super(…)` call whose result is only asked for `attr`, if both can be done in one.
    pub(super) fn optimizable_super_call(
        &self,
        value: &Expr<'a>,
        attr: Identifier<'a>,
    ) -> Option<(&'a Expr<'a>, &'a [&'a Expr<'a>])> {
        let ExprKind::Call(&Call {
            func,
            args,
            keywords: &[],
        }) = value.kind
        else {
            return None;
        };
        let ExprKind::Name { id, .. } = func.kind else {
            return None;
        };
        if id != names::super_() || attr == names::class() {
            return None;
        }
        // A variable of that name would be something else.
        if self.scope().name_scope(id) != Some(NameScope::GlobalImplicit)
            || self.table.scope(self.table.top()).name_scope(id).is_some()
        {
            return None;
        }
        let works = match args {
            [] => {
                let args = self.unit.args;
                args.argcount + args.posonlyargcount > 0
                    && self.reference_type(names::class()) == Some(NameScope::Free)
            }
            [first, second] => {
                let starred = |arg: &Expr<'_>| matches!(arg.kind, ExprKind::Starred { .. });
                !starred(first) && !starred(second)
            }
            _ => false,
        };
        works.then_some((func, args))
    }

    pub(super) fn load_args_for_super(
        &mut self,
        call: &'a Expr<'a>,
        func: &'a Expr<'a>,
        args: &'a [&'a Expr<'a>],
    ) -> Result<(), Failure> {
        self.expr(func)?;
        if !args.is_empty() {
            return self.exprs(args);
        }
        let location = loc_of(call);
        self.load_name(location, names::class())?;
        let Some((first, _)) = self.unit.varnames.at(0) else {
            return Err(Error::System("super() in a function without parameters".into()).into());
        };
        self.load_name(location, first)
    }
}
