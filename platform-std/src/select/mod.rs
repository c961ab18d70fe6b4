//! The module `select`: waiting for descriptors to get ready.
//!
//! | file | what it holds |
//! |---|---|
//! | `poller.rs` | `poll` objects, and the system's `poll` under all of them |
//! | `epoll.rs` | `epoll` objects |

mod epoll;
mod poller;

use taipan_derive::pymodule;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module, ModuleDef, PyModule as _};
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt as _, Ref, Result, Vm, exceptions, int, object, tuple};
use taipan_platform::Nanoseconds;
use taipan_vm::paths;
use taipan_vm::timespan::{self, Rounding};

use crate::socket::wait::now;

/// The module's declaration.
pub fn module() -> ModuleDef {
    Select::DEF
}

macro_rules! numbers {
    ($($name:ident)*) => {
        &[$((stringify!($name), libc::$name as u32 as i64)),*]
    };
}

const NUMBERS: &[(&str, i64)] = numbers! {
    EPOLLERR EPOLLET EPOLLEXCLUSIVE EPOLLHUP EPOLLIN EPOLLMSG EPOLLONESHOT EPOLLOUT EPOLLPRI EPOLLRDBAND EPOLLRDHUP
    EPOLLRDNORM EPOLLWAKEUP EPOLLWRBAND EPOLLWRNORM EPOLL_CLOEXEC PIPE_BUF POLLERR POLLHUP POLLIN POLLNVAL POLLOUT POLLPRI
    POLLRDBAND POLLRDHUP POLLRDNORM POLLWRBAND POLLWRNORM
};

/// What the system's headers have under a name of their own.
const POLLMSG: i64 = 0x400;

/// How many descriptors there may be in a set of `select`, which are below this number.
const SET_SIZE: usize = 1024;

/// What each of the three lists waits for: the events that `poll` tells, and those that make its descriptors ready.
const WANTED: [(i16, i16); 3] = [
    (
        libc::POLLIN | libc::POLLRDNORM | libc::POLLRDBAND,
        libc::POLLIN | libc::POLLRDNORM | libc::POLLRDBAND | libc::POLLHUP | libc::POLLERR,
    ),
    (
        libc::POLLOUT | libc::POLLWRNORM | libc::POLLWRBAND,
        libc::POLLOUT | libc::POLLWRNORM | libc::POLLWRBAND | libc::POLLERR,
    ),
    (libc::POLLPRI, libc::POLLPRI),
];

/// A timeout in seconds as the moment when it ends; `None` for none.
fn deadline_of_seconds(vm: &mut Vm, timeout: Option<ObjRef<'_>>) -> Result<Option<Nanoseconds>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else {
        return Ok(None);
    };
    let span = match timespan::seconds(vm, timeout, Rounding::Up) {
        Err(error) if error.matches(exceptions::TYPE_ERROR) => {
            return Err(vm.type_error("timeout must be a float or None"));
        }
        other => other?,
    };
    if span < 0 {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    Ok(Some(now().saturating_add(span)))
}

/// The descriptors of a list, each with the object that stands for it. What a `fileno()` does to a list is seen.
fn descriptors(vm: &mut Vm, list: ObjRef<'_>) -> Result<Vec<(i32, Obj)>> {
    let list = if list.downcast_layout::<List>().is_some() {
        list.own()
    } else {
        match object::collect(vm, list) {
            Err(error) if error.matches(exceptions::TYPE_ERROR) => {
                return Err(vm.type_error("arguments 1-3 must be sequences"));
            }
            items => List::create(vm, items?)?.into(),
        }
    };
    let mut all = Vec::new();
    while let Some(item) = list
        .borrow()
        .downcast_layout::<List>()
        .and_then(|list| list.items(vm).get(all.len()).cloned())
    {
        let fd = paths::descriptor(vm, item.borrow())?;
        if usize::try_from(fd).is_ok_and(|fd| fd >= SET_SIZE) {
            return Err(vm.value_error("filedescriptor out of range in select()"));
        }
        if all.len() >= SET_SIZE {
            return Err(vm.value_error("too many file descriptors in select()"));
        }
        all.push((fd, item));
    }
    Ok(all)
}

/// `select`
struct Select;

/// This module supports asynchronous I/O on multiple file descriptors.
///
/// *** IMPORTANT NOTICE ***
/// On Windows, only sockets are supported; on Unix, all file descriptors.
#[pymodule(name = "select")]
impl Select {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in NUMBERS {
            let value = int::new(vm, *value)?;
            module::add(vm, module, name, value)?;
        }
        let value = int::new(vm, POLLMSG)?;
        module::add(vm, module, "POLLMSG", value)?;
        module::add(vm, module, "error", exceptions::OS_ERROR.own())?;
        module::add(vm, module, "epoll", epoll::EPOLL.own())
    }
    /// Waits until descriptors are ready: to be read, to be written, or in an exceptional state.
    ///
    /// The three lists hold descriptors or objects with a method fileno(). timeout is in seconds, None for no end. Three
    /// lists of what is ready are returned, empty ones if the time was up.
    #[signature("($module, rlist, wlist, xlist, timeout=None, /)")]
    fn select(
        vm: &mut Vm,
        rlist: ObjRef<'_>,
        wlist: ObjRef<'_>,
        xlist: ObjRef<'_>,
        timeout: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let deadline = deadline_of_seconds(vm, timeout)?;
        let lists = [
            descriptors(vm, rlist)?,
            descriptors(vm, wlist)?,
            descriptors(vm, xlist)?,
        ];
        let mut asked: Vec<(i32, i16)> = Vec::new();
        for (list, (events, _)) in lists.iter().zip(WANTED) {
            for (fd, _) in list {
                match asked.iter_mut().find(|(known, _)| known == fd) {
                    Some((_, known)) => *known |= events,
                    None => asked.push((*fd, events)),
                }
            }
        }
        let ready = poller::poll(vm, &asked, deadline)?;
        if ready.iter().any(|(_, events)| events & libc::POLLNVAL != 0) {
            return Err(paths::errno_error(vm, libc::EBADF, &[]));
        }
        let mut results = Vec::new();
        for (list, (_, wanted)) in lists.iter().zip(WANTED) {
            let mut found = HVec::new();
            for (fd, item) in list {
                if ready
                    .iter()
                    .any(|(known, events)| known == fd && events & wanted != 0)
                {
                    found.push(vm.alloc(), item.clone())?;
                }
            }
            results.push(List::create(vm, found)?.into());
        }
        tuple::new(vm, &results)
    }
    /// Returns a polling object.
    ///
    /// It supports registering and unregistering file descriptors, and then polling them for I/O events.
    fn poll(vm: &mut Vm) -> Result<Obj> {
        poller::Poll::create(vm)
    }
}
