//! Names that Rust code looks up, and those of `builtins` and `sys`: static interned strings, so comparing them is comparing
//! addresses, and they take no RAM.
#![allow(non_upper_case_globals)]

use taipan_heap::ObjRef;

use crate::singletons::CHARACTERS;
use crate::str::{StaticStr, Str, static_str};

macro_rules! names {
    ($($name:ident)*) => {
        mod statics {
            use super::*;
            $(pub static $name: StaticStr<{ stringify!($name).len() }> = static_str(literal(stringify!($name)));)*
        }
        $(
            #[doc = concat!("`", stringify!($name), "`")]
            pub const $name: ObjRef<'static> = ObjRef::from_static(&statics::$name);
        )*
        static TABLE: [Name; [$(stringify!($name)),*].len()] = [$(Name($name)),*];
        /// The names by the hash of their text.
        #[cfg(not(target_os = "none"))]
        static PLACES: [u16; places::LEN] = places::table(&[$(stringify!($name)),*]);
    };
}

struct Name(ObjRef<'static>);

impl Name {
    fn text(&self) -> &[u8] {
        let known = self.0.downcast::<Str>().and_then(Str::as_utf8_if_ascii);
        known.unwrap_or_default().as_bytes()
    }
}

#[allow(unsafe_code)]
// SAFETY: names are static objects.
unsafe impl Sync for Name {}

const fn literal<const N: usize>(word: &'static str) -> &'static [u8; N] {
    match word.as_bytes().first_chunk() {
        Some(array) => array,
        Option::None => panic!("the length is the text's"),
    }
}

/// The static string with this text, if there is one.
pub fn find(wanted: &[u8]) -> Option<ObjRef<'static>> {
    match wanted {
        [] => return Some(ObjRef::from_static(&crate::singletons::EMPTY_STR)),
        [one] if one.is_ascii() => return Some(ObjRef::from_static(&CHARACTERS[*one as usize])),
        _ => {}
    }
    let at = position(wanted)?;
    Some(TABLE[at].0)
}

/// Boards search by halves: their flash is better spent.
#[cfg(target_os = "none")]
fn position(wanted: &[u8]) -> Option<usize> {
    TABLE.binary_search_by(|known| known.text().cmp(wanted)).ok()
}

/// Most texts asked for are no names, which one look at [`PLACES`] mostly shows without touching a name.
#[cfg(not(target_os = "none"))]
fn position(wanted: &[u8]) -> Option<usize> {
    let mut place = places::of(wanted);
    loop {
        let at = usize::from(PLACES[place]).checked_sub(1)?;
        if TABLE[at].text() == wanted {
            return Some(at);
        }
        place = (place + 1) % places::LEN;
    }
}

/// The hash table behind [`find`]. It is a module because each name is a constant in the one around it.
#[cfg(not(target_os = "none"))]
mod places {
    /// Places of the hash table: a power of two, more than twice the names.
    pub const LEN: usize = 2048;

    /// Where a text's search begins.
    pub const fn of(text: &[u8]) -> usize {
        let (first, last) = match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => {
                let (mut word, mut rest) = (0, text);
                while let Some((byte, more)) = rest.split_first() {
                    word = word << 8 | *byte as u64;
                    rest = more;
                }
                (word, 0)
            }
        };
        let mixed = (first ^ last.rotate_left(21) ^ text.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (u64::BITS - LEN.trailing_zeros())) as usize
    }

    /// For each place, one more than the position of the name there; 0 where there is none. A name whose place is taken has
    /// the next free one.
    pub const fn table<const N: usize>(texts: &[&str; N]) -> [u16; LEN] {
        assert!(2 * N < LEN, "a search ends at a free place");
        let mut places = [0; LEN];
        let mut at = 0;
        while at < N {
            let mut place = of(texts[at].as_bytes());
            while places[place] != 0 {
                place = (place + 1) % LEN;
            }
            at += 1;
            places[place] = at as u16;
        }
        places
    }
}

