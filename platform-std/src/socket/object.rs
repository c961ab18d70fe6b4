//! The class `socket`.

use std::cell::Cell;
use std::os::fd::{AsFd as _, OwnedFd};

use rustix::event::PollFlags;
use rustix::io::Errno;
use rustix::net::{
    AddressFamily, Protocol, RecvFlags, SendFlags, Shutdown, SocketAddrAny, SocketFlags, SocketType, sockopt,
};
use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::buffer::{self, Buffer, BufferFlags};
use taipan_objects::{
    Args, Obj, ObjRef, ObjectExt as _, Ref, Result, Vm, bytes, exceptions, int, object, tuple,
};
use taipan_platform::Files as _;
use taipan_vm::{gil, paths, signals};

use super::wait::{self, Timeout, attempt};
use super::{address, errors, message, options};
use crate::Held;
use crate::posix::arguments::{self, done};

static INIT: MethodDef = MethodDef::constructor(
    "socket",
    &[
        Param::new("family", false),
        Param::new("type", false),
        Param::new("proto", false),
        Param::new("fileno", false),
    ],
);

/// What `listen()` asks for by itself.
const BACKLOG: i32 = 128;
/// The flags that a type of sockets may come with.
const TYPE_FLAGS: i32 = libc::SOCK_CLOEXEC | libc::SOCK_NONBLOCK;

/// socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object
/// socket(family=-1, type=-1, proto=-1, fileno=None) -> socket object
///
/// One end of a connection, or a place where connections are waited for. With fileno, what is open under that number: family,
/// type and protocol are asked for unless they are given. Child processes do not inherit it.
#[pyclass(name = "socket", module = "_socket", flags = [FINALIZE], bits = [BASETYPE])]
pub struct Socket {
    fd: Cell<i32>,
    family: Cell<i32>,
    kind: Cell<i32>,
    proto: Cell<i32>,
    timeout: Cell<Timeout>,
}

impl Socket {
    fn blank() -> Socket {
        Socket {
            fd: Cell::new(-1),
            family: Cell::new(0),
            kind: Cell::new(0),
            proto: Cell::new(0),
            timeout: Cell::new(Timeout::Never),
        }
    }

    /// A socket object for what is open under `fd`.
    pub fn create(vm: &mut Vm, fd: i32, family: i32, kind: i32, proto: i32) -> Result<Obj> {
        let made = vm.alloc().instance(SOCKET.as_obj(), Socket::blank())?;
        made.start(vm, fd, family, kind, proto)?;
        Ok(made.into())
    }

    fn start(&self, vm: &mut Vm, fd: i32, family: i32, kind: i32, proto: i32) -> Result<()> {
        self.fd.set(fd);
        self.family.set(family);
        self.kind.set(kind & !TYPE_FLAGS);
        self.proto.set(proto);
        if kind & libc::SOCK_NONBLOCK != 0 {
            self.timeout.set(Timeout::Now);
            return Ok(());
        }
        let timeout = super::default_timeout(vm);
        self.timeout.set(timeout);
        match timeout {
            Timeout::Never => Ok(()),
            _ => self.set_system_blocking(vm, false),
        }
    }

    fn set_system_blocking(&self, vm: &mut Vm, blocking: bool) -> Result<()> {
        let set = arguments::host(vm)?
            .open_files()
            .set_blocking(self.fd.get(), blocking);
        set.map_err(|error| paths::os_error(vm, error, &[]))
    }

    /// What is open. Raises `OSError` for a socket that is closed.
    pub fn held(&self, vm: &mut Vm) -> Result<Held> {
        let held = arguments::host(vm)?.open_files().hold(self.fd.get());
        held.map_err(|error| paths::os_error(vm, error, &[]))
    }

    /// Whether it is of one of the internet's families.
    pub fn is_internet(&self) -> bool {
        [libc::AF_INET, libc::AF_INET6].contains(&self.family.get())
    }

