//! The AST, as the `ast` module's documentation describes it; generated from `python.asdl` by `cargo xtask gen`.
#![allow(missing_docs)]

use taipan_unicode::Wtf8;

pub use crate::constant::{Complex, Constant, Identifier, Int, Unaligned};
pub use crate::location::Location;

/// A whole input: what the parser returns. (ASDL: `mod`)
#[derive(Clone, Copy, Debug)]
pub enum Mod<'a> {
    Module {
        body: &'a [&'a Stmt<'a>],
        type_ignores: &'a [&'a TypeIgnore<'a>],
    },
    Interactive {
        body: &'a [&'a Stmt<'a>],
    },
    Expression {
        body: &'a Expr<'a>,
    },
    FunctionType {
        argtypes: &'a [&'a Expr<'a>],
        returns: &'a Expr<'a>,
    },
}

/// A statement. (ASDL: `stmt`)
#[derive(Clone, Copy, Debug)]
pub struct Stmt<'a> {
    pub kind: StmtKind<'a>,
    pub location: Location,
}

/// What a [`Stmt`] is.
#[derive(Clone, Copy, Debug)]
pub enum StmtKind<'a> {
    FunctionDef(&'a FunctionDef<'a>),
    AsyncFunctionDef(&'a FunctionDef<'a>),
    ClassDef(&'a ClassDef<'a>),
    Return {
        value: Option<&'a Expr<'a>>,
    },
    Delete {
        targets: &'a [&'a Expr<'a>],
    },
    Assign {
        targets: &'a [&'a Expr<'a>],
        value: &'a Expr<'a>,
        type_comment: Option<&'a &'a Wtf8>,
    },
    TypeAlias {
        name: &'a Expr<'a>,
        type_params: &'a [&'a TypeParam<'a>],
        value: &'a Expr<'a>,
    },
    AugAssign {
        target: &'a Expr<'a>,
        op: Operator,
        value: &'a Expr<'a>,
    },
    AnnAssign {
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        simple: i32,
    },
    For(&'a For<'a>),
    AsyncFor(&'a For<'a>),
    While {
        test: &'a Expr<'a>,
        body: &'a [&'a Stmt<'a>],
        orelse: &'a [&'a Stmt<'a>],
    },
    If {
        test: &'a Expr<'a>,
        body: &'a [&'a Stmt<'a>],
        orelse: &'a [&'a Stmt<'a>],
    },
    With {
        items: &'a [&'a WithItem<'a>],
        body: &'a [&'a Stmt<'a>],
        type_comment: Option<&'a &'a Wtf8>,
    },
    AsyncWith {
        items: &'a [&'a WithItem<'a>],
        body: &'a [&'a Stmt<'a>],
        type_comment: Option<&'a &'a Wtf8>,
    },
    Match {
        subject: &'a Expr<'a>,
        cases: &'a [&'a MatchCase<'a>],
    },
    Raise {
        exc: Option<&'a Expr<'a>>,
        cause: Option<&'a Expr<'a>>,
    },
    Try(&'a Try<'a>),
    TryStar(&'a Try<'a>),
    Assert {
        test: &'a Expr<'a>,
        msg: Option<&'a Expr<'a>>,
    },
    Import {
        names: &'a [&'a Alias<'a>],
    },
    ImportFrom(&'a ImportFrom<'a>),
    Global {
        names: &'a [Identifier<'a>],
    },
    Nonlocal {
        names: &'a [Identifier<'a>],
    },
    Expr {
        value: &'a Expr<'a>,
    },
    Pass,
    Break,
    Continue,
}

/// The fields of [`StmtKind::FunctionDef`].
#[derive(Clone, Copy, Debug)]
pub struct FunctionDef<'a> {
    pub name: Identifier<'a>,
    pub args: &'a Arguments<'a>,
    pub body: &'a [&'a Stmt<'a>],
    pub decorator_list: &'a [&'a Expr<'a>],
    pub returns: Option<&'a Expr<'a>>,
    pub type_comment: Option<&'a &'a Wtf8>,
    pub type_params: &'a [&'a TypeParam<'a>],
}

/// The fields of [`StmtKind::ClassDef`].
#[derive(Clone, Copy, Debug)]
pub struct ClassDef<'a> {
    pub name: Identifier<'a>,
    pub bases: &'a [&'a Expr<'a>],
    pub keywords: &'a [&'a Keyword<'a>],
    pub body: &'a [&'a Stmt<'a>],
    pub decorator_list: &'a [&'a Expr<'a>],
    pub type_params: &'a [&'a TypeParam<'a>],
}

/// The fields of [`StmtKind::For`].
#[derive(Clone, Copy, Debug)]
pub struct For<'a> {
    pub target: &'a Expr<'a>,
    pub iter: &'a Expr<'a>,
    pub body: &'a [&'a Stmt<'a>],
    pub orelse: &'a [&'a Stmt<'a>],
    pub type_comment: Option<&'a &'a Wtf8>,
}

/// The fields of [`StmtKind::Try`].
#[derive(Clone, Copy, Debug)]
pub struct Try<'a> {
    pub body: &'a [&'a Stmt<'a>],
    pub handlers: &'a [&'a ExceptHandler<'a>],
    pub orelse: &'a [&'a Stmt<'a>],
    pub finalbody: &'a [&'a Stmt<'a>],
}

/// The fields of [`StmtKind::ImportFrom`].
#[derive(Clone, Copy, Debug)]
pub struct ImportFrom<'a> {
    pub module: Option<Identifier<'a>>,
    pub names: &'a [&'a Alias<'a>],
    pub level: Option<i32>,
}

/// An expression. (ASDL: `expr`)
#[derive(Clone, Copy, Debug)]
pub struct Expr<'a> {
    pub kind: ExprKind<'a>,
    pub location: Location,
}

