//! Expressions as text: what annotations become under `from __future__ import annotations`.

use alloc::string::ToString;

use taipan_numeric::float::repr as float_repr;
use taipan_numeric::{BigInt, BigUint, Sign};
use taipan_syntax::ast::{
    Arg, Arguments, Attribute, BoolOp, Call, CmpOp, Compare, Complex, Comprehension, Constant, Dict,
    DictComp, Expr, ExprKind, Int, Interpolation, Keyword, Operator, UnaryOp,
};
use taipan_syntax::error::Error;
use taipan_unicode::{Wtf8, Wtf8Buf};

use crate::const_repr::{bytes_repr, complex_repr, str_repr};
use crate::errors::{Depth, Failure};
use crate::options::DEFAULT_RECURSION_LIMIT;

/// How tightly an expression binds; one that binds less than its place asks for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Precedence {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Cmp,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

use Precedence as P;

impl Precedence {
    const ALL: [P; 16] = [
        P::Tuple,
        P::Test,
        P::Or,
        P::And,
        P::Not,
        P::Cmp,
        P::BitOr,
        P::BitXor,
        P::BitAnd,
        P::Shift,
        P::Arith,
        P::Term,
        P::Factor,
        P::Power,
        P::Await,
        P::Atom,
    ];

    /// The next tighter one.
    fn next(self) -> P {
        P::ALL.get(self as usize + 1).copied().unwrap_or(P::Atom)
    }
}

/// The text of an expression, as `ast.unparse` would roughly write it and as CPython's compiler does.
///
/// Raises `RecursionError` for an expression that is nested too deeply.
pub(crate) fn expression(expression: &Expr<'_>) -> Result<Wtf8Buf, Failure> {
    let mut writer = Writer {
        text: Wtf8Buf::new(),
        depth: Depth::new(DEFAULT_RECURSION_LIMIT),
    };
    writer.expr(expression, P::Test)?;
    Ok(writer.text)
}

struct Writer {
    text: Wtf8Buf,
    depth: Depth,
}

type Written = Result<(), Failure>;

impl Writer {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn name(&mut self, name: &Wtf8) {
        self.text.push_wtf8(name);
    }

    /// Writes in parentheses, if `condition` says so.
    fn grouped(&mut self, condition: bool, write: impl FnOnce(&mut Self) -> Written) -> Written {
        if condition {
            self.push("(");
        }
        write(self)?;
        if condition {
            self.push(")");
        }
        Ok(())
    }

