//! Tracebacks: where frames get into them, and how an uncaught exception is printed.
//!
//! The text is that of CPython's `traceback` module, which prints uncaught exceptions there: `Lib/traceback.py`.
//!
//! | files | what they hold |
//! |---|---|
//! | `frames` | one entry of a stack: file, line, source, carets (PEP 657) |
//! | `anchors` | which part of an expression the carets point at |
//! | `message` | the last lines: class and text, notes, the place of a syntax error |
//! | `suggest` | "Did you mean …?" |
//! | `typos` | misspelled keywords |

mod anchors;
mod frames;
mod message;
mod suggest;
mod typos;

use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::HashSet;
use taipan_objects::exceptions::{self, BaseExceptionGroup};
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::traceback::Traceback;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Result, Vm, singletons, tuple};
use taipan_unicode::{Wtf8, Wtf8Buf};

use frames::Entry;

pub use taipan_objects::traceback::add_frame;

/// Gives line `n` (from 1) of a source file, or nothing. The file name is `co_filename`.
pub type Source<'a> = dyn FnMut(&mut Vm, &str, usize) -> Option<String> + 'a;

/// Where a coroutine was made, up to `depth` frames, innermost first: tuples of file name, line and function name
/// (`cr_origin`). The running frame is the coroutine's own and left out.
pub fn origin(vm: &mut Vm, depth: usize) -> Result<Obj> {
    let mut entries = HVec::new();
    // SAFETY: frames on the stack are live, and all but the innermost have saved their position at a call.
    unsafe {
        let own = vm.innermost_frame();
        let mut frame = own.map_or(core::ptr::null_mut(), |own| (*own).previous);
        while !frame.is_null() && entries.len() < depth {
            if (*frame).owner != Owner::Shim && !(*frame).code.is_null() {
                let code = &*(*frame).code;
                let (file, name) = (code.filename.get(), code.name.clone());
                let line = match usize::try_from(Frame::lasti(frame)) {
                    Ok(at) => code.line_at(at),
                    Err(_) => Some(code.firstlineno),
                };
                let line = match line {
                    Some(line) => taipan_objects::int::new(vm, line)?,
                    None => singletons::NONE.own(),
                };
                let file = file.unwrap_or_else(|| singletons::NONE.own());
                let entry = tuple::new(vm, &[file, line, name])?;
                entries.push(vm.alloc(), entry)?;
            }
            frame = (*frame).previous;
        }
    }
    tuple::from_vec(vm, entries)
}

/// How many members of a group are shown, and how deep groups are followed.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// One exception, ready to be printed; others are named by their position in a list of nodes.
struct Node {
    stack: Vec<Entry>,
    /// Class, text and notes, in lines that end with a line feed.
    message: Vec<Wtf8Buf>,
    cause: Option<usize>,
    context: Option<usize>,
    suppresses_context: bool,
    members: Option<Vec<usize>>,
}

/// The text that `sys.excepthook` prints for an exception: its chain of causes and contexts, the stack of each with
/// source lines from `source`, classes, messages, notes and suggestions.
///
/// Errors in the program's own `__str__`, `__dir__`, … are swallowed, as CPython does; what is raised is `MemoryError`.
pub fn format_exception(vm: &mut Vm, error: ObjRef<'_>, source: &mut Source<'_>) -> Result<Wtf8Buf> {
    let traceback = exceptions::traceback(error);
    format_with_traceback(vm, error, traceback, source)
}

/// What `sys.unraisablehook` prints of an exception: the stack without carets, class and text; no chain, no notes.
pub fn format_plain(
    vm: &mut Vm,
    error: ObjRef<'_>,
    traceback: Option<Obj>,
    source: &mut Source<'_>,
) -> Wtf8Buf {
    let mut out = Wtf8Buf::new();
    let traceback = traceback.and_then(|traceback| traceback.into_ref::<Traceback>().ok());
    if traceback.is_some() {
        let limit = frames::limit(vm);
        let entries = frames::extract_plain(traceback.as_ref(), limit);
        out.push_str("Traceback (most recent call last):\n");
        for entry in frames::format(vm, &entries, source) {
            out.push_wtf8(&entry);
        }
    }
    out.push_wtf8(&message::plain(vm, error));
    out
}

