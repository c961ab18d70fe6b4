//! Which characters names may hold (PEP 3131).

/// The place of the first byte of `name` that no identifier can have there, and its character.
pub(super) fn first_invalid(name: &str) -> Option<(usize, char)> {
    let mut characters = name.char_indices();
    if let Some((at, first)) = characters.next()
        && !taipan_unicode::is_identifier_start(u32::from(first))
    {
        return Some((at, first));
    }
    characters.find(|(_, character)| !taipan_unicode::is_identifier_continue(u32::from(*character)))
}

/// Whether `str.isprintable` holds for the character.
pub(super) fn is_printable(character: char) -> bool {
    taipan_unicode::is_printable(u32::from(character))
}
