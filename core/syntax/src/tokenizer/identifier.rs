//! Which characters names may hold (PEP 3131).

/// The place of the first byte of `name` that no identifier can have there, and its character.
pub(super) fn first_invalid(name: &str) -> Option<(usize, char)> {
    let mut characters = name.char_indices();
    if let Some((at, first)) = characters.next()
        && !is_start(first)
    {
        return Some((at, first));
    }
    characters.find(|(_, character)| !is_continue(*character))
}

fn is_start(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

fn is_continue(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// Whether `str.isprintable` holds for the character.
pub(super) fn is_printable(character: char) -> bool {
    !character.is_control() && (character == ' ' || !character.is_whitespace())
}