    /// How long a call that begins now may take.
    pub fn limits(&self) -> (Timeout, Option<i64>) {
        let timeout = self.timeout.get();
        (timeout, timeout.deadline())
    }

    fn address(&self, vm: &mut Vm, caller: &str, value: ObjRef<'_>) -> Result<SocketAddrAny> {
        address::parse(vm, caller, self.family.get(), value)
    }

    fn audit(this: &Ref<Self>, vm: &mut Vm, event: &str, address: ObjRef<'_>) -> Result<()> {
        paths::audit(vm, event, &[this.borrow(), address])
    }

    /// Connects; what the system said.
    fn connect_to(&self, vm: &mut Vm, address: &SocketAddrAny) -> Result<rustix::io::Result<()>> {
        let fd = self.held(vm)?;
        let (timeout, deadline) = self.limits();
        // So that a signal can end the wait, which is in `poll` then.
        let lent = timeout == Timeout::Never && self.is_internet() && vm.thread.is_main;
        if lent {
            self.set_system_blocking(vm, false)?;
        }
        let connected = gil::released(vm, || rustix::net::connect(fd.as_fd(), address));
        if lent {
            self.set_system_blocking(vm, true)?;
        }
        match connected {
            Err(Errno::INTR) => signals::check(vm)?,
            Err(Errno::INPROGRESS | Errno::AGAIN) if lent || matches!(timeout, Timeout::After(_)) => {}
            other => return Ok(other),
        }
        if timeout == Timeout::Now {
            return Ok(Err(Errno::INPROGRESS));
        }
        if !wait::until_ready(vm, &fd, PollFlags::OUT, deadline)? {
            return Err(errors::timed_out(vm));
        }
        match sockopt::socket_error(fd.as_fd()) {
            Ok(Err(Errno::ISCONN)) => Ok(Ok(())),
            Ok(outcome) => Ok(outcome),
            Err(errno) => Ok(Err(errno)),
        }
    }

    /// Receives up to `length` bytes.
    fn receive(&self, vm: &mut Vm, length: usize, flags: i32) -> Result<Vec<u8>> {
        let mut data = room(length)?;
        let fd = self.held(vm)?;
        let (timeout, deadline) = self.limits();
        let flags = RecvFlags::from_bits_retain(flags as u32);
        if length == 0 {
            return Ok(data);
        }
        let count = attempt(vm, &fd, PollFlags::IN, timeout, deadline, |fd| {
            rustix::net::recv(fd, &mut data[..], flags).map(|(count, _)| count)
        })?;
        let count = done(vm, count)?;
        data.truncate(count);
        Ok(data)
    }

    /// Receives up to `length` bytes; where they came from.
    fn receive_from(
        &self,
        vm: &mut Vm,
        length: usize,
        flags: i32,
    ) -> Result<(Vec<u8>, Option<SocketAddrAny>)> {
        let mut data = room(length)?;
        let fd = self.held(vm)?;
        let (timeout, deadline) = self.limits();
        let flags = RecvFlags::from_bits_retain(flags as u32);
        let got = attempt(vm, &fd, PollFlags::IN, timeout, deadline, |fd| {
            rustix::net::recvfrom(fd, &mut data[..], flags).map(|(count, _, from)| (count, from))
        })?;
        let (count, from) = done(vm, got)?;
        data.truncate(count);
        Ok((data, from))
    }

    /// Closes what is open, without a word.
    fn let_go(&self, vm: &mut Vm) -> Result<()> {
        arguments::close(vm, self.fd.replace(-1))
    }

