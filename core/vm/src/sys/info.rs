//! What `sys` says of the interpreter: versions, sizes, flags, where things lie.

use alloc::vec::Vec;

use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::str::{StaticStr, static_str};
use taipan_objects::structseq::Fields;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Result, Vm, int, object, singletons, struct_sequence, tuple};

use super::set;
use crate::paths;

/// `sys.version`.
pub const VERSION: &str = "3.14.10 (taipan) [Rust]";
/// `sys.version_info`, the first three.
const NUMBERS: (u8, u8, u8) = (3, 14, 10);
const HEX: u32 = (NUMBERS.0 as u32) << 24 | (NUMBERS.1 as u32) << 16 | (NUMBERS.2 as u32) << 8 | 0xf0;

struct_sequence! {
    /// sys.flags
    ///
    /// What the command line and the environment asked for.
    pub FLAGS: "sys", "flags", visible 18, instantiable false, [
        "debug" = "-d", "inspect" = "-i", "interactive" = "-i", "optimize" = "-O or -OO", "dont_write_bytecode" = "-B",
        "no_user_site" = "-s", "no_site" = "-S", "ignore_environment" = "-E", "verbose" = "-v", "bytes_warning" = "-b",
        "quiet" = "-q", "hash_randomization" = "-R", "isolated" = "-I", "dev_mode" = "-X dev", "utf8_mode" = "-X utf8",
        "warn_default_encoding" = "-X warn_default_encoding", "safe_path" = "-P",
        "int_max_str_digits" = "-X int_max_str_digits", "gil" = "-X gil",
        "thread_inherit_context" = "-X thread_inherit_context", "context_aware_warnings" = "-X context_aware_warnings",
    ]
}

struct_sequence! {
    /// sys.float_info
    ///
    /// How floats are laid out and how precise they are, as C's float.h says it.
    pub FLOAT_INFO: "sys", "float_info", visible 11, instantiable true, [
        "max" = "DBL_MAX -- the greatest finite float",
        "max_exp" = "DBL_MAX_EXP",
        "max_10_exp" = "DBL_MAX_10_EXP",
        "min" = "DBL_MIN -- the least positive float of full precision",
        "min_exp" = "DBL_MIN_EXP",
        "min_10_exp" = "DBL_MIN_10_EXP",
        "dig" = "DBL_DIG -- decimal digits that a float keeps",
        "mant_dig" = "DBL_MANT_DIG -- mantissa digits",
        "epsilon" = "DBL_EPSILON -- the distance from 1 to the next float",
        "radix" = "FLT_RADIX -- radix of exponent",
        "rounds" = "FLT_ROUNDS -- how sums are rounded",
    ]
}

struct_sequence! {
    /// hash_info
    ///
    /// How numbers and text are hashed.
    pub HASH_INFO: "sys", "hash_info", visible 9, instantiable true, [
        "width" = "how many bits a hash has",
        "modulus" = "the prime by which numbers are reduced",
        "inf" = "the hash of infinity",
        "nan" = "value to be used for hash of a nan",
        "imag" = "what an imaginary part's hash is multiplied by",
        "algorithm" = "how text and bytes are hashed",
        "hash_bits" = "internal output size of hash algorithm",
        "seed_bits" = "seed size of hash algorithm",
        "cutoff" = "small string optimization cutoff",
    ]
}

struct_sequence! {
    /// sys.int_info
    ///
    /// How ints are kept, and the limits of their conversion to text.
    pub INT_INFO: "sys", "int_info", visible 4, instantiable true, [
        "bits_per_digit" = "size of a digit in bits",
        "sizeof_digit" = "size in bytes of the type used to represent a digit",
        "default_max_str_digits" = "how many digits are converted unless a limit is set",
        "str_digits_check_threshold" = "the least limit that can be set",
    ]
}

struct_sequence! {
    /// sys.thread_info
    ///
    /// What threads and locks rest on.
    pub THREAD_INFO: "sys", "thread_info", visible 3, instantiable true, [
        "name" = "name of the thread implementation",
        "lock" = "name of the lock implementation",
        "version" = "name and version of the thread library",
    ]
}

struct_sequence! {
    /// sys.version_info
    ///
    /// The version, in parts that can be compared.
    pub VERSION_INFO: "sys", "version_info", visible 5, instantiable false, [
        "major" = "Major release number",
        "minor" = "Minor release number",
        "micro" = "Patch release number",
        "releaselevel" = "'alpha', 'beta', 'candidate', or 'final'",
        "serial" = "Serial release number",
    ]
}

