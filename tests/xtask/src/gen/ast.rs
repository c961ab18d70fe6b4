//! Turns `core/syntax/python.asdl` into `core/syntax/src/ast.rs` and `core/syntax/src/read/tree.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes the AST, or with `check` fails if the committed file is stale.
pub fn run(check: bool) -> Result<(), String> {
    let source =
        std::fs::read_to_string("core/syntax/python.asdl").map_err(|e| format!("python.asdl: {e}"))?;
    let module = Parser::new(&source).module()?;
    super::write_rust("core/syntax/src/ast.rs", &emit(&module), check)?;
    super::write_rust("core/syntax/src/read/tree.rs", &emit_read(&module), check)
}

/// One `type = ...` definition.
struct Definition {
    name: String,
    body: Body,
    attributes: bool,
}

enum Body {
    Sum(Vec<Constructor>),
    Product(Vec<Field>),
}

struct Constructor {
    name: String,
    fields: Vec<Field>,
}

#[derive(PartialEq)]
struct Field {
    type_name: String,
    name: String,
    optional: bool,
    sequence: bool,
}

struct Parser {
    tokens: Vec<String>,
    position: usize,
}

impl Parser {
    fn new(source: &str) -> Parser {
        let mut tokens = Vec::new();
        for line in source.lines() {
            let line = line.split("--").next().unwrap_or("");
            let mut word = String::new();
            for c in line.chars().chain([' ']) {
                if c.is_alphanumeric() || c == '_' {
                    word.push(c);
                    continue;
                }
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
            }
        }
        Parser { tokens, position: 0 }
    }

    fn peek(&self) -> &str {
        self.tokens.get(self.position).map_or("", |t| t)
    }

    fn next(&mut self) -> String {
        let token = self.peek().to_owned();
        self.position += 1;
        token
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.position += usize::from(found);
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.eat(token) {
            Ok(())
        } else {
            Err(format!("python.asdl: '{token}' expected, not '{}'", self.peek()))
        }
    }

    fn module(&mut self) -> Result<Vec<Definition>, String> {
        self.expect("module")?;
        self.next();
        self.expect("{")?;
        let mut definitions = Vec::new();
        while !self.eat("}") {
            let name = self.next();
            self.expect("=")?;
            let body = if self.peek() == "(" {
                Body::Product(self.fields()?)
            } else {
                let mut constructors = Vec::new();
                loop {
                    let name = self.next();
                    let fields = if self.peek() == "(" {
                        self.fields()?
                    } else {
                        Vec::new()
                    };
                    constructors.push(Constructor { name, fields });
                    if !self.eat("|") {
                        break;
                    }
                }
                Body::Sum(constructors)
            };
            let attributes = self.eat("attributes");
            if attributes {
                self.fields()?;
            }
            definitions.push(Definition {
                name,
                body,
                attributes,
            });
        }
        Ok(definitions)
    }

    fn fields(&mut self) -> Result<Vec<Field>, String> {
        self.expect("(")?;
        let mut fields = Vec::new();
        loop {
            let type_name = self.next();
            let optional = self.eat("?");
            let sequence = self.eat("*");
            let name = self.next();
            fields.push(Field {
                type_name,
                name,
                optional,
                sequence,
            });
            if !self.eat(",") {
                break;
            }
        }
        self.expect(")")?;
        Ok(fields)
    }
}

/// How the values of an ASDL type are held.
enum Shape {
    /// A node, held by reference.
    Node(String),
    /// Held by value: builtin types and enumerations.
    Value(String),
}

fn camel(name: &str) -> String {
    match name {
        "boolop" => "BoolOp".into(),
        "unaryop" => "UnaryOp".into(),
        "cmpop" => "CmpOp".into(),
        "withitem" => "WithItem".into(),
        "excepthandler" => "ExceptHandler".into(),
        _ => name
            .split('_')
            .map(|part| {
                part.chars()
                    .take(1)
                    .flat_map(char::to_uppercase)
                    .chain(part.chars().skip(1))
                    .collect::<String>()
            })
            .collect(),
    }
}

fn is_enumeration(definition: &Definition) -> bool {
    matches!(&definition.body, Body::Sum(constructors)
        if !definition.attributes && constructors.iter().all(|c| c.fields.is_empty()))
}

