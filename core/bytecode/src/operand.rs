//! What opargs mean: operators, comparisons, intrinsics, constants and flags that instructions name by number.

/// Declares an enum of consecutive numbers from 0, with a text for each.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$variant_doc])* #[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// All of them, by number.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The one with this number, if there is one.
            pub fn from_oparg(number: u32) -> Option<$name> {
                Self::ALL.get(number as usize).copied()
            }

            /// CPython's name or symbol for it.
            pub fn text(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }
        }
    };
}

numbered! {
    /// The operator of `BINARY_OP`; the text is as in `opcode._nb_ops`.
    BinaryOp {
        Add = "+",
        And = "&",
        FloorDivide = "//",
        Lshift = "<<",
        MatrixMultiply = "@",
        Multiply = "*",
        Remainder = "%",
        Or = "|",
        Power = "**",
        Rshift = ">>",
        Subtract = "-",
        TrueDivide = "/",
        Xor = "^",
        InplaceAdd = "+=",
        InplaceAnd = "&=",
        InplaceFloorDivide = "//=",
        InplaceLshift = "<<=",
        InplaceMatrixMultiply = "@=",
        InplaceMultiply = "*=",
        InplaceRemainder = "%=",
        InplaceOr = "|=",
        InplacePower = "**=",
        InplaceRshift = ">>=",
        InplaceSubtract = "-=",
        InplaceTrueDivide = "/=",
        InplaceXor = "^=",
        Subscr = "[]",
    }
}

impl BinaryOp {
    /// CPython's name (`NB_ADD` …), which `_opcode.get_nb_ops` shows.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 27] = [
            "NB_ADD",
            "NB_AND",
            "NB_FLOOR_DIVIDE",
            "NB_LSHIFT",
            "NB_MATRIX_MULTIPLY",
            "NB_MULTIPLY",
            "NB_REMAINDER",
            "NB_OR",
            "NB_POWER",
            "NB_RSHIFT",
            "NB_SUBTRACT",
            "NB_TRUE_DIVIDE",
            "NB_XOR",
            "NB_INPLACE_ADD",
            "NB_INPLACE_AND",
            "NB_INPLACE_FLOOR_DIVIDE",
            "NB_INPLACE_LSHIFT",
            "NB_INPLACE_MATRIX_MULTIPLY",
            "NB_INPLACE_MULTIPLY",
            "NB_INPLACE_REMAINDER",
            "NB_INPLACE_OR",
            "NB_INPLACE_POWER",
            "NB_INPLACE_RSHIFT",
            "NB_INPLACE_SUBTRACT",
            "NB_INPLACE_TRUE_DIVIDE",
            "NB_INPLACE_XOR",
            "NB_SUBSCR",
        ];
        NAMES[self as usize]
    }

    /// The in-place form of a plain arithmetic operator; any other itself.
    pub fn inplace(self) -> BinaryOp {
        if self <= BinaryOp::Xor {
            BinaryOp::ALL[self as usize + BinaryOp::InplaceAdd as usize]
        } else {
            self
        }
    }
}

numbered! {
    /// A comparison, in the numbering of rich comparison (`Py_LT` …); the top bits of `COMPARE_OP`'s oparg.
    CompareOp {
        Lt = "<",
        Le = "<=",
        Eq = "==",
        Ne = "!=",
        Gt = ">",
        Ge = ">=",
    }
}

impl CompareOp {
    /// Bit of the oparg: convert the result to `bool`.
    pub const TO_BOOL: u32 = 16;
    /// The comparison is in the oparg's bits from here on; below are [`mask`](CompareOp::mask) and [`TO_BOOL`](CompareOp::TO_BOOL).
    pub const SHIFT: u32 = 5;
    /// Bit of [`mask`](CompareOp::mask): true when the operands are unordered (NaN).
    pub const UNORDERED: u32 = 1;
    /// Bit of [`mask`](CompareOp::mask): true when the left operand is less.
    pub const LESS_THAN: u32 = 2;
    /// Bit of [`mask`](CompareOp::mask): true when the left operand is greater.
    pub const GREATER_THAN: u32 = 4;
    /// Bit of [`mask`](CompareOp::mask): true when the operands are equal.
    pub const EQUALS: u32 = 8;

