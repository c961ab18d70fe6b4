//! The module `_socket`.
//!
//! | file | what it holds |
//! |---|---|
//! | `object.rs` | the class `socket` |
//! | `wait.rs` | timeouts, and calls that others and signals may come in between |
//! | `message.rs` | `sendmsg` and `recvmsg` |
//! | `options.rs` | options |
//! | `address.rs` | addresses |
//! | `names.rs` | names of hosts, services, protocols and interfaces |
//! | `errors.rs` | `gaierror`, `herror`, timeouts |
//! | `constants.rs` | numbers |
//!
//! Descriptors are those of the platform's table of open files (`files.rs`).

mod address;
mod constants;
mod errors;
mod message;
mod names;
mod object;
mod options;
pub mod wait;

use rustix::net::{AddressFamily, Protocol, SocketFlags, SocketType};
use taipan_derive::pymodule;
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module, ModuleDef, PyModule as _};
use taipan_objects::singletons::bool_object;
use taipan_objects::{Obj, ObjRef, Ref, Result, Vm, exceptions, int, tuple};
use taipan_platform::Files as _;
use taipan_vm::paths;

use crate::posix::arguments::{self, done};
use wait::Timeout;

/// The module's declaration.
pub fn module() -> ModuleDef {
    SocketModule::DEF
}

const DEFAULT_TIMEOUT: &str = "_socket.default_timeout";

/// How long calls of new sockets wait.
pub fn default_timeout(vm: &mut Vm) -> Timeout {
    let known = vm.interp().native_state.borrow().get(DEFAULT_TIMEOUT).cloned();
    let span = known.and_then(|span| int::value(span.borrow()).and_then(IntRef::to_i64));
    match span {
        None => Timeout::Never,
        Some(0) => Timeout::Now,
        Some(span) => Timeout::After(span),
    }
}

/// `CMSG_LEN`: the header of ancillary data, and the data.
fn ancillary_length(size: isize) -> Option<usize> {
    let header = size_of::<libc::cmsghdr>();
    let length = usize::try_from(size).ok()?.checked_add(header)?;
    (length <= i32::MAX as usize).then_some(length)
}

/// `_socket`
struct SocketModule;

