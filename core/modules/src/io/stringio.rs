//! `StringIO`: a file of text in memory.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::singletons::NONE;
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::{
    Args, Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Ref, Result, Trace, Visitor, Vm, call, exceptions,
    int, names, object, tuple, with_units,
};

use super::bytesio::{copy_dict, state_position, update_dict};
use super::iobase::TextIoBase;
use super::newlines::{Ending, IncrementalNewlineDecoder, Newlines};
use super::support::{optional_size, uninitialized};

static INIT: MethodDef = MethodDef::constructor(
    "StringIO",
    &[Param::new("initial_value", false), Param::new("newline", false)],
);

/// What the file holds.
enum Content {
    /// It was only written to, at its end.
    Growing(StrBuilder),
    /// Its characters.
    Characters(HVec<u32>),
}

impl Default for Content {
    fn default() -> Content {
        Content::Growing(StrBuilder::new())
    }
}

impl Trace for Content {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// A text stream in memory.
#[pyclass(name = "StringIO", module = "_io", base = TextIoBase, flags = [GC, DICT, WEAKREF],
    bits = [BASETYPE], signature = "(initial_value='', newline='\\n')")]
pub struct StringIo {
    content: Guarded<Content>,
    pos: Cell<usize>,
    ok: Cell<bool>,
    closed: Cell<bool>,
    /// How lines end; `None` for universal newlines with translation.
    newline: ObjCell,
    /// Reads and writes know all line endings.
    universal: Cell<bool>,
    newlines: Newlines,
}

fn extend(vm: &Vm, out: &mut HVec<u32>, text: &Str) -> Result<()> {
    let memory = vm.alloc();
    out.reserve(memory, text.len())?;
    with_units!(text, units => {
        for &unit in units {
            out.push(memory, unit.into())?;
        }
    });
    Ok(())
}

impl StringIo {
    fn check(&self, vm: &mut Vm) -> Result<()> {
        if !self.ok.get() {
            return Err(uninitialized(vm));
        }
        if self.closed.get() {
            return Err(vm.value_error("I/O operation on closed file"));
        }
        Ok(())
    }

    fn len(&self, vm: &Vm) -> usize {
        match self.content.get(vm) {
            Content::Growing(builder) => builder.len(),
            Content::Characters(characters) => characters.len(),
        }
    }

    /// The characters, one by one.
    fn characters<'a>(&'a self, vm: &'a mut Vm) -> Result<&'a mut HVec<u32>> {
        if let Content::Growing(_) = self.content.get(vm) {
            let Content::Growing(builder) = self.content.take(vm) else {
                return Err(vm.system_error("StringIO has changed"));
            };
            let text = builder.finish(vm)?;
            let mut characters = HVec::new();
            if let Some(text) = text.downcast::<Str>() {
                extend(vm, &mut characters, text)?;
            }
            self.content.replace(vm, Content::Characters(characters));
        }
        match self.content.get_mut(vm) {
            Content::Characters(characters) => Ok(characters),
            Content::Growing(_) => Err(taipan_objects::AllocError.into()),
        }
    }

    /// The text from `start`, `len` characters.
    fn text(&self, vm: &mut Vm, start: usize, len: usize) -> Result<Obj> {
        let memory = vm.alloc();
        let mut part = HVec::new();
        let characters = self.characters(vm)?;
        part.extend_from_slice(memory, characters.get(start..start + len).unwrap_or(&[]))?;
        vm.new_str_from_ucs(&part)
    }

    fn whole(&self, vm: &mut Vm) -> Result<Obj> {
        if let Content::Growing(_) = self.content.get(vm) {
            let Content::Growing(builder) = self.content.take(vm) else {
                return Err(vm.system_error("StringIO has changed"));
            };
            let text = builder.finish(vm)?;
            let mut builder = StrBuilder::new();
            builder.push_obj(vm, &text)?;
            self.content.replace(vm, Content::Growing(builder));
            return Ok(text);
        }
        let len = self.len(vm);
        self.text(vm, 0, len)
    }