/// What the command line decided, as `sys.flags` shows it, and what goes with it. Names and arguments are bytes.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `-d`
    pub debug: u32,
    /// `-i`, `PYTHONINSPECT`
    pub inspect: bool,
    /// `-i`
    pub interactive: bool,
    /// `-O`
    pub optimize: u32,
    /// `-B`
    pub dont_write_bytecode: bool,
    /// `-s`
    pub no_user_site: bool,
    /// `-S`
    pub no_site: bool,
    /// `-E`
    pub ignore_environment: bool,
    /// `-v`
    pub verbose: u32,
    /// `-b`
    pub bytes_warning: u32,
    /// `-q`
    pub quiet: bool,
    /// `-R`: the hash secret is random.
    pub hash_randomization: bool,
    /// `-I`
    pub isolated: bool,
    /// `-X dev`
    pub dev_mode: bool,
    /// `-X utf8`
    pub utf8_mode: bool,
    /// `-X warn_default_encoding`
    pub warn_default_encoding: bool,
    /// `-X no_debug_ranges`
    pub no_debug_ranges: bool,
    /// `-P`
    pub safe_path: bool,
    /// `-X int_max_str_digits`
    pub int_max_str_digits: Option<usize>,
    /// `sys.argv`
    pub argv: Vec<Vec<u8>>,
    /// `sys.orig_argv`
    pub orig_argv: Vec<Vec<u8>>,
    /// `sys.warnoptions`
    pub warn_options: Vec<Vec<u8>>,
    /// `sys._xoptions`: each `name` or `name=value`.
    pub x_options: Vec<Vec<u8>>,
    /// `sys.pycache_prefix`
    pub pycache_prefix: Option<Vec<u8>>,
    /// `sys.implementation._multiarch`: Debian's name of the platform; empty where it has none.
    pub multiarch: &'static str,
}

/// Makes `sys` show what was decided, and the interpreter follow it.
pub fn configure(vm: &mut Vm, settings: &Settings) -> Result<()> {
    {
        let mut config = vm.interp().config.borrow_mut();
        config.optimize = settings.optimize.min(2) as u8;
        config.bytes_warning = settings.bytes_warning.min(2) as u8;
        config.dev_mode = settings.dev_mode;
        config.utf8_mode = settings.utf8_mode;
        config.warn_default_encoding = settings.warn_default_encoding;
        config.no_debug_ranges = settings.no_debug_ranges;
        config.verbose = settings.verbose.min(255) as u8;
    }
    if let Some(digits) = settings.int_max_str_digits {
        vm.interp().int_max_str_digits.set(digits);
    }
    if !settings.multiarch.is_empty()
        && let Some(implementation) = super::get(vm, "implementation")
    {
        let (name, value) = (vm.intern("_multiarch")?, vm.new_str(settings.multiarch)?);
        object::setattr(vm, implementation.borrow(), name.borrow(), Some(value.borrow()))?;
    }
    let flags = flags(vm, settings)?;
    set(vm, "flags", flags)?;
    let truth = |yes: bool| singletons::bool_object(yes).own();
    set(vm, "dont_write_bytecode", truth(settings.dont_write_bytecode))?;
    for (name, values) in [
        ("argv", &settings.argv),
        ("orig_argv", &settings.orig_argv),
        ("warnoptions", &settings.warn_options),
    ] {
        let list = texts(vm, values)?;
        set(vm, name, list)?;
    }
    let options = taipan_objects::dict::Dict::create(vm)?;
    for option in &settings.x_options {
        let (name, value) = match option.iter().position(|&byte| byte == b'=') {
            Some(at) => (&option[..at], Some(&option[at + 1..])),
            None => (&option[..], None),
        };
        let name = paths::decode(vm, name)?;
        let value = match value {
            Some(value) => paths::decode(vm, value)?,
            None => truth(true),
        };
        options.set(vm, name.borrow(), value)?;
    }
    set(vm, "_xoptions", options.into())?;
    let prefix = match &settings.pycache_prefix {
        Some(prefix) => paths::decode(vm, prefix)?,
        None => singletons::NONE.own(),
    };
    set(vm, "pycache_prefix", prefix)
}

fn texts(vm: &mut Vm, values: &[Vec<u8>]) -> Result<Obj> {
    let mut items = HVec::new();
    for value in values {
        let text = paths::decode(vm, value)?;
        items.push(vm.alloc(), text)?;
    }
    Ok(List::create(vm, items)?.into())
}

