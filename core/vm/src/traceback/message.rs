//! The last lines of a printed exception: its class and text, its notes, and the place of a syntax error.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_objects::exceptions;
use taipan_objects::int::{self, IntRef};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::str::Str;
use taipan_objects::traceback::Traceback;
use taipan_objects::typeobject::{ObjectExt, TypeBits};
use taipan_objects::{Obj, ObjRef, Ref, Result, Vm, names, str, type_methods};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::{Source, suggest, typos};

/// The lines, each ending with a line feed. `innermost` is the traceback entry where the exception was raised.
pub fn lines(
    vm: &mut Vm,
    error: ObjRef<'_>,
    innermost: Option<&Ref<Traceback>>,
    source: &mut Source<'_>,
) -> Vec<Wtf8Buf> {
    let class = class_name(vm, error);
    let mut out = Vec::new();
    if error.is_a(exceptions::SYNTAX_ERROR) {
        syntax_error(vm, error, &class, source, &mut out);
    } else {
        let mut text = safe_text(vm, error, "exception");
        suggest::append(vm, error, innermost, &mut text);
        let mut line = class;
        if !text.is_empty() {
            line.push_str(": ");
            line.push_wtf8(&text);
        }
        line.push_str("\n");
        out.push(line);
    }
    notes(vm, error, &mut out);
    out
}

/// The one line of a plain report: class and text, without notes, suggestions or the place of a syntax error.
pub fn plain(vm: &mut Vm, error: ObjRef<'_>) -> Wtf8Buf {
    let mut line = class_name(vm, error);
    line.push_str(": ");
    line.push_wtf8(&safe_text(vm, error, "exception"));
    line.push_str("\n");
    line
}

/// The class's qualified name, behind its module unless that is `builtins` or `__main__`.
fn class_name(vm: &mut Vm, error: ObjRef<'_>) -> Wtf8Buf {
    let class = error.ty();
    let mut out = Wtf8Buf::new();
    let module = object::getattr(vm, class.as_obj(), names::__module__).ok();
    match module.as_ref().and_then(|module| module.downcast::<Str>()) {
        Some(module) if module.equals("builtins") || module.equals("__main__") => {}
        Some(module) => {
            out.push_wtf8(&module.to_wtf8());
            out.push_str(".");
        }
        None => out.push_str("<unknown>."),
    }
    if let Ok(name) = type_methods::qualname(vm, class)
        && let Some(name) = name.downcast::<Str>()
    {
        out.push_wtf8(&name.to_wtf8());
    }
    out
}

/// `str(value)`, or a text that says that this failed.
fn safe_text(vm: &mut Vm, value: ObjRef<'_>, what: &str) -> Wtf8Buf {
    converted(object::str(vm, value))
        .unwrap_or_else(|| Wtf8Buf::from(alloc::format!("<{what} str() failed>")))
}

fn converted(result: Result<Obj>) -> Option<Wtf8Buf> {
    Some(result.ok()?.downcast::<Str>()?.to_wtf8())
}

/// An attribute, if it is there and not `None`.
pub fn attribute(vm: &mut Vm, object: ObjRef<'_>, name: &str) -> Option<Obj> {
    let name = vm.intern(name).ok()?;
    object::getattr(vm, object, name.borrow())
        .ok()
        .filter(|value| !value.is_none())
}

fn notes(vm: &mut Vm, error: ObjRef<'_>, out: &mut Vec<Wtf8Buf>) {
    let notes = match object::lookup_attr(vm, error, names::__notes__) {
        Ok(Some(notes)) if !notes.is_none() => notes,
        Ok(_) => return,
        Err(failure) => {
            let shown = converted(object::repr(vm, failure.as_obj()));
            let mut line = Wtf8Buf::from("Ignored error getting __notes__: ");
            line.push_wtf8(&shown.unwrap_or_else(|| "<__notes__ repr() failed>".into()));
            line.push_str("\n");
            out.push(line);
            return;
        }
    };
    let is_text = notes.is_a(str::STR) || notes.is_a(taipan_objects::bytes::BYTES);
    if !is_text && notes.ty().bits().has(TypeBits::SEQUENCE) {
        let Ok(items) = object::collect(vm, notes.borrow()) else {
            return;
        };
        for note in items.iter() {
            let text = safe_text(vm, note.borrow(), "note");
            out.extend(split_lines(&text));
        }
        return;
    }
    let shown = converted(object::repr(vm, notes.borrow()));
    let mut line = shown.unwrap_or_else(|| "<__notes__ repr() failed>".into());
    line.push_str("\n");
    out.push(line);
}

/// The text cut at line feeds, each part with one at its end.
fn split_lines(text: &Wtf8) -> Vec<Wtf8Buf> {
    let mut lines = alloc::vec![Wtf8Buf::new()];
    for character in text.code_points() {
        if let Some(line) = lines.last_mut() {
            line.push(character);
        }
        if character == 10 {
            lines.push(Wtf8Buf::new());
        }
    }
    if let Some(line) = lines.last_mut() {
        line.push_str("\n");
    }
    lines
}

/// An `int` attribute; a value too large for a text's length becomes the largest.
fn number(value: Option<&Obj>) -> Option<isize> {
    Some(match int::value(value?.borrow())? {
        IntRef::Small(value) => value.clamp(-(1 << 24), 1 << 24),
        IntRef::Big(_) => 1 << 24,
    })
}

