//! Addresses of sockets: from Python's tuples and paths to the system's, and back.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix};
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytearray::ByteArray;
use taipan_objects::bytes::Bytes;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt as _, Result, Vm, bytes, call, exceptions, int, tuple,
};
use taipan_vm::paths;

use super::errors;
use super::names::{self, Hints};

/// The most bytes of a path that an address holds.
const LONGEST_PATH: usize = 108;

/// The name of a host, as `str` (IDNA-encoded where it is not ASCII), `bytes` or `bytearray`. Raises `TypeError`.
pub fn host_name(vm: &mut Vm, value: ObjRef<'_>) -> Result<Vec<u8>> {
    let name = if let Some(text) = value.downcast::<Str>() {
        match text.as_utf8_if_ascii() {
            Some(ascii) => ascii.as_bytes().to_vec(),
            None => idna(vm, value)?,
        }
    } else if let Some(name) = value.downcast::<Bytes>() {
        name.as_slice().to_vec()
    } else if value.downcast::<ByteArray>().is_some() {
        let view = buffer::get(vm, value, BufferFlags::SIMPLE)?;
        view.bytes(vm).to_vec()
    } else {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!("str, bytes or bytearray expected, not {kind}")));
    };
    if name.contains(&0) {
        return Err(vm.type_error("host name must not contain null character"));
    }
    Ok(name)
}

/// A `str` as IDNA's ASCII form.
pub fn idna(vm: &mut Vm, text: ObjRef<'_>) -> Result<Vec<u8>> {
    let (name, encoding) = (vm.intern("encode")?, vm.new_str("idna")?);
    match call::call_method(vm, text, name.borrow(), &[encoding.borrow()]) {
        Ok(encoded) => match encoded.downcast::<Bytes>() {
            Some(encoded) => Ok(encoded.as_slice().to_vec()),
            None => Err(vm.type_error("encoding of hostname failed")),
        },
        Err(error) if error.matches(exceptions::UNICODE_ERROR) => Err(error),
        Err(_) => Err(vm.type_error("encoding of hostname failed")),
    }
}

/// Looks up the address of a host in a family (0 for any).
pub fn resolve(vm: &mut Vm, name: &[u8], family: i32) -> Result<SocketAddr> {
    let any = [0, libc::AF_INET].contains(&family);
    if name.is_empty() {
        let hints = Hints {
            flags: libc::AI_PASSIVE,
            family,
            kind: libc::SOCK_DGRAM,
            protocol: 0,
        };
        let found = names::lookup(vm, None, Some(b"0"), hints)?;
        return match found.as_slice() {
            [only] => Ok(only.address),
            [] => Err(errors::gai(vm, libc::EAI_NONAME)),
            _ => Err(errors::plain(vm, "wildcard resolved to multiple address")),
        };
    }
    if name == b"<broadcast>" || name == b"255.255.255.255" {
        if !any {
            return Err(errors::plain(vm, "address family mismatched"));
        }
        return Ok(SocketAddr::from((Ipv4Addr::BROADCAST, 0)));
    }
    let text = str::from_utf8(name).ok();
    let parsed = text.and_then(|text| text.parse::<IpAddr>().ok());
    match parsed {
        Some(ip @ IpAddr::V4(_)) if any => return Ok(SocketAddr::new(ip, 0)),
        Some(ip @ IpAddr::V6(_)) if [0, libc::AF_INET6].contains(&family) => {
            return Ok(SocketAddr::new(ip, 0));
        }
        _ => {}
    }
    let hints = Hints {
        family,
        ..Hints::default()
    };
    let found = names::lookup(vm, Some(name), None, hints)?;
    match found.first() {
        Some(first) => Ok(first.address),
        None => Err(errors::gai(vm, libc::EAI_NONAME)),
    }
}

fn port(vm: &mut Vm, caller: &str, value: ObjRef<'_>) -> Result<u16> {
    let out_of_range = |vm: &mut Vm| vm.overflow_error(format_args!("{caller}(): port must be 0-65535."));
    match int::to_c_int(vm, value) {
        Ok(port) => u16::try_from(port).map_err(|_| out_of_range(vm)),
        Err(error) if error.matches(exceptions::OVERFLOW_ERROR) => Err(out_of_range(vm)),
        Err(error) => Err(error),
    }
}

