//! The kinds of tokens, with the numbers and names of Python's `token` module.

/// One kind of token; `kind as u8` is its number in `token.py`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum TokenKind {
    /// The end of the source.
    EndMarker = 0,
    /// An identifier or a keyword.
    Name = 1,
    /// A number literal.
    Number = 2,
    /// A string or bytes literal with its prefix and quotes.
    String = 3,
    /// The end of a logical line.
    Newline = 4,
    /// A deeper indentation begins.
    Indent = 5,
    /// An indentation ends.
    Dedent = 6,
    /// `(`.
    LPar = 7,
    /// `)`.
    RPar = 8,
    /// `[`.
    LSqb = 9,
    /// `]`.
    RSqb = 10,
    /// `:`.
    Colon = 11,
    /// `,`.
    Comma = 12,
    /// `;`.
    Semi = 13,
    /// `+`.
    Plus = 14,
    /// `-`.
    Minus = 15,
    /// `*`.
    Star = 16,
    /// `/`.
    Slash = 17,
    /// `|`.
    VBar = 18,
    /// `&`.
    Amper = 19,
    /// `<`.
    Less = 20,
    /// `>`.
    Greater = 21,
    /// `=`.
    Equal = 22,
    /// `.`.
    Dot = 23,
    /// `%`.
    Percent = 24,
    /// `{`.
    LBrace = 25,
    /// `}`.
    RBrace = 26,
    /// `==`.
    EqEqual = 27,
    /// `!=`.
    NotEqual = 28,
    /// `<=`.
    LessEqual = 29,
    /// `>=`.
    GreaterEqual = 30,
    /// `~`.
    Tilde = 31,
    /// `^`.
    Circumflex = 32,
    /// `<<`.
    LeftShift = 33,
    /// `>>`.
    RightShift = 34,
    /// `**`.
    DoubleStar = 35,
    /// `+=`.
    PlusEqual = 36,
    /// `-=`.
    MinEqual = 37,
    /// `*=`.
    StarEqual = 38,
    /// `/=`.
    SlashEqual = 39,
    /// `%=`.
    PercentEqual = 40,
    /// `&=`.
    AmperEqual = 41,
    /// `|=`.
    VBarEqual = 42,
    /// `^=`.
    CircumflexEqual = 43,
    /// `<<=`.
    LeftShiftEqual = 44,
    /// `>>=`.
    RightShiftEqual = 45,
    /// `**=`.
    DoubleStarEqual = 46,
    /// `//`.
    DoubleSlash = 47,
    /// `//=`.
    DoubleSlashEqual = 48,
    /// `@`.
    At = 49,
    /// `@=`.
    AtEqual = 50,
    /// `->`.
    RArrow = 51,
    /// `...`.
    Ellipsis = 52,
    /// `:=`.
    ColonEqual = 53,
    /// `!`.
    Exclamation = 54,
    /// Any operator, as `tokenize` shows it.
    Op = 55,
    /// A `# type: ignore` comment; its text is what follows `ignore`.
    TypeIgnore = 56,
    /// A `# type:` comment; its text is what follows.
    TypeComment = 57,
    /// A soft keyword; only grammars name it, the tokenizer gives `Name`.
    SoftKeyword = 58,
    /// An f-string's prefix and opening quotes.
    FStringStart = 59,
    /// Literal text in an f-string.
    FStringMiddle = 60,
    /// An f-string's closing quotes.
    FStringEnd = 61,
    /// A t-string's prefix and opening quotes.
    TStringStart = 62,
    /// Literal text in a t-string.
    TStringMiddle = 63,
    /// A t-string's closing quotes.
    TStringEnd = 64,
    /// A comment (extra tokens only).
    Comment = 65,
    /// A line end that ends no logical line (extra tokens only).
    Nl = 66,
    /// An error.
    ErrorToken = 67,
    /// The encoding, which `tokenize` gives first.
    Encoding = 68,
}

