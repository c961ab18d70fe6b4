//! `sendmsg` and `recvmsg`: several buffers at once, and ancillary data.
//!
//! Of ancillary data, descriptors and credentials can be sent: they are what crosses between processes of one machine. What
//! the internet's protocols tell of a datagram is received.

use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::net::{SocketAddrV4, SocketAddrV6};
use std::os::fd::{AsFd as _, AsRawFd as _, BorrowedFd};

use nix::sys::socket::{ControlMessageOwned, MsgFlags, SockaddrStorage, recvmsg};
use rustix::event::PollFlags;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, SocketAddrAny, UCred,
};
use rustix::process::{Gid, Pid, Uid};
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::list::List;
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt as _, Result, Vm, bytes, exceptions, int, object, tuple};
use taipan_vm::paths;

use super::object::Socket;
use super::wait::attempt;
use crate::posix::arguments;
use crate::{Held, StdPlatform};

/// What a call received.
pub struct Received {
    /// How many bytes.
    pub count: usize,
    /// `MSG_…`
    pub flags: i32,
    /// A list of `(level, type, data)`.
    pub ancillary: Obj,
    /// Where they came from.
    pub address: Option<SocketAddrAny>,
}

enum Control {
    Rights(Vec<Held>),
    Credentials(UCred),
}

/// The items of an iterable argument.
fn items(vm: &mut Vm, value: ObjRef<'_>, complaint: &str) -> Result<HVec<Obj>> {
    match object::collect(vm, value) {
        Err(error) if error.matches(exceptions::TYPE_ERROR) => {
            Err(vm.type_error(format_args!("{complaint}")))
        }
        other => other,
    }
}

fn numbers(data: &[u8]) -> impl Iterator<Item = i32> {
    data.chunks_exact(4)
        .map(|four| i32::from_ne_bytes([four[0], four[1], four[2], four[3]]))
}

/// The parts of an item of ancillary data to send: level, type, bytes.
fn parts_of(vm: &mut Vm, item: ObjRef<'_>) -> Result<Item> {
    const NAME: &str = "[sendmsg() ancillary data items]() argument";
    let Some(parts) = tuple::items(item).map(<[Obj]>::to_vec) else {
        let kind = item.ty().display_name(vm);
        return Err(vm.type_error(format_args!("{NAME} must be 3-item tuple, not {kind}")));
    };
    let [level, kind, data] = parts.as_slice() else {
        let count = parts.len();
        return Err(vm.type_error(format_args!("{NAME} must be tuple of length 3, not {count}")));
    };
    let level = int::to_c_int(vm, level.borrow())?;
    let kind = int::to_c_int(vm, kind.borrow())?;
    let view = buffer::get(vm, data.borrow(), BufferFlags::SIMPLE)?;
    Ok((level, kind, view.bytes(vm).to_vec()))
}

/// An item of ancillary data for the system.
fn control(vm: &mut Vm, host: &StdPlatform, (level, kind, data): Item) -> Result<Control> {
    match (level, kind) {
        (libc::SOL_SOCKET, libc::SCM_RIGHTS) => {
            let held: taipan_platform::Result<Vec<Held>> =
                numbers(&data).map(|fd| host.open_files().hold(fd)).collect();
            held.map(Control::Rights)
                .map_err(|error| paths::os_error(vm, error, &[]))
        }
        (libc::SOL_SOCKET, libc::SCM_CREDENTIALS) => {
            let parts: Vec<i32> = numbers(&data).collect();
            match parts[..] {
                [pid, uid, gid] => match Pid::from_raw(pid).filter(|_| pid > 0) {
                    Some(pid) => Ok(Control::Credentials(UCred {
                        pid,
                        uid: Uid::from_raw(uid as u32),
                        gid: Gid::from_raw(gid as u32),
                    })),
                    None => Err(paths::errno_error(vm, libc::ESRCH, &[])),
                },
                _ => Err(paths::errno_error(vm, libc::EINVAL, &[])),
            }
        }
        _ => {
            let message = "sendmsg() can send ancillary data of types SCM_RIGHTS and SCM_CREDENTIALS only";
            Err(vm.os_error(libc::EOPNOTSUPP, message, &[]))
        }
    }
}