/// An unsigned number of 32 bits, cut off as C does.
fn unsigned(vm: &mut Vm, value: ObjRef<'_>) -> Result<u32> {
    let index = int::index(vm, value)?;
    match int::value(index.borrow()) {
        Some(value) => match value.to_i64() {
            Some(small) => Ok(small as u32),
            None => Ok(value.as_big().iter_u32_digits().next().unwrap_or(0)),
        },
        None => Ok(0),
    }
}

fn not_a_tuple(vm: &mut Vm, caller: &str, family: &str, value: ObjRef<'_>) -> Exception {
    let kind = value.ty().display_name(vm);
    vm.type_error(format_args!(
        "{caller}(): {family} address must be tuple, not {kind}"
    ))
}

fn own_items(items: &[Obj]) -> Vec<Obj> {
    items.to_vec()
}

/// The address that `caller` was given for a socket of this family. Raises `TypeError`, `OverflowError`, `OSError`.
pub fn parse(vm: &mut Vm, caller: &str, family: i32, value: ObjRef<'_>) -> Result<SocketAddrAny> {
    match family {
        libc::AF_INET => {
            let Some(items) = tuple::items(value).map(own_items) else {
                return Err(not_a_tuple(vm, caller, "AF_INET", value));
            };
            let [host, number] = items.as_slice() else {
                return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
            };
            let host = host_name(vm, host.borrow())?;
            let port = port(vm, caller, number.borrow())?;
            let ip = if host.is_empty() {
                Ipv4Addr::UNSPECIFIED
            } else {
                match resolve(vm, &host, family)? {
                    SocketAddr::V4(found) => *found.ip(),
                    SocketAddr::V6(_) => return Err(errors::plain(vm, "address family mismatched")),
                }
            };
            Ok(SocketAddrV4::new(ip, port).into())
        }
        libc::AF_INET6 => {
            let Some(items) = tuple::items(value).map(own_items) else {
                return Err(not_a_tuple(vm, caller, "AF_INET6", value));
            };
            let (host, number, rest) = match items.as_slice() {
                [host, number, rest @ ..] if rest.len() <= 2 => (host, number, rest),
                _ => {
                    let message = "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])";
                    return Err(vm.type_error(message));
                }
            };
            let host = host_name(vm, host.borrow())?;
            let port = port(vm, caller, number.borrow())?;
            let mut extra = [0; 2];
            for (slot, item) in extra.iter_mut().zip(rest) {
                *slot = unsigned(vm, item.borrow())?;
            }
            let [flow, scope] = extra;
            if flow > 0xf_ffff {
                return Err(vm.overflow_error(format_args!("{caller}(): flowinfo must be 0-1048575.")));
            }
            let (ip, named_scope) = match resolve(vm, &host, family)? {
                SocketAddr::V6(found) => (*found.ip(), found.scope_id()),
                SocketAddr::V4(_) => return Err(errors::plain(vm, "address family mismatched")),
            };
            let scope = if scope == 0 { named_scope } else { scope };
            Ok(SocketAddrV6::new(ip, port, flow.to_be(), scope).into())
        }
        libc::AF_UNIX => unix_address(vm, value).map(SocketAddrAny::from),
        libc::AF_NETLINK => {
            let Some(items) = tuple::items(value).map(own_items) else {
                return Err(not_a_tuple(vm, caller, "AF_NETLINK", value));
            };
            let [pid, groups] = items.as_slice() else {
                return Err(vm.type_error("AF_NETLINK address must be a pair (pid, groups)"));
            };
            let pid = unsigned(vm, pid.borrow())?;
            let groups = unsigned(vm, groups.borrow())?;
            Ok(SocketAddrNetlink::new(pid, groups).into())
        }
        _ => Err(errors::plain(vm, &format!("{caller}(): bad family"))),
    }
}