/// What a [`Expr`] is.
#[derive(Clone, Copy, Debug)]
pub enum ExprKind<'a> {
    BoolOp {
        op: BoolOp,
        values: &'a [&'a Expr<'a>],
    },
    NamedExpr {
        target: &'a Expr<'a>,
        value: &'a Expr<'a>,
    },
    BinOp {
        left: &'a Expr<'a>,
        op: Operator,
        right: &'a Expr<'a>,
    },
    UnaryOp {
        op: UnaryOp,
        operand: &'a Expr<'a>,
    },
    Lambda {
        args: &'a Arguments<'a>,
        body: &'a Expr<'a>,
    },
    IfExp {
        test: &'a Expr<'a>,
        body: &'a Expr<'a>,
        orelse: &'a Expr<'a>,
    },
    Dict(&'a Dict<'a>),
    Set {
        elts: &'a [&'a Expr<'a>],
    },
    ListComp {
        elt: &'a Expr<'a>,
        generators: &'a [&'a Comprehension<'a>],
    },
    SetComp {
        elt: &'a Expr<'a>,
        generators: &'a [&'a Comprehension<'a>],
    },
    DictComp(&'a DictComp<'a>),
    GeneratorExp {
        elt: &'a Expr<'a>,
        generators: &'a [&'a Comprehension<'a>],
    },
    Await {
        value: &'a Expr<'a>,
    },
    Yield {
        value: Option<&'a Expr<'a>>,
    },
    YieldFrom {
        value: &'a Expr<'a>,
    },
    Compare(&'a Compare<'a>),
    Call(&'a Call<'a>),
    FormattedValue {
        value: &'a Expr<'a>,
        conversion: i32,
        format_spec: Option<&'a Expr<'a>>,
    },
    Interpolation(&'a Interpolation<'a>),
    JoinedStr {
        values: &'a [&'a Expr<'a>],
    },
    TemplateStr {
        values: &'a [&'a Expr<'a>],
    },
    Constant {
        value: Constant<'a>,
        kind: Option<&'a &'a Wtf8>,
    },
    Attribute(&'a Attribute<'a>),
    Subscript {
        value: &'a Expr<'a>,
        slice: &'a Expr<'a>,
        ctx: ExprContext,
    },
    Starred {
        value: &'a Expr<'a>,
        ctx: ExprContext,
    },
    Name {
        id: Identifier<'a>,
        ctx: ExprContext,
    },
    List {
        elts: &'a [&'a Expr<'a>],
        ctx: ExprContext,
    },
    Tuple {
        elts: &'a [&'a Expr<'a>],
        ctx: ExprContext,
    },
    Slice {
        lower: Option<&'a Expr<'a>>,
        upper: Option<&'a Expr<'a>>,
        step: Option<&'a Expr<'a>>,
    },
}

/// The fields of [`ExprKind::Dict`].
#[derive(Clone, Copy, Debug)]
pub struct Dict<'a> {
    pub keys: &'a [Option<&'a Expr<'a>>],
    pub values: &'a [&'a Expr<'a>],
}

/// The fields of [`ExprKind::DictComp`].
#[derive(Clone, Copy, Debug)]
pub struct DictComp<'a> {
    pub key: &'a Expr<'a>,
    pub value: &'a Expr<'a>,
    pub generators: &'a [&'a Comprehension<'a>],
}

/// The fields of [`ExprKind::Compare`].
#[derive(Clone, Copy, Debug)]
pub struct Compare<'a> {
    pub left: &'a Expr<'a>,
    pub ops: &'a [CmpOp],
    pub comparators: &'a [&'a Expr<'a>],
}

/// The fields of [`ExprKind::Call`].
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    pub func: &'a Expr<'a>,
    pub args: &'a [&'a Expr<'a>],
    pub keywords: &'a [&'a Keyword<'a>],
}

/// The fields of [`ExprKind::Interpolation`].
#[derive(Clone, Copy, Debug)]
pub struct Interpolation<'a> {
    pub value: &'a Expr<'a>,
    pub str: Constant<'a>,
    pub conversion: i32,
    pub format_spec: Option<&'a Expr<'a>>,
}

/// The fields of [`ExprKind::Attribute`].
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    pub value: &'a Expr<'a>,
    pub attr: Identifier<'a>,
    pub ctx: ExprContext,
}

/// What an expression is used for. (ASDL: `expr_context`)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

impl ExprContext {
    /// The name of the value's class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            ExprContext::Load => "Load",
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
        }
    }
}

/// The operators of `BoolOp`. (ASDL: `boolop`)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoolOp {
    And,
    Or,
}

impl BoolOp {
    /// The name of the value's class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            BoolOp::And => "And",
            BoolOp::Or => "Or",
        }
    }
}

/// The binary operators. (ASDL: `operator`)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

impl Operator {
    /// The name of the value's class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            Operator::Add => "Add",
            Operator::Sub => "Sub",
            Operator::Mult => "Mult",
            Operator::MatMult => "MatMult",
            Operator::Div => "Div",
            Operator::Mod => "Mod",
            Operator::Pow => "Pow",
            Operator::LShift => "LShift",
            Operator::RShift => "RShift",
            Operator::BitOr => "BitOr",
            Operator::BitXor => "BitXor",
            Operator::BitAnd => "BitAnd",
            Operator::FloorDiv => "FloorDiv",
        }
    }
}

/// The unary operators. (ASDL: `unaryop`)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

impl UnaryOp {
    /// The name of the value's class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            UnaryOp::Invert => "Invert",
            UnaryOp::Not => "Not",
            UnaryOp::UAdd => "UAdd",
            UnaryOp::USub => "USub",
        }
    }
}

/// The comparison operators. (ASDL: `cmpop`)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

