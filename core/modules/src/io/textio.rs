//! `TextIOWrapper`: text over a buffered file of bytes. Positions are in `text_position.rs`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::int;
use taipan_objects::singletons::{ELLIPSIS, NONE};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::{
    Args, Exception, Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Result, Vm, call, exceptions, names,
    object,
};

use super::buffered::{self, File};
use super::fileio::{FILE_IO, FileIo};
use super::iobase::TextIoBase;
use super::newlines::{Ending, as_bytes, contains, find_line_end};
use super::stringio::replace_newlines;
use super::support::{
    as_ssize, call_retrying, cannot_pickle, chain, check_closed, closed_file, optional_size, optional_text,
    repr_guarded, uninitialized, unsupported,
};
use super::text_codec::{Codec, TextDecoder, TextEncoder, lookup, native};

static INIT: MethodDef = MethodDef::constructor(
    "TextIOWrapper",
    &[
        Param::new("buffer", true),
        Param::new("encoding", false),
        Param::new("errors", false),
        Param::new("newline", false),
        Param::new("line_buffering", false),
        Param::new("write_through", false),
    ],
);

const CHUNK: usize = 8192;

/// Text, decoded from and encoded into a buffered binary stream.
#[pyclass(name = "TextIOWrapper", module = "_io", base = TextIoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE],
    signature = "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)")]
pub struct TextIo {
    pub(super) ok: Cell<bool>,
    detached: Cell<bool>,
    pub(super) finalizing: Cell<bool>,
    chunk_size: Cell<usize>,
    pub(super) buffer: ObjCell,
    /// The `FileIO` below, where it is known that nothing else answers for it.
    raw: ObjCell,
    encoding: ObjCell,
    errors: ObjCell,
    pub(super) decoder: TextDecoder,
    pub(super) encoder: TextEncoder,
    /// How lines end where they are read; nothing for universal newlines with translation.
    newline: ObjCell,
    /// `\n` is written as `newline`.
    write_translate: Cell<bool>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    has_read1: Cell<bool>,
    pub(super) seekable: Cell<bool>,
    pub(super) telling: Cell<bool>,
    /// Text that was decoded and not read yet, and how much of it was.
    pub(super) decoded: ObjCell,
    pub(super) used: Cell<usize>,
    /// Encoded text that has not been written yet.
    pending: Guarded<HVec<u8>>,
    /// The bytes from which the decoded text was made, and the decoder's state before.
    pub(super) snapshot: ObjCell,
    pub(super) snapshot_flags: Cell<i64>,
    /// Bytes a character in the last chunk.
    pub(super) ratio: Cell<f64>,
}

/// A text file with its payload.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub(super) obj: ObjRef<'a>,
    pub(super) own: &'a TextIo,
}

/// Warns that a file's encoding is left to the locale, where `-X warn_default_encoding` asks for that (PEP 597).
pub fn warn_unspecified(vm: &mut Vm, stacklevel: i32) -> Result<()> {
    if !vm.interp().config.borrow().warn_default_encoding {
        return Ok(());
    }
    let message = vm.new_str("'encoding' argument not specified")?;
    (vm.hooks().warn)(
        vm,
        exceptions::ENCODING_WARNING,
        message.borrow(),
        stacklevel as isize,
    )
}

/// The encoding of files for which none is named.
pub fn default_encoding(vm: &Vm) -> &'static str {
    if vm.interp().config.borrow().utf8_mode {
        "utf-8"
    } else {
        "UTF-8"
    }
}

#[cold]
fn os_error(vm: &mut Vm, text: &str) -> Exception {
    vm.new_exception(exceptions::OS_ERROR, format_args!("{text}"))
}

fn check_newline(vm: &mut Vm, newline: Option<&str>) -> Result<()> {
    match newline {
        None | Some("" | "\n" | "\r" | "\r\n") => Ok(()),
        Some(other) => Err(vm.value_error(format_args!("illegal newline value: {other}"))),
    }
}

