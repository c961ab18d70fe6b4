//! What is changed in library files of `rustpython-pylib` before they are compiled: that project's own marks taken back.
//!
//! An edit names text of that project, never of CPython's. One that no longer finds its text fails the build, so that a new
//! version of the crate is looked at.

/// A change to a file.
pub struct Edit {
    /// The path below the library folder.
    pub file: &'static str,
    /// What is to be replaced; it must be there.
    pub find: &'static str,
    /// If not empty: everything from `find` up to this text goes too. The text itself stays; `\0` stands for the file's end.
    pub until: &'static str,
    /// What stands there instead.
    pub replacement: &'static str,
}

/// All changes.
pub const EDITS: &[Edit] = &[
    Edit {
        file: "_compat_pickle.py",
        find: "# NOTE: RUSTPYTHON exceptions",
        until: "for excname in PYTHON2_EXCEPTIONS",
        replacement: "",
    },
    Edit {
        file: "json/decoder.py",
        find: "    # RUSTPYTHON SPECIFIC",
        until: "    # Note that",
        replacement: "",
    },
    Edit {
        file: "platform.py",
        find: "if \"RustPython\" in sys_version",
        until: "",
        replacement: "if sys.implementation.name == \"taipan\"",
    },
    Edit {
        file: "platform.py",
        find: "name = \"RustPython\"",
        until: "",
        replacement: "name = \"Taipan\"",
    },
    Edit {
        file: "site.py",
        find: "'RustPython'",
        until: "",
        replacement: "'Python'",
    },
    Edit {
        file: "site.py",
        find: "/lib/rustpython{",
        until: "",
        replacement: "/lib/python{",
    },
    Edit {
        file: "sysconfig/__init__.py",
        find: "'RustPython'",
        until: "",
        replacement: "'Python'",
    },
    Edit {
        file: "unittest/__init__.py",
        find: "# XXX: RUSTPYTHON",
        until: "\0",
        replacement: "",
    },
];

#[cfg(feature = "freezer")]
/// The file's text with its changes.
pub fn apply(file: &str, text: std::vec::Vec<u8>) -> Result<std::vec::Vec<u8>, std::string::String> {
    use std::format;
    use std::string::String;

    if !EDITS.iter().any(|edit| edit.file == file) {
        return Ok(text);
    }
    let mut text = String::from_utf8(text).map_err(|error| format!("{file}: {error}"))?;
    for edit in EDITS.iter().filter(|edit| edit.file == file) {
        let missing = |what: &str| format!("{file}: the text {what:?} that is to be edited is not there");
        let start = text.find(edit.find).ok_or_else(|| missing(edit.find))?;
        let rest = text.get(start..).unwrap_or_default();
        let end = match edit.until {
            "" => start + edit.find.len(),
            "\0" => text.len(),
            until => start + rest.find(until).ok_or_else(|| missing(until))?,
        };
        text.replace_range(start..end, edit.replacement);
    }
    Ok(text.into_bytes())
}