fn field_name(name: &str) -> String {
    if name == "type" {
        "type_".into()
    } else {
        name.into()
    }
}

fn rust_type(field: &Field, shapes: &BTreeMap<String, Shape>) -> String {
    let element = match &shapes[&field.type_name] {
        Shape::Node(name) => format!("&'a {name}<'a>"),
        Shape::Value(name) => name.clone(),
    };
    let element = if field.optional {
        format!("Option<{element}>")
    } else {
        element
    };
    if field.sequence {
        format!("&'a [{element}]")
    } else {
        element
    }
}

/// How many words of a 32-bit machine a field takes.
fn words(field: &Field, shapes: &BTreeMap<String, Shape>) -> usize {
    match (&shapes[&field.type_name], field.type_name.as_str()) {
        _ if field.sequence => 2,
        (_, "identifier" | "string") => 2,
        (_, "int") if field.optional => 2,
        // Its tag serves as the node's.
        (_, "constant") => 2,
        _ => 1,
    }
}

/// Whether the fields of a constructor are a struct of their own, to which the node has a reference: so that all nodes are
/// about as small as the most frequent ones, names and calls.
fn is_boxed(definition: &Definition, constructor: &Constructor, shapes: &BTreeMap<String, Shape>) -> bool {
    let most = match definition.name.as_str() {
        "expr" | "pattern" => 3,
        "stmt" => 5,
        _ => return false,
    };
    constructor
        .fields
        .iter()
        .map(|field| words(field, shapes))
        .sum::<usize>()
        > most
}

/// The struct of a boxed constructor's fields: that of the first constructor with the same fields.
fn struct_name<'d>(definition: &'d Definition, constructor: &'d Constructor) -> &'d str {
    let Body::Sum(constructors) = &definition.body else {
        return &constructor.name;
    };
    let same = constructors
        .iter()
        .find(|other| other.fields == constructor.fields);
    same.map_or(&constructor.name, |other| &other.name)
}

/// What a type is, for its doc comment.
fn description(name: &str) -> &'static str {
    match name {
        "mod" => "A whole input: what the parser returns.",
        "stmt" => "A statement.",
        "expr" => "An expression.",
        "expr_context" => "What an expression is used for.",
        "boolop" => "The operators of `BoolOp`.",
        "operator" => "The binary operators.",
        "unaryop" => "The unary operators.",
        "cmpop" => "The comparison operators.",
        "comprehension" => "One `for` clause of a comprehension, with its conditions.",
        "excepthandler" => "An `except` clause.",
        "arguments" => "The parameters of a function or lambda.",
        "arg" => "One parameter.",
        "keyword" => "A keyword argument of a call or class definition.",
        "alias" => "One imported name.",
        "withitem" => "One context manager of a `with` statement.",
        "match_case" => "A `case` block.",
        "pattern" => "A pattern of a `case` block.",
        "type_ignore" => "A `# type: ignore` comment.",
        "type_param" => "A type parameter of a generic function, class or alias.",
        _ => "A node.",
    }
}

/// How the values of each type are held.
fn shapes(definitions: &[Definition]) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::from([
        ("identifier".to_owned(), Shape::Value("Identifier<'a>".into())),
        ("string".to_owned(), Shape::Value("&'a Wtf8".into())),
        ("rare_string".to_owned(), Shape::Value("&'a &'a Wtf8".into())),
        ("int".to_owned(), Shape::Value("i32".into())),
        ("constant".to_owned(), Shape::Value("Constant<'a>".into())),
    ]);
    for definition in definitions {
        let name = camel(&definition.name);
        let shape = if is_enumeration(definition) {
            Shape::Value(name)
        } else {
            Shape::Node(name)
        };
        shapes.insert(definition.name.clone(), shape);
    }
    shapes
}

fn emit(definitions: &[Definition]) -> String {
    let shapes = shapes(definitions);
    let mut out = String::from(
        "//! The AST, as the `ast` module's documentation describes it; generated from `python.asdl` by `cargo xtask gen`.\n\
         #![allow(missing_docs)]\n\n\
         use taipan_unicode::Wtf8;\n\n\
         pub use crate::constant::{Complex, Constant, Identifier, Int, Unaligned};\n\
         pub use crate::location::Location;\n",
    );
    for definition in definitions {
        emit_definition(&mut out, definition, &shapes);
    }
    emit_node(&mut out, definitions, &shapes);
    out
}

