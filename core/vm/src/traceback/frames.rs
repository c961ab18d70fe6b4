//! One entry of a printed stack: file, line, function, the source and its carets (PEP 657).

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_bytecode::location::{Position, addr2location};
use taipan_objects::frame::FrameObject;
use taipan_objects::int::{self, IntRef};
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::traceback::Traceback;
use taipan_objects::{Obj, Ref, Vm};
use taipan_unicode::Wtf8Buf;

use super::Source;
use super::anchors::{self, Line, character_offset, spans_statement};

/// Equal entries in a row beyond this number are counted, not shown.
const RECURSIVE_CUTOFF: usize = 3;

/// A small board has no memory for more entries than this; it shows the innermost ones.
const MOST_ON_SMALL_BOARDS: usize = 24;

/// A file that claims an instruction spans more lines than this is not asked for them.
const MAX_LINES: usize = 10_000;

/// What is printed of a frame.
pub struct Entry {
    filename: Option<Obj>,
    name: Obj,
    line: Option<i32>,
    end_line: Option<i32>,
    columns: Option<(usize, usize)>,
    /// How many equal entries followed that are only counted.
    more: usize,
}

/// `sys.tracebacklimit`.
pub fn limit(vm: &mut Vm) -> Option<isize> {
    let sys = vm.interp().sys.get()?;
    let name = vm.intern("tracebacklimit").ok()?;
    let dict = sys.downcast::<taipan_objects::dict::Dict>()?;
    let limit = dict.get_str(vm, name.borrow())?;
    match int::value(limit.borrow())? {
        IntRef::Small(limit) => Some(limit.max(0)),
        IntRef::Big(_) => None,
    }
}

/// The entries of a traceback, outermost first; with a limit, the innermost ones. Long repetitions are counted as they come:
/// what has run out of memory in a deep recursion is shown too.
pub fn extract(traceback: Option<&Ref<Traceback>>, limit: Option<isize>) -> Vec<Entry> {
    let skipped = limit.map_or(0, |limit| {
        let mut len = 0_isize;
        let mut next = traceback.cloned();
        while let Some(traceback) = next {
            len += 1;
            next = traceback.next();
        }
        // CPython slices from `len - limit`, which counts from the end where it is negative.
        let first = len - limit;
        if first < 0 { (first + len).max(0) } else { first }
    });
    let mut entries: Vec<Entry> = Vec::new();
    let mut next = traceback.cloned();
    let (mut at, mut count) = (0, 0);
    while let Some(traceback) = next {
        next = traceback.next();
        at += 1;
        let Some(frame) = traceback.frame.downcast::<FrameObject>() else {
            continue;
        };
        if at <= skipped {
            continue;
        }
        let entry = entry(&traceback, frame);
        match entries.last_mut() {
            Some(last) if same(&entry, last) => {
                count += 1;
                if count > RECURSIVE_CUTOFF {
                    last.more += 1;
                    continue;
                }
            }
            _ => count = 1,
        }
        if cfg!(feature = "small") && entries.len() == MOST_ON_SMALL_BOARDS {
            entries.remove(0);
        }
        entries.push(entry);
    }
    entries
}

/// The entries without what the interpreter's plain reports leave out: the end of a statement, and columns.
pub fn extract_plain(traceback: Option<&Ref<Traceback>>, limit: Option<isize>) -> Vec<Entry> {
    let mut entries = extract(traceback, limit);
    for entry in &mut entries {
        entry.end_line = entry.line;
        entry.columns = None;
    }
    entries
}

fn entry(traceback: &Traceback, frame: &FrameObject) -> Entry {
    let code = &frame.code;
    let position = match traceback.lasti {
        before if before < 0 => Position::NONE,
        at => addr2location(code.firstlineno, &code.linetable, at),
    };
    let known = |number: i32| (number >= 0).then_some(number);
    let column = |number: i32| usize::try_from(number).ok();
    Entry {
        filename: code.filename.get(),
        name: code.name.clone(),
        line: known(position.line).or_else(|| traceback.line()),
        end_line: known(position.end_line),
        columns: column(position.column).zip(column(position.end_column)),
        more: 0,
    }
}

fn same(one: &Entry, other: &Entry) -> bool {
    let same_text = |one: &Obj, other: &Obj| {
        let (one, other) = (one.downcast::<Str>(), other.downcast::<Str>());
        matches!((one, other), (Some(one), Some(other)) if one.same_text(other))
    };
    let same_file = match (&one.filename, &other.filename) {
        (Some(one), Some(other)) => same_text(one, other),
        _ => false,
    };
    same_file && one.line.is_some() && one.line == other.line && same_text(&one.name, &other.name)
}

