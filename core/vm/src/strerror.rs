//! What C's `strerror` says for Linux's error numbers.

use alloc::string::String;

use taipan_platform::Error;

const TEXTS: &[&str] = &[
    "Success",
    "Operation not permitted",
    "No such file or directory",
    "No such process",
    "Interrupted system call",
    "Input/output error",
    "No such device or address",
    "Argument list too long",
    "Exec format error",
    "Bad file descriptor",
    "No child processes",
    "Resource temporarily unavailable",
    "Cannot allocate memory",
    "Permission denied",
    "Bad address",
    "Block device required",
    "Device or resource busy",
    "File exists",
    "Invalid cross-device link",
    "No such device",
    "Not a directory",
    "Is a directory",
    "Invalid argument",
    "Too many open files in system",
    "Too many open files",
    "Inappropriate ioctl for device",
    "Text file busy",
    "File too large",
    "No space left on device",
    "Illegal seek",
    "Read-only file system",
    "Too many links",
    "Broken pipe",
    "Numerical argument out of domain",
    "Numerical result out of range",
    "Resource deadlock avoided",
    "File name too long",
    "No locks available",
    "Function not implemented",
    "Directory not empty",
    "Too many levels of symbolic links",
];

/// The text for an error of the platform.
pub fn strerror(error: Error) -> String {
    let (number, kind) = (error.errno(), error.kind());
    let known = usize::try_from(number).ok().and_then(|number| TEXTS.get(number));
    match known {
        Some(text) => String::from(*text),
        None if number == 95 => String::from("Operation not supported"),
        None if kind.errno() == number => String::from(kind.text()),
        None => alloc::format!("Unknown error {number}"),
    }
}
