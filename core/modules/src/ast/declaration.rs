//! Reads the declaration of the AST (ASDL): the same file that the parser's tree is made from.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// How often a field's value occurs.
#[derive(Clone, Copy, PartialEq)]
pub enum Many {
    One,
    Optional,
    Sequence,
}

/// A field of a node.
pub struct Field<'t> {
    pub kind: &'t str,
    pub many: Many,
    /// `?`, `*` and the like, as written.
    mark: String,
    pub name: &'t str,
}

/// One kind of node among several.
pub struct Constructor<'t> {
    pub name: &'t str,
    pub fields: Vec<Field<'t>>,
}

/// A type: either has constructors or fields of its own.
pub struct Definition<'t> {
    pub name: &'t str,
    pub fields: Vec<Field<'t>>,
    pub constructors: Vec<Constructor<'t>>,
    pub attributes: Vec<Field<'t>>,
}

fn listed(fields: &[Field<'_>]) -> String {
    let mut text = String::new();
    for (at, field) in fields.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        text += &format!("{comma}{}{} {}", field.kind, field.mark, field.name);
    }
    text
}

impl Constructor<'_> {
    /// The declaration as `__doc__` shows it.
    pub fn doc(&self) -> String {
        match self.fields.is_empty() {
            true => String::from(self.name),
            false => format!("{}({})", self.name, listed(&self.fields)),
        }
    }
}

impl Definition<'_> {
    /// The declaration as `__doc__` shows it.
    pub fn doc(&self) -> String {
        if self.constructors.is_empty() {
            return format!("{}({})", self.name, listed(&self.fields));
        }
        let short = self
            .constructors
            .iter()
            .all(|constructor| constructor.fields.is_empty());
        let separator = match short {
            true => String::from(" | "),
            false => format!("\n{} | ", " ".repeat(self.name.len())),
        };
        let texts: Vec<String> = self.constructors.iter().map(Constructor::doc).collect();
        format!("{} = {}", self.name, texts.join(&separator))
    }
}

struct Reader<'t> {
    words: Vec<&'t str>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> &'t str {
        self.words.get(self.at).copied().unwrap_or("")
    }

    fn next(&mut self) -> &'t str {
        let word = self.peek();
        self.at += 1;
        word
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.peek() == word;
        self.at += usize::from(found);
        found
    }

    /// Fields in parentheses, if there are any.
    fn fields(&mut self) -> Vec<Field<'t>> {
        let mut fields = Vec::new();
        if !self.take("(") {
            return fields;
        }
        while !matches!(self.peek(), ")" | "") {
            // How a text is held is the parser's affair.
            let kind = match self.next() {
                "rare_string" => "string",
                kind => kind,
            };
            let (mut mark, mut many) = (String::new(), Many::One);
            while let mark_word @ ("?" | "*") = self.peek() {
                self.at += 1;
                mark += mark_word;
                many = if mark_word == "*" {
                    Many::Sequence
                } else {
                    Many::Optional
                };
            }
            let name = self.next();
            fields.push(Field {
                kind,
                many,
                mark,
                name,
            });
            self.take(",");
        }
        self.take(")");
        fields
    }
}

/// The definitions, in order.
pub fn read() -> Vec<Definition<'static>> {
    const TEXT: &str = include_str!("../../../syntax/python.asdl");
    let mut words = Vec::new();
    for line in TEXT.lines() {
        let line = line.split("--").next().unwrap_or("");
        let mut rest = line.trim();
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let end = match is_word(first) {
                true => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
                false => first.len_utf8(),
            };
            words.push(&rest[..end]);
            rest = rest[end..].trim_start();
        }
    }
    let start = words.iter().position(|word| *word == "{").map_or(0, |at| at + 1);
    let mut reader = Reader { words, at: start };
    let mut definitions = Vec::new();
    while !matches!(reader.peek(), "}" | "") {
        let name = reader.next();
        reader.take("=");
        let fields = reader.fields();
        let mut constructors = Vec::new();
        if fields.is_empty() {
            loop {
                let name = reader.next();
                let fields = reader.fields();
                constructors.push(Constructor { name, fields });
                if !reader.take("|") {
                    break;
                }
            }
        }
        let attributes = match reader.take("attributes") {
            true => reader.fields(),
            false => Vec::new(),
        };
        definitions.push(Definition {
            name,
            fields,
            constructors,
            attributes,
        });
    }
    definitions
}
