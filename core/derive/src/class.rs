//! `#[pyclass]`: the payload, its `Trace`, and what `#[pymethods]` needs to know.

use proc_macro::{Delimiter, TokenStream, TokenTree};

use crate::parse::{self, string_value};

pub fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream, String> {
    let arguments = parse::arguments(arguments);
    let get = |key: &str| {
        arguments
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    };

    let mut tokens = item.clone().into_iter().peekable();
    let attributes = parse::attributes(&mut tokens);
    let mut name = None;
    let mut fields = Vec::new();
    let mut visibility = String::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word.to_string() == "struct" => {
                name = tokens.next().map(|token| token.to_string());
            }
            TokenTree::Ident(word) if word.to_string() == "pub" => {
                visibility = "pub ".into();
                if let Some(TokenTree::Group(group)) = tokens.peek() {
                    visibility = format!("pub {group} ");
                    tokens.next();
                }
            }
            TokenTree::Group(group) => {
                fields = match group.delimiter() {
                    Delimiter::Brace => named_fields(group.stream()),
                    _ => (0..parse::split_commas(group.stream()).len())
                        .map(|at| at.to_string())
                        .collect(),
                };
            }
            _ => {}
        }
    }
    let name = name.ok_or("#[pyclass] stands on a struct")?;
    let python_name = get("name")
        .and_then(string_value)
        .ok_or("#[pyclass] needs name = \"…\"")?;
    let module = get("module")
        .and_then(string_value)
        .unwrap_or_else(|| "builtins".into());
    let (base, base_slots) = match get("base") {
        Some("none") => ("None".to_string(), "::taipan_objects::Slots::EMPTY".to_string()),
        other => {
            let base = other.unwrap_or("::taipan_objects::object::Object");
            let class = format!("<{base} as ::taipan_objects::PyClass>");
            (format!("Some({class}::STATIC)"), format!("{class}::SLOTS"))
        }
    };
    let list = |key: &str, ty: &str| {
        get(key)
            .map(|value| value.trim_matches(|c| c == '[' || c == ']').to_string())
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .fold(format!("::taipan_objects::{ty}(0)"), |all, part| {
                format!("{all}.with(::taipan_objects::{ty}::{part})")
            })
    };
    let signature = get("signature").and_then(string_value);
    let constant = upper_snake(&name);

    let mut out = String::new();
    if get("payload") != Some("custom") {
        match get("layout") {
            Some(layout) => out.push_str(&format!("::taipan_objects::payload!({name}: {layout});")),
            None => out.push_str(&format!("::taipan_objects::payload!({name});")),
        }
    }
    if get("trace") != Some("custom") {
        let visits: String = fields
            .iter()
            .map(|field| format!("::taipan_objects::Trace::trace(&self.{field}, visitor);"))
            .collect();
        let clears: String = fields
            .iter()
            .map(|field| format!("::taipan_objects::Trace::release(&self.{field});"))
            .collect();
        out.push_str(&format!(
            "impl ::taipan_objects::Trace for {name} {{
                #[allow(unused_variables)]
                fn trace(&self, visitor: &mut ::taipan_objects::Visitor<'_>) {{ {visits} }}
                fn release(&self) {{ {clears} }}
            }}"
        ));
    }
    out.push_str(&format!(
        "impl ::taipan_objects::ClassInfo for {name} {{
            const BASE: Option<&'static ::taipan_objects::StaticType> = {base};
            const BASE_SLOTS: ::taipan_objects::Slots = {base_slots};
            const NAME: &'static str = {python_name:?};
            const MODULE: &'static str = {module:?};
            const DOC: Option<&'static str> = ::taipan_objects::doc({:?});
            const TEXT_SIGNATURE: Option<&'static str> = {signature:?};
            const BITS: ::taipan_objects::TypeBits = {};
            const FLAGS: ::taipan_objects::TypeFlags = {};
            const DIRECT: bool = {};
        }}
        /// The type object.
        {visibility}const {constant}: ::taipan_objects::TypeRef<'static> = <{name} as ::taipan_objects::PyClass>::TYPE;
        /// The type object, for constants that refer to it.
        #[allow(dead_code)]
        {visibility}const {constant}_TYPE: &::taipan_objects::StaticType = <{name} as ::taipan_objects::PyClass>::STATIC;",
        parse::doc(&attributes),
        list("bits", "TypeBits"),
        list("flags", "TypeFlags"),
        get("base").is_none(),
    ));
    let emitted: TokenStream = out
        .parse()
        .map_err(|error| format!("#[pyclass] emitted bad code: {error}"))?;
    Ok(item.into_iter().chain(emitted).collect())
}

fn named_fields(stream: TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    for part in parse::split_commas(stream) {
        let mut tokens = part.into_iter().peekable();
        parse::attributes(&mut tokens);
        let mut last = String::new();
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => break,
                TokenTree::Ident(word) => last = word.to_string(),
                _ => {}
            }
        }
        if !last.is_empty() {
            names.push(last);
        }
    }
    names
}

/// `OrderedDict` becomes `ORDERED_DICT`.
pub fn upper_snake(name: &str) -> String {
    let mut out = String::new();
    for (at, c) in name.chars().enumerate() {
        if c.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(c.to_uppercase());
    }
    out
}