fn unix_address(vm: &mut Vm, value: ObjRef<'_>) -> Result<SocketAddrUnix> {
    let path = if value.downcast::<Str>().is_some() {
        paths::encode(vm, value)?
    } else {
        let view = buffer::get(vm, value, BufferFlags::SIMPLE)?;
        view.bytes(vm).to_vec()
    };
    let made = match path.as_slice() {
        [] => Ok(SocketAddrUnix::new_unnamed()),
        [0, name @ ..] if name.len() < LONGEST_PATH => SocketAddrUnix::new_abstract_name(name),
        [0, ..] => return Err(errors::plain(vm, "AF_UNIX path too long")),
        path if path.len() >= LONGEST_PATH => return Err(errors::plain(vm, "AF_UNIX path too long")),
        // The system reads a path to its first NUL.
        path => SocketAddrUnix::new(path.split(|byte| *byte == 0).next().unwrap_or(path)),
    };
    made.map_err(|errno| paths::errno_error(vm, errno.raw_os_error(), &[]))
}

/// What Python sees of an address of the internet.
pub fn of_internet(vm: &mut Vm, address: &SocketAddr) -> Result<Obj> {
    let host = shown(address.ip());
    let host = vm.new_str(&host)?;
    let port = int::new(vm, u32::from(address.port()))?;
    match address {
        SocketAddr::V4(_) => tuple::new(vm, &[host, port]),
        SocketAddr::V6(address) => {
            let flow = int::new(vm, u32::from_be(address.flowinfo()))?;
            let scope = int::new(vm, address.scope_id())?;
            tuple::new(vm, &[host, port, flow, scope])
        }
    }
}

/// What Python sees of an address; `None` for no address.
pub fn make(vm: &mut Vm, address: Option<SocketAddrAny>) -> Result<Obj> {
    let none = taipan_objects::singletons::NONE;
    let Some(address) = address else {
        return Ok(none.own());
    };
    match address.address_family() {
        AddressFamily::INET | AddressFamily::INET6 => match SocketAddr::try_from(address) {
            Ok(address) => of_internet(vm, &address),
            Err(_) => Ok(none.own()),
        },
        AddressFamily::UNIX => {
            let Ok(address) = SocketAddrUnix::try_from(address) else {
                return Ok(none.own());
            };
            // The name that an address has by itself is never empty, so this is one without any.
            if let Some(name) = address.abstract_name().filter(|name| !name.is_empty()) {
                let name = [b"\0", name].concat();
                return bytes::new(vm, &name);
            }
            paths::decode(vm, address.path_bytes().unwrap_or_default())
        }
        AddressFamily::NETLINK => {
            let Ok(address) = SocketAddrNetlink::try_from(address) else {
                return Ok(none.own());
            };
            let pid = int::new(vm, address.pid())?;
            let groups = int::new(vm, address.groups())?;
            tuple::new(vm, &[pid, groups])
        }
        family => {
            let family = int::new(vm, u32::from(family.as_raw()))?;
            let unknown = bytes::new(vm, b"")?;
            tuple::new(vm, &[family, unknown])
        }
    }
}

/// The text of an address, as `inet_ntop` writes it.
pub fn shown(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => shown_v6(ip),
    }
}

/// An address that holds one of the old kind in its last four bytes, and zeros before, shows it.
fn shown_v6(ip: Ipv6Addr) -> String {
    match ip.segments() {
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => {
            let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
            format!("::{}", Ipv4Addr::new(a, b, c, d))
        }
        _ => ip.to_string(),
    }
}

/// `inet_aton`'s readings: one to four numbers, decimal, octal or hexadecimal, the last one filling the rest. What comes
/// after a space is not read.
pub fn parse_loosely(text: &str) -> Option<Ipv4Addr> {
    let text = text.split(|c: char| c.is_ascii_whitespace()).next()?;
    let mut numbers = Vec::new();
    for part in text.split('.') {
        let (digits, radix) = match part.as_bytes() {
            [b'0', b'x' | b'X', ..] => (part.get(2..)?, 16),
            [b'0', _, ..] => (part.get(1..)?, 8),
            _ => (part, 10),
        };
        if digits.starts_with('+') {
            return None;
        }
        numbers.push(u32::from_str_radix(digits, radix).ok()?);
    }
    let (last, leading) = numbers.split_last()?;
    if leading.len() > 3 {
        return None;
    }
    let mut whole = 0_u32;
    for (at, number) in leading.iter().enumerate() {
        whole |= u32::from(u8::try_from(*number).ok()?) << (24 - 8 * at);
    }
    let room = u32::MAX >> (8 * leading.len());
    (*last <= room).then(|| Ipv4Addr::from(whole | last))
}
