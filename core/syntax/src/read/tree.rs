//! How each type of node is read from a [`Source`]; generated from `python.asdl` by `cargo xtask gen`.
#![allow(missing_docs, clippy::too_many_lines)]

use super::{Source, nested, one, optional, optional_sequence, sequence};
use super::{constant, identifier, int, rare_string, string};
use crate::ast::*;

pub fn r#mod<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Mod<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "mod", |source| {
        let made = match source.class(
            node,
            "mod",
            &["Module", "Interactive", "Expression", "FunctionType"],
        )? {
            0 => Mod::Module {
                body: sequence(source, node, "Module", "body", stmt)?,
                type_ignores: sequence(source, node, "Module", "type_ignores", type_ignore)?,
            },
            1 => Mod::Interactive {
                body: sequence(source, node, "Interactive", "body", stmt)?,
            },
            2 => Mod::Expression {
                body: one(source, node, "Expression", "body", expr)?,
            },
            _ => Mod::FunctionType {
                argtypes: sequence(source, node, "FunctionType", "argtypes", expr)?,
                returns: one(source, node, "FunctionType", "returns", expr)?,
            },
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn stmt<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Stmt<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "stmt", |source| {
        let location = source.location(node, "stmt", false)?;
        let kind = match source.class(
            node,
            "stmt",
            &[
                "FunctionDef",
                "AsyncFunctionDef",
                "ClassDef",
                "Return",
                "Delete",
                "Assign",
                "TypeAlias",
                "AugAssign",
                "AnnAssign",
                "For",
                "AsyncFor",
                "While",
                "If",
                "With",
                "AsyncWith",
                "Match",
                "Raise",
                "Try",
                "TryStar",
                "Assert",
                "Import",
                "ImportFrom",
                "Global",
                "Nonlocal",
                "Expr",
                "Pass",
                "Break",
                "Continue",
            ],
        )? {
            0 => {
                let fields = FunctionDef {
                    name: one(source, node, "FunctionDef", "name", identifier)?,
                    args: one(source, node, "FunctionDef", "args", arguments)?,
                    body: sequence(source, node, "FunctionDef", "body", stmt)?,
                    decorator_list: sequence(source, node, "FunctionDef", "decorator_list", expr)?,
                    returns: optional(source, node, "FunctionDef", "returns", expr)?,
                    type_comment: optional(source, node, "FunctionDef", "type_comment", rare_string)?,
                    type_params: sequence(source, node, "FunctionDef", "type_params", type_param)?,
                };
                StmtKind::FunctionDef(source.arena().alloc(fields))
            }
            1 => {
                let fields = FunctionDef {
                    name: one(source, node, "AsyncFunctionDef", "name", identifier)?,
                    args: one(source, node, "AsyncFunctionDef", "args", arguments)?,
                    body: sequence(source, node, "AsyncFunctionDef", "body", stmt)?,
                    decorator_list: sequence(source, node, "AsyncFunctionDef", "decorator_list", expr)?,
                    returns: optional(source, node, "AsyncFunctionDef", "returns", expr)?,
                    type_comment: optional(source, node, "AsyncFunctionDef", "type_comment", rare_string)?,
                    type_params: sequence(source, node, "AsyncFunctionDef", "type_params", type_param)?,
                };
                StmtKind::AsyncFunctionDef(source.arena().alloc(fields))
            }
            2 => {
                let fields = ClassDef {
                    name: one(source, node, "ClassDef", "name", identifier)?,
                    bases: sequence(source, node, "ClassDef", "bases", expr)?,
                    keywords: sequence(source, node, "ClassDef", "keywords", keyword)?,
                    body: sequence(source, node, "ClassDef", "body", stmt)?,
                    decorator_list: sequence(source, node, "ClassDef", "decorator_list", expr)?,
                    type_params: sequence(source, node, "ClassDef", "type_params", type_param)?,
                };
                StmtKind::ClassDef(source.arena().alloc(fields))
            }
            3 => StmtKind::Return {
                value: optional(source, node, "Return", "value", expr)?,
            },
            4 => StmtKind::Delete {
                targets: sequence(source, node, "Delete", "targets", expr)?,
            },
            5 => StmtKind::Assign {
                targets: sequence(source, node, "Assign", "targets", expr)?,
                value: one(source, node, "Assign", "value", expr)?,
                type_comment: optional(source, node, "Assign", "type_comment", rare_string)?,
            },
            6 => StmtKind::TypeAlias {
                name: one(source, node, "TypeAlias", "name", expr)?,
                type_params: sequence(source, node, "TypeAlias", "type_params", type_param)?,
                value: one(source, node, "TypeAlias", "value", expr)?,
            },
            7 => StmtKind::AugAssign {
                target: one(source, node, "AugAssign", "target", expr)?,
                op: one(source, node, "AugAssign", "op", operator)?,
                value: one(source, node, "AugAssign", "value", expr)?,
            },
            8 => StmtKind::AnnAssign {
                target: one(source, node, "AnnAssign", "target", expr)?,
                annotation: one(source, node, "AnnAssign", "annotation", expr)?,
                value: optional(source, node, "AnnAssign", "value", expr)?,
                simple: one(source, node, "AnnAssign", "simple", int)?,
            },
            9 => {
                let fields = For {
                    target: one(source, node, "For", "target", expr)?,
                    iter: one(source, node, "For", "iter", expr)?,
                    body: sequence(source, node, "For", "body", stmt)?,
                    orelse: sequence(source, node, "For", "orelse", stmt)?,
                    type_comment: optional(source, node, "For", "type_comment", rare_string)?,
                };
                StmtKind::For(source.arena().alloc(fields))
            }
            10 => {
                let fields = For {
                    target: one(source, node, "AsyncFor", "target", expr)?,
                    iter: one(source, node, "AsyncFor", "iter", expr)?,
                    body: sequence(source, node, "AsyncFor", "body", stmt)?,
                    orelse: sequence(source, node, "AsyncFor", "orelse", stmt)?,
                    type_comment: optional(source, node, "AsyncFor", "type_comment", rare_string)?,
                };
                StmtKind::AsyncFor(source.arena().alloc(fields))
            }
            11 => StmtKind::While {
                test: one(source, node, "While", "test", expr)?,
                body: sequence(source, node, "While", "body", stmt)?,
                orelse: sequence(source, node, "While", "orelse", stmt)?,
            },
            12 => StmtKind::If {
                test: one(source, node, "If", "test", expr)?,
                body: sequence(source, node, "If", "body", stmt)?,
                orelse: sequence(source, node, "If", "orelse", stmt)?,
            },
            13 => StmtKind::With {
                items: sequence(source, node, "With", "items", withitem)?,
                body: sequence(source, node, "With", "body", stmt)?,
                type_comment: optional(source, node, "With", "type_comment", rare_string)?,
            },
            14 => StmtKind::AsyncWith {
                items: sequence(source, node, "AsyncWith", "items", withitem)?,
                body: sequence(source, node, "AsyncWith", "body", stmt)?,
                type_comment: optional(source, node, "AsyncWith", "type_comment", rare_string)?,
            },
            15 => StmtKind::Match {
                subject: one(source, node, "Match", "subject", expr)?,
                cases: sequence(source, node, "Match", "cases", match_case)?,
            },
            16 => StmtKind::Raise {
                exc: optional(source, node, "Raise", "exc", expr)?,
                cause: optional(source, node, "Raise", "cause", expr)?,
            },
            17 => {
                let fields = Try {
                    body: sequence(source, node, "Try", "body", stmt)?,
                    handlers: sequence(source, node, "Try", "handlers", excepthandler)?,
                    orelse: sequence(source, node, "Try", "orelse", stmt)?,
                    finalbody: sequence(source, node, "Try", "finalbody", stmt)?,
                };
                StmtKind::Try(source.arena().alloc(fields))
            }
            18 => {
                let fields = Try {
                    body: sequence(source, node, "TryStar", "body", stmt)?,
                    handlers: sequence(source, node, "TryStar", "handlers", excepthandler)?,
                    orelse: sequence(source, node, "TryStar", "orelse", stmt)?,
                    finalbody: sequence(source, node, "TryStar", "finalbody", stmt)?,
                };
                StmtKind::TryStar(source.arena().alloc(fields))
            }
            19 => StmtKind::Assert {
                test: one(source, node, "Assert", "test", expr)?,
                msg: optional(source, node, "Assert", "msg", expr)?,
            },
            20 => StmtKind::Import {
                names: sequence(source, node, "Import", "names", alias)?,
            },
            21 => {
                let fields = ImportFrom {
                    module: optional(source, node, "ImportFrom", "module", identifier)?,
                    names: sequence(source, node, "ImportFrom", "names", alias)?,
                    level: optional(source, node, "ImportFrom", "level", int)?,
                };
                StmtKind::ImportFrom(source.arena().alloc(fields))
            }
            22 => StmtKind::Global {
                names: sequence(source, node, "Global", "names", identifier)?,
            },
            23 => StmtKind::Nonlocal {
                names: sequence(source, node, "Nonlocal", "names", identifier)?,
            },
            24 => StmtKind::Expr {
                value: one(source, node, "Expr", "value", expr)?,
            },
            25 => StmtKind::Pass,
            26 => StmtKind::Break,
            _ => StmtKind::Continue,
        };
        let made = Stmt { kind, location };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn expr<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Expr<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "expr", |source| {
        let location = source.location(node, "expr", false)?;
        let kind = match source.class(
            node,
            "expr",
            &[
                "BoolOp",
                "NamedExpr",
                "BinOp",
                "UnaryOp",
                "Lambda",
                "IfExp",
                "Dict",
                "Set",
                "ListComp",
                "SetComp",
                "DictComp",
                "GeneratorExp",
                "Await",
                "Yield",
                "YieldFrom",
                "Compare",
                "Call",
                "FormattedValue",
                "Interpolation",
                "JoinedStr",
                "TemplateStr",
                "Constant",
                "Attribute",
                "Subscript",
                "Starred",
                "Name",
                "List",
                "Tuple",
                "Slice",
            ],
        )? {
            0 => ExprKind::BoolOp {
                op: one(source, node, "BoolOp", "op", boolop)?,
                values: sequence(source, node, "BoolOp", "values", expr)?,
            },
            1 => ExprKind::NamedExpr {
                target: one(source, node, "NamedExpr", "target", expr)?,
                value: one(source, node, "NamedExpr", "value", expr)?,
            },
            2 => ExprKind::BinOp {
                left: one(source, node, "BinOp", "left", expr)?,
                op: one(source, node, "BinOp", "op", operator)?,
                right: one(source, node, "BinOp", "right", expr)?,
            },
            3 => ExprKind::UnaryOp {
                op: one(source, node, "UnaryOp", "op", unaryop)?,
                operand: one(source, node, "UnaryOp", "operand", expr)?,
            },
            4 => ExprKind::Lambda {
                args: one(source, node, "Lambda", "args", arguments)?,
                body: one(source, node, "Lambda", "body", expr)?,
            },
            5 => ExprKind::IfExp {
                test: one(source, node, "IfExp", "test", expr)?,
                body: one(source, node, "IfExp", "body", expr)?,
                orelse: one(source, node, "IfExp", "orelse", expr)?,
            },
            6 => {
                let fields = Dict {
                    keys: optional_sequence(source, node, "Dict", "keys", expr)?,
                    values: sequence(source, node, "Dict", "values", expr)?,
                };
                ExprKind::Dict(source.arena().alloc(fields))
            }
            7 => ExprKind::Set {
                elts: sequence(source, node, "Set", "elts", expr)?,
            },
            8 => ExprKind::ListComp {
                elt: one(source, node, "ListComp", "elt", expr)?,
                generators: sequence(source, node, "ListComp", "generators", comprehension)?,
            },
            9 => ExprKind::SetComp {
                elt: one(source, node, "SetComp", "elt", expr)?,
                generators: sequence(source, node, "SetComp", "generators", comprehension)?,
            },
            10 => {
                let fields = DictComp {
                    key: one(source, node, "DictComp", "key", expr)?,
                    value: one(source, node, "DictComp", "value", expr)?,
                    generators: sequence(source, node, "DictComp", "generators", comprehension)?,
                };
                ExprKind::DictComp(source.arena().alloc(fields))
            }
            11 => ExprKind::GeneratorExp {
                elt: one(source, node, "GeneratorExp", "elt", expr)?,
                generators: sequence(source, node, "GeneratorExp", "generators", comprehension)?,
            },
            12 => ExprKind::Await {
                value: one(source, node, "Await", "value", expr)?,
            },
            13 => ExprKind::Yield {
                value: optional(source, node, "Yield", "value", expr)?,
            },
            14 => ExprKind::YieldFrom {
                value: one(source, node, "YieldFrom", "value", expr)?,
            },
            15 => {
                let fields = Compare {
                    left: one(source, node, "Compare", "left", expr)?,
                    ops: sequence(source, node, "Compare", "ops", cmpop)?,
                    comparators: sequence(source, node, "Compare", "comparators", expr)?,
                };
                ExprKind::Compare(source.arena().alloc(fields))
            }
            16 => {
                let fields = Call {
                    func: one(source, node, "Call", "func", expr)?,
                    args: sequence(source, node, "Call", "args", expr)?,
                    keywords: sequence(source, node, "Call", "keywords", keyword)?,
                };
                ExprKind::Call(source.arena().alloc(fields))
            }
            17 => ExprKind::FormattedValue {
                value: one(source, node, "FormattedValue", "value", expr)?,
                conversion: one(source, node, "FormattedValue", "conversion", int)?,
                format_spec: optional(source, node, "FormattedValue", "format_spec", expr)?,
            },
            18 => {
                let fields = Interpolation {
                    value: one(source, node, "Interpolation", "value", expr)?,
                    str: one(source, node, "Interpolation", "str", constant)?,
                    conversion: one(source, node, "Interpolation", "conversion", int)?,
                    format_spec: optional(source, node, "Interpolation", "format_spec", expr)?,
                };
                ExprKind::Interpolation(source.arena().alloc(fields))
            }
            19 => ExprKind::JoinedStr {
                values: sequence(source, node, "JoinedStr", "values", expr)?,
            },
            20 => ExprKind::TemplateStr {
                values: sequence(source, node, "TemplateStr", "values", expr)?,
            },
            21 => ExprKind::Constant {
                value: one(source, node, "Constant", "value", constant)?,
                kind: optional(source, node, "Constant", "kind", rare_string)?,
            },
            22 => {
                let fields = Attribute {
                    value: one(source, node, "Attribute", "value", expr)?,
                    attr: one(source, node, "Attribute", "attr", identifier)?,
                    ctx: one(source, node, "Attribute", "ctx", expr_context)?,
                };
                ExprKind::Attribute(source.arena().alloc(fields))
            }
            23 => ExprKind::Subscript {
                value: one(source, node, "Subscript", "value", expr)?,
                slice: one(source, node, "Subscript", "slice", expr)?,
                ctx: one(source, node, "Subscript", "ctx", expr_context)?,
            },
            24 => ExprKind::Starred {
                value: one(source, node, "Starred", "value", expr)?,
                ctx: one(source, node, "Starred", "ctx", expr_context)?,
            },
            25 => ExprKind::Name {
                id: one(source, node, "Name", "id", identifier)?,
                ctx: one(source, node, "Name", "ctx", expr_context)?,
            },
            26 => ExprKind::List {
                elts: sequence(source, node, "List", "elts", expr)?,
                ctx: one(source, node, "List", "ctx", expr_context)?,
            },
            27 => ExprKind::Tuple {
                elts: sequence(source, node, "Tuple", "elts", expr)?,
                ctx: one(source, node, "Tuple", "ctx", expr_context)?,
            },
            _ => ExprKind::Slice {
                lower: optional(source, node, "Slice", "lower", expr)?,
                upper: optional(source, node, "Slice", "upper", expr)?,
                step: optional(source, node, "Slice", "step", expr)?,
            },
        };
        let made = Expr { kind, location };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn expr_context<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<ExprContext>, S::Error> {
    Ok(Some(
        match source.class(node, "expr_context", &["Load", "Store", "Del"])? {
            0 => ExprContext::Load,
            1 => ExprContext::Store,
            _ => ExprContext::Del,
        },
    ))
}

pub fn boolop<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<BoolOp>, S::Error> {
    Ok(Some(match source.class(node, "boolop", &["And", "Or"])? {
        0 => BoolOp::And,
        _ => BoolOp::Or,
    }))
}

pub fn operator<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<Operator>, S::Error> {
    Ok(Some(
        match source.class(
            node,
            "operator",
            &[
                "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor",
                "BitAnd", "FloorDiv",
            ],
        )? {
            0 => Operator::Add,
            1 => Operator::Sub,
            2 => Operator::Mult,
            3 => Operator::MatMult,
            4 => Operator::Div,
            5 => Operator::Mod,
            6 => Operator::Pow,
            7 => Operator::LShift,
            8 => Operator::RShift,
            9 => Operator::BitOr,
            10 => Operator::BitXor,
            11 => Operator::BitAnd,
            _ => Operator::FloorDiv,
        },
    ))
}

pub fn unaryop<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<UnaryOp>, S::Error> {
    Ok(Some(
        match source.class(node, "unaryop", &["Invert", "Not", "UAdd", "USub"])? {
            0 => UnaryOp::Invert,
            1 => UnaryOp::Not,
            2 => UnaryOp::UAdd,
            _ => UnaryOp::USub,
        },
    ))
}

pub fn cmpop<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<CmpOp>, S::Error> {
    Ok(Some(
        match source.class(
            node,
            "cmpop",
            &[
                "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn",
            ],
        )? {
            0 => CmpOp::Eq,
            1 => CmpOp::NotEq,
            2 => CmpOp::Lt,
            3 => CmpOp::LtE,
            4 => CmpOp::Gt,
            5 => CmpOp::GtE,
            6 => CmpOp::Is,
            7 => CmpOp::IsNot,
            8 => CmpOp::In,
            _ => CmpOp::NotIn,
        },
    ))
}

pub fn comprehension<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a Comprehension<'a>>, S::Error> {
    nested(source, "comprehension", |source| {
        let made = Comprehension {
            target: one(source, node, "comprehension", "target", expr)?,
            iter: one(source, node, "comprehension", "iter", expr)?,
            ifs: sequence(source, node, "comprehension", "ifs", expr)?,
            is_async: one(source, node, "comprehension", "is_async", int)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn excepthandler<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a ExceptHandler<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "excepthandler", |source| {
        let location = source.location(node, "excepthandler", false)?;
        source.class(node, "excepthandler", &["ExceptHandler"])?;
        let made = ExceptHandler {
            type_: optional(source, node, "ExceptHandler", "type", expr)?,
            name: optional(source, node, "ExceptHandler", "name", identifier)?,
            body: sequence(source, node, "ExceptHandler", "body", stmt)?,
            location,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn arguments<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a Arguments<'a>>, S::Error> {
    nested(source, "arguments", |source| {
        let made = Arguments {
            posonlyargs: sequence(source, node, "arguments", "posonlyargs", arg)?,
            args: sequence(source, node, "arguments", "args", arg)?,
            vararg: optional(source, node, "arguments", "vararg", arg)?,
            kwonlyargs: sequence(source, node, "arguments", "kwonlyargs", arg)?,
            kw_defaults: optional_sequence(source, node, "arguments", "kw_defaults", expr)?,
            kwarg: optional(source, node, "arguments", "kwarg", arg)?,
            defaults: sequence(source, node, "arguments", "defaults", expr)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn arg<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Arg<'a>>, S::Error> {
    nested(source, "arg", |source| {
        let made = Arg {
            arg: one(source, node, "arg", "arg", identifier)?,
            annotation: optional(source, node, "arg", "annotation", expr)?,
            type_comment: optional(source, node, "arg", "type_comment", rare_string)?,
            location: source.location(node, "arg", false)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn keyword<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a Keyword<'a>>, S::Error> {
    nested(source, "keyword", |source| {
        let made = Keyword {
            arg: optional(source, node, "keyword", "arg", identifier)?,
            value: one(source, node, "keyword", "value", expr)?,
            location: source.location(node, "keyword", false)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn alias<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<&'a Alias<'a>>, S::Error> {
    nested(source, "alias", |source| {
        let made = Alias {
            name: one(source, node, "alias", "name", identifier)?,
            asname: optional(source, node, "alias", "asname", identifier)?,
            location: source.location(node, "alias", false)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn withitem<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a WithItem<'a>>, S::Error> {
    nested(source, "withitem", |source| {
        let made = WithItem {
            context_expr: one(source, node, "withitem", "context_expr", expr)?,
            optional_vars: optional(source, node, "withitem", "optional_vars", expr)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn match_case<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a MatchCase<'a>>, S::Error> {
    nested(source, "match_case", |source| {
        let made = MatchCase {
            pattern: one(source, node, "match_case", "pattern", pattern)?,
            guard: optional(source, node, "match_case", "guard", expr)?,
            body: sequence(source, node, "match_case", "body", stmt)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn pattern<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a Pattern<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "pattern", |source| {
        let location = source.location(node, "pattern", true)?;
        let kind = match source.class(
            node,
            "pattern",
            &[
                "MatchValue",
                "MatchSingleton",
                "MatchSequence",
                "MatchMapping",
                "MatchClass",
                "MatchStar",
                "MatchAs",
                "MatchOr",
            ],
        )? {
            0 => PatternKind::MatchValue {
                value: one(source, node, "MatchValue", "value", expr)?,
            },
            1 => PatternKind::MatchSingleton {
                value: one(source, node, "MatchSingleton", "value", constant)?,
            },
            2 => PatternKind::MatchSequence {
                patterns: sequence(source, node, "MatchSequence", "patterns", pattern)?,
            },
            3 => {
                let fields = MatchMapping {
                    keys: sequence(source, node, "MatchMapping", "keys", expr)?,
                    patterns: sequence(source, node, "MatchMapping", "patterns", pattern)?,
                    rest: optional(source, node, "MatchMapping", "rest", identifier)?,
                };
                PatternKind::MatchMapping(source.arena().alloc(fields))
            }
            4 => {
                let fields = MatchClass {
                    cls: one(source, node, "MatchClass", "cls", expr)?,
                    patterns: sequence(source, node, "MatchClass", "patterns", pattern)?,
                    kwd_attrs: sequence(source, node, "MatchClass", "kwd_attrs", identifier)?,
                    kwd_patterns: sequence(source, node, "MatchClass", "kwd_patterns", pattern)?,
                };
                PatternKind::MatchClass(source.arena().alloc(fields))
            }
            5 => PatternKind::MatchStar {
                name: optional(source, node, "MatchStar", "name", identifier)?,
            },
            6 => PatternKind::MatchAs {
                pattern: optional(source, node, "MatchAs", "pattern", pattern)?,
                name: optional(source, node, "MatchAs", "name", identifier)?,
            },
            _ => PatternKind::MatchOr {
                patterns: sequence(source, node, "MatchOr", "patterns", pattern)?,
            },
        };
        let made = Pattern { kind, location };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn type_ignore<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a TypeIgnore<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "type_ignore", |source| {
        source.class(node, "type_ignore", &["TypeIgnore"])?;
        let made = TypeIgnore {
            lineno: one(source, node, "TypeIgnore", "lineno", int)?,
            tag: one(source, node, "TypeIgnore", "tag", string)?,
        };
        Ok(Some(source.arena().alloc(made)))
    })
}

pub fn type_param<'a, S: Source<'a>>(
    source: &mut S,
    node: &S::Node,
) -> Result<Option<&'a TypeParam<'a>>, S::Error> {
    if source.is_none(node) {
        return Ok(None);
    }
    nested(source, "type_param", |source| {
        let location = source.location(node, "type_param", true)?;
        let kind = match source.class(node, "type_param", &["TypeVar", "ParamSpec", "TypeVarTuple"])? {
            0 => TypeParamKind::TypeVar {
                name: one(source, node, "TypeVar", "name", identifier)?,
                bound: optional(source, node, "TypeVar", "bound", expr)?,
                default_value: optional(source, node, "TypeVar", "default_value", expr)?,
            },
            1 => TypeParamKind::ParamSpec {
                name: one(source, node, "ParamSpec", "name", identifier)?,
                default_value: optional(source, node, "ParamSpec", "default_value", expr)?,
            },
            _ => TypeParamKind::TypeVarTuple {
                name: one(source, node, "TypeVarTuple", "name", identifier)?,
                default_value: optional(source, node, "TypeVarTuple", "default_value", expr)?,
            },
        };
        let made = TypeParam { kind, location };
        Ok(Some(source.arena().alloc(made)))
    })
}
