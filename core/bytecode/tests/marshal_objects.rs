//! The marshal format over objects of another kind, as the runtime brings them: mutable containers that may hold themselves.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use taipan_bytecode::marshal::read::{Input, Reader, Sink};
use taipan_bytecode::marshal::write::{Source, View, Writer};
use taipan_bytecode::marshal::{self, CodeParts, Container, Error};

type Object = Rc<Value>;

enum Value {
    Atom(String),
    Int(i64),
    Items(Container, RefCell<Vec<Object>>),
    Slice([Object; 3]),
}

struct Objects;

fn atom(text: impl Into<String>) -> Result<Object, Error> {
    Ok(Rc::new(Value::Atom(text.into())))
}

impl Sink for Objects {
    type Object = Object;
    type Partial = Object;
    type Error = Error;

    fn none(&mut self) -> Result<Object, Error> {
        atom("None")
    }
    fn bool(&mut self, value: bool) -> Result<Object, Error> {
        atom(if value { "True" } else { "False" })
    }
    fn ellipsis(&mut self) -> Result<Object, Error> {
        atom("Ellipsis")
    }
    fn stop_iteration(&mut self) -> Result<Object, Error> {
        atom("<class 'StopIteration'>")
    }
    fn int(&mut self, value: i64) -> Result<Object, Error> {
        Ok(Rc::new(Value::Int(value)))
    }
    fn long(&mut self, negative: bool, digits: &[u16]) -> Result<Object, Error> {
        atom(format!("{negative} {digits:?}"))
    }
    fn float(&mut self, value: f64) -> Result<Object, Error> {
        atom(format!("{value:?}"))
    }
    fn complex(&mut self, real: f64, imag: f64) -> Result<Object, Error> {
        atom(format!("{real}+{imag}j"))
    }
    fn bytes(&mut self, value: &[u8]) -> Result<Object, Error> {
        atom(format!("b'{}'", value.escape_ascii()))
    }
    fn latin1(&mut self, text: &[u8], _: bool) -> Result<Object, Error> {
        atom(format!(
            "'{}'",
            text.iter().map(|byte| char::from(*byte)).collect::<String>()
        ))
    }
    fn utf8(&mut self, text: &[u8], _: bool) -> Result<Object, Error> {
        atom(format!("'{}'", String::from_utf8_lossy(text)))
    }
    fn begin(&mut self, kind: Container, _: usize) -> Result<Object, Error> {
        Ok(Rc::new(Value::Items(kind, RefCell::default())))
    }
    fn provisional(&mut self, partial: &Object) -> Option<Object> {
        assert!(!matches!(**partial, Value::Items(Container::FrozenSet, _)));
        Some(partial.clone())
    }
    fn push(&mut self, partial: &mut Object, item: Object) -> Result<(), Error> {
        if let Value::Items(_, items) = &**partial {
            items.borrow_mut().push(item);
        }
        Ok(())
    }
    fn finish(&mut self, partial: Object) -> Result<Object, Error> {
        Ok(partial)
    }
    fn slice(&mut self, parts: [Object; 3]) -> Result<Object, Error> {
        Ok(Rc::new(Value::Slice(parts)))
    }
    fn code(&mut self, _: CodeParts<Object>) -> Result<Object, Error> {
        atom("<code>")
    }
}

/// As `repr`, sets in the order of the bytes.
fn shown(object: &Object, inside: &mut Vec<*const Value>) -> String {
    let (kind, items) = match &**object {
        Value::Atom(text) => return text.clone(),
        Value::Int(value) => return value.to_string(),
        Value::Slice(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| shown(part, inside)).collect();
            return format!("slice({})", parts.join(", "));
        }
        Value::Items(kind, items) => (*kind, items.borrow()),
    };
    let (open, close) = match kind {
        Container::Tuple => ("(", if items.len() == 1 { ",)" } else { ")" }),
        Container::List => ("[", "]"),
        Container::FrozenSet if items.is_empty() => return String::from("frozenset()"),
        Container::FrozenSet => ("frozenset({", "})"),
        Container::Dict | Container::Set => ("{", "}"),
    };
    if inside.contains(&Rc::as_ptr(object)) {
        return format!("{open}...{}", close.trim_start_matches(','));
    }
    inside.push(Rc::as_ptr(object));
    let parts: Vec<String> = items.iter().map(|item| shown(item, inside)).collect();
    inside.pop();
    let inner = match kind {
        Container::Dict => parts
            .chunks(2)
            .map(|pair| pair.join(": "))
            .collect::<Vec<_>>()
            .join(", "),
        _ => parts.join(", "),
    };
    format!("{open}{inner}{close}")
}

