//! Argument descriptions: from a `__text_signature__`, or from the parameters of the Rust function.

use crate::parse::Parameter;

/// How a parameter may be given; the names of `taipan_objects::args::Kind`.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    PositionalOnly,
    PositionalOrKeyword,
    KeywordOnly,
    VarPositional,
    VarKeyword,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::PositionalOnly => "PositionalOnly",
            Kind::PositionalOrKeyword => "PositionalOrKeyword",
            Kind::KeywordOnly => "KeywordOnly",
            Kind::VarPositional => "VarPositional",
            Kind::VarKeyword => "VarKeyword",
        }
    }
}

pub struct Param {
    pub name: String,
    pub kind: Kind,
    pub required: bool,
}

/// Reads `($self, a, /, b=1, *args, c, **kwargs)`. The receiver is left out.
pub fn parse(text: &str) -> Result<Vec<Param>, String> {
    let inner = text
        .trim()
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .ok_or_else(|| format!("a signature stands in parentheses: {text}"))?;
    let mut params: Vec<Param> = Vec::new();
    let mut kind = Kind::PositionalOrKeyword;
    for part in split(inner) {
        let part = part.trim();
        match part {
            "" => {}
            "/" => params
                .iter_mut()
                .for_each(|param| param.kind = Kind::PositionalOnly),
            "*" => kind = Kind::KeywordOnly,
            _ if part.starts_with('$') => {}
            _ => {
                let (name, required) = match part.split_once('=') {
                    Some((name, _)) => (name.trim(), false),
                    None => (part, true),
                };
                let (name, this) = if let Some(name) = name.strip_prefix("**") {
                    (name, Kind::VarKeyword)
                } else if let Some(name) = name.strip_prefix('*') {
                    kind = Kind::KeywordOnly;
                    (name, Kind::VarPositional)
                } else {
                    (name, kind)
                };
                let required = required && !matches!(this, Kind::VarPositional | Kind::VarKeyword);
                params.push(Param {
                    name: name.to_string(),
                    kind: this,
                    required,
                });
            }
        }
    }
    Ok(params)
}

/// The parameters' texts. Those in the brackets of `(a[, b[, c]])` get a default.
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quote, mut optional) = (0, None, 0);
    for c in text.chars() {
        let last = parts.last_mut().map_or("", |part| part.as_str());
        if depth == 0 && quote.is_none() && c == '[' && !last.contains('=') {
            optional += 1;
            continue;
        }
        if depth == 0 && quote.is_none() && c == ']' && optional > 0 {
            optional -= 1;
            if let Some(part) = parts.last_mut().filter(|part| !part.contains('=')) {
                part.push_str("=0");
            }
            continue;
        }
        if depth == 0
            && quote.is_none()
            && c == ','
            && optional > 1
            && let Some(part) = parts.last_mut().filter(|part| !part.contains('='))
        {
            part.push_str("=0");
        }
        match c {
            '\'' | '"' if quote.is_none() => quote = Some(c),
            _ if quote == Some(c) => quote = None,
            '(' | '[' | '{' if quote.is_none() => depth += 1,
            ')' | ']' | '}' if quote.is_none() => depth -= 1,
            ',' if depth == 0 && quote.is_none() => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

/// Positional-only parameters, named as the Rust ones; an `Option` may be left out.
pub fn from_rust(parameters: &[Parameter]) -> Vec<Param> {
    parameters
        .iter()
        .map(|parameter| {
            let (kind, required) = if parameter.ty.starts_with("&[ObjRef") {
                (Kind::VarPositional, false)
            } else if parameter.ty.starts_with("KwArgs") {
                (Kind::VarKeyword, false)
            } else {
                (Kind::PositionalOnly, !parameter.ty.starts_with("Option<"))
            };
            Param {
                name: parameter.name.trim_end_matches('_').to_string(),
                kind,
                required,
            }
        })
        .collect()
}

/// The text that `from_rust`'s description shows as `__text_signature__`. `None` where CPython could not give one.
pub fn text(receiver: Option<&str>, params: &[Param]) -> Option<String> {
    if params
        .iter()
        .any(|param| !param.required && param.kind == Kind::PositionalOnly)
    {
        return None;
    }
    let mut parts: Vec<String> = receiver.iter().map(|name| format!("${name}")).collect();
    let mut slash = receiver.is_some();
    for param in params {
        match param.kind {
            Kind::VarPositional => {
                if slash {
                    parts.push("/".into());
                    slash = false;
                }
                parts.push(format!("*{}", param.name));
            }
            Kind::VarKeyword => parts.push(format!("**{}", param.name)),
            _ => {
                slash = true;
                parts.push(param.name.clone());
            }
        }
    }
    if slash {
        parts.push("/".into());
    }
    Some(format!("({})", parts.join(", ")))
}

/// The description as an expression of type `taipan_objects::args::Signature`.
pub fn expression(text: Option<&str>, params: &[Param]) -> String {
    let fields: Vec<String> = params
        .iter()
        .map(|param| {
            format!(
                "::taipan_objects::args::Param {{ name: {:?}, kind: ::taipan_objects::args::Kind::{}, required: {} }}",
                param.name,
                param.kind.name(),
                param.required
            )
        })
        .collect();
    format!(
        "::taipan_objects::args::Signature::new(::taipan_objects::Doc::new({text:?}), &[{}])",
        fields.join(", ")
    )
}
