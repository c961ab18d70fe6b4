//! Reading through a buffer: the other half of `BufferedReader` and `BufferedRandom`.

use taipan_objects::buffer::{self, BufferFlags, Dims};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::singletons::NONE;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, Vm, bytearray, call, exceptions, int, memoryview, names,
    object,
};

use super::buffered::File;
use super::fileio::FileIo;
use super::support::{as_ssize, call_retrying, find_byte, writable_buffer};

/// The most that a raw file written in Python is asked for at once.
const MOST: usize = 1 << 26;

impl File<'_> {
    /// What the raw file's `readinto` returned. `None`: it would have to wait.
    fn count(self, vm: &mut Vm, answer: &Obj, len: usize) -> Result<Option<usize>> {
        if answer.is_none() {
            return Ok(None);
        }
        let count = match as_ssize(vm, answer.borrow(), exceptions::VALUE_ERROR) {
            Ok(count) => count,
            Err(cause) => return Err(failed_read(vm, cause)),
        };
        match usize::try_from(count).ok().filter(|&count| count <= len) {
            Some(count) => {
                self.advance(count);
                Ok(Some(count))
            }
            None => {
                let text = format_args!(
                    "raw readinto() returned invalid length {count} (should have been between 0 and {len})"
                );
                Err(vm.new_exception(exceptions::OS_ERROR, text))
            }
        }
    }

    /// Notes that the raw file has moved.
    pub(super) fn advance(self, count: usize) {
        if self.own.abs_pos.get() != -1 {
            self.own.abs_pos.set(self.own.abs_pos.get() + count as i64);
        }
    }

    /// Reads once into the buffer. `None`: the raw file would have to wait.
    fn raw_read_buffer(self, vm: &mut Vm, start: usize, len: usize) -> Result<Option<usize>> {
        let plain = self.plain();
        if let Some(file) = plain.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            let own = self.own;
            let count = file.read_with(vm, |vm, read| {
                let place = own.buffer.get_mut(vm).get_mut(start..start + len);
                read(place.unwrap_or_default())
            })?;
            self.advance(count.unwrap_or(0));
            return Ok(count);
        }
        let view = self.view(vm, start, len, false)?;
        let raw = self.raw(vm)?;
        let answer = call_retrying(vm, raw.borrow(), names::readinto, &[view.borrow()])?;
        self.count(vm, &answer, len)
    }

    /// Reads once, past the buffer, and appends what came.
    fn raw_read_append(self, vm: &mut Vm, out: &mut HVec<u8>, len: usize) -> Result<Option<usize>> {
        let plain = self.plain();
        if let Some(file) = plain.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            let count = file.read_append(vm, out, len)?;
            self.advance(count.unwrap_or(0));
            return Ok(count);
        }
        // A huge size costs no memory before there is something to fill it.
        let len = len.min(MOST);
        let mut empty = HVec::new();
        empty.resize(vm.alloc(), len, 0_u8)?;
        let array = bytearray::from_vec(vm, empty)?;
        let view = memoryview::from_object_with_flags(vm, array.borrow(), BufferFlags::FULL.0)?;
        let raw = self.raw(vm)?;
        let answer = call_retrying(vm, raw.borrow(), names::readinto, &[view.borrow()])?;
        let count = self.count(vm, &answer, len)?;
        if let (Some(count), Some(array)) = (count, array.downcast::<bytearray::ByteArray>()) {
            let came = array.bytes(vm);
            out.extend_from_slice(vm.alloc(), came.get(..count).unwrap_or(came))?;
        }
        Ok(count)
    }

    /// Fills the rest of the buffer by one read.
    fn fill(self, vm: &mut Vm) -> Result<Option<usize>> {
        let start = if self.own.has_read() {
            self.own.read_end.get()
        } else {
            0
        };
        let start = usize::try_from(start).unwrap_or(0);
        let len = self.own.size.get().saturating_sub(start);
        let count = self.raw_read_buffer(vm, start, len)?;
        if let Some(count) = count.filter(|&count| count > 0) {
            let end = (start + count) as i64;
            self.own.read_end.set(end);
            self.own.raw_pos.set(end);
        }
        Ok(count)
    }

    /// Appends `len` bytes from the buffer, and goes on behind them.
    fn take_into(self, vm: &Vm, out: &mut HVec<u8>, len: usize) -> Result<()> {
        let start = usize::try_from(self.own.pos.get()).unwrap_or(0);
        let part = self.own.buffer.get(vm).get(start..start + len).unwrap_or(&[]);
        out.extend_from_slice(vm.alloc(), part)?;
        self.own.pos.set(self.own.pos.get() + len as i64);
        Ok(())
    }

    /// A `bytes` of what lies ahead in the buffer.
    fn take(self, vm: &mut Vm, len: usize) -> Result<Obj> {
        let mut out = HVec::new();
        self.take_into(vm, &mut out, len)?;
        bytes::new(vm, &out)
    }

    /// `read(size)`; -1 reads all.
    pub(super) fn read(self, vm: &mut Vm, size: isize) -> Result<Obj> {
        if size < -1 {
            return Err(vm.value_error("read length must be non-negative or -1"));
        }
        self.check_open(vm, "read of closed file")?;
        let Ok(size) = usize::try_from(size) else {
            return self.locked(vm, |vm| self.read_all(vm));
        };
        if size <= self.own.ahead() {
            return self.take(vm, size);
        }
        self.locked(vm, |vm| self.read_generic(vm, size))
    }

    fn read_all(self, vm: &mut Vm) -> Result<Obj> {
        let mut all = HVec::new();
        let ahead = self.own.ahead();
        self.take_into(vm, &mut all, ahead)?;
        if self.own.writable.get() {
            self.flush_and_rewind(vm)?;
        }
        self.own.reset_read();
        let raw = self.raw(vm)?;
        if let Some(readall) = object::lookup_attr(vm, raw.borrow(), names::readall)? {
            let rest = call::call(vm, readall.borrow(), &[])?;
            let Some(data) = rest.downcast::<Bytes>() else {
                return match rest.is_none() {
                    true if ahead == 0 => Ok(rest),
                    true => bytes::new(vm, &all),
                    false => Err(vm.type_error("readall() should return bytes")),
                };
            };
            if ahead == 0 {
                return Ok(rest);
            }
            all.extend_from_slice(vm.alloc(), data.as_slice())?;
            return bytes::new(vm, &all);
        }
        loop {
            let part = self.call_raw(vm, names::read, &[])?;
            let data = match part.downcast::<Bytes>() {
                Some(data) => data.as_slice(),
                None if part.is_none() => &[],
                None => return Err(vm.type_error("read() should return bytes")),
            };
            if data.is_empty() {
                return if all.is_empty() {
                    Ok(part)
                } else {
                    bytes::new(vm, &all)
                };
            }
            all.extend_from_slice(vm.alloc(), data)?;
            self.advance(data.len());
        }
    }

    fn read_generic(self, vm: &mut Vm, size: usize) -> Result<Obj> {
        let own = self.own;
        let ahead = own.ahead();
        if size <= ahead {
            return self.take(vm, size);
        }
        let mut out = HVec::new();
        self.take_into(vm, &mut out, ahead)?;
        if own.writable.get() {
            self.flush_and_rewind(vm)?;
        }
        own.reset_read();
        // Whole blocks go past the buffer; the rest is read as one more block.
        loop {
            let left = size - out.len();
            let blocks = left - left % own.size.get().max(1);
            if blocks == 0 {
                break;
            }
            match self.raw_read_append(vm, &mut out, blocks)? {
                Some(0) => return bytes::new(vm, &out),
                Some(_) => {}
                None if out.is_empty() => return Ok(NONE.own()),
                None => return bytes::new(vm, &out),
            }
        }
        own.pos.set(0);
        own.raw_pos.set(0);
        own.read_end.set(0);
        while out.len() < size && own.read_end.get() < own.size.get() as i64 {
            match self.fill(vm)? {
                Some(0) => break,
                Some(count) => {
                    let wanted = count.min(size - out.len());
                    self.take_into(vm, &mut out, wanted)?;
                }
                None if out.is_empty() => return Ok(NONE.own()),
                None => break,
            }
        }
        bytes::new(vm, &out)
    }

    /// `read1(size)`: what is there, by one raw read at most.
    pub(super) fn read1(self, vm: &mut Vm, size: isize) -> Result<Obj> {
        let size = usize::try_from(size).unwrap_or(self.own.size.get());
        self.check_open(vm, "read of closed file")?;
        if size == 0 {
            return bytes::new(vm, &[]);
        }
        let ahead = self.own.ahead();
        if ahead > 0 {
            return self.take(vm, size.min(ahead));
        }
        let mut out = HVec::new();
        self.locked(vm, |vm| {
            self.own.reset_read();
            self.raw_read_append(vm, &mut out, size).map(drop)
        })?;
        bytes::new(vm, &out)
    }

    /// `peek`: what lies ahead, by one raw read at most, without moving.
    pub(super) fn peek(self, vm: &mut Vm) -> Result<Obj> {
        self.check_open(vm, "peek of closed file")?;
        self.locked(vm, |vm| {
            if self.own.writable.get() {
                self.flush_and_rewind(vm)?;
            }
            if self.own.ahead() == 0 {
                self.own.reset_read();
                self.own.pos.set(0);
                self.fill(vm)?;
            }
            let (pos, ahead) = (self.own.pos.get(), self.own.ahead());
            let made = self.take(vm, ahead);
            self.own.pos.set(pos);
            made
        })
    }

    /// `readinto`, `readinto1`.
    pub(super) fn read_into(self, vm: &mut Vm, target: ObjRef<'_>, once: bool) -> Result<Obj> {
        let what = if once {
            "readinto1() argument"
        } else {
            "readinto() argument"
        };
        let view = writable_buffer(vm, target, what)?;
        self.check_open(vm, "readinto of closed file")?;
        let own = self.own;
        let len = view.len;
        let mut written = 0;
        let put = |vm: &mut Vm, written: usize, count: usize| -> Result<()> {
            let mut part = HVec::new();
            self.take_into(vm, &mut part, count)?;
            if let Some(place) = view.bytes_mut(vm).get_mut(written..written + count) {
                place.copy_from_slice(&part);
            }
            Ok(())
        };
        let ahead = own.ahead();
        if ahead > 0 {
            let count = ahead.min(len);
            put(vm, 0, count)?;
            if ahead >= len {
                return int::new(vm, len);
            }
            written = count;
        }
        self.locked(vm, |vm| {
            if own.writable.get() {
                self.flush_and_rewind(vm)?;
            }
            own.reset_read();
            own.pos.set(0);
            while written < len {
                let left = len - written;
                let came = if left > own.size.get() {
                    let came = self.raw_read_target(vm, target, written, left)?;
                    written += came.unwrap_or(0);
                    came
                } else if !(once && written > 0) {
                    let came = self.fill(vm)?;
                    if let Some(count) = came.filter(|&count| count > 0) {
                        let count = count.min(left);
                        put(vm, written, count)?;
                        written += count;
                        continue;
                    }
                    came
                } else {
                    Some(0)
                };
                match came {
                    Some(0) => break,
                    Some(_) if once => break,
                    Some(_) => {}
                    None if written > 0 => break,
                    None => return Ok(NONE.own()),
                }
            }
            int::new(vm, written)
        })
    }

    /// Reads once into the caller's memory.
    fn raw_read_target(
        self,
        vm: &mut Vm,
        target: ObjRef<'_>,
        start: usize,
        len: usize,
    ) -> Result<Option<usize>> {
        let mut view = buffer::get(vm, target, BufferFlags::WRITABLE)?;
        let plain = self.plain();
        if let Some(file) = plain.as_ref().and_then(|raw| raw.downcast::<FileIo>()) {
            let count = file.read_with(vm, |vm, read| {
                read(view.bytes_mut(vm).get_mut(start..).unwrap_or_default())
            })?;
            self.advance(count.unwrap_or(0));
            return Ok(count);
        }
        view.offset += start;
        view.len = len;
        view.itemsize = 1;
        view.format = "B".into();
        view.dims = Dims::one(len as isize, 1);
        let view = memoryview::from_buffer(vm, view)?;
        let raw = self.raw(vm)?;
        let answer = call_retrying(vm, raw.borrow(), names::readinto, &[view.borrow()])?;
        self.count(vm, &answer, len)
    }

    /// `readline(limit)`; -1 is no limit.
    pub(super) fn read_line(self, vm: &mut Vm, limit: isize) -> Result<Obj> {
        self.check_open(vm, "readline of closed file")?;
        let own = self.own;
        let mut limit = usize::try_from(limit).ok();
        let mut ahead = own.ahead();
        if let Some(limit) = limit {
            ahead = ahead.min(limit);
        }
        let start = usize::try_from(own.pos.get()).unwrap_or(0);
        let window = own.buffer.get(vm).get(start..start + ahead).unwrap_or(&[]);
        if let Some(at) = find_newline(window) {
            return self.take(vm, at + 1);
        }
        if limit == Some(ahead) {
            return self.take(vm, ahead);
        }
        self.locked(vm, |vm| {
            let mut line = HVec::new();
            self.take_into(vm, &mut line, ahead)?;
            limit = limit.map(|limit| limit - ahead);
            if own.writable.get() {
                self.flush_and_rewind(vm)?;
            }
            loop {
                own.reset_read();
                own.pos.set(0);
                let mut count = self.fill(vm)?.unwrap_or(0);
                if count == 0 {
                    break;
                }
                if let Some(limit) = limit {
                    count = count.min(limit);
                }
                let window = own.buffer.get(vm).get(..count).unwrap_or(&[]);
                if let Some(at) = find_newline(window) {
                    self.take_into(vm, &mut line, at + 1)?;
                    break;
                }
                self.take_into(vm, &mut line, count)?;
                if limit == Some(count) {
                    break;
                }
                limit = limit.map(|limit| limit - count);
            }
            bytes::new(vm, &line)
        })
    }
}

fn find_newline(bytes: &[u8]) -> Option<usize> {
    find_byte(bytes, b'\n')
}

/// `OSError` from what went wrong with a raw file's answer.
#[cold]
fn failed_read(vm: &mut Vm, cause: Exception) -> Exception {
    let error = vm.new_exception(exceptions::OS_ERROR, format_args!("raw readinto() failed"));
    exceptions::set_context(&error, cause.as_obj());
    exceptions::set_cause(&error, cause.as_obj());
    error
}