/// The kinds in the order of their numbers.
const KINDS: [TokenKind; 69] = [
    TokenKind::EndMarker,
    TokenKind::Name,
    TokenKind::Number,
    TokenKind::String,
    TokenKind::Newline,
    TokenKind::Indent,
    TokenKind::Dedent,
    TokenKind::LPar,
    TokenKind::RPar,
    TokenKind::LSqb,
    TokenKind::RSqb,
    TokenKind::Colon,
    TokenKind::Comma,
    TokenKind::Semi,
    TokenKind::Plus,
    TokenKind::Minus,
    TokenKind::Star,
    TokenKind::Slash,
    TokenKind::VBar,
    TokenKind::Amper,
    TokenKind::Less,
    TokenKind::Greater,
    TokenKind::Equal,
    TokenKind::Dot,
    TokenKind::Percent,
    TokenKind::LBrace,
    TokenKind::RBrace,
    TokenKind::EqEqual,
    TokenKind::NotEqual,
    TokenKind::LessEqual,
    TokenKind::GreaterEqual,
    TokenKind::Tilde,
    TokenKind::Circumflex,
    TokenKind::LeftShift,
    TokenKind::RightShift,
    TokenKind::DoubleStar,
    TokenKind::PlusEqual,
    TokenKind::MinEqual,
    TokenKind::StarEqual,
    TokenKind::SlashEqual,
    TokenKind::PercentEqual,
    TokenKind::AmperEqual,
    TokenKind::VBarEqual,
    TokenKind::CircumflexEqual,
    TokenKind::LeftShiftEqual,
    TokenKind::RightShiftEqual,
    TokenKind::DoubleStarEqual,
    TokenKind::DoubleSlash,
    TokenKind::DoubleSlashEqual,
    TokenKind::At,
    TokenKind::AtEqual,
    TokenKind::RArrow,
    TokenKind::Ellipsis,
    TokenKind::ColonEqual,
    TokenKind::Exclamation,
    TokenKind::Op,
    TokenKind::TypeIgnore,
    TokenKind::TypeComment,
    TokenKind::SoftKeyword,
    TokenKind::FStringStart,
    TokenKind::FStringMiddle,
    TokenKind::FStringEnd,
    TokenKind::TStringStart,
    TokenKind::TStringMiddle,
    TokenKind::TStringEnd,
    TokenKind::Comment,
    TokenKind::Nl,
    TokenKind::ErrorToken,
    TokenKind::Encoding,
];

/// The names of the kinds in the order of their numbers.
const NAMES: [&str; 69] = [
    "ENDMARKER",
    "NAME",
    "NUMBER",
    "STRING",
    "NEWLINE",
    "INDENT",
    "DEDENT",
    "LPAR",
    "RPAR",
    "LSQB",
    "RSQB",
    "COLON",
    "COMMA",
    "SEMI",
    "PLUS",
    "MINUS",
    "STAR",
    "SLASH",
    "VBAR",
    "AMPER",
    "LESS",
    "GREATER",
    "EQUAL",
    "DOT",
    "PERCENT",
    "LBRACE",
    "RBRACE",
    "EQEQUAL",
    "NOTEQUAL",
    "LESSEQUAL",
    "GREATEREQUAL",
    "TILDE",
    "CIRCUMFLEX",
    "LEFTSHIFT",
    "RIGHTSHIFT",
    "DOUBLESTAR",
    "PLUSEQUAL",
    "MINEQUAL",
    "STAREQUAL",
    "SLASHEQUAL",
    "PERCENTEQUAL",
    "AMPEREQUAL",
    "VBAREQUAL",
    "CIRCUMFLEXEQUAL",
    "LEFTSHIFTEQUAL",
    "RIGHTSHIFTEQUAL",
    "DOUBLESTAREQUAL",
    "DOUBLESLASH",
    "DOUBLESLASHEQUAL",
    "AT",
    "ATEQUAL",
    "RARROW",
    "ELLIPSIS",
    "COLONEQUAL",
    "EXCLAMATION",
    "OP",
    "TYPE_IGNORE",
    "TYPE_COMMENT",
    "SOFT_KEYWORD",
    "FSTRING_START",
    "FSTRING_MIDDLE",
    "FSTRING_END",
    "TSTRING_START",
    "TSTRING_MIDDLE",
    "TSTRING_END",
    "COMMENT",
    "NL",
    "ERRORTOKEN",
    "ENCODING",
];

/// `token.N_TOKENS`: one more than the greatest number of a token.
pub const N_TOKENS: u8 = 69;

/// `token.NT_OFFSET`: grammars number what is no token from here.
pub const NT_OFFSET: u16 = 256;

