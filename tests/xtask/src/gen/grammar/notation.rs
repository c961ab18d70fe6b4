//! Reads the notation of `python.gram`, which that file explains.

use super::{FIRST_KEYWORD, FIRST_SOFT_KEYWORD, KEYWORDS, OPERATORS, SOFT_KEYWORDS, TOKENS};

/// A rule with its alternatives.
pub struct Rule {
    pub name: String,
    pub memo: bool,
    /// Results are remembered in the second pass only.
    pub late_memo: bool,
    /// In the first pass, results for which a single token was read are not remembered.
    pub long_memo: bool,
    pub without_invalid: bool,
    pub statement: bool,
    pub alternatives: Vec<Alternative>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Whether it is tried in the first pass only.
    pub quick: bool,
    pub elements: Vec<Element>,
    pub action: Option<Action>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub binding: Option<String>,
    pub item: Item,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A token of this class.
    Token(u8),
    /// Any name, soft keywords too.
    Name,
    /// The same, but the value is the token.
    Identifier,
    SoftKeyword,
    Rule(String),
    Group(Vec<Alternative>),
    Optional(Box<Item>),
    Repeat {
        item: Box<Item>,
        at_least_one: bool,
        separator: Option<u8>,
    },
    Ahead(Box<Item>),
    NotAhead(Box<Item>),
    Forced(u8),
    Cut,
    /// The last value must be an expression that can be assigned to, and becomes a target.
    Target,
    /// Operands and the operators between them, as the rule of this name would parse them.
    Operation(&'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The value of a binding.
    Value(String),
    Call {
        function: String,
        arguments: Vec<String>,
    },
}

pub fn parse(source: &str) -> Result<Vec<Rule>, String> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut body = String::new();
    let mut bodies: Vec<String> = Vec::new();
    for line in source.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if line.starts_with(char::is_whitespace) {
            body.push_str(line);
            body.push('\n');
            continue;
        }
        if !rules.is_empty() {
            bodies.push(std::mem::take(&mut body));
        }
        let header = line
            .strip_suffix(':')
            .ok_or_else(|| format!("no rule header: {line}"))?;
        let mut words = header.split_whitespace();
        let name = words.next().ok_or("a rule without a name")?.to_owned();
        let mut rule = Rule {
            name,
            memo: false,
            late_memo: false,
            long_memo: false,
            without_invalid: false,
            statement: false,
            alternatives: Vec::new(),
        };
        for word in words {
            match word {
                "memo" => rule.memo = true,
                "late_memo" => rule.late_memo = true,
                "long_memo" => rule.long_memo = true,
                "without_invalid" => rule.without_invalid = true,
                "statement" => rule.statement = true,
                _ => return Err(format!("{}: unknown property {word}", rule.name)),
            }
        }
        rules.push(rule);
    }
    bodies.push(body);
    for (rule, body) in rules.iter_mut().zip(&bodies) {
        let mut reader = Reader {
            tokens: tokens(body)?,
            position: 0,
        };
        reader.eat("|");
        rule.alternatives = reader.alternatives().map_err(|e| format!("{}: {e}", rule.name))?;
        if reader.position != reader.tokens.len() {
            return Err(format!("{}: unexpected {}", rule.name, reader.peek()));
        }
    }
    Ok(rules)
}