#[test]
fn containers_that_hold_themselves() {
    // Bytes, and what `repr(marshal.loads(…))` or the exception is in CPython 3.14.10.
    let cases: &[(&[u8], &str)] = &[
        (b"\xdb\x01\0\0\0r\0\0\0\0", "[[...]]"),
        (b"\xa9\x01r\0\0\0\0", "((...),)"),
        (b"\xfbNr\0\0\0\x000", "{None: {...}}"),
        (b"\xa9\x02\xe9\x01\0\0\0r\0\0\0\0", "(1, (...))"),
        (b"\xa9\x02\xe9\x01\0\0\0r\x01\0\0\0", "(1, 1)"),
        (
            b"\xbaNNr\0\0\0\0",
            "ValueError: bad marshal data (invalid reference)",
        ),
        (
            b"\xbe\x01\0\0\0r\0\0\0\0",
            "ValueError: bad marshal data (invalid reference)",
        ),
        (b":NTF", "slice(None, True, False)"),
        (b"{0", "{}"),
        (b"{N0", "{}"),
        (b"{N", "EOFError: EOF read where object expected"),
        (
            b"[\xff\xff\xff\xff",
            "ValueError: bad marshal data (list size out of range)",
        ),
        (
            b"[\x01\0\0\x000",
            "TypeError: NULL object in marshal data for list",
        ),
        (
            b"<\x01\0\0\x000",
            "TypeError: NULL object in marshal data for set",
        ),
        (b"[\xff\xff\xff\x7f", "EOFError: EOF read where object expected"),
        (b"<\x02\0\0\0i\x01\0\0\0i\x02\0\0\0", "{1, 2}"),
        (b">\0\0\0\0", "frozenset()"),
        (b"\xa9\x02\xbe\0\0\0\0r\x01\0\0\0", "(frozenset(), frozenset())"),
        (b"S", "<class 'StopIteration'>"),
    ];
    for (bytes, expected) in cases {
        let result = Reader::new(*bytes, &mut Objects, true).read();
        let result = match result {
            Ok(object) => shown(&object, &mut Vec::new()),
            Err(error) => format!("{}: {error}", error.class()),
        };
        assert_eq!(result, *expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn code_objects_can_be_refused() {
    let error = Reader::new(&b"c"[..], &mut Objects, false).read().err();
    assert_eq!(
        error,
        Some(Error::Value("unmarshalling code objects is disallowed"))
    );
}

/// A file, which gives what is asked for and no more.
struct File<'a>(&'a [u8]);

impl Input<Error> for File<'_> {
    const TOO_SHORT: &'static str = "EOF read where not expected";

    fn take(&mut self, count: usize) -> Result<Option<&[u8]>, Error> {
        Ok(self.0.split_off(..count))
    }

    fn left(&self) -> usize {
        usize::MAX
    }
}

#[test]
fn objects_of_a_file_one_after_another() {
    let mut objects = Objects;
    let mut reader = Reader::new(File(b"\xe9\x01\0\0\0)\x01\xe9\x02\0\0\0i\0"), &mut objects, true);
    assert_eq!(shown(&reader.read().ok().unwrap(), &mut Vec::new()), "1");
    assert_eq!(shown(&reader.read().ok().unwrap(), &mut Vec::new()), "(2,)");
    assert_eq!(
        reader.read().err(),
        Some(Error::Eof("EOF read where not expected"))
    );
    assert_eq!(reader.into_input().0, b"\0");
}

/// Objects that count their references, as CPython's do.
impl Source for Objects {
    type Object = Object;
    type Error = Error;

    fn view<'o>(&'o mut self, object: &'o Object) -> Result<View<'o>, Error> {
        Ok(match &**object {
            Value::Int(value) => View::Int(*value),
            Value::Atom(text) if text == "None" => View::None,
            Value::Atom(text) => View::Str {
                utf8: Cow::Borrowed(text.as_bytes()),
                interned: false,
            },
            Value::Items(kind, items) => View::Container(*kind, items.borrow().len()),
            Value::Slice(_) => View::Slice,
        })
    }

    fn child(&mut self, parent: &Object, cursor: &mut usize) -> Result<Option<Object>, Error> {
        let at = *cursor;
        *cursor += 1;
        Ok(match &**parent {
            Value::Items(_, items) => items.borrow().get(at).cloned(),
            Value::Slice(parts) => parts.get(at).cloned(),
            _ => None,
        })
    }

    fn identity(&mut self, object: &Object, in_set: bool) -> Option<usize> {
        // One reference is the writer's.
        (in_set || Rc::strong_count(object) > 2).then_some(Rc::as_ptr(object).addr())
    }
}

fn items(kind: Container, items: &[&Object]) -> Object {
    Rc::new(Value::Items(
        kind,
        RefCell::new(items.iter().map(|item| (*item).clone()).collect()),
    ))
}

fn int(value: i64) -> Object {
    Rc::new(Value::Int(value))
}

#[test]
fn containers_are_written() {
    let dump = |object: &Object, version| Writer::new(&mut Objects, version, true).write(object);
    let own = int(7);
    let list = items(Container::List, &[&own]);
    drop(own);
    assert_eq!(dump(&list, 5).unwrap(), b"[\x01\0\0\0i\x07\0\0\0");
    let shared = int(7);
    let list = items(Container::List, &[&shared, &shared]);
    drop(shared);
    assert_eq!(dump(&list, 5).unwrap(), b"[\x02\0\0\0\xe9\x07\0\0\0r\0\0\0\0");
    assert_eq!(dump(&list, 2).unwrap(), b"[\x02\0\0\0i\x07\0\0\0i\x07\0\0\0");
    let dict = items(Container::Dict, &[&int(1), &int(2)]);
    assert_eq!(dump(&dict, 5).unwrap(), b"{i\x01\0\0\0i\x02\0\0\x000");
    // Sets are written in the order of their items' bytes, each with a reference index.
    let set = items(Container::Set, &[&int(3), &int(2), &int(1)]);
    assert_eq!(
        dump(&set, 5).unwrap(),
        b"<\x03\0\0\0\xe9\x01\0\0\0\xe9\x02\0\0\0\xe9\x03\0\0\0"
    );
    // A list that holds itself is written as itself.
    let endless = items(Container::List, &[]);
    if let Value::Items(_, items) = &*endless {
        items.borrow_mut().push(endless.clone());
        items.borrow_mut().push(endless.clone());
    }
    assert_eq!(dump(&endless, 5).unwrap(), b"\xdb\x02\0\0\0r\0\0\0\0r\0\0\0\0");
    assert_eq!(
        dump(&endless, 2),
        Err(Error::Value("object too deeply nested to marshal"))
    );
    if let Value::Items(_, items) = &*endless {
        items.borrow_mut().clear();
    }
    let nested = (0..marshal::MAX_DEPTH).fold(int(1), |object, _| items(Container::List, &[&object]));
    assert_eq!(
        dump(&nested, 5),
        Err(Error::Value("object too deeply nested to marshal"))
    );
    let slice = Rc::new(Value::Slice([int(1), int(2), int(3)]));
    assert_eq!(dump(&slice, 5).unwrap(), b":i\x01\0\0\0i\x02\0\0\0i\x03\0\0\0");
    assert_eq!(dump(&slice, 4), Err(Error::Value("unmarshallable object")));
    let mut sets = items(Container::FrozenSet, &[]);
    for _ in 0..40 {
        sets = items(Container::FrozenSet, &[&sets]);
    }
    assert_eq!(
        dump(&sets, 5),
        Err(Error::Value("object too deeply nested to marshal"))
    );
}