impl CmpOp {
    /// The name of the value's class in the `ast` module.
    pub const fn name(self) -> &'static str {
        match self {
            CmpOp::Eq => "Eq",
            CmpOp::NotEq => "NotEq",
            CmpOp::Lt => "Lt",
            CmpOp::LtE => "LtE",
            CmpOp::Gt => "Gt",
            CmpOp::GtE => "GtE",
            CmpOp::Is => "Is",
            CmpOp::IsNot => "IsNot",
            CmpOp::In => "In",
            CmpOp::NotIn => "NotIn",
        }
    }
}

/// One `for` clause of a comprehension, with its conditions. (ASDL: `comprehension`)
#[derive(Clone, Copy, Debug)]
pub struct Comprehension<'a> {
    pub target: &'a Expr<'a>,
    pub iter: &'a Expr<'a>,
    pub ifs: &'a [&'a Expr<'a>],
    pub is_async: i32,
}

/// An `except` clause. (ASDL: `excepthandler`)
#[derive(Clone, Copy, Debug)]
pub struct ExceptHandler<'a> {
    pub type_: Option<&'a Expr<'a>>,
    pub name: Option<Identifier<'a>>,
    pub body: &'a [&'a Stmt<'a>],
    pub location: Location,
}

/// The parameters of a function or lambda. (ASDL: `arguments`)
#[derive(Clone, Copy, Debug)]
pub struct Arguments<'a> {
    pub posonlyargs: &'a [&'a Arg<'a>],
    pub args: &'a [&'a Arg<'a>],
    pub vararg: Option<&'a Arg<'a>>,
    pub kwonlyargs: &'a [&'a Arg<'a>],
    pub kw_defaults: &'a [Option<&'a Expr<'a>>],
    pub kwarg: Option<&'a Arg<'a>>,
    pub defaults: &'a [&'a Expr<'a>],
}

/// One parameter. (ASDL: `arg`)
#[derive(Clone, Copy, Debug)]
pub struct Arg<'a> {
    pub arg: Identifier<'a>,
    pub annotation: Option<&'a Expr<'a>>,
    pub type_comment: Option<&'a &'a Wtf8>,
    pub location: Location,
}

/// A keyword argument of a call or class definition. (ASDL: `keyword`)
#[derive(Clone, Copy, Debug)]
pub struct Keyword<'a> {
    pub arg: Option<Identifier<'a>>,
    pub value: &'a Expr<'a>,
    pub location: Location,
}

/// One imported name. (ASDL: `alias`)
#[derive(Clone, Copy, Debug)]
pub struct Alias<'a> {
    pub name: Identifier<'a>,
    pub asname: Option<Identifier<'a>>,
    pub location: Location,
}

/// One context manager of a `with` statement. (ASDL: `withitem`)
#[derive(Clone, Copy, Debug)]
pub struct WithItem<'a> {
    pub context_expr: &'a Expr<'a>,
    pub optional_vars: Option<&'a Expr<'a>>,
}

/// A `case` block. (ASDL: `match_case`)
#[derive(Clone, Copy, Debug)]
pub struct MatchCase<'a> {
    pub pattern: &'a Pattern<'a>,
    pub guard: Option<&'a Expr<'a>>,
    pub body: &'a [&'a Stmt<'a>],
}

/// A pattern of a `case` block. (ASDL: `pattern`)
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'a> {
    pub kind: PatternKind<'a>,
    pub location: Location,
}

/// What a [`Pattern`] is.
#[derive(Clone, Copy, Debug)]
pub enum PatternKind<'a> {
    MatchValue {
        value: &'a Expr<'a>,
    },
    MatchSingleton {
        value: Constant<'a>,
    },
    MatchSequence {
        patterns: &'a [&'a Pattern<'a>],
    },
    MatchMapping(&'a MatchMapping<'a>),
    MatchClass(&'a MatchClass<'a>),
    MatchStar {
        name: Option<Identifier<'a>>,
    },
    MatchAs {
        pattern: Option<&'a Pattern<'a>>,
        name: Option<Identifier<'a>>,
    },
    MatchOr {
        patterns: &'a [&'a Pattern<'a>],
    },
}

/// The fields of [`PatternKind::MatchMapping`].
#[derive(Clone, Copy, Debug)]
pub struct MatchMapping<'a> {
    pub keys: &'a [&'a Expr<'a>],
    pub patterns: &'a [&'a Pattern<'a>],
    pub rest: Option<Identifier<'a>>,
}

/// The fields of [`PatternKind::MatchClass`].
#[derive(Clone, Copy, Debug)]
pub struct MatchClass<'a> {
    pub cls: &'a Expr<'a>,
    pub patterns: &'a [&'a Pattern<'a>],
    pub kwd_attrs: &'a [Identifier<'a>],
    pub kwd_patterns: &'a [&'a Pattern<'a>],
}

/// A `# type: ignore` comment. (ASDL: `type_ignore`)
#[derive(Clone, Copy, Debug)]
pub struct TypeIgnore<'a> {
    pub lineno: i32,
    pub tag: &'a Wtf8,
}

/// A type parameter of a generic function, class or alias. (ASDL: `type_param`)
#[derive(Clone, Copy, Debug)]
pub struct TypeParam<'a> {
    pub kind: TypeParamKind<'a>,
    pub location: Location,
}

/// What a [`TypeParam`] is.
#[derive(Clone, Copy, Debug)]
pub enum TypeParamKind<'a> {
    TypeVar {
        name: Identifier<'a>,
        bound: Option<&'a Expr<'a>>,
        default_value: Option<&'a Expr<'a>>,
    },
    ParamSpec {
        name: Identifier<'a>,
        default_value: Option<&'a Expr<'a>>,
    },
    TypeVarTuple {
        name: Identifier<'a>,
        default_value: Option<&'a Expr<'a>>,
    },
}