    fn put(&self, vm: &mut Vm, text: Obj) -> Result<()> {
        let mut text = text;
        if self.universal.get() {
            text = self.newlines.apply(vm, text, true)?;
        }
        let newline = self.newline.get();
        if let Some(newline) = newline.as_ref().and_then(|newline| newline.downcast::<Str>())
            && !newline.is_empty()
            && newline.char_at(0) == 13
        {
            text = replace_newlines(vm, &text, newline)?;
        }
        let Some(content) = text.downcast::<Str>() else {
            return Ok(());
        };
        let start = self.pos.get();
        let Some(end) = start
            .checked_add(content.len())
            .filter(|&end| isize::try_from(end).is_ok())
        else {
            return Err(vm.overflow_error("new position too large"));
        };
        if let Content::Growing(builder) = self.content.get(vm)
            && builder.len() == start
        {
            // The builder is taken out while it grows: growing needs the thread state's memory.
            let Content::Growing(mut builder) = self.content.take(vm) else {
                return Err(vm.system_error("StringIO has changed"));
            };
            let pushed = builder.push_text(vm, content);
            self.content.replace(vm, Content::Growing(builder));
            pushed?;
            self.pos.set(end);
            return Ok(());
        }
        let memory = vm.alloc();
        let characters = self.characters(vm)?;
        if characters.len() < end {
            characters.resize(memory, end, 0)?;
        }
        if let Some(place) = characters.get_mut(start..end) {
            with_units!(content, units => {
                for (place, &unit) in place.iter_mut().zip(units) {
                    *place = unit.into();
                }
            });
        }
        self.pos.set(end);
        Ok(())
    }

    fn line(&self, vm: &mut Vm, limit: isize) -> Result<Obj> {
        let start = self.pos.get();
        let len = self.len(vm);
        if start >= len {
            return vm.new_str("");
        }
        let end = usize::try_from(limit).map_or(len, |limit| start.saturating_add(limit).min(len));
        let newline = self.newline.get();
        let ending = match newline.as_ref().and_then(|newline| newline.downcast::<Str>()) {
            None => Ending::Lf,
            Some(text) if text.is_empty() => Ending::Universal,
            Some(text) => Ending::Text(text.data()),
        };
        let characters = self.characters(vm)?;
        let window = characters.get(start..end).unwrap_or(&[]);
        let at = |wanted: u8| window.iter().position(|&unit| unit == u32::from(wanted));
        let len = match ending {
            Ending::Lf => at(b'\n').map(|at| at + 1),
            Ending::Universal => window
                .iter()
                .position(|&unit| unit == 10 || unit == 13)
                .map(|at| {
                    let pair = window[at] == 13 && window.get(at + 1) == Some(&10);
                    at + 1 + usize::from(pair)
                }),
            Ending::Text([only]) => at(*only).map(|at| at + 1),
            Ending::Text(ending) => window
                .windows(ending.len().max(1))
                .position(|part| {
                    part.iter()
                        .zip(ending)
                        .all(|(&unit, &byte)| unit == u32::from(byte))
                })
                .map(|at| at + ending.len()),
        };
        let len = len.unwrap_or(window.len());
        self.pos.set(start + len);
        self.text(vm, start, len)
    }