fn emit_definition(out: &mut String, definition: &Definition, shapes: &BTreeMap<String, Shape>) {
    let name = camel(&definition.name);
    let lower = &definition.name;
    let _ = write!(out, "\n/// {} (ASDL: `{lower}`)\n", description(lower));
    if is_enumeration(definition) {
        let Body::Sum(constructors) = &definition.body else {
            return;
        };
        let _ = writeln!(
            out,
            "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{"
        );
        for constructor in constructors {
            let _ = writeln!(out, "{},", constructor.name);
        }
        let _ = writeln!(
            out,
            "}}\n\nimpl {name} {{\n/// The name of the value's class in the `ast` module.\npub const fn name(self) -> &'static str {{\nmatch self {{"
        );
        for constructor in constructors {
            let _ = writeln!(out, "{name}::{0} => \"{0}\",", constructor.name);
        }
        out.push_str("}\n}\n}\n");
        return;
    }
    let members = |out: &mut String, fields: &[Field], prefix: &str| {
        for field in fields {
            let _ = writeln!(
                out,
                "{prefix}{}: {},",
                field_name(&field.name),
                rust_type(field, shapes)
            );
        }
    };
    out.push_str("#[derive(Clone, Copy, Debug)]\n");
    match &definition.body {
        Body::Product(fields) => {
            let _ = writeln!(out, "pub struct {name}<'a> {{");
            members(out, fields, "pub ");
            if definition.attributes {
                out.push_str("pub location: Location,\n");
            }
            out.push_str("}\n");
        }
        Body::Sum(constructors) if constructors.len() == 1 => {
            let _ = writeln!(out, "pub struct {name}<'a> {{");
            members(out, &constructors[0].fields, "pub ");
            if definition.attributes {
                out.push_str("pub location: Location,\n");
            }
            out.push_str("}\n");
        }
        Body::Sum(constructors) => {
            let kind = if definition.attributes {
                let _ = writeln!(
                    out,
                    "pub struct {name}<'a> {{\npub kind: {name}Kind<'a>,\npub location: Location,\n}}\n\n\
                     /// What a [`{name}`] is.\n#[derive(Clone, Copy, Debug)]"
                );
                format!("{name}Kind")
            } else {
                name
            };
            let _ = writeln!(out, "pub enum {kind}<'a> {{");
            for constructor in constructors {
                if constructor.fields.is_empty() {
                    let _ = writeln!(out, "{},", constructor.name);
                } else if is_boxed(definition, constructor, shapes) {
                    let held = struct_name(definition, constructor);
                    let _ = writeln!(out, "{}(&'a {held}<'a>),", constructor.name);
                } else {
                    let _ = writeln!(out, "{} {{", constructor.name);
                    members(out, &constructor.fields, "");
                    out.push_str("},\n");
                }
            }
            out.push_str("}\n");
            for constructor in constructors.iter().filter(|c| is_boxed(definition, c, shapes)) {
                let name = &constructor.name;
                if struct_name(definition, constructor) != name {
                    continue;
                }
                let _ = writeln!(
                    out,
                    "\n/// The fields of [`{kind}::{name}`].\n#[derive(Clone, Copy, Debug)]\npub struct {name}<'a> {{"
                );
                members(out, &constructor.fields, "pub ");
                out.push_str("}\n");
            }
        }
    }
}