/// `sendmsg`: how many bytes went.
pub fn send(
    vm: &mut Vm,
    socket: &Socket,
    buffers: ObjRef<'_>,
    ancillary: Option<ObjRef<'_>>,
    flags: i32,
    address: Option<SocketAddrAny>,
) -> Result<usize> {
    let mut parts = Vec::new();
    for part in items(vm, buffers, "sendmsg() argument 1 must be an iterable")?.iter() {
        let view = buffer::get(vm, part.borrow(), BufferFlags::SIMPLE)?;
        parts.push(view.bytes(vm).to_vec());
    }
    let slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
    let host = arguments::host(vm)?;
    let mut given = Vec::new();
    if let Some(ancillary) = ancillary {
        for item in items(vm, ancillary, "sendmsg() argument 2 must be an iterable")?.iter() {
            given.push(parts_of(vm, item.borrow())?);
        }
    }
    let mut controls = Vec::new();
    for item in given {
        controls.push(control(vm, host, item)?);
    }
    let fd = socket.held(vm)?;
    let (timeout, deadline) = socket.limits();
    let flags = SendFlags::from_bits_retain(flags as u32);
    let sent = attempt(vm, &fd, PollFlags::OUT, timeout, deadline, |fd| {
        let borrowed: Vec<Vec<_>> = controls
            .iter()
            .map(|control| match control {
                Control::Rights(held) => held.iter().map(|fd| fd.as_fd()).collect(),
                Control::Credentials(_) => Vec::new(),
            })
            .collect();
        let messages: Vec<SendAncillaryMessage<'_, '_>> = controls
            .iter()
            .zip(&borrowed)
            .map(|(control, fds)| match control {
                Control::Rights(_) => SendAncillaryMessage::ScmRights(fds),
                Control::Credentials(credentials) => SendAncillaryMessage::ScmCredentials(*credentials),
            })
            .collect();
        let room = messages.iter().map(SendAncillaryMessage::size).sum();
        let mut memory = vec![MaybeUninit::uninit(); room];
        let mut control = SendAncillaryBuffer::new(&mut memory);
        for message in messages {
            if !control.push(message) {
                return Err(rustix::io::Errno::NOBUFS);
            }
        }
        match &address {
            Some(address) => rustix::net::sendmsg_addr(fd, address, &slices, &mut control, flags),
            None => rustix::net::sendmsg(fd, &slices, &mut control, flags),
        }
    })?;
    arguments::done(vm, sent)
}

/// What ancillary data became: level, type, bytes.
type Item = (i32, i32, Vec<u8>);

fn descriptors(host: &StdPlatform, fds: impl Iterator<Item = std::os::fd::OwnedFd>) -> Item {
    let mut data = Vec::new();
    for fd in fds {
        if let Ok(number) = host.open_files().adopt(fd) {
            data.extend(number.to_ne_bytes());
        }
    }
    (libc::SOL_SOCKET, libc::SCM_RIGHTS, data)
}

/// What a call of the system received.
struct Raw {
    count: usize,
    flags: i32,
    items: Vec<Item>,
    address: Option<SocketAddrAny>,
}

/// Receives from a socket of this machine: descriptors get numbers at once.
fn receive_local(
    host: &StdPlatform,
    fd: BorrowedFd<'_>,
    data: &mut [u8],
    memory: &mut [MaybeUninit<u8>],
    flags: i32,
) -> rustix::io::Result<Raw> {
    let mut control = RecvAncillaryBuffer::new(memory);
    let mut slices = [IoSliceMut::new(data)];
    let flags = RecvFlags::from_bits_retain(flags as u32);
    let message = rustix::net::recvmsg(fd, &mut slices, &mut control, flags)?;
    let mut items = Vec::new();
    for item in control.drain() {
        match item {
            RecvAncillaryMessage::ScmRights(fds) => items.push(descriptors(host, fds)),
            RecvAncillaryMessage::ScmCredentials(peer) => {
                let parts = [
                    peer.pid.as_raw_nonzero().get(),
                    peer.uid.as_raw() as i32,
                    peer.gid.as_raw() as i32,
                ];
                let data = parts.iter().flat_map(|part| part.to_ne_bytes()).collect();
                items.push((libc::SOL_SOCKET, libc::SCM_CREDENTIALS, data));
            }
            // The library shows no others.
            _ => {}
        }
    }
    // All messages have been taken; the buffer would look for more of them behind the last one.
    std::mem::forget(control);
    Ok(Raw {
        count: message.bytes,
        flags: message.flags.bits() as i32,
        items,
        address: message.address,
    })
}