/// As [`format_exception`], with a traceback other than the exception's own, as `sys.excepthook(type, value, tb)` may
/// be given.
pub fn format_with_traceback(
    vm: &mut Vm,
    error: ObjRef<'_>,
    traceback: Option<Obj>,
    source: &mut Source<'_>,
) -> Result<Wtf8Buf> {
    let nodes = collect(vm, error, traceback, source);
    let mut printer = Printer {
        vm,
        nodes: &nodes,
        source,
        out: Wtf8Buf::new(),
        depth: 0,
        need_close: false,
    };
    printer.chain(0);
    Ok(printer.out)
}

/// The exception and everything that is printed with it; the first node is the exception itself.
fn collect(vm: &mut Vm, error: ObjRef<'_>, traceback: Option<Obj>, source: &mut Source<'_>) -> Vec<Node> {
    let mut seen = HashSet::new();
    let mut nodes = Vec::new();
    let limit = frames::limit(vm);
    let mut add = |vm: &mut Vm, seen: &mut HashSet<usize>, nodes: &mut Vec<Node>, error: &Obj, traceback| {
        seen.insert(error.id());
        nodes.push(node(vm, error, traceback, limit, source));
        nodes.len() - 1
    };
    let first = error.own();
    add(vm, &mut seen, &mut nodes, &first, traceback);
    let mut queue = alloc::vec![(0, first)];
    while let Some((at, error)) = queue.pop() {
        let object = error.borrow();
        let mut follow = Vec::new();
        let mut link = |vm: &mut Vm, nodes: &mut Vec<Node>, next: Option<Obj>| {
            let next = next.filter(|next| !seen.contains(&next.id()))?;
            let traceback = exceptions::traceback(next.borrow());
            let made = add(vm, &mut seen, nodes, &next, traceback);
            follow.push((made, next));
            Some(made)
        };
        let cause = link(vm, &mut nodes, exceptions::cause(object));
        let wanted = cause.is_none() && !exceptions::suppresses_context(object);
        let context = exceptions::context(object).filter(|_| wanted);
        let context = link(vm, &mut nodes, context);
        queue.append(&mut follow);
        let members = object.downcast::<BaseExceptionGroup>().map(|group| {
            let mut numbers = Vec::new();
            for member in group.members() {
                let traceback = exceptions::traceback(member.borrow());
                let made = add(vm, &mut seen, &mut nodes, &member, traceback);
                numbers.push(made);
                queue.push((made, member));
            }
            numbers
        });
        if let Some(node) = nodes.get_mut(at) {
            node.cause = cause;
            node.context = context;
            node.members = members;
        }
    }
    nodes
}

fn node(
    vm: &mut Vm,
    error: &Obj,
    traceback: Option<Obj>,
    limit: Option<isize>,
    source: &mut Source<'_>,
) -> Node {
    let traceback = traceback.and_then(|traceback| traceback.into_ref::<Traceback>().ok());
    let stack = frames::extract(traceback.as_ref(), limit);
    let innermost = innermost(traceback);
    Node {
        stack,
        message: message::lines(vm, error.borrow(), innermost.as_ref(), source),
        cause: None,
        context: None,
        suppresses_context: exceptions::suppresses_context(error.borrow()),
        members: None,
    }
}

/// The last entry of a traceback: where the exception was raised.
fn innermost(traceback: Option<Ref<Traceback>>) -> Option<Ref<Traceback>> {
    let mut last = traceback?;
    while let Some(next) = last.next() {
        last = next;
    }
    Some(last)
}