impl<'a> Text<'a> {
    /// The object, which may not be initialized.
    pub fn any(vm: &mut Vm, obj: ObjRef<'a>) -> Result<Text<'a>> {
        match obj.downcast::<TextIo>() {
            Some(own) => Ok(Text { obj, own }),
            None => Err(taipan_objects::args::wrong_receiver(vm, obj)),
        }
    }

    /// The object. Raises `ValueError` if it is not initialized, or was detached.
    pub fn new(vm: &mut Vm, obj: ObjRef<'a>) -> Result<Text<'a>> {
        let text = Text::any(vm, obj)?;
        if !text.own.ok.get() {
            return Err(if text.own.detached.get() {
                vm.value_error("underlying buffer has been detached")
            } else {
                uninitialized(vm)
            });
        }
        if text.own.detached.get() {
            return Err(vm.value_error("underlying buffer has been detached"));
        }
        Ok(text)
    }

    pub(super) fn buffer(self, vm: &mut Vm) -> Result<Obj> {
        match self.own.buffer.get() {
            Some(buffer) => Ok(buffer),
            None => Err(vm.value_error("underlying buffer has been detached")),
        }
    }

    pub(super) fn call_buffer(self, vm: &mut Vm, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
        let buffer = self.buffer(vm)?;
        call::call_method(vm, buffer.borrow(), name, args)
    }

    fn is_subclass(self) -> bool {
        self.obj.ty().is_heap_type()
    }

    /// Raises `ValueError` if the file is closed.
    pub(super) fn check_open(self, vm: &mut Vm) -> Result<()> {
        if self.is_subclass() {
            return check_closed(vm, self.obj);
        }
        let raw = self.own.raw.get();
        let closed = match raw.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            Some(raw) => raw.is_closed(),
            None => self.closed(vm)?,
        };
        if closed { Err(closed_file(vm)) } else { Ok(()) }
    }

    fn closed(self, vm: &mut Vm) -> Result<bool> {
        let buffer = self.buffer(vm)?;
        let closed = object::getattr(vm, buffer.borrow(), names::closed)?;
        object::is_true(vm, closed.borrow())
    }

    pub(super) fn set_decoded(self, text: Option<Obj>) {
        self.own.decoded.set(text);
        self.own.used.set(0);
    }

    fn set_newline(self, vm: &mut Vm, newline: Option<&str>) -> Result<()> {
        let kept = match newline {
            Some(newline) => Some(vm.new_str(newline)?),
            None => None,
        };
        self.own.newline.set(kept);
        // Where the system's own line ending is \n, only these two change what is written.
        self.own
            .write_translate
            .set(matches!(newline, Some("\r" | "\r\n")));
        Ok(())
    }

    fn newline_is(self, test: impl Fn(Option<&str>) -> bool) -> bool {
        let newline = self.own.newline.get();
        let text = newline.as_ref().and_then(|newline| newline.downcast::<Str>());
        test(text.and_then(Str::as_utf8_if_ascii))
    }

    fn able(self, vm: &mut Vm, name: ObjRef<'_>) -> Result<bool> {
        let answer = self.call_buffer(vm, name, &[])?;
        object::is_true(vm, answer.borrow())
    }

    /// Makes decoder and encoder for an encoding, as the buffer is able.
    fn set_codecs(self, vm: &mut Vm, encoding: &Obj, errors: &Obj) -> Result<()> {
        let Some(name) = encoding.downcast::<Str>() else {
            return Err(vm.type_error("the encoding is no text"));
        };
        let (codec, entry) = match native(name) {
            Some(codec) => (codec, None),
            None => (Codec::Registry, Some(lookup(vm, name)?)),
        };
        if self.able(vm, names::readable)? {
            let translate = self.newline_is(|newline| newline.is_none());
            let universal = self.newline_is(|newline| newline.is_none_or(str::is_empty));
            self.own
                .decoder
                .set(vm, codec, entry.as_ref(), errors, (universal, translate))?;
        }
        if self.able(vm, names::writable)? {
            self.own.encoder.set(vm, codec, entry.as_ref(), errors)?;
        }
        self.own.encoding.set(Some(encoding.clone()));
        self.own.errors.set(Some(errors.clone()));
        Ok(())
    }

    /// Finds out whether a byte order mark is due.
    fn fix_encoder(self, vm: &mut Vm) -> Result<()> {
        if !self.own.seekable.get() || self.own.encoder.is_none() {
            self.own.encoder.note_start(false);
            return Ok(());
        }
        self.own.encoder.note_start(true);
        let position = self.call_buffer(vm, names::tell, &[])?;
        let zero = Obj::from_i16(0);
        if !object::equal(vm, position.borrow(), zero.borrow())? {
            self.own.encoder.set_start(vm, false)?;
        }
        Ok(())
    }

    fn init(self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let own = self.own;
        own.ok.set(false);
        own.detached.set(false);
        let [buffer, encoding, errors, newline, line_buffering, write_through] = INIT.bind(vm, args)?;
        let Some(buffer) = buffer else {
            return Err(uninitialized(vm));
        };
        let encoding = optional_text(vm, encoding, "TextIOWrapper() argument 'encoding'")?;
        if encoding.is_none() {
            warn_unspecified(vm, 1)?;
        }
        let newline = optional_text(vm, newline, "TextIOWrapper() argument 'newline'")?;
        let truth = |vm: &mut Vm, value: Option<ObjRef<'_>>| match value {
            Some(value) => object::is_true(vm, value),
            None => Ok(false),
        };
        let line_buffering = truth(vm, line_buffering)?;
        let write_through = truth(vm, write_through)?;
        let encoding = match encoding.as_deref() {
            None | Some("locale") => default_encoding(vm),
            Some(encoding) => encoding,
        };
        let encoding = vm.new_str(encoding)?;
        let errors = match errors.filter(|errors| !errors.is_none()) {
            None => vm.intern("strict")?.into(),
            Some(errors) if errors.downcast::<Str>().is_some() => errors.own(),
            Some(errors) => {
                let kind = errors.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "TextIOWrapper() argument 'errors' must be str or None, not {kind}"
                )));
            }
        };
        check_newline(vm, newline.as_deref())?;
        own.decoder.clear_codec(vm);
        own.encoder.clear_codec();
        own.pending.replace(vm, HVec::new());
        own.snapshot.set(None);
        own.raw.set(None);
        self.set_decoded(None);
        own.ratio.set(0.0);
        own.chunk_size.set(CHUNK);
        own.line_buffering.set(line_buffering);
        own.write_through.set(write_through);
        self.set_newline(vm, newline.as_deref())?;
        own.buffer.set(Some(buffer.own()));
        self.set_codecs(vm, &encoding, &errors)?;
        if buffered::buffered(buffer).is_some() && !buffer.ty().is_heap_type() {
            let file = File::new(vm, buffer)?;
            own.raw
                .set(file.own.raw.get().filter(|raw| raw.is_exact(FILE_IO)));
        }
        let seekable = self.able(vm, names::seekable)?;
        own.seekable.set(seekable);
        own.telling.set(seekable);
        own.has_read1
            .set(object::lookup_attr(vm, buffer, names::read1)?.is_some());
        self.fix_encoder(vm)?;
        own.ok.set(true);
        if let Some(file) = buffered::buffered(buffer) {
            file.owned.set(true);
        }
        Ok(())
    }

    /// Hands what was encoded to the buffer.
    pub(super) fn write_pending(self, vm: &mut Vm) -> Result<()> {
        if self.own.pending.get(vm).is_empty() {
            return Ok(());
        }
        let data = self.own.pending.take(vm);
        let buffer = self.buffer(vm)?;
        if buffer.is_exact(buffered::BUFFERED_WRITER) || buffer.is_exact(buffered::BUFFERED_RANDOM) {
            return File::new(vm, buffer.borrow())?.write_vec(vm, data).map(drop);
        }
        let data = bytes::new(vm, &data)?;
        call_retrying(vm, buffer.borrow(), names::write, &[data.borrow()]).map(drop)
    }

    /// `write(text)`.
    pub fn write(self, vm: &mut Vm, text: ObjRef<'_>) -> Result<usize> {
        let own = self.own;
        self.check_open(vm)?;
        if own.encoder.is_none() {
            return Err(unsupported(vm, "not writable"));
        }
        let Some(content) = text.downcast::<Str>() else {
            return Err(vm.type_error("write() argument must be str"));
        };
        let len = content.len();
        let translated;
        let mut text = text;
        let mut newline = false;
        if own.write_translate.get() || own.line_buffering.get() {
            newline = contains(content, b'\n');
            if newline && own.write_translate.get() {
                let with = own.newline.get();
                if let Some(with) = with.as_ref().and_then(|with| with.downcast::<Str>()) {
                    translated = replace_newlines(vm, &text.own(), with)?;
                    text = translated.borrow();
                }
            }
        }
        let flush = own.line_buffering.get() && (newline || contains(content, b'\r'));
        let mut data = own.pending.take(vm);
        let before = data.len();
        let encoded = own.encoder.encode(vm, text, &mut data);
        let added = data.len().saturating_sub(before);
        // Encoding may have run Python code that wrote to this very file: that comes first.
        if !own.pending.get(vm).is_empty() {
            let later = own.pending.take(vm);
            let mut all = HVec::new();
            all.extend_from_slice(vm.alloc(), data.get(..before).unwrap_or(&[]))?;
            all.extend_from_slice(vm.alloc(), &later)?;
            all.extend_from_slice(vm.alloc(), data.get(before..).unwrap_or(&[]))?;
            data = all;
        }
        if encoded.is_ok() && added >= own.chunk_size.get() && data.len() > added {
            // Large text is not copied together with what waits.
            let split = data.len() - added;
            let mut large = HVec::new();
            large.extend_from_slice(vm.alloc(), data.get(split..).unwrap_or(&[]))?;
            data.truncate(split);
            own.pending.replace(vm, data);
            self.write_pending(vm)?;
            data = large;
        }
        own.pending.replace(vm, data);
        encoded?;
        let waiting = own.pending.get(vm).len();
        if waiting >= own.chunk_size.get() || flush || own.write_through.get() {
            self.write_pending(vm)?;
        }
        if flush {
            self.flush_buffer(vm)?;
        }
        if !own.snapshot.is_none() {
            self.set_decoded(None);
            own.snapshot.set(None);
        }
        if !own.decoder.is_none() {
            own.decoder.reset(vm)?;
        }
        Ok(len)
    }

    fn flush_buffer(self, vm: &mut Vm) -> Result<()> {
        self.call_buffer(vm, names::flush, &[]).map(drop)
    }

    /// `flush()`.
    pub fn flush(self, vm: &mut Vm) -> Result<()> {
        self.check_open(vm)?;
        self.own.telling.set(self.own.seekable.get());
        self.write_pending(vm)?;
        self.flush_buffer(vm)
    }

    /// Reads and decodes a chunk. `false`: the end was reached. `hint` is how many characters are wanted, 0 if any will do.
    fn read_chunk(self, vm: &mut Vm, hint: usize) -> Result<bool> {
        let own = self.own;
        if own.decoder.is_none() {
            return Err(unsupported(vm, "not readable"));
        }
        let before = match own.telling.get() {
            true => Some(own.decoder.state(vm)?),
            false => None,
        };
        let hint = (own.ratio.get().max(1.0) * hint as f64) as usize;
        let size = own.chunk_size.get().max(hint);
        let buffer = self.buffer(vm)?;
        let input = if buffer.is_exact(buffered::BUFFERED_READER) && own.has_read1.get() {
            File::new(vm, buffer.borrow())?.read1(vm, isize::try_from(size).unwrap_or(isize::MAX))?
        } else {
            let size = int::new(vm, size)?;
            let name = if own.has_read1.get() {
                names::read1
            } else {
                names::read
            };
            call::call_method(vm, buffer.borrow(), name, &[size.borrow()])?
        };
        if !taipan_objects::buffer::is_exporter(input.borrow()) {
            let kind = input.ty().display_name(vm);
            let name = if own.has_read1.get() { "read1" } else { "read" };
            return Err(vm.type_error(format_args!(
                "underlying {name}() should have returned a bytes-like object, not '{kind}'"
            )));
        }
        let input = taipan_objects::codecs::contiguous(vm, input.borrow())?;
        let count = as_bytes(&input).map_or(0, <[u8]>::len);
        let text = own.decoder.decode(vm, &input, count == 0)?;
        let characters = text.downcast::<Str>().map_or(0, Str::len);
        self.set_decoded(Some(text));
        own.ratio.set(if characters > 0 {
            count as f64 / characters as f64
        } else {
            0.0
        });
        if let Some((waiting, flags)) = before {
            let next = match as_bytes(&waiting) {
                Some([]) | None => input,
                Some(waiting) => bytes::from_parts(vm, &[waiting, as_bytes(&input).unwrap_or(&[])])?,
            };
            own.snapshot.set(Some(next));
            own.snapshot_flags.set(flags);
        }
        Ok(count > 0 || characters > 0)
    }

    /// Takes decoded text: at most `size` characters, all if there is no size.
    fn take_decoded(self, vm: &mut Vm, size: Option<usize>) -> Result<Obj> {
        let decoded = self.own.decoded.get();
        let Some(text) = decoded.as_ref().and_then(|text| text.downcast::<Str>()) else {
            return vm.new_str("");
        };
        let start = self.own.used.get().min(text.len());
        let left = text.len() - start;
        let size = size.map_or(left, |size| size.min(left));
        self.own.used.set(start + size);
        match &decoded {
            Some(whole) if start == 0 && size == left => Ok(whole.clone()),
            _ => vm.substring(text, start, start + size),
        }
    }

    fn read(self, vm: &mut Vm, size: isize) -> Result<Obj> {
        let own = self.own;
        self.check_open(vm)?;
        if own.decoder.is_none() {
            return Err(unsupported(vm, "not readable"));
        }
        self.write_pending(vm)?;
        let Ok(size) = usize::try_from(size) else {
            let data = self.call_buffer(vm, names::read, &[])?;
            if data.is_none() {
                let text = vm.new_str("Read returned None.")?;
                return Err(vm.exception_from_args(exceptions::BLOCKING_IO_ERROR, &[text.borrow()])?);
            }
            let rest = own.decoder.decode(vm, &data, true)?;
            let first = self.take_decoded(vm, None)?;
            let (Some(a), Some(b)) = (first.downcast::<Str>(), rest.downcast::<Str>()) else {
                return Err(vm.system_error("decoded text is none"));
            };
            let all = if a.is_empty() {
                rest.clone()
            } else {
                vm.concat_str(a, b)?
            };
            self.set_decoded(None);
            own.snapshot.set(None);
            return Ok(all);
        };
        let first = self.take_decoded(vm, Some(size))?;
        let mut len = first.downcast::<Str>().map_or(0, Str::len);
        if len >= size {
            return Ok(first);
        }
        let mut builder = StrBuilder::new();
        builder.push_obj(vm, &first)?;
        while len < size {
            if !self.read_chunk(vm, size - len)? {
                break;
            }
            let part = self.take_decoded(vm, Some(size - len))?;
            let Some(part) = part.downcast::<Str>() else { break };
            len += part.len();
            builder.push_text(vm, part)?;
        }
        builder.finish(vm)
    }

    /// `readline(limit)`; -1 is no limit.
    pub fn read_line(self, vm: &mut Vm, limit: isize) -> Result<Obj> {
        let own = self.own;
        self.check_open(vm)?;
        self.write_pending(vm)?;
        let limit = usize::try_from(limit).ok();
        let newline = own.newline.get();
        let ending = match newline.as_ref().and_then(|newline| newline.downcast::<Str>()) {
            None => Ending::Lf,
            Some(text) if text.is_empty() => Ending::Universal,
            Some(text) => Ending::Text(text.data()),
        };
        let mut gathered: Option<StrBuilder> = None;
        let mut taken = 0;
        // What may begin an ending of two characters.
        let mut kept: Option<Obj> = None;
        loop {
            let empty = |text: Option<Obj>| {
                text.as_ref()
                    .and_then(|text| text.downcast::<Str>())
                    .is_none_or(Str::is_empty)
            };
            let mut more = true;
            while more && empty(own.decoded.get()) {
                more = self.read_chunk(vm, 0)?;
            }
            if !more {
                self.set_decoded(None);
                own.snapshot.set(None);
                break;
            }
            let Some(decoded) = own.decoded.get() else { break };
            let (line, start, offset) = match kept.take() {
                None => (decoded, own.used.get(), 0),
                Some(kept) => {
                    let (Some(a), Some(b)) = (kept.downcast::<Str>(), decoded.downcast::<Str>()) else {
                        break;
                    };
                    (vm.concat_str(a, b)?, 0, a.len())
                }
            };
            let Some(text) = line.downcast::<Str>() else { break };
            let len = text.len();
            let found = find_line_end(text, start, len, ending);
            let mut end = match found {
                Ok(end) | Err(end) => end,
            };
            let over = limit.filter(|&limit| end - start + taken >= limit);
            if let Some(limit) = over {
                end = start + limit - taken;
            }
            if found.is_ok() || over.is_some() {
                own.used.set(end.saturating_sub(offset));
                return match gathered {
                    None if start == 0 && end == len => Ok(line),
                    None => vm.substring(text, start, end),
                    Some(mut builder) => {
                        builder.push_slice(vm, text, start, end)?;
                        builder.finish(vm)
                    }
                };
            }
            if end > start {
                gathered
                    .get_or_insert_with(StrBuilder::new)
                    .push_slice(vm, text, start, end)?;
                taken += end - start;
            }
            if end < len {
                kept = Some(vm.substring(text, end, len)?);
            }
            self.set_decoded(None);
        }
        if let Some(kept) = kept {
            gathered.get_or_insert_with(StrBuilder::new).push_obj(vm, &kept)?;
        }
        match gathered {
            Some(builder) => builder.finish(vm),
            None => vm.new_str(""),
        }
    }

    fn next(self, vm: &mut Vm) -> Result<Option<Obj>> {
        let own = self.own;
        own.telling.set(false);
        let line = if self.is_subclass() {
            let line = call::call_method(vm, self.obj, names::readline, &[])?;
            if line.downcast::<Str>().is_none() {
                let kind = line.ty().display_name(vm);
                let text = alloc::format!("readline() should have returned a str object, not '{kind}'");
                return Err(os_error(vm, &text));
            }
            line
        } else {
            self.read_line(vm, -1)?
        };
        if line.downcast::<Str>().is_none_or(Str::is_empty) {
            own.snapshot.set(None);
            own.telling.set(own.seekable.get());
            return Ok(None);
        }
        Ok(Some(line))
    }

    fn detach(self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.obj, names::flush, &[])?;
        let buffer = self.buffer(vm)?;
        if let Some(file) = buffered::buffered(buffer.borrow()) {
            file.owned.set(false);
        }
        self.own.buffer.set(None);
        self.own.raw.set(None);
        self.own.detached.set(true);
        Ok(buffer)
    }

    fn close(self, vm: &mut Vm) -> Result<Obj> {
        if self.closed(vm)? {
            return Ok(NONE.own());
        }
        if self.own.finalizing.get() {
            drop(self.call_buffer(vm, names::_dealloc_warn, &[self.obj]));
        }
        let flushed = call::call_method(vm, self.obj, names::flush, &[]);
        let closed = self.call_buffer(vm, names::close, &[]);
        match flushed {
            Ok(_) => closed,
            Err(error) => Err(chain(error, closed)),
        }
    }

    fn reconfigure(
        self,
        vm: &mut Vm,
        encoding: ObjRef<'_>,
        errors: ObjRef<'_>,
        newline: ObjRef<'_>,
        flags: [ObjRef<'_>; 2],
    ) -> Result<()> {
        let own = self.own;
        let keeps_newline = newline.is(ELLIPSIS);
        let same = encoding.is_none() && errors.is_none() && keeps_newline;
        if !own.decoded.is_none() && !same {
            return Err(unsupported(
                vm,
                "It is not possible to set the encoding or newline of stream after the first read",
            ));
        }
        let text = if keeps_newline {
            None
        } else {
            let text = optional_text(vm, Some(newline), "reconfigure() argument 'newline'")?;
            check_newline(vm, text.as_deref())?;
            text
        };
        let mut wanted = [own.line_buffering.get(), own.write_through.get()];
        for (wanted, given) in wanted.iter_mut().zip(flags) {
            if !given.is_none() {
                *wanted = super::support::as_long(vm, given)? != 0;
            }
        }
        call::call_method(vm, self.obj, names::flush, &[])?;
        own.ratio.set(0.0);
        if !keeps_newline {
            self.set_newline(vm, text.as_deref())?;
        }
        if !same {
            let strict: Obj = vm.intern("strict")?.into();
            let errors = match (errors.is_none(), encoding.is_none()) {
                (false, _) => errors.own(),
                (true, true) => own.errors.get().unwrap_or(strict),
                (true, false) => strict,
            };
            let encoding = match encoding.downcast::<Str>() {
                Some(text) if text.equals("locale") => {
                    let name = default_encoding(vm);
                    vm.new_str(name)?
                }
                Some(_) => encoding.own(),
                None => own.encoding.get().unwrap_or_else(|| NONE.own()),
            };
            self.set_codecs(vm, &encoding, &errors)?;
            self.fix_encoder(vm)?;
        }
        own.line_buffering.set(wanted[0]);
        own.write_through.set(wanted[1]);
        Ok(())
    }

    fn repr(self, vm: &mut Vm) -> Result<Obj> {
        repr_guarded(vm, self.obj, |vm| {
            let mut builder = StrBuilder::new();
            builder.push_str(vm, "<_io.TextIOWrapper")?;
            let name = match object::lookup_attr(vm, self.obj, names::name) {
                Err(error) if error.matches(exceptions::VALUE_ERROR) => None,
                other => other?,
            };
            let mode = object::lookup_attr(vm, self.obj, names::mode)?;
            for (label, value) in [
                (" name=", name),
                (" mode=", mode),
                (" encoding=", self.own.encoding.get()),
            ] {
                if let Some(value) = value {
                    builder.push_str(vm, label)?;
                    let shown = object::repr(vm, value.borrow())?;
                    builder.push_obj(vm, &shown)?;
                }
            }
            builder.push_str(vm, ">")?;
            builder.finish(vm)
        })
    }
}

