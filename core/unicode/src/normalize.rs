//! Normalization: UAX #15's four forms. The compiler needs NFKC for identifiers (PEP 3131), `unicodedata` all of them.
//!
//! Text streams through: what decomposes is buffered only up to the next starter (a code point of combining class 0)
//! that doesn't compose with the one before it.

use crate::tables::normalize::{
    BYTES, CLASSES, COMMON, COMPOSITES, HIGH_COMPOSITES, LEAVES, MASKS, OFFSETS, PAGES, RECORDS,
};
use crate::{Wtf8, Wtf8Buf};
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A normalization form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Canonical decomposition, then canonical composition.
    Nfc,
    /// Compatibility decomposition, then canonical composition.
    Nfkc,
    /// Canonical decomposition.
    Nfd,
    /// Compatibility decomposition.
    Nfkd,
}

impl Form {
    /// The form called `NFC`, `NFKC`, `NFD` or `NFKD`; `None` for any other name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFKC" => Form::Nfkc,
            "NFD" => Form::Nfd,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }

    const fn composes(self) -> bool {
        matches!(self, Form::Nfc | Form::Nfkc)
    }

    pub(crate) const fn is_compatible(self) -> bool {
        matches!(self, Form::Nfkc | Form::Nfkd)
    }
}

/// What a look at each code point alone says of a text being normalized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickCheck {
    /// It is.
    Yes,
    /// Only normalizing it tells.
    Maybe,
    /// It isn't.
    No,
}

/// The canonical combining class: `unicodedata.combining`. Marks are sorted by it; 0 is a starter.
#[must_use]
pub fn combining(code_point: u32) -> u8 {
    record(code_point) as u8
}

/// `text` in `form`: `unicodedata.normalize`. Borrowed if it was so already, and that is quickly seen.
#[must_use]
pub fn normalize(form: Form, text: &Wtf8) -> Cow<'_, Wtf8> {
    if quick_check(form, text) == QuickCheck::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(normalize_with(form, text, |code_point, output| {
        decompose(code_point, form.is_compatible(), output);
    }))
}

/// `text` in `form`, where `decompose` hands over what a code point decomposes to in full.
pub(crate) fn normalize_with(
    form: Form,
    text: &Wtf8,
    decompose: impl Fn(u32, &mut dyn FnMut(u32)),
) -> Wtf8Buf {
    let mut normalizer = Normalizer {
        composes: form.composes(),
        starter: None,
        marks: Vec::new(),
        output: Wtf8Buf::with_capacity(text.len()),
    };
    for code_point in text.code_points() {
        if code_point < FIRST_DECOMPOSED {
            normalizer.push(code_point);
        } else {
            decompose(code_point, &mut |c| normalizer.push(c));
        }
    }
    normalizer.finish()
}

/// Whether `text` is in `form`: `unicodedata.is_normalized`.
#[must_use]
pub fn is_normalized(form: Form, text: &Wtf8) -> bool {
    match quick_check(form, text) {
        QuickCheck::Yes => true,
        QuickCheck::No => false,
        QuickCheck::Maybe => *normalize(form, text) == *text,
    }
}

/// The quick check of UAX #15, section 9.
#[must_use]
pub fn quick_check(form: Form, text: &Wtf8) -> QuickCheck {
    let mut answer = QuickCheck::Yes;
    let mut previous = 0;
    for code_point in text.code_points() {
        if code_point < FIRST_DECOMPOSED {
            previous = 0;
            continue;
        }
        let record = record(code_point);
        let class = record as u8;
        if class != 0 && class < previous || changes(form, code_point) {
            return QuickCheck::No;
        }
        if form.composes() && record & SECOND != 0 {
            answer = QuickCheck::Maybe;
        }
        previous = class;
    }
    answer
}

/// Below it, nothing decomposes, nothing is a mark, and nothing is the second of a pair.
const FIRST_DECOMPOSED: u32 = 0xA0;
/// The bit of a record that says that something composes with what is before it.
const SECOND: u16 = 1 << 8;

/// The combining class (the low byte) and `SECOND`.
fn record(code_point: u32) -> u16 {
    RECORDS[usize::from(CLASSES.get(code_point))]
}

/// Whether `form` never has this code point.
fn changes(form: Form, code_point: u32) -> bool {
    if hangul::is_syllable(code_point) {
        return !form.composes();
    }
    let Some(decomposition) = decomposition(code_point) else {
        return false;
    };
    if decomposition.is_compatible {
        return form.is_compatible();
    }
    if !form.composes() {
        return true;
    }
    let mut parts = decomposition.clone();
    match (parts.next(), parts.next()) {
        (Some(first), Some(second)) => {
            compose(first, second) != Some(code_point)
                || decomposition.into_iter().any(|part| changes(form, part))
        }
        _ => true,
    }
}