/// The reflective view of the tree: any node, its class name, its fields in ASDL's order.
fn emit_node(out: &mut String, definitions: &[Definition], shapes: &BTreeMap<String, Shape>) {
    out.push_str("\n/// Any node, for code that walks trees without knowing each class.\n#[derive(Clone, Copy, Debug)]\npub enum Node<'a> {\n");
    let nodes: Vec<_> = definitions.iter().filter(|d| !is_enumeration(d)).collect();
    for definition in &nodes {
        let name = camel(&definition.name);
        let _ = writeln!(out, "{name}(&'a {name}<'a>),");
    }
    out.push_str("}\n\n/// The value of a field.\n#[derive(Clone, Copy, Debug)]\npub enum Value<'a> {\n");
    for (variant, held) in [
        ("None", ""),
        ("Node", "(Node<'a>)"),
        ("Identifier", "(Identifier<'a>)"),
        ("String", "(&'a Wtf8)"),
        ("Int", "(i32)"),
        ("Constant", "(Constant<'a>)"),
    ] {
        let _ = writeln!(out, "{variant}{held},");
    }
    out.push_str("/// The class name of an operator or context.\nOperator(&'static str),\n}\n\n");
    out.push_str(
        "/// A field of a node.\n#[derive(Clone, Copy, Debug)]\npub enum FieldValue<'a> {\nOne(Value<'a>),\n",
    );
    let mut sequences: Vec<String> = Vec::new();
    for field in definitions.iter().flat_map(all_fields).filter(|f| f.sequence) {
        let variant = sequence_variant(field);
        if !sequences.contains(&variant) {
            let _ = writeln!(out, "{variant}({}),", rust_type(field, shapes));
            sequences.push(variant);
        }
    }
    out.push_str("}\n\nimpl<'a> FieldValue<'a> {\n/// The number of elements of a sequence; 1 for a single value.\npub fn len(&self) -> usize {\nmatch self {\nFieldValue::One(_) => 1,\n");
    for variant in &sequences {
        let _ = writeln!(out, "FieldValue::{variant}(items) => items.len(),");
    }
    out.push_str("}\n}\n\n/// Whether it is a sequence without elements.\npub fn is_empty(&self) -> bool {\nself.len() == 0\n}\n\n/// An element of a sequence, or, for index 0, the single value.\npub fn get(&self, index: usize) -> Option<Value<'a>> {\nmatch self {\nFieldValue::One(value) => (index == 0).then_some(*value),\n");
    let mut done: Vec<String> = Vec::new();
    for field in definitions.iter().flat_map(all_fields).filter(|f| f.sequence) {
        let variant = sequence_variant(field);
        if done.contains(&variant) {
            continue;
        }
        let value = if field.optional {
            format!(
                "match item {{ None => Value::None, Some(item) => {} }}",
                value_of("item", field, shapes)
            )
        } else {
            value_of("item", field, shapes)
        };
        let _ = writeln!(
            out,
            "FieldValue::{variant}(items) => items.get(index).map(|&item| {value}),"
        );
        done.push(variant);
    }
    out.push_str("}\n}\n}\n\nimpl<'a> Node<'a> {\n/// The name of the node's class in the `ast` module.\npub fn class_name(self) -> &'static str {\nmatch self {\n");
    for definition in &nodes {
        let name = camel(&definition.name);
        match &definition.body {
            Body::Product(_) => {
                let _ = writeln!(out, "Node::{name}(_) => \"{}\",", definition.name);
            }
            Body::Sum(constructors) if constructors.len() == 1 => {
                let _ = writeln!(out, "Node::{name}(_) => \"{}\",", constructors[0].name);
            }
            Body::Sum(constructors) => {
                let (access, kind) = kind_of(definition);
                let _ = writeln!(out, "Node::{name}(node) => match node{access} {{");
                for constructor in constructors {
                    let rest = if constructor.fields.is_empty() {
                        ""
                    } else if is_boxed(definition, constructor, shapes) {
                        "(_)"
                    } else {
                        " { .. }"
                    };
                    let _ = writeln!(out, "{kind}::{0}{rest} => \"{0}\",", constructor.name);
                }
                out.push_str("},\n");
            }
        }
    }
    out.push_str("}\n}\n\n/// Where the node stands, for the classes that have positions.\npub fn location(self) -> Option<Location> {\nmatch self {\n");
    for definition in &nodes {
        let name = camel(&definition.name);
        if definition.attributes {
            let _ = writeln!(out, "Node::{name}(node) => Some(node.location),");
        }
    }
    out.push_str("_ => None,\n}\n}\n\n/// Calls `visit` with the name and value of each field, in ASDL's order.\npub fn fields(self, visit: &mut dyn FnMut(&'static str, FieldValue<'a>)) {\nmatch self {\n");
    for definition in &nodes {
        let name = camel(&definition.name);
        let visits = |out: &mut String, fields: &[Field], prefix: &str| {
            for field in fields {
                let access = format!("{prefix}{}", field_name(&field.name));
                let value = if field.sequence {
                    format!("FieldValue::{}({access})", sequence_variant(field))
                } else if field.optional {
                    let some = value_of("item", field, shapes);
                    format!("FieldValue::One(match {access} {{ None => Value::None, Some(item) => {some} }})")
                } else {
                    format!("FieldValue::One({})", value_of(&access, field, shapes))
                };
                let _ = writeln!(out, "visit(\"{}\", {value});", field.name);
            }
        };
        match &definition.body {
            Body::Product(fields) => {
                let _ = writeln!(out, "Node::{name}(node) => {{");
                visits(out, fields, "node.");
                out.push_str("}\n");
            }
            Body::Sum(constructors) if constructors.len() == 1 => {
                let _ = writeln!(out, "Node::{name}(node) => {{");
                visits(out, &constructors[0].fields, "node.");
                out.push_str("}\n");
            }
            Body::Sum(constructors) => {
                let (access, kind) = kind_of(definition);
                let target = if definition.attributes {
                    format!("node{access}")
                } else {
                    "*node".into()
                };
                let _ = writeln!(out, "Node::{name}(node) => match {target} {{");
                for constructor in constructors {
                    if constructor.fields.is_empty() {
                        let _ = writeln!(out, "{kind}::{} => {{}}", constructor.name);
                        continue;
                    }
                    let names: Vec<_> = constructor.fields.iter().map(|f| field_name(&f.name)).collect();
                    let fields = format!("{{ {} }}", names.join(", "));
                    let _ = if is_boxed(definition, constructor, shapes) {
                        let held = struct_name(definition, constructor);
                        writeln!(out, "{kind}::{}(&{held} {fields}) => {{", constructor.name)
                    } else {
                        writeln!(out, "{kind}::{} {fields} => {{", constructor.name)
                    };
                    visits(out, &constructor.fields, "");
                    out.push_str("}\n");
                }
                out.push_str("},\n");
            }
        }
    }
    out.push_str("}\n}\n}\n");
}

