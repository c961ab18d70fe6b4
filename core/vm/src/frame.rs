//! Frames on a thread's stack: chunks of memory that never move. A frame never spans two chunks.

use alloc::alloc::{alloc, dealloc};
use core::alloc::Layout;
use core::ptr;

use taipan_objects::code::Code;
use taipan_objects::exception::Result;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::{AllocError, StackRef, Vm};

/// Bytes of a chunk, unless one frame needs more.
const CHUNK: usize = if cfg!(target_os = "none") {
    2 * 1024
} else {
    64 * 1024
};

/// What stands at the start of a chunk.
#[repr(C, align(16))]
struct Chunk {
    previous: *mut u8,
    previous_top: *mut u8,
    bytes: usize,
}

/// Room for a frame with `words` words behind its fixed part.
///
/// # Safety
/// The memory is uninitialized; frames must be popped in reverse order.
#[inline(always)]
pub unsafe fn reserve(vm: &mut Vm, words: usize) -> Result<*mut Frame> {
    let bytes = size_of::<Frame>() + words * size_of::<StackRef>();
    let top = vm.frames.top;
    if (vm.frames.end.addr() - top.addr()) < bytes {
        return reserve_in_new_chunk(vm, bytes);
    }
    vm.frames.top = top.wrapping_byte_add(bytes);
    Ok(top.cast())
}

/// As [`reserve`], but only if the current chunk has the room.
///
/// # Safety
/// As [`reserve`].
#[inline(always)]
pub unsafe fn reserve_here(vm: &mut Vm, words: usize) -> Option<*mut Frame> {
    let bytes = size_of::<Frame>() + words * size_of::<StackRef>();
    let top = vm.frames.top;
    if (vm.frames.end.addr() - top.addr()) < bytes {
        return None;
    }
    vm.frames.top = top.wrapping_byte_add(bytes);
    Some(top.cast())
}

/// Whether [`release`] of this frame would give back its chunk.
#[inline(always)]
pub fn is_first_of_chunk(vm: &Vm, frame: *mut Frame) -> bool {
    frame.cast() == vm.frames.chunk.wrapping_byte_add(size_of::<Chunk>())
}

#[cold]
fn reserve_in_new_chunk(vm: &mut Vm, bytes: usize) -> Result<*mut Frame> {
    let size = (size_of::<Chunk>() + bytes).max(CHUNK).next_multiple_of(16);
    let layout = Layout::from_size_align(size, 16).map_err(|_| AllocError)?;
    vm.alloc().charge(size)?;
    // SAFETY: the size is not zero.
    let chunk = unsafe { alloc(layout) };
    if chunk.is_null() {
        vm.alloc().discharge(size);
        return Err(AllocError.into());
    }
    let frames = &mut vm.frames;
    // SAFETY: the chunk is new and large enough for its header.
    unsafe {
        chunk.cast::<Chunk>().write(Chunk {
            previous: frames.chunk,
            previous_top: frames.top,
            bytes: size,
        });
    }
    frames.chunk = chunk;
    let start = chunk.wrapping_byte_add(size_of::<Chunk>());
    frames.end = chunk.wrapping_byte_add(size);
    frames.top = start.wrapping_byte_add(bytes);
    Ok(start.cast())
}

/// Gives back a frame's memory, and its chunk if it was the chunk's first.
///
/// # Safety
/// `frame` must be the frame reserved last.
#[inline(always)]
pub unsafe fn release(vm: &mut Vm, frame: *mut Frame) {
    let frames = &mut vm.frames;
    frames.top = frame.cast();
    if frames.top == frames.chunk.wrapping_byte_add(size_of::<Chunk>()) {
        // SAFETY: the chunk is empty now.
        unsafe { release_chunk(vm) };
    }
}

#[cold]
unsafe fn release_chunk(vm: &mut Vm) {
    let memory = vm.alloc();
    let frames = &mut vm.frames;
    // SAFETY: the chunk begins with its header; no frame is left in it.
    unsafe {
        let Chunk {
            previous,
            previous_top,
            bytes,
        } = frames.chunk.cast::<Chunk>().read();
        if previous.is_null() && bytes == CHUNK {
            // The thread's first chunk stays.
            return;
        }
        dealloc(frames.chunk, Layout::from_size_align_unchecked(bytes, 16));
        memory.discharge(bytes);
        frames.chunk = previous;
        frames.top = previous_top;
        frames.end = if previous.is_null() {
            ptr::null_mut()
        } else {
            previous.wrapping_byte_add((*previous.cast::<Chunk>()).bytes)
        };
    }
}

/// Gives back the chunk that a thread keeps, if no frame runs: when it ends, and where memory is short.
pub fn release_stack(vm: &mut Vm) {
    let memory = vm.alloc();
    let frames = &mut vm.frames;
    if frames.chunk.is_null() || !frames.current.is_null() {
        return;
    }
    // SAFETY: no frame runs, so the chunk is the first one, and empty; it was made with this layout.
    unsafe {
        let bytes = (*frames.chunk.cast::<Chunk>()).bytes;
        dealloc(frames.chunk, Layout::from_size_align_unchecked(bytes, 16));
        memory.discharge(bytes);
    }
    *frames = taipan_objects::frame::FrameStack::default();
}

/// Fills in a frame's fixed part. Its locals must be written by the caller.
///
/// # Safety
/// `frame` must be reserved for `code`, which `function` keeps alive.
#[inline(always)]
pub unsafe fn initialize(frame: *mut Frame, previous: *mut Frame, code: &Code, function: StackRef) {
    // SAFETY: the caller's promise.
    unsafe {
        frame.write(Frame {
            previous,
            pc: code.first_instruction(),
            sp: Frame::slots(frame).add(code.nlocalsplus()),
            code,
            function,
            consts: code.const_pointer,
            names: code.name_pointer,
            locals: None,
            object: None,
            return_offset: 0,
            owner: Owner::Thread,
            started: false,
        });
    }
}

/// Ends a frame: its frame object, if one is held elsewhere, takes the locals over; everything else is dropped, the stack
/// from its top, then the locals from the last one.
///
/// # Safety
/// `frame` must be live, with a saved stack pointer and pc, and not be used afterwards.
#[inline(always)]
pub unsafe fn clear(vm: &mut Vm, frame: *mut Frame) {
    // SAFETY: the caller's promise; words up to `sp` are initialized.
    unsafe {
        if (*frame).object.is_some() {
            taipan_objects::frame::detach(vm, frame);
        }
        let locals = Frame::slots(frame);
        let mut slot = (*frame).sp;
        while slot > locals {
            slot = slot.sub(1);
            ptr::drop_in_place(slot);
        }
        ptr::drop_in_place(&raw mut (*frame).locals);
        ptr::drop_in_place(&raw mut (*frame).function);
    }
}
