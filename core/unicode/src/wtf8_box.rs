//! Owned text that doesn't grow, with short texts in place: names are short, and there are many.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;

use crate::wtf8::{Wtf8, Wtf8Buf};

/// How many bytes are held in place: as many as make it no larger than three words, or five small ones.
const SHORT: usize = if cfg!(target_pointer_width = "64") { 22 } else { 18 };

/// Owned text that may hold lone surrogates; to [`Wtf8Buf`] what `Box<str>` is to `String`, but without an allocation for short texts.
#[derive(Clone)]
pub struct Wtf8Box(Content);

#[derive(Clone)]
enum Content {
    Short { len: u8, bytes: [u8; SHORT] },
    Long(Box<[u8]>),
}

impl Deref for Wtf8Box {
    type Target = Wtf8;

    fn deref(&self) -> &Wtf8 {
        let bytes = match &self.0 {
            Content::Short { len, bytes } => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Content::Long(bytes) => bytes,
        };
        Wtf8::wrap(bytes)
    }
}

impl Wtf8Box {
    /// The text in place, if it is short.
    fn short(text: &Wtf8) -> Option<Wtf8Box> {
        let mut bytes = [0; SHORT];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        let len = u8::try_from(text.len()).ok()?;
        Some(Wtf8Box(Content::Short { len, bytes }))
    }
}

impl From<&Wtf8> for Wtf8Box {
    fn from(text: &Wtf8) -> Wtf8Box {
        Wtf8Box::short(text).unwrap_or_else(|| Wtf8Box(Content::Long(text.as_bytes().into())))
    }
}

impl From<Wtf8Buf> for Wtf8Box {
    fn from(text: Wtf8Buf) -> Wtf8Box {
        Wtf8Box::short(&text).unwrap_or_else(|| Wtf8Box(Content::Long(text.into_bytes().into())))
    }
}

impl From<&str> for Wtf8Box {
    fn from(text: &str) -> Wtf8Box {
        Wtf8::new(text).into()
    }
}

impl From<String> for Wtf8Box {
    fn from(text: String) -> Wtf8Box {
        Wtf8Buf::from(text).into()
    }
}

impl Default for Wtf8Box {
    fn default() -> Wtf8Box {
        Wtf8::new("").into()
    }
}

impl PartialEq for Wtf8Box {
    fn eq(&self, other: &Wtf8Box) -> bool {
        **self == **other
    }
}

impl Eq for Wtf8Box {}

impl Hash for Wtf8Box {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Wtf8Box {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Wtf8Box {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_lengths_come_back() {
        for length in 0..3 * SHORT {
            let mut text = Wtf8Buf::new();
            for at in 0..length {
                text.push(if at % 5 == 4 { 0xD800 } else { 0x61 });
            }
            for boxed in [Wtf8Box::from(&*text), Wtf8Box::from(text.clone())] {
                assert_eq!(*boxed, *text);
                assert_eq!(boxed, boxed.clone());
                assert_eq!(matches!(boxed.0, Content::Short { .. }), text.len() <= SHORT);
            }
        }
        assert!(size_of::<Wtf8Box>() <= size_of::<Wtf8Buf>().max(20));
    }
}
