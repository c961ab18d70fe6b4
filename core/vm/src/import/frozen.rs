//! Modules whose code the program carries.

use alloc::string::String;

use taipan_objects::code::Code;
use taipan_objects::{Obj, Ref, Result, Vm};

/// Where an interpreter finds the code that it was built with.
pub trait Frozen: Sync {
    /// The module of this full name.
    fn find(&self, name: &str) -> Option<FrozenModule>;
    /// Gives `sink` the names of all modules.
    fn names(&self, sink: &mut dyn FnMut(&'static str));
    /// The code object of a module of this image, with this `co_filename`. Here, so that an image without frozen modules
    /// need not know how to read them.
    fn code(&self, vm: &mut Vm, module: &FrozenModule, filename: Obj) -> Result<Ref<Code>> {
        crate::marshal::read::frozen_code(vm, module.code, Some(filename))
    }
}

fn read_code(vm: &mut Vm, module: &FrozenModule, filename: &str) -> Result<Ref<Code>> {
    let filename: Obj = vm.intern(filename)?.into();
    match crate::lifecycle::frozen(vm) {
        Some(image) => image.code(vm, module, filename),
        None => Err(vm.system_error("a frozen module without an image")),
    }
}

/// A module of the program's own image.
#[derive(Clone, Copy, Debug)]
pub struct FrozenModule {
    /// The module's full name.
    pub name: &'static str,
    /// Its code object in the marshal format, made by our compiler.
    pub code: &'static [u8],
    /// Whether it is a package.
    pub is_package: bool,
    /// Its file below the library folder, parts separated by `/`.
    pub file: &'static str,
    /// Its source text in UTF-8; empty if the image has none.
    pub source: &'static [u8],
}

/// The modules that CPython freezes too: `importlib`'s `FrozenImporter` finds them, and tracebacks name their files `<frozen …>`. What
/// else the image holds is the library, found as if it lay on `sys.path`.
const AS_CPYTHON: &[&str] = &[
    "__hello__",
    "__phello__",
    "__phello__.spam",
    "_collections_abc",
    "_sitebuiltins",
    "_taipan_library",
    "abc",
    "codecs",
    "genericpath",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "importlib.machinery",
    "importlib.util",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
    "zipimport",
];

/// Other names of frozen modules, and which module each is.
const ALIASES: &[(&str, &str)] = &[
    ("_frozen_importlib", "importlib._bootstrap"),
    ("_frozen_importlib_external", "importlib._bootstrap_external"),
    ("__hello_alias__", "__hello__"),
    ("__phello_alias__", "__hello__"),
    ("__phello_alias__.spam", "__hello__"),
    ("__phello__.__init__", "__phello__"),
    ("os.path", "posixpath"),
];

/// The module of the image with this name, whether it counts as frozen or as part of the library.
pub fn find(vm: &Vm, name: &str) -> Option<FrozenModule> {
    crate::lifecycle::frozen(vm)?.find(name)
}

/// The frozen module of this name, aliases included, as CPython's table has them.
pub fn find_frozen(vm: &Vm, name: &str) -> Option<FrozenModule> {
    let original = original(name);
    if !AS_CPYTHON.contains(&original) {
        return None;
    }
    find(vm, original)
}

/// The name under which a frozen module's file is known: `importlib._bootstrap` for `_frozen_importlib`.
pub fn original(name: &str) -> &str {
    ALIASES
        .iter()
        .find(|(alias, _)| *alias == name)
        .map_or(name, |(_, original)| original)
}

/// The names of all frozen modules that the image has.
pub fn frozen_names(vm: &Vm) -> impl Iterator<Item = &'static str> + use<'_> {
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    AS_CPYTHON
        .iter()
        .copied()
        .chain(aliases)
        .filter(|name| find_frozen(vm, name).is_some())
}

/// A frozen module's code object, its `co_filename` as CPython has it.
pub fn frozen_code(vm: &mut Vm, module: &FrozenModule) -> Result<Ref<Code>> {
    let filename = alloc::format!("<frozen {}>", module.name);
    read_code(vm, module, &filename)
}

/// A library module's code object, for a library that is taken to lie in the folder `root`.
pub fn library_code(vm: &mut Vm, module: &FrozenModule, root: &str) -> Result<Ref<Code>> {
    let filename = library_file(root, module);
    read_code(vm, module, &filename)
}

/// The path that a library module's file would have.
pub fn library_file(root: &str, module: &FrozenModule) -> String {
    alloc::format!("{root}/{}", module.file)
}

/// The source text of a file that the program carries, by the name that its code objects have.
pub fn source_of_file(vm: &Vm, filename: &str) -> Option<&'static [u8]> {
    let found = match filename
        .strip_prefix("<frozen ")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        Some(name) => find(vm, name)?,
        None => {
            let root = crate::lifecycle::library_root(vm);
            let file = filename.strip_prefix(root.as_str())?.strip_prefix('/')?;
            find(vm, &module_of_file(file)?)?
        }
    };
    (!found.source.is_empty()).then_some(found.source)
}

/// The module whose file this is, below the library folder.
pub fn module_of_file(file: &str) -> Option<String> {
    let stem = file.strip_suffix(".py")?;
    Some(stem.strip_suffix("/__init__").unwrap_or(stem).replace('/', "."))
}