/// Implementation module for socket operations.
///
/// See the socket module for documentation.
#[pymodule(name = "_socket")]
impl SocketModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add_functions(vm, module, &names::Part::DEF)?;
        for (name, value) in constants::numbers() {
            let value = int::new(vm, *value)?;
            module::add(vm, module, name, value)?;
        }
        for (name, text) in [
            ("BDADDR_ANY", "00:00:00:00:00:00"),
            ("BDADDR_LOCAL", "00:00:00:FF:FF:FF"),
        ] {
            let text = vm.new_str(text)?;
            module::add(vm, module, name, text)?;
        }
        module::add(vm, module, "has_ipv6", bool_object(true).own())?;
        let (gai, host) = (
            errors::class(vm, errors::Kind::Gai)?,
            errors::class(vm, errors::Kind::Host)?,
        );
        for (name, class) in [
            ("socket", object::SOCKET.own()),
            ("SocketType", object::SOCKET.own()),
            ("error", exceptions::OS_ERROR.own()),
            ("timeout", exceptions::TIMEOUT_ERROR.own()),
            ("gaierror", gai),
            ("herror", host),
        ] {
            module::add(vm, module, name, class)?;
        }
        Ok(())
    }
    /// socketpair([family[, type [, proto]]]) -> (socket object, socket object)
    ///
    /// Two sockets that are connected to each other, of the family AF_UNIX by default.
    #[signature("(family=AF_UNIX, type=SOCK_STREAM, proto=0, /)")]
    fn socketpair(vm: &mut Vm, family: Option<i32>, kind: Option<i32>, proto: Option<i32>) -> Result<Obj> {
        let family = family.unwrap_or(libc::AF_UNIX);
        let kind = kind.unwrap_or(libc::SOCK_STREAM);
        let proto = proto.unwrap_or(0);
        let (domain, protocol) = match (u16::try_from(family), u32::try_from(proto)) {
            (Ok(domain), Ok(protocol)) => (domain, protocol),
            _ => return Err(paths::errno_error(vm, libc::EAFNOSUPPORT, &[])),
        };
        let flags = libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;
        let made = rustix::net::socketpair(
            AddressFamily::from_raw(domain),
            SocketType::from_raw((kind & !flags) as u32),
            SocketFlags::CLOEXEC | SocketFlags::from_bits_retain((kind & flags) as u32),
            std::num::NonZeroU32::new(protocol).map(Protocol::from_raw),
        );
        let (first, second) = done(vm, made)?;
        let files = arguments::host(vm)?.open_files();
        let adopted = files
            .adopt(first)
            .and_then(|first| files.adopt(second).map(|second| (first, second)));
        let (first, second) = adopted.map_err(|error| paths::os_error(vm, error, &[]))?;
        let first = object::Socket::create(vm, first, family, kind, proto)?;
        let second = object::Socket::create(vm, second, family, kind, proto)?;
        tuple::new(vm, &[first, second])
    }
    /// close(integer) -> None
    ///
    /// Close an integer socket file descriptor.
    #[signature("($self, object, /)")]
    fn close(vm: &mut Vm, object: i32) -> Result<()> {
        let closed = arguments::host(vm)?.open_files().close(object);
        closed.map_err(|error| paths::os_error(vm, error, &[]))
    }
    /// dup(integer) -> integer
    ///
    /// A second descriptor for the same socket. Child processes do not inherit it.
    #[signature("($self, object, /)")]
    fn dup(vm: &mut Vm, object: i32) -> Result<i32> {
        let copy = arguments::host(vm)?.open_files().duplicate(object, false);
        copy.map_err(|error| paths::os_error(vm, error, &[]))
    }
    /// getdefaulttimeout() -> timeout
    ///
    /// How many seconds calls of new sockets wait; None for no end.
    fn getdefaulttimeout(vm: &mut Vm) -> Option<f64> {
        default_timeout(vm).in_seconds()
    }
    /// setdefaulttimeout(timeout)
    ///
    /// How many seconds calls of new sockets wait; None for no end.
    #[signature("($self, object, /)")]
    fn setdefaulttimeout(vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let span = match Timeout::parse(vm, object)? {
            Timeout::Never => None,
            Timeout::Now => Some(0),
            Timeout::After(span) => Some(span),
        };
        match span {
            None => drop(vm.interp().native_state.borrow_mut().remove(DEFAULT_TIMEOUT)),
            Some(span) => {
                let span = int::new(vm, span)?;
                vm.interp()
                    .native_state
                    .borrow_mut()
                    .insert(DEFAULT_TIMEOUT, span);
            }
        }
        Ok(())
    }
    /// CMSG_LEN(length) -> control message length
    ///
    /// How long an item of ancillary data with that many bytes is.
    #[name("CMSG_LEN")]
    #[signature("(length, /)")]
    fn cmsg_len(vm: &mut Vm, length: isize) -> Result<usize> {
        ancillary_length(length).ok_or_else(|| vm.overflow_error("CMSG_LEN() argument out of range"))
    }
    /// CMSG_SPACE(length) -> buffer size
    ///
    /// How much room an item of ancillary data with that many bytes takes among others.
    #[name("CMSG_SPACE")]
    #[signature("(length, /)")]
    fn cmsg_space(vm: &mut Vm, length: isize) -> Result<usize> {
        ancillary_length(length)
            .map(|length| length.next_multiple_of(size_of::<usize>()))
            .filter(|&space| space <= i32::MAX as usize)
            .ok_or_else(|| vm.overflow_error("CMSG_SPACE() argument out of range"))
    }
}