/// Sorts marks and composes, between one starter and the next.
struct Normalizer {
    composes: bool,
    starter: Option<u32>,
    marks: Vec<(u8, u32)>,
    output: Wtf8Buf,
}

impl Normalizer {
    /// Takes the next code point of the decomposed text.
    fn push(&mut self, code_point: u32) {
        let record = record(code_point);
        let class = record as u8;
        if class != 0 {
            self.marks.push((class, code_point));
            return;
        }
        self.compose_marks();
        if self.composes
            && record & SECOND != 0
            && self.marks.is_empty()
            && let Some(composite) = self.starter.and_then(|starter| compose(starter, code_point))
        {
            self.starter = Some(composite);
            return;
        }
        self.flush();
        self.starter = Some(code_point);
    }

    /// Sorts the marks, and composes the starter with those that it can; what is left is blocked or has no composite.
    fn compose_marks(&mut self) {
        sort(&mut self.marks);
        let (true, Some(mut starter)) = (self.composes, self.starter) else {
            return;
        };
        let mut blocking = 0;
        self.marks.retain(|&(class, mark)| {
            if class > blocking
                && let Some(composite) = compose(starter, mark)
            {
                starter = composite;
                return false;
            }
            blocking = class;
            true
        });
        self.starter = Some(starter);
    }

    fn flush(&mut self) {
        self.output.extend(self.starter.take());
        self.output.extend(self.marks.drain(..).map(|(_, mark)| mark));
    }

    fn finish(mut self) -> Wtf8Buf {
        self.compose_marks();
        self.flush();
        self.output
    }
}

/// Sorts marks by class and keeps the order of those of one class. There are few classes, so a pass for each takes
/// linear time, and less code than a sort.
fn sort(marks: &mut Vec<(u8, u32)>) {
    if marks.is_sorted_by_key(|&(class, _)| class) {
        return;
    }
    let mut sorted = Vec::with_capacity(marks.len());
    let mut done = 0;
    while let Some(next) = marks
        .iter()
        .map(|mark| mark.0)
        .filter(|&class| class > done)
        .min()
    {
        sorted.extend(marks.iter().filter(|mark| mark.0 == next));
        done = next;
    }
    *marks = sorted;
}

/// Decomposes fully. Recurses a few levels at most: the tables hold no cycle.
pub(crate) fn decompose(code_point: u32, is_compatible: bool, output: &mut dyn FnMut(u32)) {
    if hangul::is_syllable(code_point) {
        return hangul::decompose(code_point).for_each(output);
    }
    match decomposition(code_point) {
        Some(parts) if is_compatible || !parts.is_compatible => {
            parts.for_each(|part| decompose(part, is_compatible, output));
        }
        _ => output(code_point),
    }
}

/// What a code point decomposes to in one step.
#[derive(Clone)]
pub(crate) struct Decomposition {
    pub(crate) is_compatible: bool,
    bytes: &'static [u8],
    remaining: u8,
}

impl Iterator for Decomposition {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.remaining = self.remaining.checked_sub(1)?;
        let (&lead, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        if let Some(&code_point) = COMMON.get(usize::from(lead)) {
            return Some(u32::from(code_point));
        }
        let after_common = usize::from(lead) - COMMON.len();
        let (high, rest) = match PAGES.get(after_common) {
            Some(&page) => (u32::from(page), rest),
            None => {
                let (&middle, rest) = rest.split_first()?;
                (
                    ((after_common - PAGES.len()) as u32) << 8 | u32::from(middle),
                    rest,
                )
            }
        };
        let (&low, rest) = rest.split_first()?;
        self.bytes = rest;
        Some(high << 8 | u32::from(low))
    }
}

/// The decomposition of a code point, if it has one that no rule gives (Hangul syllables have none here).
///
/// The decompositions of 16 code points stand one after the other in `BYTES`. Each opens with a byte that says how many
/// code points it has (bits 0 to 5) and whether it is a compatibility decomposition (bit 6); if bit 7 is set, the
/// byte holds for all of the 16 and isn't repeated.
pub(crate) fn decomposition(code_point: u32) -> Option<Decomposition> {
    let leaf = LEAVES.binary_search(&u16::try_from(code_point >> 4).ok()?).ok()?;
    let (mask, bit) = (MASKS[leaf], 1_u16 << (code_point & 0xF));
    if mask & bit == 0 {
        return None;
    }
    let mut bytes = &BYTES[usize::from(OFFSETS[leaf])..];
    let mut skipped = (mask & (bit - 1)).count_ones();
    let (&first, rest) = bytes.split_first()?;
    let shared = (first & 1 << 7 != 0).then_some(first);
    if shared.is_some() {
        bytes = rest;
    }
    loop {
        let header = match shared {
            Some(header) => header,
            None => {
                let (&header, rest) = bytes.split_first()?;
                bytes = rest;
                header
            }
        };
        let mut decomposition = Decomposition {
            is_compatible: header & 1 << 6 != 0,
            bytes,
            remaining: header & 0x3F,
        };
        if skipped == 0 {
            return Some(decomposition);
        }
        skipped -= 1;
        decomposition.by_ref().for_each(drop);
        bytes = decomposition.bytes;
    }
}