fn flags(vm: &mut Vm, settings: &Settings) -> Result<Obj> {
    let mut fields = Fields::new();
    for value in [
        settings.debug,
        settings.inspect.into(),
        settings.interactive.into(),
        settings.optimize,
        settings.dont_write_bytecode.into(),
        settings.no_user_site.into(),
        settings.no_site.into(),
        settings.ignore_environment.into(),
        settings.verbose,
        settings.bytes_warning,
        settings.quiet.into(),
        settings.hash_randomization.into(),
        settings.isolated.into(),
    ] {
        fields.int(vm, value)?;
    }
    let truth = |yes: bool| singletons::bool_object(yes).own();
    fields.push(vm, truth(settings.dev_mode))?;
    fields.int(vm, u32::from(settings.utf8_mode))?;
    fields.int(vm, u32::from(settings.warn_default_encoding))?;
    fields.push(vm, truth(settings.safe_path))?;
    let digits = vm.interp().int_max_str_digits.get();
    fields.int(vm, digits)?;
    fields.int(vm, 1)?;
    fields.int(vm, 0)?;
    fields.int(vm, 0)?;
    fields.finish(vm, FLAGS)
}

fn version_info(vm: &mut Vm) -> Result<Obj> {
    let mut fields = Fields::new();
    for number in [NUMBERS.0, NUMBERS.1, NUMBERS.2] {
        fields.int(vm, number)?;
    }
    fields.str(vm, "final")?;
    fields.int(vm, 0)?;
    fields.finish(vm, VERSION_INFO)
}

fn float_info(vm: &mut Vm) -> Result<Obj> {
    let mut fields = Fields::new();
    fields.float(vm, f64::MAX)?;
    fields.int(vm, f64::MAX_EXP)?;
    fields.int(vm, f64::MAX_10_EXP)?;
    fields.float(vm, f64::MIN_POSITIVE)?;
    fields.int(vm, f64::MIN_EXP)?;
    fields.int(vm, f64::MIN_10_EXP)?;
    fields.int(vm, f64::DIGITS)?;
    fields.int(vm, f64::MANTISSA_DIGITS)?;
    fields.float(vm, f64::EPSILON)?;
    fields.int(vm, f64::RADIX)?;
    fields.int(vm, 1)?;
    fields.finish(vm, FLOAT_INFO)
}

fn hash_info(vm: &mut Vm) -> Result<Obj> {
    let bits = usize::BITS;
    let modulus = if bits == 64 {
        (1_u64 << 61) - 1
    } else {
        (1 << 31) - 1
    };
    let mut fields = Fields::new();
    fields.int(vm, bits)?;
    fields.int(vm, modulus)?;
    fields.int(vm, 314_159)?;
    fields.int(vm, 0)?;
    fields.int(vm, 1_000_003)?;
    fields.str(vm, "siphash13")?;
    fields.int(vm, 64)?;
    fields.int(vm, 128)?;
    fields.int(vm, 0)?;
    fields.finish(vm, HASH_INFO)
}

fn int_info(vm: &mut Vm) -> Result<Obj> {
    let mut fields = Fields::new();
    for value in [30, 4, 4300, 640] {
        fields.int(vm, value)?;
    }
    fields.finish(vm, INT_INFO)
}

fn thread_info(vm: &mut Vm) -> Result<Obj> {
    let has_threads = crate::lifecycle::platform(vm).is_some_and(|platform| platform.threads().is_some());
    let mut fields = Fields::new();
    if has_threads && cfg!(unix) {
        fields.str(vm, "pthread")?;
        fields.str(vm, "semaphore")?;
    } else {
        fields.str(vm, "none")?;
        fields.push(vm, singletons::NONE.own())?;
    }
    fields.push(vm, singletons::NONE.own())?;
    fields.finish(vm, THREAD_INFO)
}

/// The names of modules that are written in Rust, sorted.
fn builtin_names(vm: &mut Vm) -> Result<Obj> {
    // Inserted in their order: they are few, and an image without a sort of its own is smaller.
    let mut names: Vec<&'static str> = Vec::new();
    for name in crate::lifecycle::natives(vm)
        .map(|def| def.name)
        .chain(["builtins", "sys"])
    {
        let at = names.partition_point(|&known| known < name);
        names.insert(at, name);
    }
    let mut items = HVec::new();
    for name in names {
        let name = vm.intern(name)?;
        items.push(vm.alloc(), name.into())?;
    }
    tuple::from_vec(vm, items)
}

