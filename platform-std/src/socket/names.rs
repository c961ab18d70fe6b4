//! Names of hosts, services, protocols and interfaces.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use dns_lookup::{AddrInfoHints, LookupError};
use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::Bytes;
use taipan_objects::list::List;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt as _, Result, Vm, bytes, exceptions, int, tuple,
};
use taipan_vm::{gil, paths};

use super::{address, errors};

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    pub flags: i32,
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
}

/// One answer.
pub struct Found {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub name: Option<String>,
    pub address: SocketAddr,
}

fn lookup_error(vm: &mut Vm, error: &LookupError) -> Exception {
    let number = error.error_num();
    if number == libc::EAI_SYSTEM {
        let system = std::io::Error::last_os_error().raw_os_error();
        return paths::errno_error(vm, system.unwrap_or(libc::EIO), &[]);
    }
    errors::gai(vm, if number == 0 { libc::EAI_FAIL } else { number })
}

/// `getaddrinfo(3)`. Raises `gaierror`.
pub fn lookup(vm: &mut Vm, host: Option<&[u8]>, service: Option<&[u8]>, hints: Hints) -> Result<Vec<Found>> {
    let hints = AddrInfoHints {
        flags: hints.flags,
        address: hints.family,
        socktype: hints.kind,
        protocol: hints.protocol,
    };
    let (host, service) = match (
        host.map(str::from_utf8).transpose(),
        service.map(str::from_utf8).transpose(),
    ) {
        (Ok(None), Ok(None)) => return Err(errors::gai(vm, libc::EAI_NONAME)),
        (Ok(host), Ok(service)) => (host, service),
        // No name in use has such bytes; the system would not find it either.
        _ => return Err(errors::gai(vm, libc::EAI_NONAME)),
    };
    let found = gil::released(vm, || {
        dns_lookup::getaddrinfo(host, service, Some(hints)).map(|answers| {
            // Answers of families that the library does not know are left out.
            answers.filter_map(std::result::Result::ok).collect::<Vec<_>>()
        })
    });
    let found = found.map_err(|error| lookup_error(vm, &error))?;
    let found = found.into_iter().map(|answer| Found {
        family: answer.address,
        kind: answer.socktype,
        protocol: answer.protocol,
        name: answer.canonname,
        address: answer.sockaddr,
    });
    Ok(found.collect())
}

/// `getnameinfo(3)`. Raises `gaierror`.
fn reverse(
    vm: &mut Vm,
    address: &SocketAddr,
    flags: i32,
) -> Result<std::result::Result<(String, String), i32>> {
    let found = gil::released(vm, || dns_lookup::getnameinfo(address, flags));
    Ok(found.map_err(|error| error.error_num()))
}

/// The words of a line of a system's table, what follows a `#` left out.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split('#')
        .next()
        .unwrap_or_default()
        .split_ascii_whitespace()
}

/// The first line of a table for which `pick` has an answer.
fn in_table<T>(path: &str, pick: impl FnMut(&str) -> Option<T>) -> Option<T> {
    let table = std::fs::read(path).ok()?;
    String::from_utf8_lossy(&table).lines().find_map(pick)
}

/// Whether one of a line's names is `name`: the first word, or one from the third on.
fn is_named(line: &str, name: &str) -> bool {
    words(line).enumerate().any(|(at, word)| at != 1 && word == name)
}

/// The port and protocol of a line of `/etc/services`.
fn service_of(line: &str) -> Option<(u16, &str)> {
    let (port, protocol) = words(line).nth(1)?.split_once('/')?;
    Some((port.parse().ok()?, protocol))
}

fn texts(vm: &mut Vm, all: &[String]) -> Result<Obj> {
    let mut items = HVec::new();
    for text in all {
        let text = vm.new_str(text)?;
        items.push(vm.alloc(), text)?;
    }
    Ok(List::create(vm, items)?.into())
}

/// What `gethostbyname_ex` and `gethostbyaddr` give: the name, other names that the table of hosts has, addresses.
fn host_entry(vm: &mut Vm, name: &str, ips: &[IpAddr]) -> Result<Obj> {
    let aliases = in_table("/etc/hosts", |line| {
        let mut words = words(line);
        let ip: IpAddr = words.next()?.parse().ok()?;
        let names: Vec<String> = words.map(str::to_string).collect();
        let here = ips.contains(&ip) && names.iter().any(|word| word == name);
        here.then(|| names.into_iter().filter(|word| word != name).collect())
    });
    let shown = vm.new_str(name)?;
    let aliases = texts(vm, &aliases.unwrap_or_else(Vec::new))?;
    let mut unique: Vec<String> = Vec::new();
    for ip in ips {
        let ip = address::shown(*ip);
        if !unique.contains(&ip) {
            unique.push(ip);
        }
    }
    let ips = texts(vm, &unique)?;
    tuple::new(vm, &[shown, aliases, ips])
}