/// The printed entries, each a text of some lines; long repetitions are summed up.
pub fn format(vm: &mut Vm, entries: &[Entry], source: &mut Source<'_>) -> Vec<Wtf8Buf> {
    let mut shown = Vec::new();
    for entry in entries {
        shown.push(format_one(vm, entry, source));
        if entry.more > 0 {
            let plural = if entry.more > 1 { "s" } else { "" };
            shown.push(Wtf8Buf::from(alloc::format!(
                "  [Previous line repeated {} more time{plural}]\n",
                entry.more
            )));
        }
    }
    shown
}

fn push_text(out: &mut Wtf8Buf, text: &Obj) {
    if let Some(text) = text.downcast::<Str>() {
        out.push_wtf8(&text.to_wtf8());
    }
}

fn format_one(vm: &mut Vm, entry: &Entry, source: &mut Source<'_>) -> Wtf8Buf {
    let mut out = Wtf8Buf::from("  File \"");
    let file = match &entry.filename {
        Some(file) => alloc::format!("{}", DisplayStr(file.borrow())),
        None => String::new(),
    };
    match &entry.filename {
        _ if file.starts_with("<stdin-") && file.ends_with('>') => out.push_str("<stdin>"),
        Some(file) => push_text(&mut out, file),
        None => {}
    }
    match entry.line {
        Some(line) => out.push_str(&alloc::format!("\", line {line}, in ")),
        None => out.push_str("\", line None, in "),
    }
    push_text(&mut out, &entry.name);
    out.push_str("\n");
    // A board has no files whose lines could be shown.
    if cfg!(feature = "small") {
        return out;
    }
    for line in source_lines(vm, entry, &file, source) {
        if !line.is_empty() {
            out.push_str("    ");
        }
        line.iter().for_each(|&c| out.push(u32::from(c)));
        out.push_str("\n");
    }
    out
}

fn is_space(c: &char) -> bool {
    taipan_unicode::is_space(u32::from(*c))
}

fn is_blank(line: &[char]) -> bool {
    line.iter().all(is_space)
}

/// Removes the blanks that all lines begin with; lines of blanks become empty (`textwrap.dedent`).
pub fn dedent(lines: &[Line]) -> Vec<Line> {
    let full = || lines.iter().filter(|line| !is_blank(line));
    let margin = match (full().min(), full().max()) {
        (Some(least), Some(most)) => least
            .iter()
            .zip(most)
            .take_while(|(a, b)| a == b && matches!(**a, ' ' | '\t'))
            .count(),
        _ => 0,
    };
    lines
        .iter()
        .map(|line| match line.get(margin..) {
            Some(rest) if !is_blank(line) => rest.to_vec(),
            _ => Line::new(),
        })
        .collect()
}

/// The columns that the first `count` characters of a line take on a terminal.
fn display_width(line: &[char], count: usize) -> usize {
    if line.iter().all(char::is_ascii) {
        return count;
    }
    let width = |c: &char| 1 + usize::from(taipan_unicode::is_wide(u32::from(*c)));
    line.iter().take(count).map(width).sum()
}

/// The lines of source that belong to an entry, with carets below those that need them.
fn source_lines(vm: &mut Vm, entry: &Entry, file: &str, source: &mut Source<'_>) -> Vec<Line> {
    let (Some(first), Some(last)) = (entry.line, entry.end_line) else {
        return Vec::new();
    };
    let (Ok(first), Ok(last)) = (usize::try_from(first), usize::try_from(last)) else {
        return Vec::new();
    };
    if last < first || last - first >= MAX_LINES {
        return Vec::new();
    }
    let mut original: Vec<Line> = Vec::new();
    for number in first..=last {
        let text = source(vm, file, number).unwrap_or_default();
        let mut line: Line = text.chars().collect();
        while line.last().is_some_and(is_space) {
            line.pop();
        }
        original.push(line);
    }
    if original.iter().all(|line| line.is_empty()) {
        return Vec::new();
    }
    let Some((column, end_column)) = entry.columns else {
        let line = &original[0];
        let start = line.iter().take_while(|c| is_space(c)).count();
        return alloc::vec![line[start..].to_vec()];
    };
    let lines = dedent(&original);
    let (Some(head), Some(tail)) = (original.first(), original.last()) else {
        return Vec::new();
    };
    let dedented = head.len() - lines[0].len();
    let start = character_offset(head, column).saturating_sub(dedented);
    let end = character_offset(tail, end_column).saturating_sub(dedented);
    let carets = Carets::new(&lines, start, end);
    // The caret lines take part in the last dedent, which a line of blanks does not hold up.
    let shown = carets.significant_lines();
    dedent(&shown).into_iter().map(indented_blank).collect()
}