// In byte order: boards search by halves.
names! {
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
    BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
    ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
    EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError
    FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
    InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
    ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
    OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError
    RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
    StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError
    UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
    UnicodeWarning UnraisableHookArgs UserWarning ValueError Warning ZeroDivisionError _IncompleteInputError
    __IOBase_closed __abs__ __abstractmethods__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__
    __anext__ __annotate__ __annotate_func__ __annotations__ __annotations_cache__ __args__ __await__
    __bases__ __bool__ __breakpointhook__ __buffer__ __build_class__ __builtins__ __bytes__ __cached__
    __call__ __cause__ __ceil__ __class__ __class_getitem__ __classcell__ __classdict__ __classdictcell__
    __closure__ __code__ __complex__ __contains__ __context__ __copy__ __ctypes_from_outparam__ __debug__
    __deepcopy__ __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dictoffset__ __dir__
    __displayhook__ __divmod__ __doc__ __enter__ __eq__ __excepthook__ __exit__ __file__ __firstlineno__
    __float__ __floor__ __floordiv__ __format__ __fspath__ __func__ __future__ __ge__ __get__ __getattr__
    __getattribute__ __getinitargs__ __getitem__ __getnewargs__ __getnewargs_ex__ __getstate__ __globals__
    __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__
    __index__ __init__ __init_subclass__ __instancecheck__ __int__ __interactivehook__ __invert__ __ior__
    __ipow__ __irshift__ __isabstractmethod__ __isub__ __iter__ __itruediv__ __ixor__ __kwdefaults__ __le__
    __len__ __length_hint__ __lltrace__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__
    __missing__ __mod__ __module__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __newobj__
    __newobj_ex__ __next__ __notes__ __objclass__ __or__ __orig_bases__ __orig_class__ __origin__
    __package__ __parameters__ __path__ __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__
    __rdivmod__ __reduce__ __reduce_ex__ __release_buffer__ __repr__ __reversed__ __rfloordiv__ __rlshift__
    __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__
    __rxor__ __self__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __signature__ __sizeof__
    __slotnames__ __slots__ __spec__ __static_attributes__ __stderr__ __stdin__ __stdout__ __str__ __sub__
    __subclasscheck__ __subclasshook__ __suppress_context__ __text_signature__ __traceback__ __truediv__
    __trunc__ __type_params__ __typing_is_unpacked_typevartuple__ __typing_prepare_subst__ __typing_subst__
    __typing_unpacked_tuple_args__ __unraisablehook__ __wrapped__ __xor__ _base_executable
    _clear_internal_caches _clear_type_cache _clear_type_descriptors _current_exceptions _current_frames
    _dealloc_warn _finalizing _getframe _getframemodulename _initializing _is_gil_enabled _is_immortal
    _is_interned _lock_unlock_module _stdlib_dir _xoptions abiflags abs add_note addaudithook aiter
    algorithm all anext any api_version append args argv ascii audit base_exec_prefix base_prefix bin bool
    breakpoint breakpointhook builtin_module_names builtins bytearray byteorder bytes call_tracing callable
    chr classmethod close closed compile complex copy copyreg cutoff decode delattr detach dict dir
    displayhook divmod dont_write_bytecode encode encoding end enumerate errors eval exc_info excepthook
    exception exceptions exec exec_prefix executable exit extend file filename fileno filter flags float
    float_info float_repr_style flush format fromlist frozenset get get_asyncgen_hooks
    get_coroutine_origin_tracking_depth get_int_max_str_digits getattr getdefaultencoding
    getfilesystemencodeerrors getfilesystemencoding getrecursionlimit getrefcount getsizeof getstate
    getswitchinterval globals hasattr hash hash_bits hash_info hex hexversion id imag implementation
    importlib inf input int int_info intern is_finalizing is_remote_debug_enabled is_stack_trampoline_active
    isatty isinstance issubclass items iter key keys last_exc last_traceback last_type last_value len level
    lineno list locals main map max maxsize maxunicode meta_path metaclass min mode modules modulus mro msg
    name nan newlines next obj object oct offset open opener ord orig_argv path path_hooks
    path_importer_cache peek platform platlibdir pow prefix print print_file_and_line property ps1 ps2
    pycache_prefix range raw read read1 readable readall readinto readinto1 readline replace repr reset
    reverse reversed round seed_bits seek seekable send sep set set_asyncgen_hooks
    set_coroutine_origin_tracking_depth set_int_max_str_digits setattr setdefault setrecursionlimit setstate
    setswitchinterval slice sort sorted staticmethod stderr stdin stdout str strict sum sys tell text
    thread_info throw truncate tuple unraisablehook update utf8 value values vars version version_info
    warnings warnoptions width writable write zip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_byte_order() {
        assert!(TABLE.windows(2).all(|pair| pair[0].text() < pair[1].text()));
    }

    #[test]
    fn each_is_found() {
        for known in &TABLE {
            assert!(find(known.text()).is_some_and(|found| found.is(known.0)));
        }
        for other in ["__nam__", "ValueErro", "no_such_name_as_this", "\u{e9}"] {
            assert!(find(other.as_bytes()).is_none(), "{other}");
        }
    }
}