fn is_packed(vm: &mut Vm, value: ObjRef<'_>) -> Result<Vec<u8>> {
    let view = buffer::get(vm, value, BufferFlags::SIMPLE)?;
    Ok(view.bytes(vm).to_vec())
}

/// A number of `bits` bits for a conversion of byte orders.
fn network_number(vm: &mut Vm, value: ObjRef<'_>, bits: u32) -> Result<u32> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow());
    if number.is_some_and(|number| number.is_negative()) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let small = number
        .and_then(|number| number.to_i64())
        .and_then(|n| u32::try_from(n).ok());
    match small {
        Some(small) if bits == 32 || small >> bits == 0 => Ok(small),
        _ => Err(vm.overflow_error(format_args!("Python int too large for C uint{bits}_t"))),
    }
}

/// The argument `host` of `getaddrinfo`.
fn wanted_host(vm: &mut Vm, host: ObjRef<'_>) -> Result<Option<Vec<u8>>> {
    if host.is_none() {
        return Ok(None);
    }
    if host.downcast::<Str>().is_some() {
        return match host.downcast::<Str>().and_then(|text| text.as_utf8_if_ascii()) {
            Some(ascii) => Ok(Some(ascii.as_bytes().to_vec())),
            None => address::idna(vm, host).map(Some),
        };
    }
    match host.downcast::<Bytes>() {
        Some(name) => Ok(Some(name.as_slice().to_vec())),
        None => Err(vm.type_error("getaddrinfo() argument 1 must be string or None")),
    }
}

/// The argument `port` of `getaddrinfo`.
fn wanted_service(vm: &mut Vm, port: ObjRef<'_>) -> Result<Option<Vec<u8>>> {
    if port.is_none() {
        return Ok(None);
    }
    if port.is_a(int::INT) {
        let number = int::value(port).and_then(|number| number.to_i64());
        return match number {
            Some(number) => Ok(Some(number.to_string().into_bytes())),
            None => Err(vm.overflow_error("Python int too large to convert to C long")),
        };
    }
    if port.downcast::<Str>().is_some() {
        return paths::encode(vm, port).map(Some);
    }
    match port.downcast::<Bytes>() {
        Some(name) => Ok(Some(name.as_slice().to_vec())),
        None => Err(errors::plain(vm, "Int or String expected")),
    }
}

fn packed(ip: IpAddr) -> Vec<u8> {
    match ip {
        IpAddr::V4(ip) => ip.octets().to_vec(),
        IpAddr::V6(ip) => ip.octets().to_vec(),
    }
}

fn no_service(vm: &mut Vm) -> Exception {
    errors::plain(vm, "service/proto not found")
}

pub struct Part;

