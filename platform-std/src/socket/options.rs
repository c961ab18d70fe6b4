//! Options of sockets, as bytes.
//!
//! What an option's bytes mean is between the program and the system, but which options there are is a table: an option
//! whose value holds addresses of memory is not in it.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};

use nix::errno::Errno;
use nix::{getsockopt_impl, setsockopt_impl, sockopt_impl};

use crate::Held;

/// The most bytes that `getsockopt()` can be asked for.
pub const LONGEST: usize = 1024;

/// How an option's value is read: a C `int`; a text, which the system may end with zeros; that many bytes; not at all.
macro_rules! read {
    ($fd:ident, $level:ident, $name:ident, int) => {{
        sockopt_impl!(Wanted, GetOnly, libc::$level, libc::$name, i32);
        nix::sys::socket::getsockopt($fd, Wanted).map(|value| value.to_ne_bytes().to_vec())
    }};
    ($fd:ident, $level:ident, $name:ident, text) => {{
        sockopt_impl!(
            Wanted,
            GetOnly,
            libc::$level,
            libc::$name,
            OsString,
            nix::sys::socket::sockopt::GetOsString<[u8; LONGEST]>
        );
        nix::sys::socket::getsockopt($fd, Wanted).map(|text| {
            let mut text = OsString::into_vec(text);
            text.resize(text.len().max(NAME), 0);
            text
        })
    }};
    ($fd:ident, $level:ident, $name:ident, set) => {
        Err(Errno::ENOPROTOOPT)
    };
    ($fd:ident, $level:ident, $name:ident, $count:literal) => {{
        sockopt_impl!(Wanted, GetOnly, libc::$level, libc::$name, [u8; $count]);
        nix::sys::socket::getsockopt($fd, Wanted).map(|value| value.to_vec())
    }};
}

/// The room that names of interfaces and of algorithms have.
const NAME: usize = 16;

macro_rules! options {
    ($($level:ident $kind:tt: $($name:ident)*;)*) => {
        /// The value of an option.
        pub fn get(fd: &Held, level: i32, name: i32) -> nix::Result<Vec<u8>> {
            $($(if level == libc::$level && name == libc::$name {
                return read!(fd, $level, $name, $kind);
            })*)*
            Err(Errno::ENOPROTOOPT)
        }

        /// Sets an option.
        pub fn set(fd: &Held, level: i32, name: i32, value: &[u8]) -> nix::Result<()> {
            $($(if level == libc::$level && name == libc::$name {
                sockopt_impl!(Wanted, SetOnly, libc::$level, libc::$name, OsString,
                    nix::sys::socket::sockopt::SetOsString<'_>);
                let value = OsStr::from_bytes(value).to_os_string();
                return nix::sys::socket::setsockopt(fd, Wanted, &value);
            })*)*
            Err(Errno::ENOPROTOOPT)
        }
    };
}

options! {
    SOL_SOCKET int: SO_ACCEPTCONN SO_BINDTOIFINDEX SO_BROADCAST SO_BUSY_POLL SO_DEBUG SO_DOMAIN SO_DONTROUTE SO_ERROR
        SO_INCOMING_CPU SO_KEEPALIVE SO_LOCK_FILTER SO_MARK SO_NO_CHECK SO_OOBINLINE SO_PASSCRED SO_PASSSEC SO_PEEK_OFF
        SO_PRIORITY SO_PROTOCOL SO_RCVBUF SO_RCVLOWAT SO_REUSEADDR SO_REUSEPORT SO_RXQ_OVFL SO_SNDBUF SO_SNDLOWAT
        SO_TIMESTAMP SO_TIMESTAMPNS SO_TYPE SO_ZEROCOPY;
    SOL_SOCKET text: SO_BINDTODEVICE SO_PEERSEC;
    SOL_SOCKET 8: SO_COOKIE SO_LINGER;
    SOL_SOCKET 12: SO_PEERCRED;
    SOL_SOCKET 16: SO_RCVTIMEO SO_SNDTIMEO;
    SOL_SOCKET set: SO_RCVBUFFORCE SO_SNDBUFFORCE;
    IPPROTO_IP int: IP_BIND_ADDRESS_NO_PORT IP_FREEBIND IP_HDRINCL IP_MINTTL IP_MTU IP_MTU_DISCOVER IP_MULTICAST_ALL
        IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_PKTINFO IP_RECVERR IP_RECVOPTS IP_RECVORIGDSTADDR
        IP_RECVTOS IP_RECVTTL IP_RETOPTS IP_TOS IP_TRANSPARENT IP_TTL;
    IPPROTO_IP set: IP_ADD_MEMBERSHIP IP_ADD_SOURCE_MEMBERSHIP IP_BLOCK_SOURCE IP_DROP_MEMBERSHIP
        IP_DROP_SOURCE_MEMBERSHIP IP_OPTIONS IP_UNBLOCK_SOURCE;
    IPPROTO_IPV6 int: IPV6_CHECKSUM IPV6_DONTFRAG IPV6_MTU IPV6_MTU_DISCOVER IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF
        IPV6_MULTICAST_LOOP IPV6_RECVDSTOPTS IPV6_RECVERR IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVPATHMTU
        IPV6_RECVPKTINFO IPV6_RECVRTHDR IPV6_RECVTCLASS IPV6_TCLASS IPV6_UNICAST_HOPS IPV6_V6ONLY;
    IPPROTO_IPV6 set: IPV6_ADD_MEMBERSHIP IPV6_DROP_MEMBERSHIP IPV6_DSTOPTS IPV6_HOPLIMIT IPV6_HOPOPTS IPV6_NEXTHOP
        IPV6_PKTINFO IPV6_RTHDR IPV6_RTHDRDSTOPTS;
    IPPROTO_TCP int: TCP_CORK TCP_DEFER_ACCEPT TCP_FASTOPEN TCP_FASTOPEN_CONNECT TCP_FASTOPEN_NO_COOKIE TCP_INQ
        TCP_KEEPCNT TCP_KEEPIDLE TCP_KEEPINTVL TCP_LINGER2 TCP_MAXSEG TCP_NODELAY TCP_NOTSENT_LOWAT TCP_QUICKACK
        TCP_SAVE_SYN TCP_SYNCNT TCP_THIN_DUPACK TCP_THIN_LINEAR_TIMEOUTS TCP_TIMESTAMP TCP_USER_TIMEOUT
        TCP_WINDOW_CLAMP;
    IPPROTO_TCP text: TCP_CONGESTION TCP_ULP;
    // What every kernel in use has of it.
    IPPROTO_TCP 192: TCP_INFO;
    IPPROTO_TCP set: TCP_FASTOPEN_KEY;
    IPPROTO_UDP int: UDP_CORK UDP_GRO UDP_SEGMENT;
    SOL_NETLINK int: NETLINK_BROADCAST_ERROR NETLINK_CAP_ACK NETLINK_EXT_ACK NETLINK_NO_ENOBUFS NETLINK_PKTINFO;
    SOL_NETLINK set: NETLINK_ADD_MEMBERSHIP NETLINK_DROP_MEMBERSHIP;
}
