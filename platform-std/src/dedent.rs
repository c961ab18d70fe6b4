//! The text of `-c`, without the white space that all of its lines begin with.

/// Takes away what all lines that hold more than white space begin with; lines of nothing but white space become empty, unless there is
/// nothing to take away.
pub fn dedent(text: &[u8]) -> Vec<u8> {
    let blank = |line: &[u8]| line.iter().all(|byte| is_space(*byte));
    let mut common: Option<&[u8]> = None;
    for line in text.split(|byte| *byte == b'\n').filter(|line| !blank(line)) {
        let indent = line.iter().take_while(|byte| is_space(**byte)).count();
        let indent = line.get(..indent).unwrap_or_default();
        let shared = match common {
            Some(common) => common.iter().zip(indent).take_while(|(a, b)| a == b).count(),
            None => indent.len(),
        };
        common = indent.get(..shared);
        if shared == 0 {
            break;
        }
    }
    let cut = common.unwrap_or_default().len();
    if cut == 0 {
        return text.to_vec();
    }
    let mut result = Vec::with_capacity(text.len());
    for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
        if at > 0 {
            result.push(b'\n');
        }
        if !blank(line) {
            result.extend_from_slice(line.get(cut..).unwrap_or_default());
        }
    }
    result
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0B
}

#[cfg(test)]
mod tests {
    use super::dedent;

    #[test]
    fn common_white_space_goes() {
        for (text, expected) in [
            ("print(1)", "print(1)"),
            ("  a\n  b", "a\nb"),
            ("\n   a\n \n    b\n  ", "\na\n\n b\n"),
            (" a\n\tb", " a\n\tb"),
            ("\t a\n\tb", " a\nb"),
            ("a\n  b\n   ", "a\n  b\n   "),
            ("   ", "   "),
            ("", ""),
        ] {
            assert_eq!(dedent(text.as_bytes()), expected.as_bytes(), "{text:?}");
        }
    }
}
