//! Reads just enough of Rust's syntax: attributes, an item's head, signatures of functions.

use std::iter::Peekable;

use proc_macro::{Delimiter, Group, TokenStream, TokenTree, token_stream::IntoIter};

pub type Tokens = Peekable<IntoIter>;

/// An attribute: its path's text, and the tokens in its parentheses or behind `=`.
pub struct Attribute {
    pub path: String,
    pub tokens: TokenStream,
    /// The attribute as written, to be kept on the item.
    pub source: TokenStream,
}

impl Attribute {
    /// The text of a string literal argument.
    pub fn text(&self) -> Option<String> {
        self.tokens.clone().into_iter().find_map(|token| match token {
            TokenTree::Literal(literal) => string_value(&literal.to_string()),
            _ => None,
        })
    }
}

/// The value of a string literal's source text.
pub fn string_value(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        return Some(
            raw.trim_matches('#')
                .strip_prefix('"')?
                .strip_suffix('"')?
                .to_string(),
        );
    }
    let inner = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next()? {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            '0' => out.push('\0'),
            'u' => {
                let digits: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                out.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
            }
            '\n' => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            other => out.push(other),
        }
    }
    Some(out)
}

pub fn attributes(tokens: &mut Tokens) -> Vec<Attribute> {
    let mut found = Vec::new();
    while matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#') {
        let hash = tokens.next();
        let Some(TokenTree::Group(group)) = tokens.next() else {
            break;
        };
        let source = hash
            .into_iter()
            .chain([TokenTree::Group(group.clone())])
            .collect();
        let mut inner = group.stream().into_iter();
        let path = inner.next().map(|token| token.to_string()).unwrap_or_default();
        let mut rest: Vec<TokenTree> = inner.collect();
        if let [TokenTree::Group(arguments)] = rest.as_slice() {
            rest = arguments.stream().into_iter().collect();
        }
        found.push(Attribute {
            path,
            tokens: rest.into_iter().collect(),
            source,
        });
    }
    found
}

/// The doc comments among `attributes`, joined.
pub fn doc(attributes: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attributes
        .iter()
        .filter(|attribute| attribute.path == "doc")
        .filter_map(Attribute::text)
        .map(|line| line.strip_prefix(' ').unwrap_or(&line).to_string())
        .collect();
    if lines.is_empty() {
        None
    } else {
        Some(lines.join("\n").trim().to_string())
    }
}

/// `key = value` and bare `key` arguments of an attribute; a value's tokens as text.
pub fn arguments(tokens: TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in split_commas(tokens) {
        let mut part = part.into_iter();
        let Some(key) = part.next() else { continue };
        part.next();
        let value: TokenStream = part.collect();
        found.push((key.to_string(), value.to_string()));
    }
    found
}

/// The parts between commas that are not inside `<…>` or a group.
pub fn split_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part: Vec<TokenTree> = Vec::new();
    let mut depth = 0;
    let mut last = ' ';
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            let c = punct.as_char();
            match c {
                '<' => depth += 1,
                '>' if last != '-' && last != '=' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(part.drain(..).collect());
                    last = c;
                    continue;
                }
                _ => {}
            }
            last = c;
        } else {
            last = ' ';
        }
        part.push(token);
    }
    if !part.is_empty() {
        parts.push(part.into_iter().collect());
    }
    parts
}

/// A parameter of a function: its name and the text of its type.
pub struct Parameter {
    pub name: String,
    pub ty: String,
}

/// A function: what stands before its body, and the body.
pub struct Function {
    pub attributes: Vec<Attribute>,
    pub name: String,
    pub parameters: Vec<Parameter>,
    /// Everything but the attributes.
    pub source: TokenStream,
}

/// The functions of an `impl` block, and the block's type.
pub struct Impl {
    pub attributes: Vec<Attribute>,
    pub ty: String,
    pub functions: Vec<Function>,
}

pub fn parse_impl(item: TokenStream) -> Result<Impl, String> {
    let mut tokens = item.into_iter().peekable();
    let attributes = attributes(&mut tokens);
    match tokens.next() {
        Some(TokenTree::Ident(word)) if word.to_string() == "impl" => {}
        _ => return Err("an impl block is expected here".into()),
    }
    let mut ty = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                return Ok(Impl {
                    attributes,
                    ty,
                    functions: functions(group.stream())?,
                });
            }
            other => ty.push_str(&other.to_string()),
        }
    }
    Err("the impl block has no body".into())
}

fn functions(stream: TokenStream) -> Result<Vec<Function>, String> {
    let mut tokens = stream.into_iter().peekable();
    let mut found = Vec::new();
    while tokens.peek().is_some() {
        let attributes = attributes(&mut tokens);
        let mut source: Vec<TokenTree> = Vec::new();
        let mut name = None;
        let mut parameters: Option<Group> = None;
        let mut seen_fn = false;
        for token in tokens.by_ref() {
            source.push(token.clone());
            match token {
                TokenTree::Ident(word) if !seen_fn => seen_fn = word.to_string() == "fn",
                TokenTree::Ident(word) if name.is_none() => {
                    name = Some(word.to_string().trim_start_matches("r#").to_string());
                }
                TokenTree::Group(group) => match group.delimiter() {
                    Delimiter::Parenthesis if seen_fn && parameters.is_none() => parameters = Some(group),
                    Delimiter::Brace => break,
                    _ => {}
                },
                _ => {}
            }
        }
        let (Some(name), Some(group)) = (name, parameters) else {
            return Err("only functions may stand in this block".into());
        };
        let parameters = split_commas(group.stream()).into_iter().map(parameter).collect();
        found.push(Function {
            attributes,
            name,
            parameters,
            source: source.into_iter().collect(),
        });
    }
    Ok(found)
}

fn parameter(tokens: TokenStream) -> Parameter {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ':'));
    let text = |tokens: &[TokenTree]| {
        tokens
            .iter()
            .cloned()
            .collect::<TokenStream>()
            .to_string()
            .replace(' ', "")
    };
    match colon {
        Some(at) => {
            let name = tokens[..at]
                .last()
                .map(|token| token.to_string())
                .unwrap_or_default();
            Parameter {
                name: name.trim_start_matches('_').to_string(),
                ty: text(&tokens[at + 1..]),
            }
        }
        None => Parameter {
            name: "self".into(),
            ty: text(&tokens),
        },
    }
}
