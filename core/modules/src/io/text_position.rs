//! Positions of text files: `seek` and `tell`.
//!
//! A position is a place in the file where the decoder's state can be restored, and how far to go from there. The number
//! that stands for it holds, from the lowest byte on: the place (8 bytes), the decoder's flags, how many bytes to decode,
//! how many characters to skip (4 each), and whether the end has to be told to the decoder (1).

use taipan_numeric::{BigInt, BigUint};
use taipan_objects::bytes;
use taipan_objects::int::{self, IntRef};
use taipan_objects::slots::CompareOp;
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, Result, Vm, call, exceptions, names, object};

use super::newlines::as_bytes;
use super::support::{as_long, unsupported};
use super::textio::{Text, bytes_answer};

#[derive(Default)]
struct Cookie {
    start: u64,
    flags: u32,
    feed: u32,
    skip: u32,
    eof: bool,
}

const SIZE: usize = 21;

impl Cookie {
    fn parse(vm: &mut Vm, cookie: ObjRef<'_>) -> Result<Cookie> {
        let index = int::index(vm, cookie)?;
        let value = int::value(index.borrow()).map_or(BigInt::from(0), IntRef::to_big);
        let bytes = value.magnitude().to_bytes_le();
        if bytes.len() > SIZE {
            return Err(vm.overflow_error("int too big to convert"));
        }
        let mut all = [0; SIZE];
        for (place, byte) in all.iter_mut().zip(bytes) {
            *place = byte;
        }
        let word = |at: usize| u32::from_le_bytes([all[at], all[at + 1], all[at + 2], all[at + 3]]);
        Ok(Cookie {
            start: u64::from(word(0)) | u64::from(word(4)) << 32,
            flags: word(8),
            feed: word(12),
            skip: word(16),
            eof: all[20] != 0,
        })
    }

    fn build(&self, vm: &mut Vm) -> Result<Obj> {
        let mut all = [0; SIZE];
        all[..8].copy_from_slice(&self.start.to_le_bytes());
        all[8..12].copy_from_slice(&self.flags.to_le_bytes());
        all[12..16].copy_from_slice(&self.feed.to_le_bytes());
        all[16..20].copy_from_slice(&self.skip.to_le_bytes());
        all[20] = self.eof.into();
        int::new(vm, BigInt::from(BigUint::from_bytes_le(&all)))
    }
}

fn len_of(text: &Obj) -> usize {
    text.downcast::<Str>().map_or(0, Str::len)
}