fn tokens(body: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = body.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first == '\'' || first == '"' {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|&(_, c)| {
                let ends = c == first && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.ok_or_else(|| format!("unclosed quote: {rest}"))?.0 + 1
        } else if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
                .unwrap_or(rest.len())
        } else if rest.starts_with("->") || rest.starts_with("&&") {
            2
        } else {
            1
        };
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

struct Reader {
    tokens: Vec<String>,
    position: usize,
}

impl Reader {
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

    fn alternatives(&mut self) -> Result<Vec<Alternative>, String> {
        let mut alternatives = vec![self.alternative()?];
        while self.eat("|") {
            alternatives.push(self.alternative()?);
        }
        Ok(alternatives)
    }

    fn alternative(&mut self) -> Result<Alternative, String> {
        let quick = self.eat("quick");
        let mut elements = Vec::new();
        while !matches!(self.peek(), "|" | ")" | "->" | "") {
            elements.push(self.element()?);
        }
        let action = if self.eat("->") {
            Some(self.action()?)
        } else {
            None
        };
        Ok(Alternative {
            quick,
            elements,
            action,
        })
    }

    fn action(&mut self) -> Result<Action, String> {
        let name = self.next();
        if !self.eat("(") {
            return Ok(Action::Value(name));
        }
        let mut arguments = Vec::new();
        while !self.eat(")") {
            arguments.push(self.next());
            self.eat(",");
            if self.peek().is_empty() {
                return Err("unclosed action".into());
            }
        }
        Ok(Action::Call {
            function: name,
            arguments,
        })
    }

    fn element(&mut self) -> Result<Element, String> {
        let bound = self.tokens.get(self.position + 1).is_some_and(|t| t == "=");
        let binding = if bound {
            let name = self.next();
            self.next();
            Some(name)
        } else {
            None
        };
        Ok(Element {
            binding,
            item: self.item()?,
        })
    }

    fn item(&mut self) -> Result<Item, String> {
        if self.eat("&&") {
            let token = self.next();
            return Ok(Item::Forced(literal(&token)?));
        }
        if self.eat("&") {
            return Ok(Item::Ahead(Box::new(self.atom()?)));
        }
        if self.eat("!") {
            return Ok(Item::NotAhead(Box::new(self.atom()?)));
        }
        if self.eat("~") {
            return Ok(Item::Cut);
        }
        if self.eat("@") {
            return Ok(Item::Target);
        }
        let atom = self.atom()?;
        let repeat = |at_least_one, separator| Item::Repeat {
            item: Box::new(atom.clone()),
            at_least_one,
            separator,
        };
        Ok(match self.peek() {
            "?" => {
                self.position += 1;
                Item::Optional(Box::new(atom))
            }
            "*" => {
                self.position += 1;
                repeat(false, None)
            }
            "+" => {
                self.position += 1;
                repeat(true, None)
            }
            "%" => {
                self.position += 1;
                let separator = self.next();
                repeat(true, Some(literal(&separator)?))
            }
            _ => atom,
        })
    }

    fn atom(&mut self) -> Result<Item, String> {
        let token = self.next();
        match token.chars().next() {
            Some('(') => {
                let alternatives = self.alternatives()?;
                if !self.eat(")") {
                    return Err(format!("')' expected before {}", self.peek()));
                }
                Ok(Item::Group(alternatives))
            }
            Some('\'' | '"') => Ok(Item::Token(literal(&token)?)),
            Some(c) if c.is_uppercase() => match token.as_str() {
                "NAME" => Ok(Item::Name),
                "IDENTIFIER" => Ok(Item::Identifier),
                "SOFT_KEYWORD" => Ok(Item::SoftKeyword),
                _ => {
                    let found = TOKENS.iter().find(|(name, _)| *name == token);
                    found
                        .map(|&(_, class)| Item::Token(class))
                        .ok_or_else(|| format!("unknown token {token}"))
                }
            },
            Some(c) if c.is_alphabetic() => Ok(match token.as_str() {
                "operation" => Item::Operation("disjunction"),
                "arithmetic" => Item::Operation("bitwise_or"),
                _ => Item::Rule(token),
            }),
            _ => Err(format!("unexpected {token:?}")),
        }
    }
}

/// The class of a quoted operator or keyword.
fn literal(token: &str) -> Result<u8, String> {
    let text = token.trim_matches(|c| c == '\'' || c == '"');
    let position = |words: &[&str]| words.iter().position(|w| *w == text).map(|i| i as u8);
    let soft = token.starts_with('"');
    OPERATORS
        .iter()
        .find(|(operator, _)| *operator == text)
        .map(|&(_, class)| class)
        .or_else(|| {
            if soft {
                position(&SOFT_KEYWORDS).map(|i| FIRST_SOFT_KEYWORD + i)
            } else {
                None
            }
        })
        .or_else(|| {
            if soft {
                None
            } else {
                position(&KEYWORDS).map(|i| FIRST_KEYWORD + i)
            }
        })
        .ok_or_else(|| format!("no such operator or keyword: {token}"))
}