/// An item of ancillary data of the internet's protocols.
fn internet_item(message: ControlMessageOwned) -> Option<Item> {
    let (ip, ipv6) = (libc::IPPROTO_IP, libc::IPPROTO_IPV6);
    Some(match message {
        ControlMessageOwned::Ipv4Ttl(ttl) => (ip, libc::IP_TTL, ttl.to_ne_bytes().to_vec()),
        ControlMessageOwned::Ipv4Tos(tos) => (ip, libc::IP_TOS, vec![tos]),
        ControlMessageOwned::Ipv6HopLimit(limit) => (ipv6, libc::IPV6_HOPLIMIT, limit.to_ne_bytes().to_vec()),
        ControlMessageOwned::Ipv6TClass(class) => (ipv6, libc::IPV6_TCLASS, class.to_ne_bytes().to_vec()),
        ControlMessageOwned::Ipv4PacketInfo(info) => {
            let mut data = info.ipi_ifindex.to_ne_bytes().to_vec();
            data.extend(info.ipi_spec_dst.s_addr.to_ne_bytes());
            data.extend(info.ipi_addr.s_addr.to_ne_bytes());
            (ip, libc::IP_PKTINFO, data)
        }
        ControlMessageOwned::Ipv6PacketInfo(info) => {
            let mut data = info.ipi6_addr.s6_addr.to_vec();
            data.extend(info.ipi6_ifindex.to_ne_bytes());
            (ipv6, libc::IPV6_PKTINFO, data)
        }
        ControlMessageOwned::RxqOvfl(lost) => {
            (libc::SOL_SOCKET, libc::SO_RXQ_OVFL, lost.to_ne_bytes().to_vec())
        }
        ControlMessageOwned::UdpGroSegments(size) => {
            (libc::SOL_UDP, libc::UDP_GRO, size.to_ne_bytes().to_vec())
        }
        ControlMessageOwned::Unknown(other) => (
            other.cmsg_header.cmsg_level,
            other.cmsg_header.cmsg_type,
            other.data_bytes,
        ),
        _ => return None,
    })
}

/// Receives from a socket of the internet.
fn receive_internet(fd: BorrowedFd<'_>, data: &mut [u8], memory: &mut [u8], flags: i32) -> nix::Result<Raw> {
    let mut slices = [IoSliceMut::new(data)];
    let flags = MsgFlags::from_bits_retain(flags);
    let message = recvmsg::<SockaddrStorage>(fd.as_raw_fd(), &mut slices, Some(memory), flags)?;
    // Of data that did not find room, none is shown.
    let items = message.cmsgs().map(|all| all.filter_map(internet_item).collect());
    let address = message.address.and_then(|address| {
        let old = address
            .as_sockaddr_in()
            .map(|address| SocketAddrV4::from(*address).into());
        old.or_else(|| {
            address
                .as_sockaddr_in6()
                .map(|address| SocketAddrV6::from(*address).into())
        })
    });
    Ok(Raw {
        count: message.bytes,
        flags: message.flags.bits(),
        items: items.unwrap_or_default(),
        address,
    })
}

/// `recvmsg` into `data`, with room for `room` bytes of ancillary data.
pub fn receive(vm: &mut Vm, socket: &Socket, data: &mut [u8], room: usize, flags: i32) -> Result<Received> {
    let host = arguments::host(vm)?;
    let fd = socket.held(vm)?;
    let (timeout, deadline) = socket.limits();
    let internet = socket.is_internet();
    let (mut local, mut remote) = (Vec::new(), Vec::new());
    let reserved = if internet {
        remote.try_reserve_exact(room)
    } else {
        local.try_reserve_exact(room)
    };
    reserved.map_err(|_| taipan_objects::AllocError)?;
    if internet {
        remote.resize(room, 0);
    } else {
        local.resize(room, MaybeUninit::uninit());
    }
    let got = attempt(vm, &fd, PollFlags::IN, timeout, deadline, |fd| {
        if internet {
            receive_internet(fd, data, &mut remote, flags)
                .map_err(|errno| rustix::io::Errno::from_raw_os_error(errno as i32))
        } else {
            receive_local(host, fd, data, &mut local, flags)
        }
    })?;
    let got = arguments::done(vm, got)?;
    let mut all = HVec::new();
    for (level, kind, data) in got.items {
        let level = int::new(vm, level)?;
        let kind = int::new(vm, kind)?;
        let data = bytes::new(vm, &data)?;
        let one = tuple::new(vm, &[level, kind, data])?;
        all.push(vm.alloc(), one)?;
    }
    let ancillary = List::create(vm, all)?.into();
    Ok(Received {
        count: got.count,
        flags: got.flags,
        ancillary,
        address: got.address,
    })
}

/// The views of the buffers to read into, and how many bytes they hold.
pub fn targets(vm: &mut Vm, buffers: ObjRef<'_>) -> Result<(Vec<buffer::Buffer>, usize)> {
    let mut views = Vec::new();
    let mut total = 0_usize;
    for target in items(vm, buffers, "recvmsg_into() argument 1 must be an iterable")?.iter() {
        let view = match buffer::get(vm, target.borrow(), BufferFlags::WRITABLE) {
            Ok(view) if !view.readonly => view,
            _ => {
                let message =
                    "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers";
                return Err(vm.type_error(message));
            }
        };
        total = total.saturating_add(view.bytes(vm).len());
        views.push(view);
    }
    Ok((views, total))
}

/// Copies data into buffers, one after the other.
pub fn scatter(vm: &mut Vm, views: &[buffer::Buffer], mut rest: &[u8]) {
    for view in views {
        let target = view.bytes_mut(vm);
        let (now, later) = rest.split_at(rest.len().min(target.len()));
        target[..now.len()].copy_from_slice(now);
        rest = later;
    }
}