/// Any node, for code that walks trees without knowing each class.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    Mod(&'a Mod<'a>),
    Stmt(&'a Stmt<'a>),
    Expr(&'a Expr<'a>),
    Comprehension(&'a Comprehension<'a>),
    ExceptHandler(&'a ExceptHandler<'a>),
    Arguments(&'a Arguments<'a>),
    Arg(&'a Arg<'a>),
    Keyword(&'a Keyword<'a>),
    Alias(&'a Alias<'a>),
    WithItem(&'a WithItem<'a>),
    MatchCase(&'a MatchCase<'a>),
    Pattern(&'a Pattern<'a>),
    TypeIgnore(&'a TypeIgnore<'a>),
    TypeParam(&'a TypeParam<'a>),
}

/// The value of a field.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    None,
    Node(Node<'a>),
    Identifier(Identifier<'a>),
    String(&'a Wtf8),
    Int(i32),
    Constant(Constant<'a>),
    /// The class name of an operator or context.
    Operator(&'static str),
}

/// A field of a node.
#[derive(Clone, Copy, Debug)]
pub enum FieldValue<'a> {
    One(Value<'a>),
    Stmts(&'a [&'a Stmt<'a>]),
    TypeIgnores(&'a [&'a TypeIgnore<'a>]),
    Exprs(&'a [&'a Expr<'a>]),
    TypeParams(&'a [&'a TypeParam<'a>]),
    Keywords(&'a [&'a Keyword<'a>]),
    WithItems(&'a [&'a WithItem<'a>]),
    MatchCases(&'a [&'a MatchCase<'a>]),
    ExceptHandlers(&'a [&'a ExceptHandler<'a>]),
    Aliass(&'a [&'a Alias<'a>]),
    Identifiers(&'a [Identifier<'a>]),
    OptionalExprs(&'a [Option<&'a Expr<'a>>]),
    Comprehensions(&'a [&'a Comprehension<'a>]),
    CmpOps(&'a [CmpOp]),
    Args(&'a [&'a Arg<'a>]),
    Patterns(&'a [&'a Pattern<'a>]),
}

impl<'a> FieldValue<'a> {
    /// The number of elements of a sequence; 1 for a single value.
    pub fn len(&self) -> usize {
        match self {
            FieldValue::One(_) => 1,
            FieldValue::Stmts(items) => items.len(),
            FieldValue::TypeIgnores(items) => items.len(),
            FieldValue::Exprs(items) => items.len(),
            FieldValue::TypeParams(items) => items.len(),
            FieldValue::Keywords(items) => items.len(),
            FieldValue::WithItems(items) => items.len(),
            FieldValue::MatchCases(items) => items.len(),
            FieldValue::ExceptHandlers(items) => items.len(),
            FieldValue::Aliass(items) => items.len(),
            FieldValue::Identifiers(items) => items.len(),
            FieldValue::OptionalExprs(items) => items.len(),
            FieldValue::Comprehensions(items) => items.len(),
            FieldValue::CmpOps(items) => items.len(),
            FieldValue::Args(items) => items.len(),
            FieldValue::Patterns(items) => items.len(),
        }
    }

    /// Whether it is a sequence without elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An element of a sequence, or, for index 0, the single value.
    pub fn get(&self, index: usize) -> Option<Value<'a>> {
        match self {
            FieldValue::One(value) => (index == 0).then_some(*value),
            FieldValue::Stmts(items) => items.get(index).map(|&item| Value::Node(Node::Stmt(item))),
            FieldValue::TypeIgnores(items) => {
                items.get(index).map(|&item| Value::Node(Node::TypeIgnore(item)))
            }
            FieldValue::Exprs(items) => items.get(index).map(|&item| Value::Node(Node::Expr(item))),
            FieldValue::TypeParams(items) => items.get(index).map(|&item| Value::Node(Node::TypeParam(item))),
            FieldValue::Keywords(items) => items.get(index).map(|&item| Value::Node(Node::Keyword(item))),
            FieldValue::WithItems(items) => items.get(index).map(|&item| Value::Node(Node::WithItem(item))),
            FieldValue::MatchCases(items) => items.get(index).map(|&item| Value::Node(Node::MatchCase(item))),
            FieldValue::ExceptHandlers(items) => items
                .get(index)
                .map(|&item| Value::Node(Node::ExceptHandler(item))),
            FieldValue::Aliass(items) => items.get(index).map(|&item| Value::Node(Node::Alias(item))),
            FieldValue::Identifiers(items) => items.get(index).map(|&item| Value::Identifier(item)),
            FieldValue::OptionalExprs(items) => items.get(index).map(|&item| match item {
                None => Value::None,
                Some(item) => Value::Node(Node::Expr(item)),
            }),
            FieldValue::Comprehensions(items) => items
                .get(index)
                .map(|&item| Value::Node(Node::Comprehension(item))),
            FieldValue::CmpOps(items) => items.get(index).map(|&item| Value::Operator(item.name())),
            FieldValue::Args(items) => items.get(index).map(|&item| Value::Node(Node::Arg(item))),
            FieldValue::Patterns(items) => items.get(index).map(|&item| Value::Node(Node::Pattern(item))),
        }
    }
}

impl<'a> Node<'a> {
    /// The name of the node's class in the `ast` module.
    pub fn class_name(self) -> &'static str {
        match self {
            Node::Mod(node) => match node {
                Mod::Module { .. } => "Module",
                Mod::Interactive { .. } => "Interactive",
                Mod::Expression { .. } => "Expression",
                Mod::FunctionType { .. } => "FunctionType",
            },
            Node::Stmt(node) => match node.kind {
                StmtKind::FunctionDef(_) => "FunctionDef",
                StmtKind::AsyncFunctionDef(_) => "AsyncFunctionDef",
                StmtKind::ClassDef(_) => "ClassDef",
                StmtKind::Return { .. } => "Return",
                StmtKind::Delete { .. } => "Delete",
                StmtKind::Assign { .. } => "Assign",
                StmtKind::TypeAlias { .. } => "TypeAlias",
                StmtKind::AugAssign { .. } => "AugAssign",
                StmtKind::AnnAssign { .. } => "AnnAssign",
                StmtKind::For(_) => "For",
                StmtKind::AsyncFor(_) => "AsyncFor",
                StmtKind::While { .. } => "While",
                StmtKind::If { .. } => "If",
                StmtKind::With { .. } => "With",
                StmtKind::AsyncWith { .. } => "AsyncWith",
                StmtKind::Match { .. } => "Match",
                StmtKind::Raise { .. } => "Raise",
                StmtKind::Try(_) => "Try",
                StmtKind::TryStar(_) => "TryStar",
                StmtKind::Assert { .. } => "Assert",
                StmtKind::Import { .. } => "Import",
                StmtKind::ImportFrom(_) => "ImportFrom",
                StmtKind::Global { .. } => "Global",
                StmtKind::Nonlocal { .. } => "Nonlocal",
                StmtKind::Expr { .. } => "Expr",
                StmtKind::Pass => "Pass",
                StmtKind::Break => "Break",
                StmtKind::Continue => "Continue",
            },
            Node::Expr(node) => match node.kind {
                ExprKind::BoolOp { .. } => "BoolOp",
                ExprKind::NamedExpr { .. } => "NamedExpr",
                ExprKind::BinOp { .. } => "BinOp",
                ExprKind::UnaryOp { .. } => "UnaryOp",
                ExprKind::Lambda { .. } => "Lambda",
                ExprKind::IfExp { .. } => "IfExp",
                ExprKind::Dict(_) => "Dict",
                ExprKind::Set { .. } => "Set",
                ExprKind::ListComp { .. } => "ListComp",
                ExprKind::SetComp { .. } => "SetComp",
                ExprKind::DictComp(_) => "DictComp",
                ExprKind::GeneratorExp { .. } => "GeneratorExp",
                ExprKind::Await { .. } => "Await",
                ExprKind::Yield { .. } => "Yield",
                ExprKind::YieldFrom { .. } => "YieldFrom",
                ExprKind::Compare(_) => "Compare",
                ExprKind::Call(_) => "Call",
                ExprKind::FormattedValue { .. } => "FormattedValue",
                ExprKind::Interpolation(_) => "Interpolation",
                ExprKind::JoinedStr { .. } => "JoinedStr",
                ExprKind::TemplateStr { .. } => "TemplateStr",
                ExprKind::Constant { .. } => "Constant",
                ExprKind::Attribute(_) => "Attribute",
                ExprKind::Subscript { .. } => "Subscript",
                ExprKind::Starred { .. } => "Starred",
                ExprKind::Name { .. } => "Name",
                ExprKind::List { .. } => "List",
                ExprKind::Tuple { .. } => "Tuple",
                ExprKind::Slice { .. } => "Slice",
            },
            Node::Comprehension(_) => "comprehension",
            Node::ExceptHandler(_) => "ExceptHandler",
            Node::Arguments(_) => "arguments",
            Node::Arg(_) => "arg",
            Node::Keyword(_) => "keyword",
            Node::Alias(_) => "alias",
            Node::WithItem(_) => "withitem",
            Node::MatchCase(_) => "match_case",
            Node::Pattern(node) => match node.kind {
                PatternKind::MatchValue { .. } => "MatchValue",
                PatternKind::MatchSingleton { .. } => "MatchSingleton",
                PatternKind::MatchSequence { .. } => "MatchSequence",
                PatternKind::MatchMapping(_) => "MatchMapping",
                PatternKind::MatchClass(_) => "MatchClass",
                PatternKind::MatchStar { .. } => "MatchStar",
                PatternKind::MatchAs { .. } => "MatchAs",
                PatternKind::MatchOr { .. } => "MatchOr",
            },
            Node::TypeIgnore(_) => "TypeIgnore",
            Node::TypeParam(node) => match node.kind {
                TypeParamKind::TypeVar { .. } => "TypeVar",
                TypeParamKind::ParamSpec { .. } => "ParamSpec",
                TypeParamKind::TypeVarTuple { .. } => "TypeVarTuple",
            },
        }
    }

    /// Where the node stands, for the classes that have positions.
    pub fn location(self) -> Option<Location> {
        match self {
            Node::Stmt(node) => Some(node.location),
            Node::Expr(node) => Some(node.location),
            Node::ExceptHandler(node) => Some(node.location),
            Node::Arg(node) => Some(node.location),
            Node::Keyword(node) => Some(node.location),
            Node::Alias(node) => Some(node.location),
            Node::Pattern(node) => Some(node.location),
            Node::TypeParam(node) => Some(node.location),
            _ => None,
        }
    }

    /// Calls `visit` with the name and value of each field, in ASDL's order.
    pub fn fields(self, visit: &mut dyn FnMut(&'static str, FieldValue<'a>)) {
        match self {
            Node::Mod(node) => match *node {
                Mod::Module { body, type_ignores } => {
                    visit("body", FieldValue::Stmts(body));
                    visit("type_ignores", FieldValue::TypeIgnores(type_ignores));
                }
                Mod::Interactive { body } => {
                    visit("body", FieldValue::Stmts(body));
                }
                Mod::Expression { body } => {
                    visit("body", FieldValue::One(Value::Node(Node::Expr(body))));
                }
                Mod::FunctionType { argtypes, returns } => {
                    visit("argtypes", FieldValue::Exprs(argtypes));
                    visit("returns", FieldValue::One(Value::Node(Node::Expr(returns))));
                }
            },
            Node::Stmt(node) => match node.kind {
                StmtKind::FunctionDef(&FunctionDef {
                    name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment,
                    type_params,
                }) => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit("args", FieldValue::One(Value::Node(Node::Arguments(args))));
                    visit("body", FieldValue::Stmts(body));
                    visit("decorator_list", FieldValue::Exprs(decorator_list));
                    visit(
                        "returns",
                        FieldValue::One(match returns {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                    visit("type_params", FieldValue::TypeParams(type_params));
                }
                StmtKind::AsyncFunctionDef(&FunctionDef {
                    name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment,
                    type_params,
                }) => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit("args", FieldValue::One(Value::Node(Node::Arguments(args))));
                    visit("body", FieldValue::Stmts(body));
                    visit("decorator_list", FieldValue::Exprs(decorator_list));
                    visit(
                        "returns",
                        FieldValue::One(match returns {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                    visit("type_params", FieldValue::TypeParams(type_params));
                }
                StmtKind::ClassDef(&ClassDef {
                    name,
                    bases,
                    keywords,
                    body,
                    decorator_list,
                    type_params,
                }) => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit("bases", FieldValue::Exprs(bases));
                    visit("keywords", FieldValue::Keywords(keywords));
                    visit("body", FieldValue::Stmts(body));
                    visit("decorator_list", FieldValue::Exprs(decorator_list));
                    visit("type_params", FieldValue::TypeParams(type_params));
                }
                StmtKind::Return { value } => {
                    visit(
                        "value",
                        FieldValue::One(match value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                StmtKind::Delete { targets } => {
                    visit("targets", FieldValue::Exprs(targets));
                }
                StmtKind::Assign {
                    targets,
                    value,
                    type_comment,
                } => {
                    visit("targets", FieldValue::Exprs(targets));
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                StmtKind::TypeAlias {
                    name,
                    type_params,
                    value,
                } => {
                    visit("name", FieldValue::One(Value::Node(Node::Expr(name))));
                    visit("type_params", FieldValue::TypeParams(type_params));
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                StmtKind::AugAssign { target, op, value } => {
                    visit("target", FieldValue::One(Value::Node(Node::Expr(target))));
                    visit("op", FieldValue::One(Value::Operator(op.name())));
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                StmtKind::AnnAssign {
                    target,
                    annotation,
                    value,
                    simple,
                } => {
                    visit("target", FieldValue::One(Value::Node(Node::Expr(target))));
                    visit("annotation", FieldValue::One(Value::Node(Node::Expr(annotation))));
                    visit(
                        "value",
                        FieldValue::One(match value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit("simple", FieldValue::One(Value::Int(simple)));
                }
                StmtKind::For(&For {
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment,
                }) => {
                    visit("target", FieldValue::One(Value::Node(Node::Expr(target))));
                    visit("iter", FieldValue::One(Value::Node(Node::Expr(iter))));
                    visit("body", FieldValue::Stmts(body));
                    visit("orelse", FieldValue::Stmts(orelse));
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                StmtKind::AsyncFor(&For {
                    target,
                    iter,
                    body,
                    orelse,
                    type_comment,
                }) => {
                    visit("target", FieldValue::One(Value::Node(Node::Expr(target))));
                    visit("iter", FieldValue::One(Value::Node(Node::Expr(iter))));
                    visit("body", FieldValue::Stmts(body));
                    visit("orelse", FieldValue::Stmts(orelse));
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                StmtKind::While { test, body, orelse } => {
                    visit("test", FieldValue::One(Value::Node(Node::Expr(test))));
                    visit("body", FieldValue::Stmts(body));
                    visit("orelse", FieldValue::Stmts(orelse));
                }
                StmtKind::If { test, body, orelse } => {
                    visit("test", FieldValue::One(Value::Node(Node::Expr(test))));
                    visit("body", FieldValue::Stmts(body));
                    visit("orelse", FieldValue::Stmts(orelse));
                }
                StmtKind::With {
                    items,
                    body,
                    type_comment,
                } => {
                    visit("items", FieldValue::WithItems(items));
                    visit("body", FieldValue::Stmts(body));
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                StmtKind::AsyncWith {
                    items,
                    body,
                    type_comment,
                } => {
                    visit("items", FieldValue::WithItems(items));
                    visit("body", FieldValue::Stmts(body));
                    visit(
                        "type_comment",
                        FieldValue::One(match type_comment {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                StmtKind::Match { subject, cases } => {
                    visit("subject", FieldValue::One(Value::Node(Node::Expr(subject))));
                    visit("cases", FieldValue::MatchCases(cases));
                }
                StmtKind::Raise { exc, cause } => {
                    visit(
                        "exc",
                        FieldValue::One(match exc {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "cause",
                        FieldValue::One(match cause {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                StmtKind::Try(&Try {
                    body,
                    handlers,
                    orelse,
                    finalbody,
                }) => {
                    visit("body", FieldValue::Stmts(body));
                    visit("handlers", FieldValue::ExceptHandlers(handlers));
                    visit("orelse", FieldValue::Stmts(orelse));
                    visit("finalbody", FieldValue::Stmts(finalbody));
                }
                StmtKind::TryStar(&Try {
                    body,
                    handlers,
                    orelse,
                    finalbody,
                }) => {
                    visit("body", FieldValue::Stmts(body));
                    visit("handlers", FieldValue::ExceptHandlers(handlers));
                    visit("orelse", FieldValue::Stmts(orelse));
                    visit("finalbody", FieldValue::Stmts(finalbody));
                }
                StmtKind::Assert { test, msg } => {
                    visit("test", FieldValue::One(Value::Node(Node::Expr(test))));
                    visit(
                        "msg",
                        FieldValue::One(match msg {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                StmtKind::Import { names } => {
                    visit("names", FieldValue::Aliass(names));
                }
                StmtKind::ImportFrom(&ImportFrom { module, names, level }) => {
                    visit(
                        "module",
                        FieldValue::One(match module {
                            None => Value::None,
                            Some(item) => Value::Identifier(item),
                        }),
                    );
                    visit("names", FieldValue::Aliass(names));
                    visit(
                        "level",
                        FieldValue::One(match level {
                            None => Value::None,
                            Some(item) => Value::Int(item),
                        }),
                    );
                }
                StmtKind::Global { names } => {
                    visit("names", FieldValue::Identifiers(names));
                }
                StmtKind::Nonlocal { names } => {
                    visit("names", FieldValue::Identifiers(names));
                }
                StmtKind::Expr { value } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                StmtKind::Pass => {}
                StmtKind::Break => {}
                StmtKind::Continue => {}
            },
            Node::Expr(node) => match node.kind {
                ExprKind::BoolOp { op, values } => {
                    visit("op", FieldValue::One(Value::Operator(op.name())));
                    visit("values", FieldValue::Exprs(values));
                }
                ExprKind::NamedExpr { target, value } => {
                    visit("target", FieldValue::One(Value::Node(Node::Expr(target))));
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                ExprKind::BinOp { left, op, right } => {
                    visit("left", FieldValue::One(Value::Node(Node::Expr(left))));
                    visit("op", FieldValue::One(Value::Operator(op.name())));
                    visit("right", FieldValue::One(Value::Node(Node::Expr(right))));
                }
                ExprKind::UnaryOp { op, operand } => {
                    visit("op", FieldValue::One(Value::Operator(op.name())));
                    visit("operand", FieldValue::One(Value::Node(Node::Expr(operand))));
                }
                ExprKind::Lambda { args, body } => {
                    visit("args", FieldValue::One(Value::Node(Node::Arguments(args))));
                    visit("body", FieldValue::One(Value::Node(Node::Expr(body))));
                }
                ExprKind::IfExp { test, body, orelse } => {
                    visit("test", FieldValue::One(Value::Node(Node::Expr(test))));
                    visit("body", FieldValue::One(Value::Node(Node::Expr(body))));
                    visit("orelse", FieldValue::One(Value::Node(Node::Expr(orelse))));
                }
                ExprKind::Dict(&Dict { keys, values }) => {
                    visit("keys", FieldValue::OptionalExprs(keys));
                    visit("values", FieldValue::Exprs(values));
                }
                ExprKind::Set { elts } => {
                    visit("elts", FieldValue::Exprs(elts));
                }
                ExprKind::ListComp { elt, generators } => {
                    visit("elt", FieldValue::One(Value::Node(Node::Expr(elt))));
                    visit("generators", FieldValue::Comprehensions(generators));
                }
                ExprKind::SetComp { elt, generators } => {
                    visit("elt", FieldValue::One(Value::Node(Node::Expr(elt))));
                    visit("generators", FieldValue::Comprehensions(generators));
                }
                ExprKind::DictComp(&DictComp {
                    key,
                    value,
                    generators,
                }) => {
                    visit("key", FieldValue::One(Value::Node(Node::Expr(key))));
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("generators", FieldValue::Comprehensions(generators));
                }
                ExprKind::GeneratorExp { elt, generators } => {
                    visit("elt", FieldValue::One(Value::Node(Node::Expr(elt))));
                    visit("generators", FieldValue::Comprehensions(generators));
                }
                ExprKind::Await { value } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                ExprKind::Yield { value } => {
                    visit(
                        "value",
                        FieldValue::One(match value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                ExprKind::YieldFrom { value } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                ExprKind::Compare(&Compare {
                    left,
                    ops,
                    comparators,
                }) => {
                    visit("left", FieldValue::One(Value::Node(Node::Expr(left))));
                    visit("ops", FieldValue::CmpOps(ops));
                    visit("comparators", FieldValue::Exprs(comparators));
                }
                ExprKind::Call(&Call { func, args, keywords }) => {
                    visit("func", FieldValue::One(Value::Node(Node::Expr(func))));
                    visit("args", FieldValue::Exprs(args));
                    visit("keywords", FieldValue::Keywords(keywords));
                }
                ExprKind::FormattedValue {
                    value,
                    conversion,
                    format_spec,
                } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("conversion", FieldValue::One(Value::Int(conversion)));
                    visit(
                        "format_spec",
                        FieldValue::One(match format_spec {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                ExprKind::Interpolation(&Interpolation {
                    value,
                    str,
                    conversion,
                    format_spec,
                }) => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("str", FieldValue::One(Value::Constant(str)));
                    visit("conversion", FieldValue::One(Value::Int(conversion)));
                    visit(
                        "format_spec",
                        FieldValue::One(match format_spec {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                ExprKind::JoinedStr { values } => {
                    visit("values", FieldValue::Exprs(values));
                }
                ExprKind::TemplateStr { values } => {
                    visit("values", FieldValue::Exprs(values));
                }
                ExprKind::Constant { value, kind } => {
                    visit("value", FieldValue::One(Value::Constant(value)));
                    visit(
                        "kind",
                        FieldValue::One(match kind {
                            None => Value::None,
                            Some(item) => Value::String(item),
                        }),
                    );
                }
                ExprKind::Attribute(&Attribute { value, attr, ctx }) => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("attr", FieldValue::One(Value::Identifier(attr)));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::Subscript { value, slice, ctx } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("slice", FieldValue::One(Value::Node(Node::Expr(slice))));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::Starred { value, ctx } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::Name { id, ctx } => {
                    visit("id", FieldValue::One(Value::Identifier(id)));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::List { elts, ctx } => {
                    visit("elts", FieldValue::Exprs(elts));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::Tuple { elts, ctx } => {
                    visit("elts", FieldValue::Exprs(elts));
                    visit("ctx", FieldValue::One(Value::Operator(ctx.name())));
                }
                ExprKind::Slice { lower, upper, step } => {
                    visit(
                        "lower",
                        FieldValue::One(match lower {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "upper",
                        FieldValue::One(match upper {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "step",
                        FieldValue::One(match step {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
            },
            Node::Comprehension(node) => {
                visit("target", FieldValue::One(Value::Node(Node::Expr(node.target))));
                visit("iter", FieldValue::One(Value::Node(Node::Expr(node.iter))));
                visit("ifs", FieldValue::Exprs(node.ifs));
                visit("is_async", FieldValue::One(Value::Int(node.is_async)));
            }
            Node::ExceptHandler(node) => {
                visit(
                    "type",
                    FieldValue::One(match node.type_ {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Expr(item)),
                    }),
                );
                visit(
                    "name",
                    FieldValue::One(match node.name {
                        None => Value::None,
                        Some(item) => Value::Identifier(item),
                    }),
                );
                visit("body", FieldValue::Stmts(node.body));
            }
            Node::Arguments(node) => {
                visit("posonlyargs", FieldValue::Args(node.posonlyargs));
                visit("args", FieldValue::Args(node.args));
                visit(
                    "vararg",
                    FieldValue::One(match node.vararg {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Arg(item)),
                    }),
                );
                visit("kwonlyargs", FieldValue::Args(node.kwonlyargs));
                visit("kw_defaults", FieldValue::OptionalExprs(node.kw_defaults));
                visit(
                    "kwarg",
                    FieldValue::One(match node.kwarg {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Arg(item)),
                    }),
                );
                visit("defaults", FieldValue::Exprs(node.defaults));
            }
            Node::Arg(node) => {
                visit("arg", FieldValue::One(Value::Identifier(node.arg)));
                visit(
                    "annotation",
                    FieldValue::One(match node.annotation {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Expr(item)),
                    }),
                );
                visit(
                    "type_comment",
                    FieldValue::One(match node.type_comment {
                        None => Value::None,
                        Some(item) => Value::String(item),
                    }),
                );
            }
            Node::Keyword(node) => {
                visit(
                    "arg",
                    FieldValue::One(match node.arg {
                        None => Value::None,
                        Some(item) => Value::Identifier(item),
                    }),
                );
                visit("value", FieldValue::One(Value::Node(Node::Expr(node.value))));
            }
            Node::Alias(node) => {
                visit("name", FieldValue::One(Value::Identifier(node.name)));
                visit(
                    "asname",
                    FieldValue::One(match node.asname {
                        None => Value::None,
                        Some(item) => Value::Identifier(item),
                    }),
                );
            }
            Node::WithItem(node) => {
                visit(
                    "context_expr",
                    FieldValue::One(Value::Node(Node::Expr(node.context_expr))),
                );
                visit(
                    "optional_vars",
                    FieldValue::One(match node.optional_vars {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Expr(item)),
                    }),
                );
            }
            Node::MatchCase(node) => {
                visit(
                    "pattern",
                    FieldValue::One(Value::Node(Node::Pattern(node.pattern))),
                );
                visit(
                    "guard",
                    FieldValue::One(match node.guard {
                        None => Value::None,
                        Some(item) => Value::Node(Node::Expr(item)),
                    }),
                );
                visit("body", FieldValue::Stmts(node.body));
            }
            Node::Pattern(node) => match node.kind {
                PatternKind::MatchValue { value } => {
                    visit("value", FieldValue::One(Value::Node(Node::Expr(value))));
                }
                PatternKind::MatchSingleton { value } => {
                    visit("value", FieldValue::One(Value::Constant(value)));
                }
                PatternKind::MatchSequence { patterns } => {
                    visit("patterns", FieldValue::Patterns(patterns));
                }
                PatternKind::MatchMapping(&MatchMapping { keys, patterns, rest }) => {
                    visit("keys", FieldValue::Exprs(keys));
                    visit("patterns", FieldValue::Patterns(patterns));
                    visit(
                        "rest",
                        FieldValue::One(match rest {
                            None => Value::None,
                            Some(item) => Value::Identifier(item),
                        }),
                    );
                }
                PatternKind::MatchClass(&MatchClass {
                    cls,
                    patterns,
                    kwd_attrs,
                    kwd_patterns,
                }) => {
                    visit("cls", FieldValue::One(Value::Node(Node::Expr(cls))));
                    visit("patterns", FieldValue::Patterns(patterns));
                    visit("kwd_attrs", FieldValue::Identifiers(kwd_attrs));
                    visit("kwd_patterns", FieldValue::Patterns(kwd_patterns));
                }
                PatternKind::MatchStar { name } => {
                    visit(
                        "name",
                        FieldValue::One(match name {
                            None => Value::None,
                            Some(item) => Value::Identifier(item),
                        }),
                    );
                }
                PatternKind::MatchAs { pattern, name } => {
                    visit(
                        "pattern",
                        FieldValue::One(match pattern {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Pattern(item)),
                        }),
                    );
                    visit(
                        "name",
                        FieldValue::One(match name {
                            None => Value::None,
                            Some(item) => Value::Identifier(item),
                        }),
                    );
                }
                PatternKind::MatchOr { patterns } => {
                    visit("patterns", FieldValue::Patterns(patterns));
                }
            },
            Node::TypeIgnore(node) => {
                visit("lineno", FieldValue::One(Value::Int(node.lineno)));
                visit("tag", FieldValue::One(Value::String(node.tag)));
            }
            Node::TypeParam(node) => match node.kind {
                TypeParamKind::TypeVar {
                    name,
                    bound,
                    default_value,
                } => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit(
                        "bound",
                        FieldValue::One(match bound {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                    visit(
                        "default_value",
                        FieldValue::One(match default_value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                TypeParamKind::ParamSpec { name, default_value } => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit(
                        "default_value",
                        FieldValue::One(match default_value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    visit("name", FieldValue::One(Value::Identifier(name)));
                    visit(
                        "default_value",
                        FieldValue::One(match default_value {
                            None => Value::None,
                            Some(item) => Value::Node(Node::Expr(item)),
                        }),
                    );
                }
            },
        }
    }
}
