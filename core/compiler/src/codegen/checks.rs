//! `SyntaxWarning`s for expressions that can hardly be meant.

use alloc::format;

use taipan_syntax::ast::{CmpOp, Constant, Expr, ExprKind, Location};

use super::Compiler;

/// The name of a constant's type.
fn constant_type(value: Constant<'_>) -> &'static str {
    match value {
        Constant::None => "NoneType",
        Constant::True | Constant::False => "bool",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(_) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
    }
}

/// The name of an expression's type, where its syntax tells.
fn infer_type(expression: &Expr<'_>) -> Option<&'static str> {
    Some(match expression.kind {
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict(..) | ExprKind::DictComp(..) => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::TemplateStr { .. } => "string.templatelib.Template",
        ExprKind::Interpolation(..) => "string.templatelib.Interpolation",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Constant { value, .. } => constant_type(value),
        _ => return None,
    })
}

/// Whether an operand of `is` may be meant: it is no constant but one of the named singletons.
fn is_sensible_identity(expression: &Expr<'_>) -> bool {
    match expression.kind {
        ExprKind::Tuple { elts, .. } => !elts
            .iter()
            .all(|element| matches!(element.kind, ExprKind::Constant { .. })),
        ExprKind::Constant { value, .. } => {
            matches!(
                value,
                Constant::None | Constant::True | Constant::False | Constant::Ellipsis
            )
        }
        _ => true,
    }
}

impl<'a> Compiler<'a, '_> {
    /// Warns of `is` with a literal, once a comparison.
    pub(super) fn check_compare(
        &mut self,
        expression: &Expr<'a>,
        left: &Expr<'a>,
        ops: &[CmpOp],
        comparators: &[&Expr<'a>],
    ) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let insteads = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            let left_is_sensible = is_sensible_identity(left);
            if let Some((is, instead)) = insteads
                && !(left_is_sensible && is_sensible_identity(right))
            {
                let literal = if left_is_sensible { right } else { left };
                let type_name = infer_type(literal).unwrap_or_default();
                let message = format!("\"{is}\" with '{type_name}' literal. Did you mean \"{instead}\"?");
                return self.warn(expression.location, &message);
            }
            left = right;
        }
    }

    /// Warns of a call of something that cannot be called.
    pub(super) fn check_caller(&mut self, func: &Expr<'a>) {
        if matches!(func.kind, ExprKind::Lambda { .. }) {
            return;
        }
        if let Some(type_name) = infer_type(func) {
            let message = format!("'{type_name}' object is not callable; perhaps you missed a comma?");
            self.warn(func.location, &message);
        }
    }

    /// Warns of a subscript of something that has none.
    pub(super) fn check_subscripter(&mut self, value: &Expr<'a>) {
        let has_items = match value.kind {
            ExprKind::Constant { value, .. } => {
                matches!(value, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_))
            }
            ExprKind::Set { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::TemplateStr { .. }
            | ExprKind::Interpolation(..)
            | ExprKind::Lambda { .. } => false,
            _ => true,
        };
        if !has_items {
            let type_name = infer_type(value).unwrap_or_default();
            let message = format!("'{type_name}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(value.location, &message);
        }
    }

    /// Warns of an index that a sequence cannot take.
    pub(super) fn check_index(&mut self, value: &Expr<'a>, index: &Expr<'a>) {
        let Some(index_type) = infer_type(index).filter(|name| !matches!(*name, "int" | "bool")) else {
            return;
        };
        let is_sequence = match value.kind {
            ExprKind::Constant { value, .. } => {
                matches!(value, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_))
            }
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. } => true,
            _ => false,
        };
        if is_sequence {
            let type_name = infer_type(value).unwrap_or_default();
            let message = format!(
                "{type_name} indices must be integers or slices, not {index_type}; perhaps you missed a comma?"
            );
            self.warn(value.location, &message);
        }
    }

    /// Warns of an assertion that holds always.
    pub(super) fn check_assert(&mut self, location: Location, test: &Expr<'a>) {
        let is_full_tuple = match test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            ExprKind::Constant {
                value: Constant::Tuple(items),
                ..
            } => !items.is_empty(),
            _ => false,
        };
        if is_full_tuple {
            self.warn(location, "assertion is always true, perhaps remove parentheses?");
        }
    }
}