struct Printer<'a, 's> {
    vm: &'a mut Vm,
    nodes: &'a [Node],
    source: &'a mut Source<'s>,
    out: Wtf8Buf,
    /// How deep in groups this is: the text is indented by twice as much, behind a margin.
    depth: usize,
    /// The innermost group's frame is still open at the bottom.
    need_close: bool,
}

impl Printer<'_, '_> {
    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    /// Writes text that ends with a line feed, each line behind the margin.
    fn emit(&mut self, text: &Wtf8, margin: &str) {
        if self.depth == 0 {
            self.out.push_wtf8(text);
            return;
        }
        let mut at_start = true;
        let mut characters = text.code_points().peekable();
        while let Some(character) = characters.next() {
            if at_start {
                self.indent();
                self.out.push_str(margin);
                self.out.push_str(" ");
            }
            self.out.push(character);
            let pair = character == 13 && characters.peek() == Some(&10);
            at_start = !pair && is_line_end(character);
        }
    }

    /// The exception with everything that led to it, the oldest first.
    fn chain(&mut self, at: usize) {
        let mut links = Vec::new();
        let mut next = Some((at, ""));
        while let Some((at, _)) = next {
            let Some(node) = self.nodes.get(at) else { break };
            let earlier = match (node.cause, node.context) {
                (Some(cause), _) => Some((cause, CAUSE)),
                (None, Some(context)) if !node.suppresses_context => Some((context, CONTEXT)),
                _ => None,
            };
            links.push((at, earlier.map(|(_, text)| text)));
            next = earlier;
        }
        for (at, text) in links.into_iter().rev() {
            if let Some(text) = text {
                self.emit(Wtf8::new(text), "|");
            }
            self.one(at);
        }
    }

    fn stack(&mut self, stack: &[Entry]) {
        for text in frames::format(self.vm, stack, self.source) {
            self.emit(&text, "|");
        }
    }

    fn one(&mut self, at: usize) {
        let nodes = self.nodes;
        let Some(node) = nodes.get(at) else { return };
        let Some(members) = &node.members else {
            if !node.stack.is_empty() {
                self.emit(Wtf8::new("Traceback (most recent call last):\n"), "|");
                self.stack(&node.stack);
            }
            for line in &node.message {
                self.emit(line, "|");
            }
            return;
        };
        if self.depth > MAX_GROUP_DEPTH {
            let text = alloc::format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n");
            self.emit(Wtf8::new(&text), "|");
            return;
        }
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        if !node.stack.is_empty() {
            let margin = if is_outermost { "+" } else { "|" };
            self.emit(
                Wtf8::new("Exception Group Traceback (most recent call last):\n"),
                margin,
            );
            self.stack(&node.stack);
        }
        for line in &node.message {
            self.emit(line, "|");
        }
        self.members(members);
        if is_outermost {
            self.depth = 0;
        }
    }

    fn members(&mut self, members: &[usize]) {
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        for (number, &member) in members.iter().take(shown).enumerate() {
            let is_last = number + 1 == shown;
            // The frame may be closed by a group within the last member.
            self.need_close |= is_last;
            let truncated = number >= MAX_GROUP_WIDTH;
            self.indent();
            self.out.push_str(if number == 0 { "+-" } else { "  " });
            let title = if truncated {
                String::from("...")
            } else {
                alloc::format!("{}", number + 1)
            };
            self.out
                .push_str(&alloc::format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if truncated {
                let remaining = members.len() - MAX_GROUP_WIDTH;
                let plural = if remaining > 1 { "s" } else { "" };
                let text = alloc::format!("and {remaining} more exception{plural}\n");
                self.emit(Wtf8::new(&text), "|");
            } else {
                self.chain(member);
            }
            if is_last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }
}

/// Whether a character ends a line for `str.splitlines`.
fn is_line_end(character: u32) -> bool {
    matches!(character, 10..=13 | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}