    /// Asks the system for what was not said of a descriptor that was given.
    fn describe(vm: &mut Vm, fd: i32, given: [i32; 3]) -> Result<[i32; 3]> {
        let held = arguments::host(vm)?.open_files().hold(fd);
        let held = held.map_err(|error| paths::os_error(vm, error, &[]))?;
        let here = rustix::net::getsockname(held.as_fd());
        let here = done(vm, here)?;
        let [mut family, mut kind, mut proto] = given;
        if family == -1 {
            family = i32::from(here.address_family().as_raw());
        }
        if kind == -1 {
            let found = sockopt::socket_type(held.as_fd());
            kind = done(vm, found)?.as_raw() as i32;
        }
        if proto == -1 {
            let found = sockopt::socket_protocol(held.as_fd());
            proto = done(vm, found)?.map_or(0, |proto| proto.as_raw().get() as i32);
        }
        Ok([family, kind, proto])
    }
}

/// Memory for what is received.
fn room(length: usize) -> Result<Vec<u8>> {
    let mut data = Vec::new();
    data.try_reserve_exact(length)
        .map_err(|_| taipan_objects::AllocError)?;
    data.resize(length, 0);
    Ok(data)
}

/// A count that must not be negative.
fn count(vm: &mut Vm, value: isize, complaint: &str) -> Result<usize> {
    usize::try_from(value).map_err(|_| vm.value_error(format_args!("{complaint}")))
}

fn writable(vm: &mut Vm, caller: &str, target: ObjRef<'_>) -> Result<Buffer> {
    if buffer::is_exporter(target)
        && let Ok(view) = buffer::get(vm, target, BufferFlags::WRITABLE)
        && !view.readonly
    {
        return Ok(view);
    }
    let kind = target.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "{caller}() argument 1 must be read-write bytes-like object, not {kind}"
    )))
}

fn content(vm: &mut Vm, value: ObjRef<'_>) -> Result<Vec<u8>> {
    let view = buffer::get(vm, value, BufferFlags::SIMPLE)?;
    Ok(view.bytes(vm).to_vec())
}