    fn fill(&self, vm: &mut Vm, value: Option<ObjRef<'_>>, newline: Option<ObjRef<'_>>) -> Result<()> {
        let newline: Option<Obj> = match newline {
            None => Some(vm.new_str("\n")?),
            Some(newline) if newline.is_none() => None,
            Some(newline) if newline.downcast::<Str>().is_some() => Some(newline.own()),
            Some(newline) => {
                let kind = newline.ty().display_name(vm);
                return Err(vm.type_error(format_args!("newline must be str or None, not {kind}")));
            }
        };
        if let Some(text) = newline.as_ref().and_then(|newline| newline.downcast::<Str>())
            && !["", "\n", "\r", "\r\n"].iter().any(|known| text.equals(known))
        {
            let shown = match &newline {
                Some(newline) => object::repr(vm, newline.borrow())?,
                None => NONE.own(),
            };
            let shown = object::DisplayStr(shown.borrow());
            return Err(vm.value_error(format_args!("illegal newline value: {shown}")));
        }
        let value = value.filter(|value| !value.is_none());
        if let Some(value) = value.filter(|value| value.downcast::<Str>().is_none()) {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!("initial_value must be str or None, not {kind}")));
        }
        let universal = newline
            .as_ref()
            .and_then(|newline| newline.downcast::<Str>())
            .is_none_or(Str::is_empty);
        self.newlines.reset();
        self.newlines.translate.set(newline.is_none());
        self.universal.set(universal);
        self.newline.set(newline);
        self.content.replace(vm, Content::default());
        self.pos.set(0);
        if let Some(value) = value {
            self.put(vm, value.own())?;
        }
        self.pos.set(0);
        self.closed.set(false);
        self.ok.set(true);
        Ok(())
    }
}

/// The text with each `\n` replaced.
pub fn replace_newlines(vm: &mut Vm, text: &Obj, with: &Str) -> Result<Obj> {
    let Some(content) = text.downcast::<Str>() else {
        return Ok(text.clone());
    };
    let len = content.len();
    let mut builder = StrBuilder::new();
    let mut start = 0;
    for at in 0..len {
        if content.char_at(at) == 10 {
            builder.push_slice(vm, content, start, at)?;
            builder.push_text(vm, with)?;
            start = at + 1;
        }
    }
    if start == 0 {
        return Ok(text.clone());
    }
    builder.push_slice(vm, content, start, len)?;
    builder.finish(vm)
}