fn kind_of(definition: &Definition) -> (&'static str, String) {
    let name = camel(&definition.name);
    if definition.attributes {
        (".kind", format!("{name}Kind"))
    } else {
        ("", name)
    }
}

fn all_fields(definition: &Definition) -> Vec<&Field> {
    match &definition.body {
        Body::Product(fields) => fields.iter().collect(),
        Body::Sum(constructors) => constructors.iter().flat_map(|c| &c.fields).collect(),
    }
}

fn sequence_variant(field: &Field) -> String {
    let optional = if field.optional { "Optional" } else { "" };
    match field.type_name.as_str() {
        "identifier" => "Identifiers".into(),
        name => format!("{optional}{}s", camel(name)),
    }
}

fn value_of(access: &str, field: &Field, shapes: &BTreeMap<String, Shape>) -> String {
    match (&shapes[&field.type_name], field.type_name.as_str()) {
        (Shape::Node(name), _) => format!("Value::Node(Node::{name}({access}))"),
        (_, "identifier") => format!("Value::Identifier({access})"),
        (_, "string") => format!("Value::String({access})"),
        (_, "rare_string") => format!("Value::String({access})"),
        (_, "int") => format!("Value::Int({access})"),
        (_, "constant") => format!("Value::Constant({access})"),
        _ => format!("Value::Operator({access}.name())"),
    }
}