impl TokenKind {
    /// The kind with this number, if there is one.
    pub fn from_number(number: u8) -> Option<TokenKind> {
        KINDS.get(usize::from(number)).copied()
    }

    /// The number in `token.py`.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The name in `token.tok_name`.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self as u8)).copied().unwrap_or("")
    }

    /// Whether this is punctuation or an operator: what `tokenize` shows as `OP`.
    pub fn is_operator(self) -> bool {
        self > TokenKind::Dedent && self < TokenKind::Op
    }

    /// Whether the token is (part of) a string literal: such tokens may span lines.
    pub fn is_string_literal(self) -> bool {
        matches!(
            self,
            TokenKind::String
                | TokenKind::FStringStart
                | TokenKind::FStringMiddle
                | TokenKind::FStringEnd
                | TokenKind::TStringStart
                | TokenKind::TStringMiddle
                | TokenKind::TStringEnd
        )
    }

    /// The kind of a one-character operator; `Op` for any other character.
    pub fn one_char(first: u8) -> TokenKind {
        match first {
            b'(' => TokenKind::LPar,
            b')' => TokenKind::RPar,
            b'[' => TokenKind::LSqb,
            b']' => TokenKind::RSqb,
            b':' => TokenKind::Colon,
            b',' => TokenKind::Comma,
            b';' => TokenKind::Semi,
            b'+' => TokenKind::Plus,
            b'-' => TokenKind::Minus,
            b'*' => TokenKind::Star,
            b'/' => TokenKind::Slash,
            b'|' => TokenKind::VBar,
            b'&' => TokenKind::Amper,
            b'<' => TokenKind::Less,
            b'>' => TokenKind::Greater,
            b'=' => TokenKind::Equal,
            b'.' => TokenKind::Dot,
            b'%' => TokenKind::Percent,
            b'{' => TokenKind::LBrace,
            b'}' => TokenKind::RBrace,
            b'~' => TokenKind::Tilde,
            b'^' => TokenKind::Circumflex,
            b'@' => TokenKind::At,
            b'!' => TokenKind::Exclamation,
            _ => TokenKind::Op,
        }
    }

    /// The kind of a two-character operator (`<>` is `NotEqual`, which the parser judges); `Op` for others.
    pub fn two_chars(first: u8, second: u8) -> TokenKind {
        match (first, second) {
            (b'=', b'=') => TokenKind::EqEqual,
            (b'!', b'=') | (b'<', b'>') => TokenKind::NotEqual,
            (b'<', b'=') => TokenKind::LessEqual,
            (b'>', b'=') => TokenKind::GreaterEqual,
            (b'<', b'<') => TokenKind::LeftShift,
            (b'>', b'>') => TokenKind::RightShift,
            (b'*', b'*') => TokenKind::DoubleStar,
            (b'+', b'=') => TokenKind::PlusEqual,
            (b'-', b'=') => TokenKind::MinEqual,
            (b'*', b'=') => TokenKind::StarEqual,
            (b'/', b'=') => TokenKind::SlashEqual,
            (b'%', b'=') => TokenKind::PercentEqual,
            (b'&', b'=') => TokenKind::AmperEqual,
            (b'|', b'=') => TokenKind::VBarEqual,
            (b'^', b'=') => TokenKind::CircumflexEqual,
            (b'/', b'/') => TokenKind::DoubleSlash,
            (b'@', b'=') => TokenKind::AtEqual,
            (b'-', b'>') => TokenKind::RArrow,
            (b':', b'=') => TokenKind::ColonEqual,
            _ => TokenKind::Op,
        }
    }

    /// The kind of a three-character operator; `Op` for others.
    pub fn three_chars(first: u8, second: u8, third: u8) -> TokenKind {
        match (first, second, third) {
            (b'<', b'<', b'=') => TokenKind::LeftShiftEqual,
            (b'>', b'>', b'=') => TokenKind::RightShiftEqual,
            (b'*', b'*', b'=') => TokenKind::DoubleStarEqual,
            (b'/', b'/', b'=') => TokenKind::DoubleSlashEqual,
            (b'.', b'.', b'.') => TokenKind::Ellipsis,
            _ => TokenKind::Op,
        }
    }
}