    /// For which orderings it is true: what specialized comparisons test instead of the operator.
    pub fn mask(self) -> u32 {
        match self {
            CompareOp::Lt => Self::LESS_THAN,
            CompareOp::Le => Self::LESS_THAN | Self::EQUALS,
            CompareOp::Eq => Self::EQUALS,
            CompareOp::Ne => Self::UNORDERED | Self::LESS_THAN | Self::GREATER_THAN,
            CompareOp::Gt => Self::GREATER_THAN,
            CompareOp::Ge => Self::GREATER_THAN | Self::EQUALS,
        }
    }

    /// The oparg of `COMPARE_OP` for this comparison, without [`TO_BOOL`](CompareOp::TO_BOOL).
    pub fn oparg(self) -> u32 {
        (self as u32) << Self::SHIFT | self.mask()
    }

    /// The comparison of a `COMPARE_OP` with this oparg.
    pub fn of_oparg(oparg: u32) -> Option<CompareOp> {
        Self::from_oparg(oparg >> Self::SHIFT)
    }
}

numbered! {
    /// `CALL_INTRINSIC_1`'s functions, with the names that `_opcode.get_intrinsic1_descs` gives.
    Intrinsic1 {
        Invalid = "INTRINSIC_1_INVALID",
        Print = "INTRINSIC_PRINT",
        ImportStar = "INTRINSIC_IMPORT_STAR",
        StopIterationError = "INTRINSIC_STOPITERATION_ERROR",
        AsyncGenWrap = "INTRINSIC_ASYNC_GEN_WRAP",
        UnaryPositive = "INTRINSIC_UNARY_POSITIVE",
        ListToTuple = "INTRINSIC_LIST_TO_TUPLE",
        TypeVar = "INTRINSIC_TYPEVAR",
        ParamSpec = "INTRINSIC_PARAMSPEC",
        TypeVarTuple = "INTRINSIC_TYPEVARTUPLE",
        SubscriptGeneric = "INTRINSIC_SUBSCRIPT_GENERIC",
        TypeAlias = "INTRINSIC_TYPEALIAS",
    }
}

numbered! {
    /// `CALL_INTRINSIC_2`'s functions, with the names that `_opcode.get_intrinsic2_descs` gives.
    Intrinsic2 {
        Invalid = "INTRINSIC_2_INVALID",
        PrepReraiseStar = "INTRINSIC_PREP_RERAISE_STAR",
        TypeVarWithBound = "INTRINSIC_TYPEVAR_WITH_BOUND",
        TypeVarWithConstraints = "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
        SetFunctionTypeParams = "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
        SetTypeParamDefault = "INTRINSIC_SET_TYPEPARAM_DEFAULT",
    }
}

numbered! {
    /// What `LOAD_COMMON_CONSTANT` pushes: a builtin that no program can replace.
    CommonConstant {
        AssertionError = "AssertionError",
        NotImplementedError = "NotImplementedError",
        Tuple = "tuple",
        All = "all",
        Any = "any",
    }
}

numbered! {
    /// The method that `LOAD_SPECIAL` looks up on the type.
    SpecialMethod {
        Enter = "__enter__",
        Exit = "__exit__",
        Aenter = "__aenter__",
        Aexit = "__aexit__",
    }
}

numbered! {
    /// What `CONVERT_VALUE` (and `BUILD_INTERPOLATION`, above its low two bits) applies; 0 is no conversion.
    Conversion {
        None = "",
        Str = "str",
        Repr = "repr",
        Ascii = "ascii",
    }
}

/// What `SET_FUNCTION_ATTRIBUTE` sets.
pub mod function_attribute {
    /// A tuple of positional defaults.
    pub const DEFAULTS: u32 = 1;
    /// A dict of keyword defaults.
    pub const KWDEFAULTS: u32 = 2;
    /// A tuple of names and annotations, under `from __future__ import annotations`.
    pub const ANNOTATIONS: u32 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u32 = 8;
    /// The annotate function of PEP 649.
    pub const ANNOTATE: u32 = 16;
}

/// Where a `RESUME` stands, in its oparg.
pub mod resume {
    /// At the start of a function.
    pub const AT_FUNC_START: u32 = 0;
    /// After `yield`.
    pub const AFTER_YIELD: u32 = 1;
    /// After `yield from`.
    pub const AFTER_YIELD_FROM: u32 = 2;
    /// After `await`.
    pub const AFTER_AWAIT: u32 = 3;
    /// The bits that hold one of the above.
    pub const LOCATION_MASK: u32 = 3;
    /// Bit: the innermost handler is the one that wraps the whole generator.
    pub const DEPTH1_MASK: u32 = 4;
}

/// The greatest oparg of `LOAD_SMALL_INT`.
pub const MAX_SMALL_INT: u32 = 255;
