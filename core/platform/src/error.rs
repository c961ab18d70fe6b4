//! The one error type of the platform traits: a kind to decide by, and the system's own number to show.

use core::fmt;

/// What a platform call returns.
pub type Result<T, E = Error> = core::result::Result<T, E>;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $errno:literal, $text:literal;)*) => {
        /// What went wrong, in terms a program can decide by. New kinds may be added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl ErrorKind {
            /// The kind that Linux's error number stands for; [`ErrorKind::Other`] for the ones that have none.
            pub const fn from_errno(errno: i32) -> ErrorKind {
                match errno {
                    $($errno => ErrorKind::$name,)*
                    // EPERM, besides EACCES; EOPNOTSUPP, besides ENOSYS.
                    1 => ErrorKind::PermissionDenied,
                    95 => ErrorKind::Unsupported,
                    _ => ErrorKind::Other,
                }
            }

            /// Linux's number for this kind: what a platform without numbers of its own shows as `OSError.errno`.
            pub const fn errno(self) -> i32 {
                match self {
                    $(ErrorKind::$name => $errno,)*
                }
            }

            /// What C's `strerror` says for [`ErrorKind::errno`].
            pub const fn text(self) -> &'static str {
                match self {
                    $(ErrorKind::$name => $text,)*
                }
            }

            /// All kinds, for tests and tables.
            pub const ALL: &'static [ErrorKind] = &[$(ErrorKind::$name,)*];
        }
    };
}

kinds! {
    /// No file, directory or device of that name.
    NotFound = 2, "No such file or directory";
    /// The process or thread does not exist.
    NoProcess = 3, "No such process";
    /// A signal, or Ctrl-C on a console, ended the call before it did anything: handle it and call again.
    Interrupted = 4, "Interrupted system call";
    /// The device failed.
    Io = 5, "Input/output error";
    /// The descriptor is not open, or not open for this.
    BadDescriptor = 9, "Bad file descriptor";
    /// No child process to wait for.
    NoChild = 10, "No child processes";
    /// The call would have to wait, and was told not to.
    WouldBlock = 11, "Resource temporarily unavailable";
    /// No memory left for the call.
    OutOfMemory = 12, "Cannot allocate memory";
    /// The caller has no right to do this.
    PermissionDenied = 13, "Permission denied";
    /// The thing is in use.
    Busy = 16, "Device or resource busy";
    /// The name is taken.
    AlreadyExists = 17, "File exists";
    /// A rename or link would cross file systems.
    CrossDevice = 18, "Invalid cross-device link";
    /// A path goes through something that is not a directory.
    NotADirectory = 20, "Not a directory";
    /// The call wants a file and was given a directory.
    IsADirectory = 21, "Is a directory";
    /// An argument makes no sense.
    InvalidInput = 22, "Invalid argument";
    /// Too many open files.
    TooManyOpen = 24, "Too many open files";
    /// The descriptor is not a terminal.
    NotATerminal = 25, "Inappropriate ioctl for device";
    /// The file would become too large.
    TooLarge = 27, "File too large";
    /// The device is full.
    NoSpace = 28, "No space left on device";
    /// The descriptor cannot seek.
    NotSeekable = 29, "Illegal seek";
    /// The file system can only be read.
    ReadOnly = 30, "Read-only file system";
    /// Nobody reads the other end.
    BrokenPipe = 32, "Broken pipe";
    /// A name is longer than the system takes, or than the buffer offered for it.
    NameTooLong = 36, "File name too long";
    /// The platform does not offer this operation.
    Unsupported = 38, "Function not implemented";
    /// A directory to be removed has entries.
    DirectoryNotEmpty = 39, "Directory not empty";
    /// Symbolic links go in a circle.
    LinkLoop = 40, "Too many levels of symbolic links";
    /// The other end broke the connection off while it was being made.
    ConnectionAborted = 103, "Software caused connection abort";
    /// The other end broke the connection off.
    ConnectionReset = 104, "Connection reset by peer";
    /// The time given for the call is over.
    TimedOut = 110, "Connection timed out";
    /// Nobody listens at the other end.
    ConnectionRefused = 111, "Connection refused";
    /// Anything else; the number says what.
    Other = 0, "Unknown error";
}

/// An error of a platform call.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Error {
    kind: ErrorKind,
    errno: i32,
}

impl Error {
    /// The error of a platform that has kinds but no numbers: the number is [`ErrorKind::errno`].
    pub const fn new(kind: ErrorKind) -> Error {
        Error {
            kind,
            errno: kind.errno(),
        }
    }

    /// The error of a Linux-like system call, from its number.
    pub const fn from_errno(errno: i32) -> Error {
        Error {
            kind: ErrorKind::from_errno(errno),
            errno,
        }
    }

    /// The error of a system whose numbers are not Linux's.
    pub const fn with_errno(kind: ErrorKind, errno: i32) -> Error {
        Error { kind, errno }
    }

    /// What the default methods of the traits return.
    pub const fn unsupported() -> Error {
        Error::new(ErrorKind::Unsupported)
    }

    /// What to decide by.
    pub const fn kind(self) -> ErrorKind {
        self.kind
    }

    /// The system's own number, for `OSError.errno`.
    pub const fn errno(self) -> i32 {
        self.errno
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error::new(kind)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}, errno {})", self.kind, self.errno)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == ErrorKind::Other {
            write!(f, "{} {}", self.kind.text(), self.errno)
        } else {
            f.write_str(self.kind.text())
        }
    }
}

impl core::error::Error for Error {}

impl embedded_io::Error for Error {
    fn kind(&self) -> embedded_io::ErrorKind {
        use embedded_io::ErrorKind as Io;
        match self.kind {
            ErrorKind::NotFound => Io::NotFound,
            ErrorKind::PermissionDenied => Io::PermissionDenied,
            ErrorKind::ConnectionRefused => Io::ConnectionRefused,
            ErrorKind::ConnectionReset => Io::ConnectionReset,
            ErrorKind::ConnectionAborted => Io::ConnectionAborted,
            ErrorKind::BrokenPipe => Io::BrokenPipe,
            ErrorKind::AlreadyExists => Io::AlreadyExists,
            ErrorKind::InvalidInput => Io::InvalidInput,
            ErrorKind::TimedOut => Io::TimedOut,
            ErrorKind::Interrupted => Io::Interrupted,
            ErrorKind::Unsupported => Io::Unsupported,
            ErrorKind::OutOfMemory => Io::OutOfMemory,
            _ => Io::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_kinds_agree() {
        for &kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::from_errno(kind.errno()), kind);
            assert_eq!(Error::new(kind), Error::from_errno(kind.errno()));
        }
        assert_eq!(Error::from_errno(1).kind(), ErrorKind::PermissionDenied);
        assert_eq!(Error::from_errno(1).errno(), 1);
        assert_eq!(Error::from_errno(9999).kind(), ErrorKind::Other);
    }
}
