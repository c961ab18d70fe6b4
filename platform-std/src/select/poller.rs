//! `poll` objects, and the system's `poll`.

use std::cell::Cell;
use std::os::fd::AsFd as _;

use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;
use taipan_derive::{pyclass, pymethods};
use taipan_objects::int::IntRef;
use taipan_objects::list::List;
use taipan_objects::{
    Guarded, HVec, Obj, ObjRef, ObjectExt as _, Result, Trace, Visitor, Vm, float, int, tuple,
};
use taipan_platform::Nanoseconds;
use taipan_vm::{gil, paths, signals};

use crate::Held;
use crate::posix::arguments;
use crate::socket::wait::{now, timespec};

/// Waits until one of the descriptors has one of its events, or until the deadline; handlers of signals run meanwhile.
/// Those that have something to tell, with their events: `POLLNVAL` for what is not open.
pub fn poll(vm: &mut Vm, asked: &[(i32, i16)], deadline: Option<Nanoseconds>) -> Result<Vec<(i32, i16)>> {
    let host = arguments::host(vm)?;
    let held: Vec<Option<Held>> = asked
        .iter()
        .map(|(fd, _)| host.open_files().hold(*fd).ok())
        .collect();
    // What is not open needs no waiting for.
    let deadline = if held.iter().all(Option::is_some) {
        deadline
    } else {
        Some(0)
    };
    loop {
        // A signal that came just now would not end the wait.
        signals::check(vm)?;
        let left = deadline.map(|deadline| timespec(deadline.saturating_sub(now())));
        let (polled, events) = gil::released(vm, || {
            let mut polled: Vec<PollFd<'_>> = Vec::new();
            for ((_, events), held) in asked.iter().zip(&held) {
                if let Some(held) = held {
                    let events = PollFlags::from_bits_retain(*events as u16);
                    polled.push(PollFd::from_borrowed_fd(held.as_fd(), events));
                }
            }
            let outcome = rustix::event::poll(&mut polled, left.as_ref());
            let events: Vec<i16> = polled.iter().map(|fd| fd.revents().bits() as i16).collect();
            (outcome, events)
        });
        match polled {
            Err(Errno::INTR) => {}
            Err(errno) => return Err(paths::errno_error(vm, errno.raw_os_error(), &[])),
            Ok(_) => {
                let mut events = events.into_iter();
                let told = asked.iter().zip(&held).map(|((fd, _), held)| match held {
                    Some(_) => (*fd, events.next().unwrap_or(0)),
                    None => (*fd, libc::POLLNVAL),
                });
                return Ok(told.filter(|(_, events)| *events != 0).collect());
            }
        }
    }
}

/// What a timeout in milliseconds comes to in nanoseconds; `None` for no end.
fn milliseconds(vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<Option<Nanoseconds>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else {
        return Ok(None);
    };
    let whole = match float::value(timeout) {
        Some(number) if number.is_nan() => {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        // Rounded away from zero, so that what is not over yet does not look so.
        Some(number) if number < 0.0 => number.floor(),
        Some(number) => number.ceil(),
        None if timeout.ty().slots().index.is_none() => {
            return Err(vm.type_error("timeout must be an integer or None"));
        }
        None => {
            let index = int::index(vm, timeout)?;
            let small = int::value(index.borrow()).and_then(IntRef::to_i64);
            small.map_or(f64::INFINITY, |small| small as f64)
        }
    };
    if whole < 0.0 {
        return Ok(None);
    }
    if whole > f64::from(i32::MAX) {
        return Err(vm.overflow_error("timeout is too large"));
    }
    Ok(Some(whole as i64 * 1_000_000))
}

/// A mask of events, as C's `unsigned short`. Raises `ValueError`, `OverflowError`.
fn event_mask(vm: &mut Vm, value: ObjRef<'_>) -> Result<i16> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow());
    if number.is_some_and(|number| number.is_negative()) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match number.and_then(IntRef::to_i64).map(u16::try_from) {
        Some(Ok(mask)) => Ok(mask as i16),
        _ => Err(vm.overflow_error("Python int too large for C unsigned short")),
    }
}

/// Descriptors with their masks, in the order in which they were registered.
#[derive(Default)]
struct Registered(Vec<(i32, i16)>);

impl Trace for Registered {
    fn trace(&self, _visitor: &mut Visitor<'_>) {}
}

#[pyclass(name = "poll", module = "select", bits = [DISALLOW_INSTANTIATION])]
pub struct Poll {
    registered: Guarded<Registered>,
    running: Cell<bool>,
}

impl Poll {
    /// A poll object that waits for nothing yet.
    pub fn create(vm: &mut Vm) -> Result<Obj> {
        let made = Poll {
            registered: Guarded::new(Registered::default()),
            running: Cell::new(false),
        };
        Ok(vm.alloc().instance(POLL.as_obj(), made)?.into())
    }
}

#[pymethods]
impl Poll {
    /// Register a file descriptor with the polling object.
    ///
    /// fd is a number or an object with a method fileno(); eventmask says what to look for.
    #[signature("($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)")]
    fn register(&self, vm: &mut Vm, fd: ObjRef<'_>, eventmask: Option<ObjRef<'_>>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let mask = match eventmask {
            Some(mask) => event_mask(vm, mask)?,
            None => libc::POLLIN | libc::POLLPRI | libc::POLLOUT,
        };
        let registered = &mut self.registered.get_mut(vm).0;
        match registered.iter_mut().find(|(known, _)| *known == fd) {
            Some((_, known)) => *known = mask,
            None => registered.push((fd, mask)),
        }
        Ok(())
    }
    /// Modify an already registered file descriptor.
    #[signature("($self, fd, eventmask, /)")]
    fn modify(&self, vm: &mut Vm, fd: ObjRef<'_>, eventmask: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let mask = event_mask(vm, eventmask)?;
        let registered = &mut self.registered.get_mut(vm).0;
        match registered.iter_mut().find(|(known, _)| *known == fd) {
            Some((_, known)) => {
                *known = mask;
                Ok(())
            }
            None => Err(paths::errno_error(vm, libc::ENOENT, &[])),
        }
    }
    /// Remove a file descriptor being tracked by the polling object.
    #[signature("($self, fd, /)")]
    fn unregister(&self, vm: &mut Vm, fd: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let registered = &mut self.registered.get_mut(vm).0;
        match registered.iter().position(|(known, _)| *known == fd) {
            Some(at) => {
                registered.remove(at);
                Ok(())
            }
            None => {
                let fd = int::new(vm, fd)?;
                Err(vm.key_error(fd.borrow()))
            }
        }
    }
    /// Waits until one of the descriptors has something to tell, at most timeout milliseconds.
    ///
    /// A list of (fd, event) for those that do.
    #[signature("($self, timeout=None, /)")]
    fn poll(&self, vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<Obj> {
        let span = milliseconds(vm, timeout)?;
        let deadline = span.map(|span| now().saturating_add(span));
        if self.running.replace(true) {
            return Err(vm.runtime_error("concurrent poll() invocation"));
        }
        let asked = self.registered.get_mut(vm).0.clone();
        let ready = poll(vm, &asked, deadline);
        self.running.set(false);
        let mut all = HVec::new();
        for (fd, events) in ready? {
            let fd = int::new(vm, fd)?;
            let events = int::new(vm, u32::from(events as u16))?;
            let one = tuple::new(vm, &[fd, events])?;
            all.push(vm.alloc(), one)?;
        }
        Ok(List::create(vm, all)?.into())
    }
}
