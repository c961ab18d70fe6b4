//! What the tests of this folder share: the form of the recorded answers, which `data/generate.py` explains.

use std::fmt::Write;

use taipan_syntax::error::{Error, SyntaxError, SyntaxErrorKind};

/// Takes `unicode_escape` back.
pub fn unescape(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            result.push(character);
            continue;
        }
        let letter = rest.next().expect("something after a backslash");
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        result.push(match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\\' => '\\',
            _ => {
                let digits: String = rest.by_ref().take(digits).collect();
                let number = u32::from_str_radix(&digits, 16).expect("hexadecimal digits");
                char::from_u32(number).unwrap_or('\u{FFFD}')
            }
        });
    }
    result
}

/// Does what Python's `unicode_escape` does.
pub fn escape(code_points: impl Iterator<Item = u32>) -> String {
    let mut result = String::new();
    for c in code_points {
        match c {
            0x5C => result.push_str("\\\\"),
            0x0A => result.push_str("\\n"),
            0x09 => result.push_str("\\t"),
            0x0D => result.push_str("\\r"),
            0x20..0x7F => result.push(c as u8 as char),
            0..0x100 => write!(result, "\\x{c:02x}").unwrap(),
            0x100..0x1_0000 => write!(result, "\\u{c:04x}").unwrap(),
            _ => write!(result, "\\U{c:08x}").unwrap(),
        }
    }
    result
}

fn number(number: Option<i32>) -> String {
    number.map_or(String::from("None"), |number| number.to_string())
}

/// The fields of an error, after a tag.
pub fn place(tag: &str, error: &SyntaxError) -> String {
    let kind = match error.kind {
        SyntaxErrorKind::Indentation => "IndentationError",
        SyntaxErrorKind::Tab => "TabError",
        _ => "SyntaxError",
    };
    let text = error
        .text
        .as_ref()
        .map_or(String::from("None"), |text| escape(text.code_points()));
    [
        tag,
        kind,
        &escape(error.message.code_points()),
        &number(error.lineno.map(|lineno| lineno as i32)),
        &number(error.offset),
        &number(error.end_lineno),
        &number(error.end_offset),
        &text,
    ]
    .join("\t")
}

/// An error as the data has it.
pub fn describe(error: &Error) -> String {
    match error {
        Error::Syntax(error) => place("error", error),
        error => format!("{error:?}"),
    }
}

/// Compares what `answer` says of each source with the lines that follow it in the data.
pub fn check(data: &str, answer: impl Fn(&str, bool) -> Vec<String>) {
    let mut lines = data.lines().peekable();
    let mut wrong = String::new();
    let mut count = 0;
    while let Some(line) = lines.next() {
        let (tag, source) = line.split_once('\t').expect("a source");
        let mut expected = Vec::new();
        while let Some(line) =
            lines.next_if(|line| !line.starts_with("text\t") && !line.starts_with("bytes\t"))
        {
            expected.push(line);
        }
        let answers = answer(&unescape(source), tag == "bytes");
        if answers != expected {
            let (expected, answers) = (expected.join("\n  "), answers.join("\n  "));
            writeln!(wrong, "{source}\n  expected\n  {expected}\n  got\n  {answers}").unwrap();
        }
        count += 1;
    }
    assert!(count > 10);
    assert!(wrong.is_empty(), "{wrong}");
}