#[pymodule(name = "_socket")]
impl Part {
    /// What a host and a service may be reached at: a list of (family, type, proto, canonname, sockaddr).
    #[signature("($module, /, host, port, family=0, type=0, proto=0, flags=0)")]
    fn getaddrinfo(
        vm: &mut Vm,
        host: ObjRef<'_>,
        port: ObjRef<'_>,
        family: Option<i32>,
        kind: Option<i32>,
        proto: Option<i32>,
        flags: Option<i32>,
    ) -> Result<Obj> {
        let name = wanted_host(vm, host)?;
        let service = wanted_service(vm, port)?;
        let hints = Hints {
            flags: flags.unwrap_or(0),
            family: family.unwrap_or(0),
            kind: kind.unwrap_or(0),
            protocol: proto.unwrap_or(0),
        };
        let numbers = [hints.family, hints.kind, hints.protocol, hints.flags];
        let mut event = vec![host.own(), port.own()];
        for number in numbers {
            event.push(int::new(vm, number)?);
        }
        let event: Vec<ObjRef<'_>> = event.iter().map(|item| item.borrow()).collect();
        paths::audit(vm, "socket.getaddrinfo", &event)?;
        let found = lookup(vm, name.as_deref(), service.as_deref(), hints)?;
        let mut all = HVec::new();
        for answer in &found {
            let family = int::new(vm, answer.family)?;
            let kind = int::new(vm, answer.kind)?;
            let protocol = int::new(vm, answer.protocol)?;
            let name = vm.new_str(answer.name.as_deref().unwrap_or(""))?;
            let address = address::of_internet(vm, &answer.address)?;
            let one = tuple::new(vm, &[family, kind, protocol, name, address])?;
            all.push(vm.alloc(), one)?;
        }
        Ok(List::create(vm, all)?.into())
    }
    /// getnameinfo(sockaddr, flags) --> (host, port)
    ///
    /// The names of the host and of the service at an address.
    #[signature("(sockaddr, flags, /)")]
    fn getnameinfo(vm: &mut Vm, sockaddr: ObjRef<'_>, flags: i32) -> Result<Obj> {
        let Some(items) = tuple::items(sockaddr).map(<[Obj]>::to_vec) else {
            return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
        };
        let (host, port, rest) = match items.as_slice() {
            [host, port, rest @ ..] if rest.len() <= 2 && host.downcast::<Str>().is_some() => {
                (host, port, rest)
            }
            _ => return Err(vm.type_error("getnameinfo(): illegal sockaddr argument")),
        };
        let port = int::to_c_int(vm, port.borrow())?;
        let mut extra = [0; 2];
        for (slot, item) in extra.iter_mut().zip(rest) {
            *slot = int::to_c_int(vm, item.borrow())? as u32;
        }
        let [flow, scope] = extra;
        if flow > 0xf_ffff {
            return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
        }
        paths::audit(vm, "socket.getnameinfo", &[sockaddr])?;
        let name = paths::encode(vm, host.borrow())?;
        let service = port.to_string().into_bytes();
        let hints = Hints {
            kind: libc::SOCK_DGRAM,
            ..Hints::default()
        };
        let found = lookup(vm, Some(&name), Some(&service), hints)?;
        let target = match found.as_slice() {
            [] => return Err(errors::gai(vm, libc::EAI_NONAME)),
            [only] => only.address,
            _ => return Err(errors::plain(vm, "sockaddr resolved to multiple addresses")),
        };
        let target = match target {
            SocketAddr::V4(_) if !rest.is_empty() => {
                return Err(errors::plain(vm, "IPv4 sockaddr must be 2 tuple"));
            }
            SocketAddr::V6(target) => SocketAddr::V6(SocketAddrV6::new(
                *target.ip(),
                target.port(),
                flow.to_be(),
                scope,
            )),
            target => target,
        };
        match reverse(vm, &target, flags)? {
            Ok((host, service)) => {
                let host = vm.new_str(&host)?;
                let service = vm.new_str(&service)?;
                tuple::new(vm, &[host, service])
            }
            Err(number) => Err(errors::gai(vm, number)),
        }
    }
    /// gethostbyname(host) -> address
    ///
    /// The address (a string like '255.255.255.255') of a host.
    #[signature("(host, /)")]
    fn gethostbyname(vm: &mut Vm, host: ObjRef<'_>) -> Result<String> {
        let name = address::host_name(vm, host)?;
        paths::audit(vm, "socket.gethostbyname", &[host])?;
        let found = address::resolve(vm, &name, libc::AF_INET)?;
        Ok(address::shown(found.ip()))
    }
    /// gethostbyname_ex(host) -> (name, aliaslist, addresslist)
    ///
    /// The true name of a host, its other names, and its addresses.
    #[signature("(host, /)")]
    fn gethostbyname_ex(vm: &mut Vm, host: ObjRef<'_>) -> Result<Obj> {
        let name = address::host_name(vm, host)?;
        paths::audit(vm, "socket.gethostbyname", &[host])?;
        let hints = Hints {
            flags: libc::AI_CANONNAME,
            family: libc::AF_INET,
            kind: libc::SOCK_STREAM,
            protocol: 0,
        };
        let found = lookup(vm, Some(&name), None, hints)?;
        let true_name = found.iter().find_map(|answer| answer.name.clone());
        let true_name = true_name.unwrap_or_else(|| String::from_utf8_lossy(&name).into_owned());
        let ips: Vec<IpAddr> = found.iter().map(|answer| answer.address.ip()).collect();
        host_entry(vm, &true_name, &ips)
    }
    /// gethostbyaddr(host) -> (name, aliaslist, addresslist)
    ///
    /// The true name of a host, its other names, and its addresses, for an address or a name.
    #[signature("(host, /)")]
    fn gethostbyaddr(vm: &mut Vm, host: ObjRef<'_>) -> Result<Obj> {
        let name = address::host_name(vm, host)?;
        paths::audit(vm, "socket.gethostbyaddr", &[host])?;
        let found = address::resolve(vm, &name, 0)?;
        match reverse(vm, &found, libc::NI_NAMEREQD)? {
            Ok((name, _)) => host_entry(vm, &name, &[found.ip()]),
            Err(_) => Err(errors::unknown_host(vm)),
        }
    }
    /// The name of this machine.
    fn gethostname(vm: &mut Vm) -> Result<Obj> {
        paths::audit(vm, "socket.gethostname", &[])?;
        let found = rustix::system::uname();
        paths::decode(vm, found.nodename().to_bytes())
    }
    /// sethostname(name)
    ///
    /// Sets the name of this machine.
    #[signature("(name, /)")]
    fn sethostname(vm: &mut Vm, name: ObjRef<'_>) -> Result<()> {
        let text = if name.downcast::<Str>().is_some() {
            paths::encode(vm, name)?
        } else {
            is_packed(vm, name)?
        };
        paths::audit(vm, "socket.sethostname", &[name])?;
        rustix::system::sethostname(&text).map_err(|errno| paths::errno_error(vm, errno.raw_os_error(), &[]))
    }
    /// getservbyname(servicename[, protocolname]) -> integer
    ///
    /// The port of a service, of 'tcp' or 'udp' if a protocol is given.
    #[signature("(servicename, protocolname=None, /)")]
    fn getservbyname(vm: &mut Vm, servicename: &Str, protocolname: Option<&Str>) -> Result<u32> {
        let (name, protocol) = (servicename.to_string(), protocolname.map(ToString::to_string));
        let port = in_table("/etc/services", |line| {
            let (port, of) = service_of(line)?;
            let fits = protocol.as_deref().is_none_or(|protocol| protocol == of);
            (fits && is_named(line, &name)).then_some(port)
        });
        match port {
            Some(port) => Ok(u32::from(port)),
            None => Err(no_service(vm)),
        }
    }
    /// getservbyport(port[, protocolname]) -> string
    ///
    /// The service at a port, of 'tcp' or 'udp' if a protocol is given.
    #[signature("(port, protocolname=None, /)")]
    fn getservbyport(vm: &mut Vm, port: i32, protocolname: Option<&Str>) -> Result<String> {
        let Ok(port) = u16::try_from(port) else {
            return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
        };
        let protocol = protocolname.map(ToString::to_string);
        let name = in_table("/etc/services", |line| {
            let (number, of) = service_of(line)?;
            let fits = number == port && protocol.as_deref().is_none_or(|protocol| protocol == of);
            fits.then(|| words(line).next().map(str::to_string)).flatten()
        });
        name.ok_or_else(|| no_service(vm))
    }
    /// getprotobyname(name) -> integer
    ///
    /// The number of a protocol.
    #[signature("(name, /)")]
    fn getprotobyname(vm: &mut Vm, name: &Str) -> Result<i32> {
        let name = name.to_string();
        let number = in_table("/etc/protocols", |line| {
            let number = words(line).nth(1)?.parse().ok()?;
            is_named(line, &name).then_some(number)
        });
        number.ok_or_else(|| errors::plain(vm, "protocol not found"))
    }
    /// A 16-bit number from the network's byte order to the machine's.
    #[signature("($module, integer, /)")]
    fn ntohs(vm: &mut Vm, integer: ObjRef<'_>) -> Result<u32> {
        let number = network_number(vm, integer, 16)?;
        Ok(u32::from(u16::from_be(number as u16)))
    }
    /// A 16-bit number from the machine's byte order to the network's.
    #[signature("($module, integer, /)")]
    fn htons(vm: &mut Vm, integer: ObjRef<'_>) -> Result<u32> {
        let number = network_number(vm, integer, 16)?;
        Ok(u32::from((number as u16).to_be()))
    }
    /// Convert a 32-bit unsigned integer from network to host byte order.
    #[signature("($module, integer, /)")]
    fn ntohl(vm: &mut Vm, integer: ObjRef<'_>) -> Result<u32> {
        Ok(u32::from_be(network_number(vm, integer, 32)?))
    }
    /// Convert a 32-bit unsigned integer from host to network byte order.
    #[signature("($module, integer, /)")]
    fn htonl(vm: &mut Vm, integer: ObjRef<'_>) -> Result<u32> {
        Ok(network_number(vm, integer, 32)?.to_be())
    }
    /// The four bytes of an address as text (123.45.67.89).
    #[signature("($module, ip_addr, /)")]
    fn inet_aton(vm: &mut Vm, ip_addr: &Str) -> Result<Obj> {
        match address::parse_loosely(&ip_addr.to_string()) {
            Some(ip) => bytes::new(vm, &ip.octets()),
            None => Err(errors::plain(vm, "illegal IP address string passed to inet_aton")),
        }
    }
    /// The text of an address of four bytes.
    #[signature("($module, packed_ip, /)")]
    fn inet_ntoa(vm: &mut Vm, packed_ip: ObjRef<'_>) -> Result<String> {
        let packed = is_packed(vm, packed_ip)?;
        match <[u8; 4]>::try_from(packed.as_slice()) {
            Ok(packed) => Ok(Ipv4Addr::from(packed).to_string()),
            Err(_) => Err(errors::plain(vm, "packed IP wrong length for inet_ntoa")),
        }
    }
    /// inet_pton(af, ip) -> packed IP address string
    ///
    /// The bytes of an address of a family as text.
    #[signature("(af, ip, /)")]
    fn inet_pton(vm: &mut Vm, af: i32, ip: &Str) -> Result<Obj> {
        let text = ip.to_string();
        let parsed = match af {
            libc::AF_INET => text.parse().ok().map(IpAddr::V4),
            libc::AF_INET6 => text.parse().ok().map(IpAddr::V6),
            _ => return Err(paths::errno_error(vm, libc::EAFNOSUPPORT, &[])),
        };
        match parsed {
            Some(ip) => bytes::new(vm, &packed(ip)),
            None => Err(errors::plain(vm, "illegal IP address string passed to inet_pton")),
        }
    }
    /// inet_ntop(af, packed_ip) -> string formatted IP address
    ///
    /// The text of an address of a family.
    #[signature("(af, packed_ip, /)")]
    fn inet_ntop(vm: &mut Vm, af: i32, packed_ip: ObjRef<'_>) -> Result<String> {
        let packed = is_packed(vm, packed_ip)?;
        let ip = match af {
            libc::AF_INET => <[u8; 4]>::try_from(packed.as_slice()).map(|ip| IpAddr::V4(Ipv4Addr::from(ip))),
            libc::AF_INET6 => {
                <[u8; 16]>::try_from(packed.as_slice()).map(|ip| IpAddr::V6(Ipv6Addr::from(ip)))
            }
            _ => return Err(vm.value_error(format_args!("unknown address family {af}"))),
        };
        match ip {
            Ok(ip) => Ok(address::shown(ip)),
            Err(_) => Err(vm.value_error("invalid length of packed IP address string")),
        }
    }
    /// The network interfaces: a list of (index, name).
    fn if_nameindex(vm: &mut Vm) -> Result<Obj> {
        let found = nix::net::if_::if_nameindex();
        let found = found.map_err(|errno| paths::errno_error(vm, errno as i32, &[]))?;
        let found: Vec<(u32, Vec<u8>)> = found
            .iter()
            .map(|interface| (interface.index(), interface.name().to_bytes().to_vec()))
            .collect();
        let mut all = HVec::new();
        for (index, name) in found {
            let index = int::new(vm, index)?;
            let name = paths::decode(vm, &name)?;
            let one = tuple::new(vm, &[index, name])?;
            all.push(vm.alloc(), one)?;
        }
        Ok(List::create(vm, all)?.into())
    }
    /// Returns the interface index corresponding to the interface name if_name.
    #[signature("($module, oname, /)")]
    fn if_nametoindex(vm: &mut Vm, oname: ObjRef<'_>) -> Result<u32> {
        let name = paths::path_bytes(vm, oname)?;
        let found = nix::net::if_::if_nametoindex(name.as_slice());
        // The library says nothing else about a name that it does not know.
        found.map_err(|_| paths::errno_error(vm, libc::ENODEV, &[]))
    }
    /// Returns the interface name corresponding to the interface index if_index.
    #[signature("($module, if_index, /)")]
    fn if_indextoname(vm: &mut Vm, if_index: ObjRef<'_>) -> Result<Obj> {
        let index = int::index(vm, if_index)?;
        let number = int::value(index.borrow());
        if number.is_some_and(|number| number.is_negative()) {
            return Err(vm.value_error("Cannot convert negative int"));
        }
        let Some(number) = number
            .and_then(|n| n.to_i64())
            .and_then(|n| u32::try_from(n).ok())
        else {
            return Err(vm.new_exception(
                exceptions::OVERFLOW_ERROR,
                format_args!("Python int too large for C unsigned int"),
            ));
        };
        // For an index that the system does not know, the library may give an empty name.
        match nix::net::if_::if_indextoname(number) {
            Ok(name) if !name.is_empty() => paths::decode(vm, name.to_bytes()),
            Ok(_) => Err(paths::errno_error(vm, libc::ENXIO, &[])),
            Err(errno) => Err(paths::errno_error(vm, errno as i32, &[])),
        }
    }
}