/// The code point that two compose to.
fn compose(first: u32, second: u32) -> Option<u32> {
    if let Some(syllable) = hangul::compose(first, second) {
        return Some(syllable);
    }
    // Composites are sorted by what they decompose to, and need no copy of it.
    let order = |composite: u32| {
        let mut parts = decomposition(composite).into_iter().flatten();
        (parts.next(), parts.next()).cmp(&(Some(first), Some(second)))
    };
    if first <= 0xFFFF {
        let index = COMPOSITES
            .binary_search_by(|&composite| order(u32::from(composite)))
            .ok()?;
        Some(u32::from(COMPOSITES[index]))
    } else {
        let index = HIGH_COMPOSITES
            .binary_search_by(|&composite| order(composite))
            .ok()?;
        Some(HIGH_COMPOSITES[index])
    }
}

/// Hangul syllables, which decompose and compose by rule (The Unicode Standard, section 3.12).
pub(crate) mod hangul {
    const SYLLABLES: u32 = 0xAC00;
    const LEADING: u32 = 0x1100;
    const VOWELS: u32 = 0x1161;
    const TRAILING: u32 = 0x11A7;
    const LEADING_COUNT: u32 = 19;
    const VOWEL_COUNT: u32 = 21;
    /// One of them stands for no trailing consonant.
    const TRAILING_COUNT: u32 = 28;

    pub fn is_syllable(code_point: u32) -> bool {
        code_point.wrapping_sub(SYLLABLES) < LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT
    }

    /// The two or three parts of a syllable.
    pub fn decompose(syllable: u32) -> impl Iterator<Item = u32> {
        let index = syllable - SYLLABLES;
        let (rest, trailing) = (index / TRAILING_COUNT, index % TRAILING_COUNT);
        [
            LEADING + rest / VOWEL_COUNT,
            VOWELS + rest % VOWEL_COUNT,
            TRAILING + trailing,
        ]
        .into_iter()
        .take(if trailing == 0 { 2 } else { 3 })
    }

    /// A leading consonant with a vowel, or a syllable that has no trailing consonant with one.
    pub fn compose(first: u32, second: u32) -> Option<u32> {
        let (leading, vowel) = (first.wrapping_sub(LEADING), second.wrapping_sub(VOWELS));
        if leading < LEADING_COUNT && vowel < VOWEL_COUNT {
            return Some(SYLLABLES + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT);
        }
        let trailing = second.wrapping_sub(TRAILING);
        let is_open = is_syllable(first) && (first - SYLLABLES).is_multiple_of(TRAILING_COUNT);
        (is_open && (1..TRAILING_COUNT).contains(&trailing)).then(|| first + trailing)
    }

    /// The short names of leading consonants, vowels and trailing consonants.
    #[cfg(feature = "names")]
    const NAMES: [&[&str]; 3] = [
        &[
            "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H",
        ],
        &[
            "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE",
            "WI", "YU", "EU", "YI", "I",
        ],
        &[
            "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M",
            "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
        ],
    ];

    /// The short names of a syllable's parts, of which its name consists.
    #[cfg(feature = "names")]
    pub fn names(syllable: u32) -> Option<[&'static str; 3]> {
        if !is_syllable(syllable) {
            return None;
        }
        let index = (syllable - SYLLABLES) as usize;
        let (trailing, rest) = (index % TRAILING_COUNT as usize, index / TRAILING_COUNT as usize);
        let (vowel, leading) = (rest % VOWEL_COUNT as usize, rest / VOWEL_COUNT as usize);
        Some([NAMES[0][leading], NAMES[1][vowel], NAMES[2][trailing]])
    }

    /// The syllable whose parts' short names, in any case, are `names`.
    #[cfg(feature = "names")]
    pub fn by_names(names: &str) -> Option<u32> {
        // The longest name that fits is the right one: no vowel's starts with a consonant.
        let longest = |list: &[&str], rest: &str| {
            let fits = |name: &str| {
                rest.get(..name.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(name))
            };
            (0..list.len())
                .filter(|&index| fits(list[index]))
                .max_by_key(|&index| list[index].len())
        };
        let (mut index, mut rest) = (0, names);
        for list in NAMES {
            let part = longest(list, rest)?;
            index = index * list.len() + part;
            rest = rest.get(list[part].len()..)?;
        }
        rest.is_empty().then_some(SYLLABLES + index as u32)
    }
}
