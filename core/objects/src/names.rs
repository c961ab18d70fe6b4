//! Names that Rust code looks up: static interned strings, so comparing them is comparing addresses.
#![allow(non_upper_case_globals)]

use taipan_heap::ObjRef;

use crate::singletons::CHARACTERS;
use crate::str::{StaticStr, static_str};

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
        static TABLE: [Name; [$(stringify!($name)),*].len()] = [$(Name { name: stringify!($name), object: $name }),*];
    };
}

struct Name {
    name: &'static str,
    object: ObjRef<'static>,
}

#[allow(unsafe_code)]
// SAFETY: names are static objects.
unsafe impl Sync for Name {}

const fn literal<const N: usize>(word: &'static str) -> &'static [u8; N] {
    match word.as_bytes().first_chunk() {
        Some(bytes) => bytes,
        None => panic!("the length is the text's"),
    }
}

/// The static string with this text, if there is one.
pub fn find(wanted: &[u8]) -> Option<ObjRef<'static>> {
    match wanted {
        [] => return Some(ObjRef::from_static(&crate::singletons::EMPTY_STR)),
        [one] if one.is_ascii() => return Some(ObjRef::from_static(&CHARACTERS[*one as usize])),
        _ => {}
    }
    let at = TABLE
        .binary_search_by(|known| known.name.as_bytes().cmp(wanted))
        .ok()?;
    Some(TABLE[at].object)
}

// In byte order: `find` searches by halves.
names! {
    __IOBase_closed __abs__ __abstractmethods__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__
    __anext__ __annotate__ __annotate_func__ __annotations__ __annotations_cache__ __args__ __await__
    __bases__ __bool__ __buffer__ __build_class__ __builtins__ __bytes__ __cached__ __call__ __cause__
    __ceil__ __class__ __class_getitem__ __classcell__ __classdict__ __classdictcell__ __closure__ __code__
    __complex__ __contains__ __context__ __copy__ __ctypes_from_outparam__ __debug__ __deepcopy__
    __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dictoffset__ __dir__ __divmod__
    __doc__ __enter__ __eq__ __exit__ __file__ __firstlineno__ __float__ __floor__ __floordiv__ __format__
    __fspath__ __func__ __future__ __ge__ __get__ __getattr__ __getattribute__ __getinitargs__ __getitem__
    __getnewargs__ __getnewargs_ex__ __getstate__ __globals__ __gt__ __hash__ __iadd__ __iand__
    __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__ __index__ __init__ __init_subclass__
    __instancecheck__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isabstractmethod__ __isub__ __iter__
    __itruediv__ __ixor__ __kwdefaults__ __le__ __len__ __length_hint__ __lltrace__ __loader__ __lshift__
    __lt__ __main__ __match_args__ __matmul__ __missing__ __mod__ __module__ __mro_entries__ __mul__
    __name__ __ne__ __neg__ __new__ __newobj__ __newobj_ex__ __next__ __notes__ __objclass__ __or__
    __orig_bases__ __orig_class__ __origin__ __package__ __parameters__ __path__ __pos__ __pow__ __prepare__
    __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __release_buffer__ __repr__
    __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__
    __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __set__ __set_name__ __setattr__
    __setitem__ __setstate__ __signature__ __sizeof__ __slotnames__ __slots__ __spec__ __static_attributes__
    __str__ __sub__ __subclasscheck__ __subclasshook__ __suppress_context__ __text_signature__ __traceback__
    __truediv__ __trunc__ __type_params__ __typing_is_unpacked_typevartuple__ __typing_prepare_subst__
    __typing_subst__ __typing_unpacked_tuple_args__ __wrapped__ __xor__ _dealloc_warn _finalizing
    _initializing _lock_unlock_module add_note append args builtins close closed copy copyreg decode detach
    displayhook encode encoding end errors excepthook exceptions extend file filename fileno flush fromlist
    get getstate importlib isatty items key keys last_exc last_traceback last_type last_value level lineno
    main metaclass mode modules mro msg name newlines obj offset open opener path peek print_file_and_line
    ps1 ps2 raw read read1 readable readall readinto readinto1 readline replace reset reverse seek seekable
    send sep setdefault setstate sort stderr stdin stdout strict sys tell text throw truncate unraisablehook
    update utf8 value values warnings writable write
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_byte_order() {
        assert!(TABLE.windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