/// An empty line between others is indented like them.
fn indented_blank(line: Line) -> Line {
    if line.is_empty() {
        return alloc::vec![' '; 4];
    }
    line
}

/// Which columns of which lines get which mark.
struct Carets<'a> {
    lines: &'a [Line],
    /// Where the instruction begins and ends, in columns of the terminal.
    start: usize,
    end: usize,
    /// The special part, in columns of the terminal.
    anchors: Option<anchors::Anchors>,
    shown: bool,
}

impl<'a> Carets<'a> {
    fn new(lines: &'a [Line], start: usize, end: usize) -> Carets<'a> {
        let (first, last) = (&lines[0], &lines[lines.len() - 1]);
        let segment = segment(lines, start, end);
        let mut anchors = anchors::find(&segment);
        let outside = |part: &[char]| !is_blank(part);
        let shown = !spans_statement(lines, start, end)
            && (anchors.is_some()
                || outside(first.get(..start).unwrap_or(first))
                || outside(last.get(end..).unwrap_or(&[])));
        if let Some(found) = &mut anchors {
            // Within the segment, columns of the first line count from its start.
            if found.left_line == 0 {
                found.left += start;
            }
            if found.right_line == 0 {
                found.right += start;
            }
            let empty = Line::new();
            let line = |at: usize| lines.get(at).unwrap_or(&empty);
            found.left = display_width(line(found.left_line), found.left);
            found.right = display_width(line(found.right_line), found.right);
        }
        Carets {
            lines,
            start: display_width(first, start),
            end: display_width(last, end),
            anchors,
            shown,
        }
    }

    /// The first and the last line and those around the special part, each with its carets; gaps of more than one line
    /// are summed up.
    fn significant_lines(&self) -> Vec<Line> {
        let mut significant = BTreeSet::from([0, self.lines.len() - 1]);
        if let Some(anchors) = &self.anchors {
            for line in [anchors.left_line, anchors.right_line] {
                significant.extend(line.saturating_sub(1)..=line + 1);
            }
        }
        significant.retain(|&line| line < self.lines.len());
        let mut out = Vec::new();
        let mut previous = None;
        for &line in &significant {
            if let Some(previous) = previous {
                let distance: usize = line - previous;
                if distance == 2 {
                    self.push_line(&mut out, line - 1);
                } else if distance > 2 {
                    let text = alloc::format!("...<{} lines>...", distance - 1);
                    out.push(text.chars().collect());
                }
            }
            self.push_line(&mut out, line);
            previous = Some(line);
        }
        out
    }

    fn push_line(&self, out: &mut Vec<Line>, number: usize) {
        let line = &self.lines[number];
        out.push(line.clone());
        if !self.shown {
            return;
        }
        let blanks = line.iter().take_while(|c| is_space(c)).count();
        let columns = if number == self.lines.len() - 1 {
            self.end
        } else {
            display_width(line, line.len())
        };
        let mark = |column: usize| {
            if column < blanks || (number == 0 && column < self.start) {
                ' '
            } else {
                self.mark(number, column)
            }
        };
        out.push((0..columns).map(mark).collect());
    }

    /// The mark within the instruction: `^` for what it is about, `~` for the rest if there is such a part.
    fn mark(&self, line: usize, column: usize) -> char {
        let Some(anchors) = &self.anchors else { return '^' };
        let begun = (line, column) >= (anchors.left_line, anchors.left);
        let ended = (line, column) >= (anchors.right_line, anchors.right);
        if begun && !ended { '^' } else { '~' }
    }
}

/// The part of the lines that the instruction comes from.
fn segment(lines: &[Line], start: usize, end: usize) -> Vec<Line> {
    let mut segment = lines.to_vec();
    if let Some(last) = segment.last_mut() {
        last.truncate(end);
    }
    if let Some(first) = segment.first_mut() {
        first.drain(..start.min(first.len()));
    }
    segment
}