/// An optional number of `__init__`, where -1 stands for none.
fn number(vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<i32> {
    value.map_or(Ok(-1), |value| int::to_int_argument(vm, value))
}

/// Makes a socket of the system's. Raises `OSError`.
pub fn open(vm: &mut Vm, family: i32, kind: i32, proto: i32) -> Result<OwnedFd> {
    let (domain, protocol) = match (u16::try_from(family), u32::try_from(proto)) {
        (Ok(domain), Ok(protocol)) => (domain, protocol),
        (Err(_), _) => return Err(paths::errno_error(vm, libc::EAFNOSUPPORT, &[])),
        _ => return Err(paths::errno_error(vm, libc::EINVAL, &[])),
    };
    let protocol = std::num::NonZeroU32::new(protocol).map(Protocol::from_raw);
    let flags = SocketFlags::CLOEXEC | SocketFlags::from_bits_retain((kind & TYPE_FLAGS) as u32);
    let kind = SocketType::from_raw((kind & !TYPE_FLAGS) as u32);
    let made = rustix::net::socket_with(AddressFamily::from_raw(domain), kind, flags, protocol);
    done(vm, made)
}

#[pymethods]
impl Socket {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm.alloc().instance(cls, Socket::blank())?.into())
    }
    #[slot]
    fn init(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [family, kind, proto, fileno] = INIT.bind(vm, args)?;
        let mut given = [number(vm, family)?, number(vm, kind)?, number(vm, proto)?];
        let mut event = Vec::new();
        for value in given {
            event.push(int::new(vm, value)?);
        }
        let [family, kind, proto] = event.as_slice() else {
            return Ok(());
        };
        let event = [this.borrow(), family.borrow(), kind.borrow(), proto.borrow()];
        paths::audit(vm, "socket.__new__", &event)?;
        if let Some(fileno) = fileno.filter(|fileno| !fileno.is_none()) {
            let fd = int::to_int_argument(vm, fileno)?;
            if fd < 0 {
                return Err(vm.value_error("negative file descriptor"));
            }
            let [family, kind, proto] = Socket::describe(vm, fd, given)?;
            return this.start(vm, fd, family, kind, proto);
        }
        for (value, default) in given.iter_mut().zip([libc::AF_INET, libc::SOCK_STREAM, 0]) {
            if *value == -1 {
                *value = default;
            }
        }
        let [family, kind, proto] = given;
        let fd = open(vm, family, kind, proto)?;
        let fd = arguments::host(vm)?.open_files().adopt(fd);
        let fd = fd.map_err(|error| paths::os_error(vm, error, &[]))?;
        this.start(vm, fd, family, kind, proto)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let (fd, family) = (self.fd.get(), self.family.get());
        let (kind, proto) = (self.kind.get(), self.proto.get());
        vm.format(format_args!(
            "<socket object, fd={fd}, family={family}, type={kind}, proto={proto}>"
        ))
    }
    #[slot]
    fn del(this: &Ref<Self>, vm: &mut Vm) {
        if this.fd.get() < 0 {
            return;
        }
        let warned = object::repr(vm, this.borrow()).and_then(|shown| {
            let shown = object::DisplayStr(shown.borrow());
            let text = vm.format(format_args!("unclosed {shown}"))?;
            (vm.hooks().warn)(vm, exceptions::RESOURCE_WARNING, text.borrow(), 1)
        });
        if let Err(error) = warned
            && error.matches(exceptions::WARNING)
        {
            (vm.hooks().unraisable)(vm, error, None, Some(this.borrow()));
        }
        // Nobody is left to be told.
        drop(this.let_go(vm));
    }
    /// _accept() -> (integer, address info)
    ///
    /// Waits for a connection. The number of the new socket, and the address at its other end.
    #[name("_accept")]
    fn accept(&self, vm: &mut Vm) -> Result<Obj> {
        let fd = self.held(vm)?;
        let (timeout, deadline) = self.limits();
        let got = attempt(vm, &fd, PollFlags::IN, timeout, deadline, |fd| {
            rustix::net::acceptfrom_with(fd, SocketFlags::CLOEXEC)
        })?;
        let (new, from) = done(vm, got)?;
        let new = arguments::host(vm)?.open_files().adopt(new);
        let new = new.map_err(|error| paths::os_error(vm, error, &[]))?;
        let new = int::new(vm, new)?;
        let from = address::make(vm, from)?;
        tuple::new(vm, &[new, from])
    }
    /// bind(address)
    ///
    /// Gives the socket an address of this machine: (host, port) for the internet's.
    #[signature("($self, object, /)")]
    fn bind(this: &Ref<Self>, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let target = this.address(vm, "bind", object)?;
        Socket::audit(this, vm, "socket.bind", object)?;
        let fd = this.held(vm)?;
        let bound = gil::released(vm, || rustix::net::bind(fd.as_fd(), &target));
        done(vm, bound)
    }
    /// close()
    ///
    /// Close the socket.  It cannot be used after this call.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        self.let_go(vm)
    }
    /// connect(address)
    ///
    /// Connects the socket to an address: (host, port) for the internet's.
    #[signature("($self, object, /)")]
    fn connect(this: &Ref<Self>, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let target = this.address(vm, "connect", object)?;
        Socket::audit(this, vm, "socket.connect", object)?;
        let connected = this.connect_to(vm, &target)?;
        done(vm, connected)
    }
    /// connect_ex(address) -> errno
    ///
    /// As connect(), but a failure of the system is the result, not an exception.
    #[signature("($self, object, /)")]
    fn connect_ex(this: &Ref<Self>, vm: &mut Vm, object: ObjRef<'_>) -> Result<i32> {
        let target = this.address(vm, "connect_ex", object)?;
        Socket::audit(this, vm, "socket.connect", object)?;
        if this.fd.get() < 0 {
            return Ok(libc::EBADF);
        }
        match this.connect_to(vm, &target) {
            Ok(Ok(())) => Ok(0),
            Ok(Err(errno)) => Ok(errno.raw_os_error()),
            Err(error) if error.matches(exceptions::TIMEOUT_ERROR) => Ok(libc::EAGAIN),
            Err(error) => Err(error),
        }
    }
    /// detach()
    ///
    /// Lets go of the descriptor without closing it, and gives its number.
    fn detach(&self, _vm: &mut Vm) -> i32 {
        self.fd.replace(-1)
    }
    /// fileno() -> integer
    ///
    /// Return the integer file descriptor of the socket.
    fn fileno(&self, _vm: &mut Vm) -> i32 {
        self.fd.get()
    }
    /// getpeername() -> address info
    ///
    /// The address at the other end.
    fn getpeername(&self, vm: &mut Vm) -> Result<Obj> {
        let fd = self.held(vm)?;
        let found = rustix::net::getpeername(fd.as_fd());
        let found = done(vm, found)?;
        match found {
            None if self.family.get() == libc::AF_UNIX => vm.new_str(""),
            found => address::make(vm, found),
        }
    }
    /// getsockname() -> address info
    ///
    /// The socket's own address.
    fn getsockname(&self, vm: &mut Vm) -> Result<Obj> {
        let fd = self.held(vm)?;
        let found = rustix::net::getsockname(fd.as_fd());
        let found = done(vm, found)?;
        address::make(vm, Some(found))
    }
    /// getsockopt(level, option[, buffersize]) -> value
    ///
    /// The value of an option: an integer, or up to buffersize bytes.
    #[signature("(level, option, buffersize=0, /)")]
    fn getsockopt(&self, vm: &mut Vm, level: i32, option: i32, buffersize: Option<i32>) -> Result<Obj> {
        let wanted = buffersize.unwrap_or(0);
        let Some(length) = usize::try_from(wanted)
            .ok()
            .filter(|&length| length <= options::LONGEST)
        else {
            return Err(errors::plain(vm, "getsockopt buflen out of range"));
        };
        let fd = self.held(vm)?;
        let value = options::get(&fd, level, option);
        let value = value.map_err(|errno| paths::errno_error(vm, errno as i32, &[]))?;
        if length > 0 {
            return bytes::new(vm, &value[..length.min(value.len())]);
        }
        let mut four = [0; 4];
        for (slot, byte) in four.iter_mut().zip(&value) {
            *slot = *byte;
        }
        int::new(vm, i32::from_ne_bytes(four))
    }
    /// setsockopt(level, option, value: int)
    /// setsockopt(level, option, value: buffer)
    /// setsockopt(level, option, None, optlen: int)
    ///
    /// Sets an option.
    #[signature("(level, option, value, optlen=0, /)")]
    fn setsockopt(
        this: &Ref<Self>,
        vm: &mut Vm,
        level: i32,
        option: i32,
        value: ObjRef<'_>,
        optlen: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let value = match optlen {
            Some(optlen) if value.is_none() => {
                // Without a value there is nothing that the system could read.
                if int::to_int_argument(vm, optlen)? != 0 {
                    return Err(paths::errno_error(vm, libc::EFAULT, &[]));
                }
                Vec::new()
            }
            Some(_) => return Err(vm.type_error("setsockopt() takes exactly 3 arguments (4 given)")),
            None => {
                let small = int::value(value).and_then(|value| value.to_i64());
                match small.map(i32::try_from) {
                    Some(Ok(number)) => number.to_ne_bytes().to_vec(),
                    _ => content(vm, value)?,
                }
            }
        };
        let fd = this.held(vm)?;
        options::set(&fd, level, option, &value).map_err(|errno| paths::errno_error(vm, errno as i32, &[]))
    }
    /// listen([backlog])
    ///
    /// Lets others connect. The system keeps up to backlog connections until they are accepted.
    #[signature("(backlog=128, /)")]
    fn listen(&self, vm: &mut Vm, backlog: Option<i32>) -> Result<()> {
        let fd = self.held(vm)?;
        let listening = rustix::net::listen(fd.as_fd(), backlog.unwrap_or(BACKLOG).max(0));
        done(vm, listening)
    }
    /// recv(buffersize[, flags]) -> data
    ///
    /// Receives up to buffersize bytes, waiting for the first; b'' when the other end has closed.
    #[signature("(buffersize, flags=0, /)")]
    fn recv(&self, vm: &mut Vm, buffersize: isize, flags: Option<i32>) -> Result<Obj> {
        let length = count(vm, buffersize, "negative buffersize in recv")?;
        let data = self.receive(vm, length, flags.unwrap_or(0))?;
        bytes::new(vm, &data)
    }
    /// recv_into(buffer, [nbytes[, flags]]) -> nbytes_read
    ///
    /// As recv(), into a buffer: up to nbytes, its whole length by default.
    #[signature("($self, buffer, nbytes=0, flags=0)")]
    fn recv_into(
        &self,
        vm: &mut Vm,
        buffer: ObjRef<'_>,
        nbytes: Option<isize>,
        flags: Option<i32>,
    ) -> Result<usize> {
        let view = writable(vm, "recv_into", buffer)?;
        let wanted = count(vm, nbytes.unwrap_or(0), "negative buffersize in recv_into")?;
        let whole = view.bytes(vm).len();
        let length = if wanted == 0 { whole } else { wanted };
        if length > whole {
            return Err(vm.value_error("buffer too small for requested bytes"));
        }
        let data = self.receive(vm, length, flags.unwrap_or(0))?;
        message::scatter(vm, &[view], &data);
        Ok(data.len())
    }
    /// recvfrom(buffersize[, flags]) -> (data, address info)
    ///
    /// As recv(), with the sender's address.
    #[signature("(buffersize, flags=0, /)")]
    fn recvfrom(&self, vm: &mut Vm, buffersize: isize, flags: Option<i32>) -> Result<Obj> {
        let length = count(vm, buffersize, "negative buffersize in recvfrom")?;
        let (data, from) = self.receive_from(vm, length, flags.unwrap_or(0))?;
        let data = bytes::new(vm, &data)?;
        let from = address::make(vm, from)?;
        tuple::new(vm, &[data, from])
    }
    /// recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)
    ///
    /// As recv_into(), with the sender's address.
    #[signature("($self, buffer, nbytes=0, flags=0)")]
    fn recvfrom_into(
        &self,
        vm: &mut Vm,
        buffer: ObjRef<'_>,
        nbytes: Option<isize>,
        flags: Option<i32>,
    ) -> Result<Obj> {
        let view = writable(vm, "recvfrom_into", buffer)?;
        let wanted = count(vm, nbytes.unwrap_or(0), "negative buffersize in recvfrom_into")?;
        let whole = view.bytes(vm).len();
        let length = if wanted == 0 { whole } else { wanted };
        if length > whole {
            return Err(vm.value_error("nbytes is greater than the length of the buffer"));
        }
        let (data, from) = self.receive_from(vm, length, flags.unwrap_or(0))?;
        message::scatter(vm, &[view], &data);
        let read = int::new(vm, data.len())?;
        let from = address::make(vm, from)?;
        tuple::new(vm, &[read, from])
    }
    /// recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)
    ///
    /// Receives up to bufsize bytes and ancillary data, for which there is room of ancbufsize bytes.
    #[signature("(bufsize, ancbufsize=0, flags=0, /)")]
    fn recvmsg(
        &self,
        vm: &mut Vm,
        bufsize: isize,
        ancbufsize: Option<isize>,
        flags: Option<i32>,
    ) -> Result<Obj> {
        let length = count(vm, bufsize, "negative buffer size in recvmsg()")?;
        let room_for = ancillary_room(vm, ancbufsize)?;
        let mut data = room(length)?;
        let got = message::receive(vm, self, &mut data, room_for, flags.unwrap_or(0))?;
        let data = bytes::new(vm, data.get(..got.count).unwrap_or(&data))?;
        let flags = int::new(vm, got.flags)?;
        let from = address::make(vm, got.address)?;
        tuple::new(vm, &[data, got.ancillary, flags, from])
    }
    /// recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)
    ///
    /// As recvmsg(), into one buffer after the other.
    #[signature("(buffers, ancbufsize=0, flags=0, /)")]
    fn recvmsg_into(
        &self,
        vm: &mut Vm,
        buffers: ObjRef<'_>,
        ancbufsize: Option<isize>,
        flags: Option<i32>,
    ) -> Result<Obj> {
        let (views, total) = message::targets(vm, buffers)?;
        let room_for = ancillary_room(vm, ancbufsize)?;
        let mut data = room(total)?;
        let got = message::receive(vm, self, &mut data, room_for, flags.unwrap_or(0))?;
        message::scatter(vm, &views, data.get(..got.count).unwrap_or(&data));
        let read = int::new(vm, got.count)?;
        let flags = int::new(vm, got.flags)?;
        let from = address::make(vm, got.address)?;
        tuple::new(vm, &[read, got.ancillary, flags, from])
    }
    /// send(data[, flags]) -> count
    ///
    /// Sends bytes; how many of them went, which may be less than all.
    #[signature("(data, flags=0, /)")]
    fn send(&self, vm: &mut Vm, data: ObjRef<'_>, flags: Option<i32>) -> Result<usize> {
        let data = content(vm, data)?;
        let fd = self.held(vm)?;
        let (timeout, deadline) = self.limits();
        let flags = SendFlags::from_bits_retain(flags.unwrap_or(0) as u32);
        let sent = attempt(vm, &fd, PollFlags::OUT, timeout, deadline, |fd| {
            rustix::net::send(fd, &data, flags)
        })?;
        done(vm, sent)
    }
    /// sendall(data[, flags])
    ///
    /// Sends all bytes. After an exception, nobody knows how many went.
    #[signature("(data, flags=0, /)")]
    fn sendall(&self, vm: &mut Vm, data: ObjRef<'_>, flags: Option<i32>) -> Result<()> {
        let data = content(vm, data)?;
        let (timeout, deadline) = self.limits();
        let flags = SendFlags::from_bits_retain(flags.unwrap_or(0) as u32);
        let mut rest = &data[..];
        loop {
            let fd = self.held(vm)?;
            let sent = attempt(vm, &fd, PollFlags::OUT, timeout, deadline, |fd| {
                rustix::net::send(fd, rest, flags)
            })?;
            let sent = done(vm, sent)?;
            rest = rest.get(sent..).unwrap_or_default();
            signals::check(vm)?;
            if rest.is_empty() {
                return Ok(());
            }
        }
    }
    /// sendto(data[, flags], address) -> count
    ///
    /// Sends bytes to an address.
    #[signature("($self, *args)")]
    fn sendto(this: &Ref<Self>, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<usize> {
        let (data, flags, target) = match args {
            [data, target] => (*data, 0, *target),
            [data, flags, target] => (*data, int::to_int_argument(vm, *flags)?, *target),
            _ => {
                let given = args.len();
                return Err(vm.type_error(format_args!("sendto() takes 2 or 3 arguments ({given} given)")));
            }
        };
        let data = content(vm, data)?;
        let to = this.address(vm, "sendto", target)?;
        Socket::audit(this, vm, "socket.sendto", target)?;
        let fd = this.held(vm)?;
        let (timeout, deadline) = this.limits();
        let flags = SendFlags::from_bits_retain(flags as u32);
        let sent = attempt(vm, &fd, PollFlags::OUT, timeout, deadline, |fd| {
            rustix::net::sendto(fd, &data, flags, &to)
        })?;
        done(vm, sent)
    }
    /// sendmsg(buffers[, ancdata[, flags[, address]]]) -> count
    ///
    /// Sends the bytes of all buffers, and ancillary data: descriptors or credentials, as (level, type, data).
    #[signature("(buffers, ancdata=(), flags=0, address=None, /)")]
    fn sendmsg(
        this: &Ref<Self>,
        vm: &mut Vm,
        buffers: ObjRef<'_>,
        ancdata: Option<ObjRef<'_>>,
        flags: Option<i32>,
        address: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let to = match address.filter(|address| !address.is_none()) {
            Some(target) => {
                let to = this.address(vm, "sendmsg", target)?;
                Socket::audit(this, vm, "socket.sendmsg", target)?;
                Some(to)
            }
            None => {
                Socket::audit(this, vm, "socket.sendmsg", taipan_objects::singletons::NONE)?;
                None
            }
        };
        message::send(vm, this, buffers, ancdata, flags.unwrap_or(0), to)
    }
    /// setblocking(flag)
    ///
    /// Whether calls wait. setblocking(True) is settimeout(None), setblocking(False) is settimeout(0.0).
    #[signature("($self, object, /)")]
    fn setblocking(&self, vm: &mut Vm, object: bool) -> Result<()> {
        self.timeout
            .set(if object { Timeout::Never } else { Timeout::Now });
        self.set_system_blocking(vm, object)
    }
    /// getblocking()
    ///
    /// Whether calls wait: False if the timeout is 0.
    fn getblocking(&self, _vm: &mut Vm) -> bool {
        self.timeout.get() != Timeout::Now
    }
    /// settimeout(timeout)
    ///
    /// How many seconds calls wait at most; None for no end, 0.0 for not at all.
    #[signature("($self, object, /)")]
    fn settimeout(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let timeout = Timeout::parse(vm, object)?;
        self.timeout.set(timeout);
        self.set_system_blocking(vm, timeout == Timeout::Never)
    }
    /// gettimeout() -> timeout
    ///
    /// How many seconds calls wait at most; None for no end.
    fn gettimeout(&self, _vm: &mut Vm) -> Option<f64> {
        self.timeout.get().in_seconds()
    }
    /// shutdown(flag)
    ///
    /// Ends reading (SHUT_RD), writing (SHUT_WR), or both (SHUT_RDWR).
    #[signature("($self, object, /)")]
    fn shutdown(&self, vm: &mut Vm, object: i32) -> Result<()> {
        let how = match object {
            libc::SHUT_RD => Shutdown::Read,
            libc::SHUT_WR => Shutdown::Write,
            libc::SHUT_RDWR => Shutdown::Both,
            _ => return Err(paths::errno_error(vm, libc::EINVAL, &[])),
        };
        let fd = self.held(vm)?;
        let ended = rustix::net::shutdown(fd.as_fd(), how);
        done(vm, ended)
    }
    /// the socket family
    #[getter]
    #[member]
    fn family(&self, _vm: &mut Vm) -> i32 {
        self.family.get()
    }
    /// the socket type
    #[getter]
    #[member]
    #[name("type")]
    fn kind(&self, _vm: &mut Vm) -> i32 {
        self.kind.get()
    }
    /// the socket protocol
    #[getter]
    #[member]
    fn proto(&self, _vm: &mut Vm) -> i32 {
        self.proto.get()
    }
    /// the socket timeout
    #[getter]
    fn timeout(&self, _vm: &mut Vm) -> Option<f64> {
        self.timeout.get().in_seconds()
    }
}

fn ancillary_room(vm: &mut Vm, size: Option<isize>) -> Result<usize> {
    let size = usize::try_from(size.unwrap_or(0)).ok();
    size.filter(|&size| size <= i32::MAX as usize)
        .ok_or_else(|| vm.value_error("invalid ancillary data buffer length"))
}