fn syntax_error(
    vm: &mut Vm,
    error: ObjRef<'_>,
    class: &Wtf8,
    source: &mut Source<'_>,
    out: &mut Vec<Wtf8Buf>,
) {
    let filename = attribute(vm, error, "filename");
    let shown = |vm: &mut Vm, name: &str| {
        let value = attribute(vm, error, name)?;
        converted(object::str(vm, value.borrow()))
    };
    let (line, end_line) = (shown(vm, "lineno"), shown(vm, "end_lineno"));
    let file = match &filename {
        Some(file) => converted(object::str(vm, file.borrow())),
        None => None,
    };
    let mut suffix = Wtf8Buf::new();
    if let Some(line) = &line {
        let mut place = Wtf8Buf::from("  File \"");
        match &file {
            Some(file) if !file.is_empty() => place.push_wtf8(file),
            _ => place.push_str("<string>"),
        }
        place.push_str("\", line ");
        place.push_wtf8(line);
        place.push_str("\n");
        out.push(place);
    } else if let Some(file) = &file {
        suffix.push_str(" (");
        suffix.push_wtf8(file);
        suffix.push_str(")");
    }
    let text = attribute(vm, error, "text");
    let mut corrected = None;
    if let Some(text) = text.as_ref().and_then(|text| text.downcast::<Str>()) {
        if let Some(correction) = find_typo(vm, error, source) {
            let text: Vec<u32> = correction.text.chars().map(u32::from).collect();
            let range = Range {
                one_line: true,
                offset: isize::try_from(correction.columns.0).ok(),
                end_offset: isize::try_from(correction.columns.1).ok(),
                has_offset: true,
            };
            source_line(&text, &range, out);
            corrected = Some(correction.keyword);
        } else {
            let text: Vec<u32> = text.chars().collect();
            let offset = attribute(vm, error, "offset");
            let end_offset = attribute(vm, error, "end_offset");
            let range = Range {
                one_line: line == end_line,
                offset: number(offset.as_ref()),
                end_offset: number(end_offset.as_ref()),
                has_offset: offset.is_some(),
            };
            source_line(&text, &range, out);
        }
    }
    let message = attribute(vm, error, "msg");
    let is_empty = match &message {
        Some(message) => !object::is_true(vm, message.borrow()).unwrap_or(true),
        None => true,
    };
    let message = match message {
        _ if corrected.is_some() => {
            let keyword = corrected.unwrap_or_default();
            Wtf8Buf::from(alloc::format!("invalid syntax. Did you mean '{keyword}'?"))
        }
        Some(message) if !is_empty => safe_text(vm, message.borrow(), "exception"),
        _ => "<no detail available>".into(),
    };
    let mut last = Wtf8Buf::from(class);
    last.push_str(": ");
    last.push_wtf8(&message);
    last.push_wtf8(&suffix);
    last.push_str("\n");
    out.push(last);
}

/// The part of a line that a syntax error is about: columns from 1.
struct Range {
    one_line: bool,
    offset: Option<isize>,
    end_offset: Option<isize>,
    has_offset: bool,
}

fn source_line(text: &[u32], range: &Range, out: &mut Vec<Wtf8Buf>) {
    let trimmed = text.iter().rev().take_while(|&&c| c == 10).count();
    let right = &text[..text.len() - trimmed];
    let spaces = right.iter().take_while(|&&c| matches!(c, 32 | 10 | 12)).count();
    let left = &right[spaces..];
    let mut line = Wtf8Buf::from("    ");
    line.extend(left.iter().copied());
    line.push_str("\n");
    let Some(mut offset) = range.offset else {
        // An offset that is no number says nothing, not even that the line should be shown.
        if !range.has_offset {
            out.push(line);
        }
        return;
    };
    let whole = right.len() as isize + 1;
    let mut end = match range.end_offset {
        _ if !range.one_line => whole,
        Some(end) if end != 0 => end,
        _ => offset,
    };
    if !text.is_empty() && offset > text.len() as isize {
        offset = whole;
    }
    if !text.is_empty() && end > text.len() as isize {
        end = whole;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let column = offset - 1 - spaces as isize;
    let end_column = end - 1 - spaces as isize;
    out.push(line);
    if column < 0 {
        return;
    }
    let mut carets = Wtf8Buf::from("    ");
    for &c in left.iter().take(column.unsigned_abs()) {
        // Tabs and other blanks are kept: the carets stay below what they mean.
        carets.push(if taipan_unicode::is_space(c) { c } else { 32 });
    }
    let marks = (end_column - column).max(0).unsigned_abs();
    carets.push_str(&String::from("^").repeat(marks));
    carets.push_str("\n");
    out.push(carets);
}

/// Appends formatted text.
pub fn push_quoted(out: &mut Wtf8Buf, before: &str, text: &Obj, after: &str) {
    out.push_str(before);
    match text.downcast::<Str>() {
        Some(text) => out.push_wtf8(&text.to_wtf8()),
        None => out.push_str(&alloc::format!("{}", DisplayStr(text.borrow()))),
    }
    out.push_str(after);
}

/// The keyword that was meant, if one is misspelled.
fn find_typo(vm: &mut Vm, error: ObjRef<'_>, source: &mut Source<'_>) -> Option<typos::Correction> {
    if cfg!(feature = "small") {
        return None;
    }
    typos::find(vm, error, source)
}