impl Text<'_> {
    /// Brings the decoder to where a cookie begins.
    fn restore_decoder(self, vm: &mut Vm, start: u64, flags: i64) -> Result<()> {
        // At the start of the file, a decoder that expects a byte order mark is not in its state 0.
        if start == 0 && flags == 0 {
            return self.own.decoder.reset(vm);
        }
        let empty = bytes::new(vm, &[])?;
        self.own.decoder.set_state(vm, &empty, flags)
    }

    pub(super) fn seek(self, vm: &mut Vm, cookie: ObjRef<'_>, whence: i32) -> Result<Obj> {
        let own = self.own;
        self.check_open(vm)?;
        if !own.seekable.get() {
            return Err(unsupported(vm, "underlying stream is not seekable"));
        }
        let zero = Obj::from_i16(0);
        let mut target = cookie.own();
        match whence {
            0 => {}
            1 => {
                if !object::equal(vm, cookie, zero.borrow())? {
                    return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
                }
                target = call::call_method(vm, self.obj, names::tell, &[])?;
            }
            2 => {
                if !object::equal(vm, cookie, zero.borrow())? {
                    return Err(unsupported(vm, "can't do nonzero end-relative seeks"));
                }
                return self.seek_end(vm);
            }
            _ => {
                return Err(vm.value_error(format_args!("invalid whence ({whence}, should be 0, 1 or 2)")));
            }
        }
        if object::compare_bool(vm, target.borrow(), zero.borrow(), CompareOp::Lt)? {
            let shown = object::repr(vm, target.borrow())?;
            let shown = object::DisplayStr(shown.borrow());
            return Err(vm.value_error(format_args!("negative seek position {shown}")));
        }
        call::call_method(vm, self.obj, names::flush, &[])?;
        let place = Cookie::parse(vm, target.borrow())?;
        let start = int::new(vm, place.start)?;
        self.call_buffer(vm, names::seek, &[start.borrow()])?;
        self.set_decoded(None);
        own.snapshot.set(None);
        let flags = i64::from(place.flags as i32);
        if !own.decoder.is_none() {
            self.restore_decoder(vm, place.start, flags)?;
        }
        if place.skip != 0 {
            let feed = int::new(vm, place.feed)?;
            let input = self.call_buffer(vm, names::read, &[feed.borrow()])?;
            bytes_answer(vm, &input)?;
            own.snapshot.set(Some(input.clone()));
            own.snapshot_flags.set(flags);
            if own.decoder.is_none() {
                return Err(unsupported(vm, "not readable"));
            }
            let text = own.decoder.decode(vm, &input, place.eof)?;
            let len = len_of(&text);
            self.set_decoded(Some(text));
            if len < place.skip as usize {
                let text = format_args!("can't restore logical file position");
                return Err(vm.new_exception(exceptions::OS_ERROR, text));
            }
            own.used.set(place.skip as usize);
        } else {
            own.snapshot.set(Some(bytes::new(vm, &[])?));
            own.snapshot_flags.set(flags);
        }
        if !own.encoder.is_none() {
            own.encoder.set_start(vm, place.start == 0 && flags == 0)?;
        }
        Ok(target)
    }

    fn seek_end(self, vm: &mut Vm) -> Result<Obj> {
        let own = self.own;
        call::call_method(vm, self.obj, names::flush, &[])?;
        self.set_decoded(None);
        own.snapshot.set(None);
        if !own.decoder.is_none() {
            own.decoder.reset(vm)?;
        }
        let (zero, two) = (Obj::from_i16(0), Obj::from_i16(2));
        let position = self.call_buffer(vm, names::seek, &[zero.borrow(), two.borrow()])?;
        if !own.encoder.is_none() {
            let start = object::equal(vm, position.borrow(), zero.borrow())?;
            own.encoder.set_start(vm, start)?;
        }
        Ok(position)
    }

    pub(super) fn tell(self, vm: &mut Vm) -> Result<Obj> {
        let own = self.own;
        self.check_open(vm)?;
        if !own.seekable.get() {
            return Err(unsupported(vm, "underlying stream is not seekable"));
        }
        if !own.telling.get() {
            let text = format_args!("telling position disabled by next() call");
            return Err(vm.new_exception(exceptions::OS_ERROR, text));
        }
        self.write_pending(vm)?;
        call::call_method(vm, self.obj, names::flush, &[])?;
        let position = self.call_buffer(vm, names::tell, &[])?;
        let Some(input) = own.snapshot.get().filter(|_| !own.decoder.is_none()) else {
            return Ok(position);
        };
        let data = as_bytes(&input).unwrap_or(&[]);
        let position = u64::try_from(as_long(vm, position.borrow())?).unwrap_or(0);
        let start = position.saturating_sub(data.len() as u64);
        let flags = own.snapshot_flags.get();
        if own.used.get() == 0 {
            let cookie = Cookie {
                start,
                flags: flags as u32,
                ..Cookie::default()
            };
            return cookie.build(vm);
        }
        let (waiting, now) = own.decoder.state(vm)?;
        let cookie = self.reconstruct(vm, start, flags, data);
        let restored = own.decoder.set_state(vm, &waiting, now);
        let cookie = match cookie {
            Ok(cookie) => {
                restored?;
                cookie
            }
            Err(error) => return Err(super::support::chain(error, restored)),
        };
        cookie.build(vm)
    }

    /// Finds the place closest before the text's position from which decoding can begin.
    fn reconstruct(self, vm: &mut Vm, start: u64, flags: i64, data: &[u8]) -> Result<Cookie> {
        let own = self.own;
        let mut skip = own.used.get();
        let mut flags = flags;
        // Guess how many bytes the characters took, and go back until the decoder keeps nothing there.
        let mut from = ((own.ratio.get() * skip as f64) as usize).min(data.len());
        let mut back = 1;
        while from > 0 {
            self.restore_decoder(vm, start, flags)?;
            let part = bytes::new(vm, data.get(..from).unwrap_or(data))?;
            let text = own.decoder.decode(vm, &part, false)?;
            let count = len_of(&text);
            if count <= skip {
                let (waiting, now) = own.decoder.state(vm)?;
                let kept = as_bytes(&waiting).map_or(0, <[u8]>::len);
                if kept == 0 {
                    skip -= count;
                    flags = now;
                    break;
                }
                from = from.saturating_sub(kept);
                back = 1;
            } else {
                from = from.saturating_sub(back);
                back *= 2;
            }
        }
        if from == 0 {
            self.restore_decoder(vm, start, flags)?;
        }
        let mut cookie = Cookie {
            start: start + from as u64,
            flags: flags as u32,
            ..Cookie::default()
        };
        if skip == 0 {
            return Ok(cookie);
        }
        let mut count = 0;
        let mut reached = false;
        for at in from..data.len() {
            let one = bytes::new(vm, data.get(at..=at).unwrap_or(&[]))?;
            let text = own.decoder.decode(vm, &one, false)?;
            count += len_of(&text);
            cookie.feed += 1;
            let (waiting, now) = own.decoder.state(vm)?;
            if as_bytes(&waiting).is_none_or(<[u8]>::is_empty) && count <= skip {
                cookie.start += u64::from(cookie.feed);
                skip -= count;
                cookie.flags = now as u32;
                cookie.feed = 0;
                count = 0;
            }
            if count >= skip {
                reached = true;
                break;
            }
        }
        if !reached {
            let empty = bytes::new(vm, &[])?;
            let text = own.decoder.decode(vm, &empty, true)?;
            count += len_of(&text);
            cookie.eof = true;
            if count < skip {
                let text = format_args!("can't reconstruct logical file position");
                return Err(vm.new_exception(exceptions::OS_ERROR, text));
            }
        }
        cookie.skip = u32::try_from(skip).unwrap_or(u32::MAX);
        Ok(cookie)
    }
}