/// The functions that read each type of node from another representation of the tree.
fn emit_read(definitions: &[Definition]) -> String {
    let shapes = shapes(definitions);
    let mut out = String::from(
        "//! How each type of node is read from a [`Source`]; generated from `python.asdl` by `cargo xtask gen`.\n\
         #![allow(missing_docs, clippy::too_many_lines)]\n\n\
         use super::{Source, nested, one, optional, optional_sequence, sequence};\n\
         use super::{constant, identifier, int, rare_string, string};\n\
         use crate::ast::*;\n",
    );
    for definition in definitions {
        let (asdl, name) = (&definition.name, camel(&definition.name));
        let enumeration = is_enumeration(definition);
        let held = if enumeration {
            name.clone()
        } else {
            format!("&'a {name}<'a>")
        };
        let _ = writeln!(
            out,
            "\npub fn {}<'a, S: Source<'a>>(source: &mut S, node: &S::Node) -> Result<Option<{held}>, S::Error> {{",
            function(asdl)
        );
        match &definition.body {
            Body::Sum(constructors) if enumeration => {
                let _ = writeln!(
                    out,
                    "Ok(Some({}))",
                    class_match(asdl, constructors, |c| format!("{name}::{}", c.name))
                );
            }
            Body::Product(fields) => {
                let _ = writeln!(out, "nested(source, \"{asdl}\", |source| {{");
                let made = format!("{name} {{ {} {} }}", reads(asdl, fields), location(definition));
                let _ = writeln!(
                    out,
                    "let made = {made};\nOk(Some(source.arena().alloc(made)))\n}})"
                );
            }
            Body::Sum(constructors) => {
                out.push_str("if source.is_none(node) {\nreturn Ok(None);\n}\n");
                let _ = writeln!(out, "nested(source, \"{asdl}\", |source| {{");
                if definition.attributes {
                    let _ = writeln!(
                        out,
                        "let location = source.location(node, \"{asdl}\", {})?;",
                        ends(asdl)
                    );
                }
                if let [only] = constructors.as_slice() {
                    let _ = writeln!(out, "source.class(node, \"{asdl}\", &[\"{}\"])?;", only.name);
                    let position = if definition.attributes { "location," } else { "" };
                    let _ = writeln!(
                        out,
                        "let made = {name} {{ {} {position} }};",
                        reads(&only.name, &only.fields)
                    );
                } else {
                    let (_, kind) = kind_of(definition);
                    let value = class_match(asdl, constructors, |c| {
                        if c.fields.is_empty() {
                            format!("{kind}::{}", c.name)
                        } else if is_boxed(definition, c, &shapes) {
                            format!(
                                "{{ let fields = {} {{ {} }};\n{kind}::{}(source.arena().alloc(fields)) }}",
                                struct_name(definition, c),
                                reads(&c.name, &c.fields),
                                c.name
                            )
                        } else {
                            format!("{kind}::{} {{ {} }}", c.name, reads(&c.name, &c.fields))
                        }
                    });
                    if definition.attributes {
                        let _ = writeln!(
                            out,
                            "let kind = {value};\nlet made = {name} {{ kind, location }};"
                        );
                    } else {
                        let _ = writeln!(out, "let made = {value};");
                    }
                }
                out.push_str("Ok(Some(source.arena().alloc(made)))\n})\n");
            }
        }
        out.push_str("}\n");
    }
    out
}

/// Whether the nodes of a type must say where they end; the others may leave it out.
fn ends(asdl: &str) -> bool {
    matches!(asdl, "pattern" | "type_param")
}

fn location(definition: &Definition) -> String {
    if definition.attributes {
        format!(
            "location: source.location(node, \"{0}\", {1})?,",
            definition.name,
            ends(&definition.name)
        )
    } else {
        String::new()
    }
}

/// A match over which constructor's class the node has.
fn class_match(asdl: &str, constructors: &[Constructor], value: impl Fn(&Constructor) -> String) -> String {
    let names: Vec<_> = constructors.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let mut out = format!(
        "match source.class(node, \"{asdl}\", &[{}])? {{\n",
        names.join(", ")
    );
    for (at, constructor) in constructors.iter().enumerate() {
        let pattern = if at + 1 == constructors.len() {
            "_".to_owned()
        } else {
            at.to_string()
        };
        let _ = writeln!(out, "{pattern} => {},", value(constructor));
    }
    out.push('}');
    out
}

fn reads(owner: &str, fields: &[Field]) -> String {
    let mut out = String::new();
    for field in fields {
        let how = match (field.sequence, field.optional) {
            (true, true) => "optional_sequence",
            (true, false) => "sequence",
            (false, true) => "optional",
            (false, false) => "one",
        };
        let _ = write!(
            out,
            "{}: {how}(source, node, \"{owner}\", \"{}\", {})?, ",
            field_name(&field.name),
            field.name,
            function(&field.type_name)
        );
    }
    out
}

/// The function that reads a type.
fn function(asdl: &str) -> &str {
    if asdl == "mod" { "r#mod" } else { asdl }
}
