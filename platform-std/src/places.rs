//! Where the library and the program's own folder lie (`Modules/getpath.py`, `Modules/main.c`).

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use taipan_core::Startup;

use crate::options::{CheckHashPycs, Options, Source};

/// The environment variables that name a folder with a CPython 3.14 library below it, the first one that is set.
const HOMES: [&str; 2] = ["TAIPANHOME", "PYTHONHOME"];

/// Where the library lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// `sys.prefix`.
    pub prefix: PathBuf,
    /// `sys._stdlib_dir`.
    pub library: PathBuf,
    /// Whether the program's own library is used, which is taken to lie there.
    pub carried: bool,
}

impl Places {
    /// As the environment says; without it, beside the program: above its folder if that is called `bin`, otherwise in it.
    pub fn find(options: &Options) -> Places {
        let home = HOMES
            .iter()
            .find_map(std::env::var_os)
            .filter(|home| !home.is_empty());
        match home.filter(|_| !options.ignore_environment) {
            Some(home) => Places::at(PathBuf::from(home), false),
            None => {
                let program = std::env::current_exe().unwrap_or_default();
                let folder = program.parent().unwrap_or(Path::new("/"));
                let prefix = match folder.file_name() {
                    Some(name) if name == "bin" => folder.parent().unwrap_or(folder),
                    _ => folder,
                };
                Places::at(prefix.to_path_buf(), true)
            }
        }
    }

    fn at(prefix: PathBuf, carried: bool) -> Places {
        let library = prefix.join("lib").join("python3.14");
        Places {
            prefix,
            library,
            carried,
        }
    }

    /// What the interpreter is started with.
    pub fn startup(&self, options: &Options) -> Startup {
        let mut search = Vec::new();
        if !options.ignore_environment {
            let given = std::env::var_os("PYTHONPATH").unwrap_or_default();
            if !given.is_empty() {
                search.extend(given.as_bytes().split(|&byte| byte == b':').map(absolute));
            }
        }
        if !self.carried {
            search.push(bytes(self.prefix.join("lib").join("python314.zip")));
        }
        search.push(bytes(self.library.clone()));
        if !self.carried {
            search.push(bytes(self.library.join("lib-dynload")));
        }
        let check_hash_pycs = match options.check_hash_pycs {
            CheckHashPycs::Default => "",
            CheckHashPycs::Always => "always",
            CheckHashPycs::Never => "never",
        };
        Startup {
            prefix: bytes(self.prefix.clone()),
            executable: bytes(std::env::current_exe().unwrap_or_default()),
            search,
            carried: self.carried,
            site: !options.no_site,
            check_hash_pycs: check_hash_pycs.to_string(),
        }
    }
}

/// What stands first in `sys.path` for a program: the folder of the file, links resolved; for a module the current folder;
/// nothing for text. `None` where options forbid it.
pub fn program_folder(options: &Options) -> Option<Vec<u8>> {
    if options.safe_path {
        return None;
    }
    match &options.source {
        Source::Command(_) | Source::Stdin => Some(Vec::new()),
        Source::Module(_) => std::env::current_dir().ok().map(bytes),
        Source::File(path) => {
            let path = PathBuf::from(OsString::from_vec(path.clone()));
            // Only a link in the last place is resolved.
            let file = match std::fs::read_link(&path) {
                Ok(target) => path.parent().unwrap_or(Path::new("")).join(target),
                Err(_) => path,
            };
            let file = std::fs::canonicalize(&file).unwrap_or(file);
            Some(
                file.parent()
                    .map(|folder| bytes(folder.to_path_buf()))
                    .unwrap_or_default(),
            )
        }
    }
}

/// A path with the current folder before it, unless it is absolute; nothing in it is resolved. So scripts are named.
pub fn below_current(path: &[u8]) -> Vec<u8> {
    if path.first() == Some(&b'/') {
        return path.to_vec();
    }
    let Ok(current) = std::env::current_dir() else {
        return path.to_vec();
    };
    let mut whole = bytes(current);
    if whole.last() != Some(&b'/') {
        whole.push(b'/');
    }
    whole.extend_from_slice(path);
    whole
}

/// A path made absolute, `.` and `..` left as they are.
fn absolute(path: &[u8]) -> Vec<u8> {
    let path = PathBuf::from(OsString::from_vec(path.to_vec()));
    match std::path::absolute(&path) {
        Ok(absolute) => bytes(absolute),
        // The empty path is the current folder.
        Err(_) => std::env::current_dir().map(bytes).unwrap_or_default(),
    }
}

fn bytes(path: PathBuf) -> Vec<u8> {
    path.into_os_string().into_vec()
}
