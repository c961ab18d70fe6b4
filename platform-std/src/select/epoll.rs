//! `epoll` objects.

use std::cell::Cell;
use std::os::fd::AsFd as _;

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::io::Errno;
use taipan_derive::{pyclass, pymethods};
use taipan_objects::Args;
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::int::IntRef;
use taipan_objects::list::List;
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt as _, Ref, Result, Vm, exceptions, float, int, tuple};
use taipan_platform::Nanoseconds;
use taipan_vm::timespan::{self, Rounding};
use taipan_vm::{gil, paths, signals};

use super::SET_SIZE;
use crate::Held;
use crate::posix::arguments::{self, done};
use crate::socket::wait::{now, timespec};

static NEW: MethodDef = MethodDef::constructor(
    "epoll",
    &[Param::new("sizehint", false), Param::new("flags", false)],
);

/// select.epoll(sizehint=-1, flags=0)
///
/// Returns an epolling object
///
/// sizehint must be positive or -1 for the default; nothing depends on it. flags is 0 or EPOLL_CLOEXEC, which is set in any
/// case.
#[pyclass(name = "epoll", module = "select", flags = [FINALIZE])]
pub struct Epoll {
    fd: Cell<i32>,
}

impl Epoll {
    fn create(vm: &mut Vm, class: ObjRef<'_>, fd: i32) -> Result<Obj> {
        Ok(vm.alloc().instance(class, Epoll { fd: Cell::new(fd) })?.into())
    }

    /// What the system calls the object. Raises `ValueError` for one that is closed.
    fn held(&self, vm: &mut Vm) -> Result<Held> {
        if self.fd.get() < 0 {
            return Err(vm.value_error("I/O operation on closed epoll object"));
        }
        hold(vm, self.fd.get())
    }

    fn let_go(&self, vm: &mut Vm) -> Result<()> {
        arguments::close(vm, self.fd.replace(-1))
    }
}

fn hold(vm: &mut Vm, fd: i32) -> Result<Held> {
    let held = arguments::host(vm)?.open_files().hold(fd);
    held.map_err(|error| paths::os_error(vm, error, &[]))
}

/// A mask of events, as C's `unsigned int`. Raises `ValueError`, `OverflowError`.
fn event_mask(vm: &mut Vm, value: ObjRef<'_>) -> Result<EventFlags> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow());
    if number.is_some_and(|number| number.is_negative()) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match number.and_then(IntRef::to_i64).map(u32::try_from) {
        Some(Ok(mask)) => Ok(EventFlags::from_bits_retain(mask)),
        _ => Err(vm.overflow_error("Python int too large for C unsigned int")),
    }
}

/// A timeout in seconds; `None` for no end. The system counts in milliseconds, rounded up.
fn span(vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<Option<Nanoseconds>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else {
        return Ok(None);
    };
    if float::value(timeout).is_none() && timeout.ty().slots().index.is_none() {
        return Err(vm.type_error("timeout must be an integer or None"));
    }
    let exact = timespan::seconds(vm, timeout, Rounding::Up)?;
    if exact < 0 {
        return Ok(None);
    }
    const MILLISECOND: i64 = 1_000_000;
    let whole = exact / MILLISECOND + i64::from(exact % MILLISECOND != 0);
    if whole > i64::from(i32::MAX) {
        return Err(vm.overflow_error("timeout is too large"));
    }
    Ok(Some(whole * MILLISECOND))
}