/// `AttributeError` for what CPython keeps in a member that cannot be set.
#[cold]
fn read_only(vm: &mut Vm) -> Exception {
    vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("readonly attribute"))
}

/// A text argument of `write`.
fn text_of<'a>(vm: &mut Vm, text: ObjRef<'a>) -> Result<ObjRef<'a>> {
    if text.downcast::<Str>().is_some() {
        return Ok(text);
    }
    let kind = if text.is_none() {
        taipan_objects::typeobject::TypeName::Builtin("None")
    } else {
        text.ty().display_name(vm)
    };
    Err(vm.type_error(format_args!("write() argument must be str, not {kind}")))
}

#[pymethods]
impl TextIo {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let text = TextIo {
            ok: Cell::new(false),
            detached: Cell::new(false),
            finalizing: Cell::new(false),
            chunk_size: Cell::new(CHUNK),
            buffer: ObjCell::new(None),
            raw: ObjCell::new(None),
            encoding: ObjCell::new(None),
            errors: ObjCell::new(None),
            decoder: TextDecoder::none(),
            encoder: TextEncoder::none(),
            newline: ObjCell::new(None),
            write_translate: Cell::new(false),
            line_buffering: Cell::new(false),
            write_through: Cell::new(false),
            has_read1: Cell::new(false),
            seekable: Cell::new(false),
            telling: Cell::new(false),
            decoded: ObjCell::new(None),
            used: Cell::new(0),
            pending: Guarded::new(HVec::new()),
            snapshot: ObjCell::new(None),
            snapshot_flags: Cell::new(0),
            ratio: Cell::new(0.0),
        };
        Ok(vm.alloc().instance(cls, text)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        Text::any(vm, this)?.init(vm, args)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let text = Text::any(vm, this)?;
        if !text.own.ok.get() {
            return Err(uninitialized(vm));
        }
        text.repr(vm)
    }
    #[slot]
    fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Text::new(vm, this)?.next(vm)
    }
    fn detach(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.detach(vm)
    }
    /// Changes settings of the open stream. Those not given stay.
    #[signature(
        "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)"
    )]
    fn reconfigure(
        this: ObjRef<'_>,
        vm: &mut Vm,
        encoding: Option<ObjRef<'_>>,
        errors: Option<ObjRef<'_>>,
        newline: Option<ObjRef<'_>>,
        line_buffering: Option<ObjRef<'_>>,
        write_through: Option<ObjRef<'_>>,
    ) -> Result<()> {
        for (given, name) in [(encoding, "encoding"), (errors, "errors")] {
            optional_text(vm, given, &alloc::format!("reconfigure() argument '{name}'"))?;
        }
        Text::new(vm, this)?.reconfigure(
            vm,
            encoding.unwrap_or(NONE),
            errors.unwrap_or(NONE),
            newline.unwrap_or(ELLIPSIS),
            [line_buffering.unwrap_or(NONE), write_through.unwrap_or(NONE)],
        )
    }
    fn write(this: ObjRef<'_>, vm: &mut Vm, text: ObjRef<'_>) -> Result<usize> {
        let text = text_of(vm, text)?;
        Text::new(vm, this)?.write(vm, text)
    }
    #[signature("($self, size=-1, /)")]
    fn read(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        Text::new(vm, this)?.read(vm, size)
    }
    #[signature("($self, size=-1, /)")]
    fn readline(this: ObjRef<'_>, vm: &mut Vm, size: Option<isize>) -> Result<Obj> {
        Text::new(vm, this)?.read_line(vm, size.unwrap_or(-1))
    }
    fn flush(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        Text::new(vm, this)?.flush(vm)
    }
    fn close(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.close(vm)
    }
    fn fileno(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.call_buffer(vm, names::fileno, &[])
    }
    fn seekable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.call_buffer(vm, names::seekable, &[])
    }
    fn readable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.call_buffer(vm, names::readable, &[])
    }
    fn writable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.call_buffer(vm, names::writable, &[])
    }
    fn isatty(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.call_buffer(vm, names::isatty, &[])
    }
    /// Moves the position to one that tell() gave, or to the start or the end. Returns where it is now.
    #[signature("($self, cookie, whence=os.SEEK_SET, /)")]
    fn seek(this: ObjRef<'_>, vm: &mut Vm, cookie: ObjRef<'_>, whence: Option<i32>) -> Result<Obj> {
        Text::new(vm, this)?.seek(vm, cookie, whence.unwrap_or(0))
    }
    /// The position, as a number that only seek() understands.
    fn tell(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Text::new(vm, this)?.tell(vm)
    }
    #[signature("($self, pos=None, /)")]
    fn truncate(this: ObjRef<'_>, vm: &mut Vm, pos: Option<ObjRef<'_>>) -> Result<Obj> {
        let text = Text::new(vm, this)?;
        call::call_method(vm, this, names::flush, &[])?;
        text.call_buffer(vm, names::truncate, &[pos.unwrap_or(NONE)])
    }
    fn __getstate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Err(cannot_pickle(vm, this))
    }
    #[getter]
    fn encoding(&self, _vm: &mut Vm) -> Option<Obj> {
        self.encoding.get()
    }
    #[setter]
    fn set_encoding(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    fn line_buffering(&self, _vm: &mut Vm) -> bool {
        self.line_buffering.get()
    }
    #[setter]
    fn set_line_buffering(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    fn write_through(&self, _vm: &mut Vm) -> bool {
        self.write_through.get()
    }
    #[setter]
    fn set_write_through(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    fn _finalizing(&self, _vm: &mut Vm) -> bool {
        self.finalizing.get()
    }
    #[getter]
    fn name(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let buffer = Text::new(vm, this)?.buffer(vm)?;
        object::getattr(vm, buffer.borrow(), names::name)
    }
    #[getter]
    fn closed(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let buffer = Text::new(vm, this)?.buffer(vm)?;
        object::getattr(vm, buffer.borrow(), names::closed)
    }
    #[getter]
    fn newlines(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        let text = Text::new(vm, this)?;
        if text.own.decoder.is_none() {
            return Ok(None);
        }
        text.own.decoder.seen_newlines(vm)
    }
    #[getter]
    fn errors(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        let text = Text::any(vm, this)?;
        if !text.own.ok.get() {
            return Err(uninitialized(vm));
        }
        Ok(text.own.errors.get())
    }
    #[getter]
    #[name("_CHUNK_SIZE")]
    fn chunk_size(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        Ok(Text::new(vm, this)?.own.chunk_size.get())
    }
    #[setter]
    #[name("_CHUNK_SIZE")]
    fn set_chunk_size(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let text = Text::new(vm, this)?;
        let Some(value) = value else {
            let text =
                format_args!("attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted");
            return Err(vm.new_exception(exceptions::ATTRIBUTE_ERROR, text));
        };
        let size = as_ssize(vm, value, exceptions::VALUE_ERROR)?;
        match usize::try_from(size).ok().filter(|&size| size > 0) {
            Some(size) => text.own.chunk_size.set(size),
            None => return Err(vm.value_error("a strictly positive integer is required")),
        }
        Ok(())
    }
    #[getter]
    fn buffer(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let text = Text::any(vm, this)?;
        if !text.own.ok.get() {
            return Err(uninitialized(vm));
        }
        text.buffer(vm)
    }
}

/// The bytes of an answer of `read`. Raises `TypeError` for something else.
pub(super) fn bytes_answer(vm: &mut Vm, answer: &Obj) -> Result<()> {
    if answer.downcast::<Bytes>().is_some() {
        return Ok(());
    }
    let kind = answer.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "underlying read() should have returned a bytes object, not '{kind}'"
    )))
}