    fn separated(&mut self, items: &[&Expr<'_>], precedence: P, separator: &str) -> Written {
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.push(separator);
            }
            self.expr(item, precedence)?;
        }
        Ok(())
    }

    fn bracketed(&mut self, open: &str, items: &[&Expr<'_>], close: &str) -> Written {
        self.push(open);
        self.separated(items, P::Test, ", ")?;
        self.push(close);
        Ok(())
    }

    fn expr(&mut self, expression: &Expr<'_>, level: P) -> Written {
        self.depth.enter()?;
        match expression.kind {
            ExprKind::BoolOp { op, values } => {
                let (text, precedence) = match op {
                    BoolOp::And => (" and ", P::And),
                    BoolOp::Or => (" or ", P::Or),
                };
                self.grouped(level > precedence, |writer| {
                    writer.separated(values, precedence.next(), text)
                })?;
            }
            ExprKind::BinOp { left, op, right } => self.bin_op(left, op, right, level)?,
            ExprKind::UnaryOp { op, operand } => {
                let (text, precedence) = match op {
                    UnaryOp::Invert => ("~", P::Factor),
                    UnaryOp::Not => ("not ", P::Not),
                    UnaryOp::UAdd => ("+", P::Factor),
                    UnaryOp::USub => ("-", P::Factor),
                };
                self.grouped(level > precedence, |writer| {
                    writer.push(text);
                    writer.expr(operand, precedence)
                })?;
            }
            ExprKind::Lambda { args, body } => self.grouped(level > P::Test, |writer| {
                let positional = !(args.args.is_empty() && args.posonlyargs.is_empty());
                writer.push(if positional { "lambda " } else { "lambda" });
                writer.arguments(args)?;
                writer.push(": ");
                writer.expr(body, P::Test)
            })?,
            ExprKind::IfExp { test, body, orelse } => self.grouped(level > P::Test, |writer| {
                writer.expr(body, P::Or)?;
                writer.push(" if ");
                writer.expr(test, P::Or)?;
                writer.push(" else ");
                writer.expr(orelse, P::Test)
            })?,
            ExprKind::Dict(&Dict { keys, values }) => {
                self.push("{");
                for (position, (key, value)) in keys.iter().zip(values).enumerate() {
                    if position > 0 {
                        self.push(", ");
                    }
                    match key {
                        Some(key) => {
                            self.expr(key, P::Test)?;
                            self.push(": ");
                            self.expr(value, P::Test)?;
                        }
                        None => {
                            self.push("**");
                            self.expr(value, P::BitOr)?;
                        }
                    }
                }
                self.push("}");
            }
            ExprKind::Set { elts } => self.bracketed("{", elts, "}")?,
            ExprKind::List { elts, .. } => self.bracketed("[", elts, "]")?,
            ExprKind::Tuple { elts: &[], .. } => self.push("()"),
            ExprKind::Tuple { elts, .. } => self.grouped(level > P::Tuple, |writer| {
                writer.separated(elts, P::Test, ", ")?;
                if elts.len() == 1 {
                    writer.push(",");
                }
                Ok(())
            })?,
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension("(", elt, None, generators, ")")?
            }
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]")?,
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}")?,
            ExprKind::DictComp(&DictComp {
                key,
                value,
                generators,
            }) => {
                self.comprehension("{", key, Some(value), generators, "}")?;
            }
            ExprKind::Yield { value: None } => self.push("(yield)"),
            ExprKind::Yield { value: Some(value) } => {
                self.push("(yield ");
                self.expr(value, P::Test)?;
                self.push(")");
            }
            ExprKind::YieldFrom { value } => {
                self.push("(yield from ");
                self.expr(value, P::Test)?;
                self.push(")");
            }
            ExprKind::Await { value } => self.grouped(level > P::Await, |writer| {
                writer.push("await ");
                writer.expr(value, P::Atom)
            })?,
            ExprKind::Compare(&Compare {
                left,
                ops,
                comparators,
            }) => self.grouped(level > P::Cmp, |writer| {
                writer.expr(left, P::BitOr)?;
                for (op, comparator) in ops.iter().zip(comparators) {
                    writer.push(compare_text(*op));
                    writer.expr(comparator, P::BitOr)?;
                }
                Ok(())
            })?,
            ExprKind::Call(&Call { func, args, keywords }) => self.call(func, args, keywords)?,
            ExprKind::Constant {
                value: Constant::Ellipsis,
                ..
            } => self.push("..."),
            ExprKind::Constant { value, kind } => {
                if let Some(kind) = kind {
                    self.name(kind);
                }
                self.constant(value)?;
            }
            ExprKind::JoinedStr { values } => {
                self.push("f");
                self.string_body_repr(values)?;
            }
            ExprKind::TemplateStr { values } => {
                self.push("t");
                self.string_body_repr(values)?;
            }
            ExprKind::FormattedValue { .. } | ExprKind::Interpolation(..) => {
                self.replacement_field(expression)?
            }
            ExprKind::Attribute(&Attribute { value, attr, .. }) => {
                self.expr(value, P::Atom)?;
                let is_int = matches!(
                    value.kind,
                    ExprKind::Constant {
                        value: Constant::Int(_),
                        ..
                    }
                );
                self.push(if is_int { " ." } else { "." });
                self.name(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, P::Atom)?;
                self.push("[");
                self.expr(slice, P::Tuple)?;
                self.push("]");
            }
            ExprKind::Starred { value, .. } => {
                self.push("*");
                self.expr(value, P::BitOr)?;
            }
            ExprKind::Name { id, .. } => self.name(id),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expr(lower, P::Test)?;
                }
                self.push(":");
                if let Some(upper) = upper {
                    self.expr(upper, P::Test)?;
                }
                if let Some(step) = step {
                    self.push(":");
                    self.expr(step, P::Test)?;
                }
            }
            ExprKind::NamedExpr { target, value } => self.grouped(level > P::Tuple, |writer| {
                writer.expr(target, P::Atom)?;
                writer.push(" := ");
                writer.expr(value, P::Atom)
            })?,
        }
        self.depth.leave();
        Ok(())
    }

    fn bin_op(&mut self, left: &Expr<'_>, op: Operator, right: &Expr<'_>, level: P) -> Written {
        let (text, precedence) = match op {
            Operator::Add => (" + ", P::Arith),
            Operator::Sub => (" - ", P::Arith),
            Operator::Mult => (" * ", P::Term),
            Operator::MatMult => (" @ ", P::Term),
            Operator::Div => (" / ", P::Term),
            Operator::Mod => (" % ", P::Term),
            Operator::FloorDiv => (" // ", P::Term),
            Operator::LShift => (" << ", P::Shift),
            Operator::RShift => (" >> ", P::Shift),
            Operator::BitOr => (" | ", P::BitOr),
            Operator::BitXor => (" ^ ", P::BitXor),
            Operator::BitAnd => (" & ", P::BitAnd),
            Operator::Pow => (" ** ", P::Power),
        };
        let (left_level, right_level) = match op {
            Operator::Pow => (precedence.next(), precedence),
            _ => (precedence, precedence.next()),
        };
        self.grouped(level > precedence, |writer| {
            writer.expr(left, left_level)?;
            writer.push(text);
            writer.expr(right, right_level)
        })
    }

    fn call(&mut self, func: &Expr<'_>, args: &[&Expr<'_>], keywords: &[&Keyword<'_>]) -> Written {
        self.expr(func, P::Atom)?;
        if let ([only], []) = (args, keywords)
            && matches!(only.kind, ExprKind::GeneratorExp { .. })
        {
            return self.expr(only, P::Test);
        }
        self.push("(");
        self.separated(args, P::Test, ", ")?;
        for (position, keyword) in keywords.iter().enumerate() {
            if position > 0 || !args.is_empty() {
                self.push(", ");
            }
            match keyword.arg {
                Some(name) => {
                    self.name(name);
                    self.push("=");
                }
                None => self.push("**"),
            }
            self.expr(keyword.value, P::Test)?;
        }
        self.push(")");
        Ok(())
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: &Expr<'_>,
        value: Option<&Expr<'_>>,
        generators: &[&Comprehension<'_>],
        close: &str,
    ) -> Written {
        self.push(open);
        self.expr(element, P::Test)?;
        if let Some(value) = value {
            self.push(": ");
            self.expr(value, P::Test)?;
        }
        for generator in generators {
            self.push(if generator.is_async != 0 {
                " async for "
            } else {
                " for "
            });
            self.expr(generator.target, P::Tuple)?;
            self.push(" in ");
            self.expr(generator.iter, P::Or)?;
            for condition in generator.ifs {
                self.push(" if ");
                self.expr(condition, P::Or)?;
            }
        }
        self.push(close);
        Ok(())
    }

    fn comma(&mut self, first: &mut bool) {
        if !core::mem::replace(first, false) {
            self.push(", ");
        }
    }

    fn arg(&mut self, arg: &Arg<'_>) -> Written {
        self.name(arg.arg);
        if let Some(annotation) = arg.annotation {
            self.push(": ");
            self.expr(annotation, P::Test)?;
        }
        Ok(())
    }

    fn arguments(&mut self, args: &Arguments<'_>) -> Written {
        let mut first = true;
        let count = args.posonlyargs.len() + args.args.len();
        let without_default = count.saturating_sub(args.defaults.len());
        for (position, arg) in args.posonlyargs.iter().chain(args.args).enumerate() {
            self.comma(&mut first);
            self.arg(arg)?;
            let default = position
                .checked_sub(without_default)
                .and_then(|index| args.defaults.get(index));
            if let Some(default) = default {
                self.push("=");
                self.expr(default, P::Test)?;
            }
            if position + 1 == args.posonlyargs.len() {
                self.push(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            self.comma(&mut first);
            self.push("*");
            if let Some(arg) = args.vararg {
                self.arg(arg)?;
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults) {
            self.comma(&mut first);
            self.arg(arg)?;
            if let Some(default) = default {
                self.push("=");
                self.expr(default, P::Test)?;
            }
        }
        if let Some(arg) = args.kwarg {
            self.comma(&mut first);
            self.push("**");
            self.arg(arg)?;
        }
        Ok(())
    }

    fn constant(&mut self, value: Constant<'_>) -> Written {
        let text = match value {
            Constant::None => "None".to_string(),
            Constant::True => "True".to_string(),
            Constant::False => "False".to_string(),
            Constant::Ellipsis => "Ellipsis".to_string(),
            Constant::Int(Int::Small(value)) => value.get().to_string(),
            Constant::Int(Int::Big { negative, digits }) => {
                let sign = if negative { Sign::Minus } else { Sign::Plus };
                BigInt::from_biguint(sign, BigUint::from_slice(digits)).to_string()
            }
            // An infinity is written as a literal that overflows.
            Constant::Float(value) => float_repr(value.get()).replace("inf", "1e309"),
            Constant::Complex(&Complex { real, imag }) => complex_repr(real, imag).replace("inf", "1e309"),
            Constant::Str(text) => str_repr(text),
            Constant::Bytes(bytes) => bytes_repr(bytes),
            Constant::Tuple(items) => {
                self.push("(");
                self.constants(items)?;
                self.push(if items.len() == 1 { ",)" } else { ")" });
                return Ok(());
            }
            Constant::FrozenSet(items) => {
                self.push("frozenset({");
                self.constants(items)?;
                self.push("})");
                return Ok(());
            }
        };
        self.push(&text);
        Ok(())
    }

    fn constants(&mut self, items: &[Constant<'_>]) -> Written {
        self.depth.enter()?;
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.push(", ");
            }
            self.constant(*item)?;
        }
        self.depth.leave();
        Ok(())
    }

    /// The parts of an f-string or template, as the `repr` of the text between the quotes.
    fn string_body_repr(&mut self, values: &[&Expr<'_>]) -> Written {
        let outer = core::mem::take(&mut self.text);
        self.string_parts(values, false)?;
        let body = core::mem::replace(&mut self.text, outer);
        self.push(&str_repr(&body));
        Ok(())
    }

    fn string_parts(&mut self, values: &[&Expr<'_>], is_format_spec: bool) -> Written {
        values
            .iter()
            .try_for_each(|value| self.string_part(value, is_format_spec))
    }

    fn string_part(&mut self, value: &Expr<'_>, is_format_spec: bool) -> Written {
        match value.kind {
            ExprKind::Constant {
                value: Constant::Str(text),
                ..
            } => {
                for code_point in text.code_points() {
                    self.text.push(code_point);
                    if !is_format_spec && (code_point == u32::from(b'{') || code_point == u32::from(b'}')) {
                        self.text.push(code_point);
                    }
                }
                Ok(())
            }
            ExprKind::JoinedStr { values } if is_format_spec => self.string_parts(values, true),
            ExprKind::JoinedStr { values } => {
                self.push("f");
                self.string_body_repr(values)
            }
            ExprKind::FormattedValue { .. } | ExprKind::Interpolation(..) => self.replacement_field(value),
            _ => Err(Error::System("unknown expression kind inside f-string or t-string".to_string()).into()),
        }
    }

    /// `{value!conversion:format_spec}`.
    fn replacement_field(&mut self, field: &Expr<'_>) -> Written {
        self.depth.enter()?;
        let (text, conversion, format_spec) = match field.kind {
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                let outer = core::mem::take(&mut self.text);
                self.expr(value, P::Or)?;
                (core::mem::replace(&mut self.text, outer), conversion, format_spec)
            }
            ExprKind::Interpolation(&Interpolation {
                str,
                conversion,
                format_spec,
                ..
            }) => {
                let text = match str {
                    Constant::Str(text) => Wtf8Buf::from(text),
                    _ => Wtf8Buf::new(),
                };
                (text, conversion, format_spec)
            }
            _ => return Ok(()),
        };
        // A brace of the expression must not look like an escaped one.
        self.push(if text.as_bytes().starts_with(b"{") {
            "{ "
        } else {
            "{"
        });
        self.name(&text);
        match u8::try_from(conversion) {
            Ok(letter @ (b'a' | b'r' | b's')) => {
                self.push("!");
                self.text.push(u32::from(letter));
            }
            Err(_) => {}
            Ok(_) => return Err(Error::System("unknown f-value conversion kind".to_string()).into()),
        }
        if let Some(format_spec) = format_spec {
            self.push(":");
            self.string_part(format_spec, true)?;
        }
        self.push("}");
        self.depth.leave();
        Ok(())
    }
}

fn compare_text(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