#[pymethods]
impl Epoll {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [sizehint, flags] = NEW.bind(vm, args)?;
        let sizehint = sizehint.map_or(Ok(-1), |sizehint| int::to_int_argument(vm, sizehint))?;
        let flags = flags.map_or(Ok(0), |flags| int::to_int_argument(vm, flags))?;
        if sizehint < -1 || sizehint == 0 {
            return Err(vm.value_error("negative sizehint"));
        }
        if flags != 0 && flags != libc::EPOLL_CLOEXEC {
            return Err(vm.new_exception(exceptions::OS_ERROR, format_args!("invalid flags")));
        }
        let made = epoll::create(CreateFlags::CLOEXEC);
        let made = done(vm, made)?;
        let fd = arguments::host(vm)?.open_files().adopt(made);
        let fd = fd.map_err(|error| paths::os_error(vm, error, &[]))?;
        Epoll::create(vm, cls, fd)
    }
    #[slot]
    fn del(this: &Ref<Self>, vm: &mut Vm) {
        // Nobody is left to be told.
        drop(this.let_go(vm));
    }
    /// Create an epoll object from a given control fd.
    #[classmethod]
    #[signature("($type, fd, /)")]
    fn fromfd(cls: ObjRef<'_>, vm: &mut Vm, fd: i32) -> Result<Obj> {
        Epoll::create(vm, cls, fd)
    }
    /// Close the epoll control file descriptor.
    ///
    /// Further operations on the epoll object will raise an exception.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        self.let_go(vm)
    }
    /// Return the epoll control file descriptor.
    fn fileno(&self, vm: &mut Vm) -> Result<i32> {
        self.held(vm)?;
        Ok(self.fd.get())
    }
    /// Modify event mask for a registered file descriptor.
    #[signature("($self, /, fd, eventmask)")]
    fn modify(&self, vm: &mut Vm, fd: ObjRef<'_>, eventmask: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let events = event_mask(vm, eventmask)?;
        let held = self.held(vm)?;
        let target = hold(vm, fd)?;
        let modified = epoll::modify(
            held.as_fd(),
            target.as_fd(),
            EventData::new_u64(fd as u64),
            events,
        );
        done(vm, modified)
    }
    /// Registers a new fd or raises an OSError if the fd is already registered.
    ///
    /// fd is a number or an object with a method fileno(); eventmask says what to look for.
    #[signature("($self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)")]
    fn register(&self, vm: &mut Vm, fd: ObjRef<'_>, eventmask: Option<ObjRef<'_>>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let events = match eventmask {
            Some(mask) => event_mask(vm, mask)?,
            None => EventFlags::IN | EventFlags::PRI | EventFlags::OUT,
        };
        let held = self.held(vm)?;
        let target = hold(vm, fd)?;
        let added = epoll::add(
            held.as_fd(),
            target.as_fd(),
            EventData::new_u64(fd as u64),
            events,
        );
        done(vm, added)
    }
    /// Remove a registered file descriptor from the epoll object.
    #[signature("($self, /, fd)")]
    fn unregister(&self, vm: &mut Vm, fd: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let held = self.held(vm)?;
        let target = hold(vm, fd)?;
        let deleted = epoll::delete(held.as_fd(), target.as_fd());
        done(vm, deleted)
    }
    /// Waits until one of the descriptors has something to tell, at most timeout seconds (None or -1: no end).
    ///
    /// A list of up to maxevents (fd, events) for those that do.
    #[signature("($self, /, timeout=None, maxevents=-1)")]
    fn poll(&self, vm: &mut Vm, timeout: Option<ObjRef<'_>>, maxevents: Option<i32>) -> Result<Obj> {
        let held = self.held(vm)?;
        let span = span(vm, timeout)?;
        let most = match maxevents.unwrap_or(-1) {
            -1 => SET_SIZE - 1,
            count if count < 1 => {
                let message = format_args!("maxevents must be greater than 0, got {count}");
                return Err(vm.value_error(message));
            }
            count => count as usize,
        };
        let mut events: Vec<Event> = Vec::new();
        events
            .try_reserve_exact(most)
            .map_err(|_| taipan_objects::AllocError)?;
        let deadline = span.map(|span| now().saturating_add(span));
        loop {
            // A signal that came just now would not end the wait.
            signals::check(vm)?;
            let left = deadline.map(|deadline| timespec(deadline.saturating_sub(now())));
            let waited = gil::released(vm, || {
                epoll::wait(held.as_fd(), spare_capacity(&mut events), left.as_ref())
            });
            match waited {
                Err(Errno::INTR) => {}
                other => {
                    done(vm, other)?;
                    break;
                }
            }
        }
        let mut all = HVec::new();
        for event in events.iter().take(most) {
            let (fd, flags) = ({ event.data }.u64(), { event.flags });
            let fd = int::new(vm, fd as i32)?;
            let flags = int::new(vm, flags.bits())?;
            let one = tuple::new(vm, &[fd, flags])?;
            all.push(vm.alloc(), one)?;
        }
        Ok(List::create(vm, all)?.into())
    }
    fn __enter__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.held(vm)?;
        Ok(this.borrow().own())
    }
    #[signature("($self, exc_type=None, exc_value=None, exc_tb=None, /)")]
    fn __exit__(
        &self,
        vm: &mut Vm,
        exc_type: Option<ObjRef<'_>>,
        exc_value: Option<ObjRef<'_>>,
        exc_tb: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let _ = (exc_type, exc_value, exc_tb);
        self.let_go(vm)
    }
    /// True if the epoll handler is closed
    #[getter]
    fn closed(&self, _vm: &mut Vm) -> bool {
        self.fd.get() < 0
    }
}
