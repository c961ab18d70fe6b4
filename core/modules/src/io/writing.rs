//! Writing through a buffer: the other half of `BufferedWriter` and `BufferedRandom`.

use taipan_objects::buffer::{self, BufferFlags, Dims};
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, int, memoryview, names,
};

use super::buffered::File;
use super::fileio::FileIo;
use super::support::{Source, as_ssize, call_retrying, check_signals};

const WOULD_BLOCK: &str = "write could not complete without blocking";

/// `BlockingIOError`, saying how much was taken. The system's number is known if it was the system that refused.
#[cold]
fn blocking(vm: &mut Vm, plain: bool, written: usize) -> Exception {
    const EAGAIN: i16 = 11;
    let made = vm.new_str(WOULD_BLOCK).and_then(|text| {
        let number = Obj::from_i16(if plain { EAGAIN } else { 0 });
        let written = int::new(vm, written)?;
        let args = [number.borrow(), text.borrow(), written.borrow()];
        vm.exception_from_args(exceptions::BLOCKING_IO_ERROR, &args)
    });
    match made {
        Ok(error) | Err(error) => error,
    }
}

impl File<'_> {
    /// What the raw file's `write` returned. `None`: it would have to wait.
    fn written(self, vm: &mut Vm, answer: &Obj, len: usize) -> Result<Option<usize>> {
        if answer.is_none() {
            return Ok(None);
        }
        let count = as_ssize(vm, answer.borrow(), exceptions::VALUE_ERROR)?;
        match usize::try_from(count).ok().filter(|&count| count <= len) {
            Some(count) => {
                self.advance(count);
                Ok(Some(count))
            }
            None => {
                let text = format_args!(
                    "raw write() returned invalid length {count} (should have been between 0 and {len})"
                );
                Err(vm.new_exception(exceptions::OS_ERROR, text))
            }
        }
    }

    /// Writes once from the buffer.
    fn raw_write_buffer(self, vm: &mut Vm, start: usize, len: usize) -> Result<Option<usize>> {
        let plain = self.plain();
        if let Some(file) = plain.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            let own = self.own;
            let count = file.write_with(vm, |vm, write| {
                write(own.buffer.get(vm).get(start..start + len).unwrap_or(&[]))
            })?;
            self.advance(count.unwrap_or(0));
            return Ok(count);
        }
        let view = self.view(vm, start, len, true)?;
        let raw = self.raw(vm)?;
        let answer = call_retrying(vm, raw.borrow(), names::write, &[view.borrow()])?;
        self.written(vm, &answer, len)
    }

    /// Writes once from the caller's memory.
    fn raw_write_source(
        self,
        vm: &mut Vm,
        data: ObjRef<'_>,
        source: &Source,
        start: usize,
    ) -> Result<Option<usize>> {
        let rest = source.as_slice().get(start..).unwrap_or(&[]);
        let plain = self.plain();
        if let Some(file) = plain.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            let count = file.write_slice(vm, rest)?;
            self.advance(count.unwrap_or(0));
            return Ok(count);
        }
        let len = rest.len();
        let mut view = buffer::get(vm, data, BufferFlags::SIMPLE)?;
        view.offset += start;
        view.len = len;
        view.readonly = true;
        view.itemsize = 1;
        view.format = "B".into();
        view.dims = Dims::one(len as isize, 1);
        let view = memoryview::from_buffer(vm, view)?;
        let raw = self.raw(vm)?;
        let answer = call_retrying(vm, raw.borrow(), names::write, &[view.borrow()])?;
        self.written(vm, &answer, len)
    }

    /// Writes what waits in the buffer. Raises `BlockingIOError` if the raw file would have to wait.
    pub(super) fn flush_written(self, vm: &mut Vm) -> Result<()> {
        let own = self.own;
        if own.has_written() && own.write_pos.get() != own.write_end.get() {
            let rewind = own.raw_offset() + (own.pos.get() - own.write_pos.get());
            if rewind != 0 {
                self.raw_seek(vm, -rewind, 1)?;
                own.raw_pos.set(own.raw_pos.get() - rewind);
            }
            while own.write_pos.get() < own.write_end.get() {
                let start = usize::try_from(own.write_pos.get()).unwrap_or(0);
                let len = usize::try_from(own.write_end.get() - own.write_pos.get()).unwrap_or(0);
                let Some(count) = self.raw_write_buffer(vm, start, len)? else {
                    return Err(blocking(vm, own.plain.get(), 0));
                };
                own.write_pos.set(own.write_pos.get() + count as i64);
                own.raw_pos.set(own.write_pos.get());
                check_signals(vm)?;
            }
        }
        own.reset_write();
        Ok(())
    }

    /// Copies into the buffer.
    fn put(self, vm: &mut Vm, at: i64, data: &[u8]) {
        let at = usize::try_from(at).unwrap_or(0);
        if let Some(place) = self.own.buffer.get_mut(vm).get_mut(at..at + data.len()) {
            place.copy_from_slice(data);
        }
    }

    /// `write(data)`: how much was taken, which is all.
    pub(super) fn write(self, vm: &mut Vm, data: ObjRef<'_>) -> Result<usize> {
        let source = Source::new(vm, data)?;
        self.locked(vm, |vm| {
            if self.is_closed(vm)? {
                return Err(vm.value_error("write to closed file"));
            }
            self.write_source(vm, data, &source)
        })
    }

    /// Writes bytes that no object holds yet, as `write` does.
    pub fn write_vec(self, vm: &mut Vm, data: HVec<u8>) -> Result<usize> {
        self.locked(vm, |vm| {
            if self.is_closed(vm)? {
                return Err(vm.value_error("write to closed file"));
            }
            if self.buffer_bytes(vm, &data) {
                return Ok(data.len());
            }
            let data = taipan_objects::bytes::new(vm, &data)?;
            let source = Source::Shared(data.clone());
            self.write_source(vm, data.borrow(), &source)
        })
    }

    /// Takes bytes as `write` does. `data` is the object that holds them.
    fn write_source(self, vm: &mut Vm, data: ObjRef<'_>, source: &Source) -> Result<usize> {
        let own = self.own;
        let bytes = source.as_slice();
        if self.buffer_bytes(vm, bytes) {
            return Ok(bytes.len());
        }
        if let Err(error) = self.flush_written(vm) {
            return self.write_blocked(vm, error, bytes);
        }
        let offset = own.raw_offset();
        if offset != 0 {
            self.raw_seek(vm, -offset, 1)?;
            own.raw_pos.set(own.raw_pos.get() - offset);
        }
        let size = own.size.get();
        let mut written = 0;
        while bytes.len() - written >= size {
            match self.raw_write_source(vm, data, source, written)? {
                Some(count) => written += count,
                None if bytes.len() - written <= size => break,
                None => {
                    // What fits is kept; the caller learns how much that was.
                    self.put(vm, 0, bytes.get(written..written + size).unwrap_or(&[]));
                    own.raw_pos.set(0);
                    own.move_to(size as i64);
                    own.write_pos.set(0);
                    own.write_end.set(size as i64);
                    return Err(blocking(vm, own.plain.get(), written + size));
                }
            }
            check_signals(vm)?;
        }
        if own.readable.get() {
            own.reset_read();
        }
        let rest = bytes.get(written..).unwrap_or(&[]);
        self.put(vm, 0, rest);
        own.write_pos.set(0);
        own.write_end.set(rest.len() as i64);
        own.move_to(rest.len() as i64);
        own.raw_pos.set(0);
        Ok(bytes.len())
    }

    /// Takes bytes into the buffer, if they fit.
    fn buffer_bytes(self, vm: &mut Vm, bytes: &[u8]) -> bool {
        let own = self.own;
        if !own.has_read() && !own.has_written() {
            own.pos.set(0);
            own.raw_pos.set(0);
        }
        let room = (own.size.get() as i64).saturating_sub(own.pos.get());
        // What would fill the buffer to the brim by itself needs no buffer.
        if bytes.len() as i64 > room || bytes.len() >= own.size.get() {
            return false;
        }
        self.put(vm, own.pos.get(), bytes);
        if !own.has_written() || own.write_pos.get() > own.pos.get() {
            own.write_pos.set(own.pos.get());
        }
        own.move_to(own.pos.get() + bytes.len() as i64);
        if own.pos.get() > own.write_end.get() {
            own.write_end.set(own.pos.get());
        }
        true
    }

    /// Goes on after the raw file could not take what waits: makes room, and keeps what fits.
    fn write_blocked(self, vm: &mut Vm, error: Exception, bytes: &[u8]) -> Result<usize> {
        let own = self.own;
        if !error.matches(exceptions::BLOCKING_IO_ERROR) {
            return Err(error);
        }
        if own.readable.get() {
            own.reset_read();
        }
        let shift = own.write_pos.get();
        let (start, end) = (
            usize::try_from(shift).unwrap_or(0),
            usize::try_from(own.write_end.get()).unwrap_or(0),
        );
        let memory = own.buffer.get_mut(vm);
        if start <= end && end <= memory.len() {
            memory.copy_within(start..end, 0);
        }
        own.write_end.set(own.write_end.get() - shift);
        own.raw_pos.set(own.raw_pos.get() - shift);
        own.pos.set(own.pos.get() - shift);
        own.write_pos.set(0);
        let room = own
            .size
            .get()
            .saturating_sub(usize::try_from(own.write_end.get()).unwrap_or(0));
        let fits = bytes.get(..room).unwrap_or(bytes);
        self.put(vm, own.write_end.get(), fits);
        own.write_end.set(own.write_end.get() + fits.len() as i64);
        own.pos.set(own.pos.get() + fits.len() as i64);
        if fits.len() == bytes.len() {
            return Ok(bytes.len());
        }
        Err(blocking(vm, own.plain.get(), fits.len()))
    }
}