#[cfg(not(target_os = "none"))]
fn library_names(vm: &mut Vm) -> Result<Obj> {
    let mut items = HVec::new();
    for name in super::library::NAMES {
        let name = vm.intern(name)?;
        items.push(vm.alloc(), name.into())?;
    }
    let names = tuple::from_vec(vm, items)?;
    taipan_objects::call::call(vm, taipan_objects::set::FROZEN_SET.as_obj(), &[names.borrow()])
}

const COPYRIGHT: &str = "Copyright (c) 2026 the Taipan contributors.\nAll Rights Reserved.\n\nPython is a trademark of the \
                         Python Software Foundation.";

/// Static, as it would take a page of a board's RAM.
static COPYRIGHT_OBJECT: StaticStr<{ COPYRIGHT.len() }> =
    static_str(match COPYRIGHT.as_bytes().first_chunk() {
        Some(text) => text,
        None => panic!("the length is the text's"),
    });

/// Fills a new `sys` with all that is known from the start.
pub fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
    for (name, text) in [
        ("version", VERSION),
        (
            "byteorder",
            if cfg!(target_endian = "little") {
                "little"
            } else {
                "big"
            },
        ),
        ("float_repr_style", "short"),
        ("abiflags", ""),
        ("_framework", ""),
        ("platlibdir", "lib"),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("base_exec_prefix", ""),
        ("executable", ""),
    ] {
        let text = vm.new_str(text)?;
        module::add(vm, module, name, text)?;
    }
    module::add(
        vm,
        module,
        "copyright",
        ObjRef::from_static(&COPYRIGHT_OBJECT).own(),
    )?;
    let platform = crate::lifecycle::platform(vm).map_or("unknown", |platform| platform.name());
    let platform = vm.intern(platform)?;
    module::add(vm, module, "platform", platform.into())?;
    let maxsize = int::new(vm, isize::MAX)?;
    module::add(vm, module, "maxsize", maxsize)?;
    for (name, number) in [
        ("maxunicode", 0x10_ffff),
        ("hexversion", HEX),
        ("api_version", 1013),
    ] {
        let number = int::new(vm, number)?;
        module::add(vm, module, name, number)?;
    }
    for name in ["_home", "pycache_prefix"] {
        module::add(vm, module, name, singletons::NONE.own())?;
    }
    let no = singletons::bool_object(false).own();
    module::add(vm, module, "dont_write_bytecode", no)?;
    type Maker = fn(&mut Vm) -> Result<Obj>;
    let makers: [(&str, Maker); 7] = [
        ("version_info", version_info),
        ("float_info", float_info),
        ("hash_info", hash_info),
        ("int_info", int_info),
        ("thread_info", thread_info),
        ("builtin_module_names", builtin_names),
        ("flags", |vm| flags(vm, &Settings::default())),
    ];
    for (name, make) in makers {
        let made = make(vm)?;
        module::add(vm, module, name, made)?;
    }
    #[cfg(not(target_os = "none"))]
    {
        let names = library_names(vm)?;
        module::add(vm, module, "stdlib_module_names", names)?;
    }
    for name in ["argv", "orig_argv", "path", "warnoptions"] {
        let list = List::create(vm, HVec::new())?;
        module::add(vm, module, name, list.into())?;
    }
    let options = taipan_objects::dict::Dict::create(vm)?;
    module::add(vm, module, "_xoptions", options.into())?;
    let mut parts = HVec::new();
    for part in ["Taipan", "", ""] {
        let part = vm.new_str(part)?;
        parts.push(vm.alloc(), part)?;
    }
    let parts = tuple::from_vec(vm, parts)?;
    module::add(vm, module, "_git", parts)?;
    implementation(vm, module)
}

fn implementation(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
    let name = vm.new_str("taipan")?;
    let tag = vm.new_str("cpython-314")?;
    let version = version_info(vm)?;
    let hexversion = int::new(vm, HEX)?;
    let truth = |yes: bool| singletons::bool_object(yes).own();
    let made = super::namespace(
        vm,
        &[
            ("name", name),
            ("cache_tag", tag),
            ("version", version),
            ("hexversion", hexversion),
            ("supports_isolated_interpreters", truth(false)),
        ],
    )?;
    module::add(vm, module, "implementation", made)
}