#[pymethods]
impl StringIo {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let file = StringIo {
            content: Guarded::new(Content::default()),
            pos: Cell::new(0),
            ok: Cell::new(false),
            closed: Cell::new(false),
            newline: ObjCell::new(None),
            universal: Cell::new(false),
            newlines: IncrementalNewlineDecoder::new_state(false),
        };
        Ok(vm.alloc().instance(cls, file)?.into())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [value, newline] = INIT.bind(vm, args)?;
        self.fill(vm, value, newline)
    }
    #[slot]
    fn next(this: &Ref<Self>, vm: &mut Vm) -> Result<Option<Obj>> {
        this.check(vm)?;
        let line = if this.borrow().is_exact(STRING_IO) {
            this.line(vm, -1)?
        } else {
            let line = call::call_method(vm, this.borrow(), names::readline, &[])?;
            if line.downcast::<Str>().is_none() {
                let kind = line.ty().display_name(vm);
                return Err(vm.new_exception(
                    exceptions::OS_ERROR,
                    format_args!("readline() should have returned a str object, not '{kind}'"),
                ));
            }
            line
        };
        let empty = line.downcast::<Str>().is_none_or(Str::is_empty);
        Ok((!empty).then_some(line))
    }
    /// Close the IO object.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        self.closed.set(true);
        self.content.replace(vm, Content::default());
        self.newline.set(None);
        Ok(())
    }
    /// All that the stream holds, wherever its position is.
    fn getvalue(&self, vm: &mut Vm) -> Result<Obj> {
        self.check(vm)?;
        self.whole(vm)
    }
    /// Reads up to size characters; all the rest if size is negative or None.
    #[signature("($self, size=-1, /)")]
    fn read(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        let (start, len) = (self.pos.get(), self.len(vm));
        let left = len.saturating_sub(start);
        let size = usize::try_from(size).map_or(left, |size| size.min(left));
        if start == 0 && size == len {
            self.pos.set(len);
            return self.whole(vm);
        }
        self.pos.set(start + size);
        self.text(vm, start, size)
    }
    /// Read until newline or EOF.
    #[signature("($self, size=-1, /)")]
    fn readline(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        self.check(vm)?;
        self.line(vm, size)
    }
    /// Tell the current file position.
    fn tell(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        Ok(self.pos.get())
    }
    /// Truncate size to pos.
    #[signature("($self, pos=None, /)")]
    fn truncate(&self, vm: &mut Vm, pos: Option<ObjRef<'_>>) -> Result<usize> {
        self.check(vm)?;
        let size = match pos.filter(|pos| !pos.is_none()) {
            None => self.pos.get(),
            Some(pos) => {
                let size = optional_size(vm, Some(pos))?;
                match usize::try_from(size) {
                    Ok(size) => size,
                    Err(_) => return Err(vm.value_error(format_args!("Negative size value {size}"))),
                }
            }
        };
        if size < self.len(vm) {
            self.characters(vm)?.truncate(size);
        }
        Ok(size)
    }
    /// Change stream position.
    #[signature("($self, pos, whence=0, /)")]
    fn seek(&self, vm: &mut Vm, pos: isize, whence: Option<i32>) -> Result<usize> {
        self.check(vm)?;
        let whence = whence.unwrap_or(0);
        if !(0..=2).contains(&whence) {
            return Err(vm.value_error(format_args!("Invalid whence ({whence}, should be 0, 1 or 2)")));
        }
        if whence == 0 && pos < 0 {
            return Err(vm.value_error(format_args!("Negative seek position {pos}")));
        }
        if whence != 0 && pos != 0 {
            let text = format_args!("Can't do nonzero cur-relative seeks");
            return Err(vm.new_exception(exceptions::OS_ERROR, text));
        }
        let wanted = match whence {
            0 => pos as usize,
            1 => self.pos.get(),
            _ => self.len(vm),
        };
        self.pos.set(wanted);
        Ok(wanted)
    }
    /// Write string to file.
    fn write(&self, vm: &mut Vm, s: ObjRef<'_>) -> Result<usize> {
        if !self.ok.get() {
            return Err(uninitialized(vm));
        }
        let Some(text) = s.downcast::<Str>() else {
            let kind = s.ty().display_name(vm);
            return Err(vm.type_error(format_args!("string argument expected, got '{kind}'")));
        };
        self.check(vm)?;
        if !text.is_empty() {
            self.put(vm, s.own())?;
        }
        Ok(text.len())
    }
    /// True as long as the stream is open.
    fn seekable(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm).map(|()| true)
    }
    /// True as long as the stream is open.
    fn readable(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm).map(|()| true)
    }
    /// True as long as the stream is open.
    fn writable(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm).map(|()| true)
    }
    fn __getstate__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.check(vm)?;
        let content = this.whole(vm)?;
        let newline = this.newline.get().unwrap_or_else(|| NONE.own());
        let position = int::new(vm, this.pos.get())?;
        let attributes = copy_dict(vm, this.borrow())?;
        tuple::new(vm, &[content, newline, position, attributes])
    }
    fn __setstate__(this: &Ref<Self>, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        if this.closed.get() {
            return Err(vm.value_error("I/O operation on closed file"));
        }
        let [content, newline, position, attributes, ..] = tuple::items(state).unwrap_or(&[]) else {
            let (own, kind) = (this.borrow().ty().display_name(vm), state.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "{own}.__setstate__ argument should be 4-tuple, got {kind}"
            )));
        };
        this.fill(vm, Some(content.borrow()), Some(newline.borrow()))?;
        // Newlines were translated when the text was first written: what is kept is the text itself.
        let mut characters = HVec::new();
        if let Some(text) = content.downcast::<Str>() {
            extend(vm, &mut characters, text)?;
        }
        this.content.replace(vm, Content::Characters(characters));
        let complaint = "third item of state must be an integer, got";
        this.pos.set(state_position(vm, position, complaint)?);
        update_dict(vm, this.borrow(), attributes.borrow(), "fourth")
    }
    #[getter]
    fn closed(&self, vm: &mut Vm) -> Result<bool> {
        if !self.ok.get() {
            return Err(uninitialized(vm));
        }
        Ok(self.closed.get())
    }
    #[getter]
    fn newlines(&self, vm: &mut Vm) -> Result<Obj> {
        self.check(vm)?;
        if !self.universal.get() {
            return Ok(NONE.own());
        }
        self.newlines.seen(vm)
    }
    #[getter]
    fn line_buffering(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm).map(|()| false)
    }
}
