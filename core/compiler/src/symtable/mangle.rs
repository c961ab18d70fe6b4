//! Mangling of private names: `__name` in class `C` becomes `_C__name`.

use taipan_syntax::Arena;
use taipan_syntax::ast::Identifier;
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Scope;

/// Whether `name` is private to a class: it begins with two underscores and does not end with two.
pub fn is_private_name(name: &Wtf8) -> bool {
    let bytes = name.as_bytes();
    name.code_points().nth(2).is_some() && bytes.starts_with(b"__") && !bytes.ends_with(b"__")
}

/// `name` as the class `private` sees it. Only the names of mangled attributes are new, and are interned in `arena`.
pub fn mangle<'a>(arena: &'a Arena, private: Option<&Wtf8>, name: Identifier<'a>) -> Identifier<'a> {
    let Some(private) = private else { return name };
    let bytes = name.as_bytes();
    if !bytes.starts_with(b"__") || bytes.ends_with(b"__") || bytes.contains(&b'.') {
        return name;
    }
    let underscores = private
        .as_bytes()
        .iter()
        .take_while(|&&byte| byte == b'_')
        .count();
    let Some(class) = private
        .slice(underscores, private.len())
        .filter(|class| !class.is_empty())
    else {
        return name;
    };
    let mut mangled = Wtf8Buf::with_capacity(1 + class.len() + name.len());
    mangled.push_str("_");
    mangled.push_wtf8(class);
    mangled.push_wtf8(name);
    arena.intern(&mangled)
}

/// [`mangle`], but in the scope of a generic class's type parameters only the names of the type parameters are mangled.
pub(crate) fn maybe_mangle<'a>(
    arena: &'a Arena,
    private: Option<&Wtf8>,
    scope: &Scope<'a>,
    name: Identifier<'a>,
) -> Identifier<'a> {
    // Few names begin like a private one, so most look-ups in the set are saved.
    if !name.as_bytes().starts_with(b"__") {
        return name;
    }
    if scope
        .mangled_names
        .as_ref()
        .is_some_and(|names| !names.borrow().contains(name))
    {
        return name;
    }
    mangle(arena, private, name)
}
