//! Local time: the system's compiled time zone files (RFC 8536) and POSIX `TZ` rules.

use std::sync::{PoisonError, RwLock};

use taipan_platform::{Error, ErrorKind, LocalOffset, Result, TimeZone};

/// The rules that the `TZ` variable or `/etc/localtime` names.
#[derive(Debug)]
pub struct StdTimeZone(RwLock<Rules>);

impl Default for StdTimeZone {
    fn default() -> StdTimeZone {
        StdTimeZone(RwLock::new(Rules::of_system(std::env::var("TZ").ok().as_deref())))
    }
}

impl StdTimeZone {
    /// Takes the rules that `tz`, the value of a `TZ` variable, names.
    pub fn set(&self, tz: Option<&str>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Rules::of_system(tz);
    }
}

impl TimeZone for StdTimeZone {
    fn offset_at(&self, utc: i64, sink: &mut dyn FnMut(LocalOffset<'_>)) -> Result<()> {
        let rules = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kind = rules.at(utc).ok_or(Error::new(ErrorKind::Unsupported))?;
        sink(LocalOffset {
            seconds: kind.seconds,
            is_dst: kind.is_dst,
            abbreviation: kind.abbreviation.as_bytes(),
        });
        Ok(())
    }

    fn reload(&self) -> Result<()> {
        self.set(std::env::var("TZ").ok().as_deref());
        Ok(())
    }
}

/// One way that local time differs from UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    seconds: i32,
    is_dst: bool,
    abbreviation: String,
}

/// The rules of a zone.
#[derive(Clone, Debug, Default)]
struct Rules {
    /// When, in UTC, and to which of `kinds` the clocks change, in order.
    changes: Vec<(i64, usize)>,
    kinds: Vec<Kind>,
    /// What holds after the last change.
    then: Option<Posix>,
}

impl Rules {
    fn of_system(tz: Option<&str>) -> Rules {
        let utc = || Rules {
            kinds: vec![kind(0, false, "UTC")],
            ..Rules::default()
        };
        let read = |path: &str| std::fs::read(path).ok().and_then(|data| Rules::from_file(&data));
        let Some(tz) = tz else {
            return read("/etc/localtime").unwrap_or_else(utc);
        };
        let name = tz.strip_prefix(':').unwrap_or(tz);
        if name.is_empty() {
            return utc();
        }
        if name.starts_with('/') {
            return read(name).unwrap_or_else(utc);
        }
        if !name.contains("..")
            && let Some(rules) = read(&format!("/usr/share/zoneinfo/{name}"))
        {
            return rules;
        }
        match Posix::parse(name) {
            Some(posix) => Rules {
                then: Some(posix),
                ..Rules::default()
            },
            None => utc(),
        }
    }

    /// Reads a compiled time zone file, version 1 to 4.
    fn from_file(data: &[u8]) -> Option<Rules> {
        let header = Header::read(data)?;
        if header.version == 0 {
            return Rules::from_block(data.get(44..)?, &header, 4);
        }
        let second = data.get(44 + header.length(4)?..)?;
        let header = Header::read(second)?;
        let mut rules = Rules::from_block(second.get(44..)?, &header, 8)?;
        let footer = second.get(44 + header.length(8)? + 1..)?;
        let footer = footer.split(|&byte| byte == b'\n').next()?;
        rules.then = std::str::from_utf8(footer).ok().and_then(Posix::parse);
        Some(rules)
    }

    fn from_block(data: &[u8], header: &Header, width: usize) -> Option<Rules> {
        let times = data.get(..header.times * width)?;
        let indexes = data.get(header.times * width..)?.get(..header.times)?;
        let types = data.get(header.times * (width + 1)..)?.get(..header.types * 6)?;
        let names = data
            .get(header.times * (width + 1) + header.types * 6..)?
            .get(..header.names)?;
        let mut kinds = Vec::new();
        for entry in types.chunks_exact(6) {
            let seconds = i32::from_be_bytes(entry.get(..4)?.try_into().ok()?);
            let name = names
                .get(usize::from(entry[5])..)?
                .split(|&byte| byte == 0)
                .next()?;
            kinds.push(kind(seconds, entry[4] != 0, &String::from_utf8_lossy(name)));
        }
        let mut changes = Vec::new();
        for (time, &index) in times.chunks_exact(width).zip(indexes) {
            let time = match width {
                4 => i64::from(i32::from_be_bytes(time.try_into().ok()?)),
                _ => i64::from_be_bytes(time.try_into().ok()?),
            };
            let index = usize::from(index);
            (index < kinds.len()).then(|| changes.push((time, index)))?;
        }
        (!kinds.is_empty()).then_some(Rules {
            changes,
            kinds,
            then: None,
        })
    }

    fn at(&self, utc: i64) -> Option<Kind> {
        let after = self.changes.partition_point(|(time, _)| *time <= utc);
        if after == self.changes.len()
            && let Some(posix) = &self.then
        {
            return Some(posix.at(utc));
        }
        let index = match after.checked_sub(1) {
            Some(last) => self.changes[last].1,
            // Before the first change: the first kind that is not daylight-saving time.
            None => self.kinds.iter().position(|kind| !kind.is_dst).unwrap_or(0),
        };
        self.kinds.get(index).cloned()
    }
}

fn kind(seconds: i32, is_dst: bool, abbreviation: &str) -> Kind {
    Kind {
        seconds,
        is_dst,
        abbreviation: abbreviation.to_owned(),
    }
}

/// The counts at the start of a block of a time zone file.
struct Header {
    version: u8,
    utc_flags: usize,
    standard_flags: usize,
    leaps: usize,
    times: usize,
    types: usize,
    names: usize,
}

impl Header {
    fn read(data: &[u8]) -> Option<Header> {
        let data = data.get(..44)?;
        if !data.starts_with(b"TZif") {
            return None;
        }
        let count = |index: usize| {
            let start = 20 + 4 * index;
            let bytes = data.get(start..start + 4)?.try_into().ok()?;
            // No real file comes near this.
            usize::try_from(u32::from_be_bytes(bytes))
                .ok()
                .filter(|&count| count < 1 << 20)
        };
        Some(Header {
            version: data[4],
            utc_flags: count(0)?,
            standard_flags: count(1)?,
            leaps: count(2)?,
            times: count(3)?,
            types: count(4)?,
            names: count(5)?,
        })
    }

    /// The length of what follows the header, with times of `width` bytes.
    fn length(&self, width: usize) -> Option<usize> {
        let fixed = self.times * (width + 1) + self.types * 6 + self.names;
        fixed.checked_add(self.leaps * (width + 4) + self.standard_flags + self.utc_flags)
    }
}

/// A POSIX rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
#[derive(Clone, Debug)]
struct Posix {
    standard: Kind,
    /// Daylight-saving time, with its start and its end.
    summer: Option<(Kind, Day, Day)>,
}

/// A day of each year, and the second of it at which the clocks change, in local time.
#[derive(Clone, Copy, Debug)]
struct Day {
    date: Date,
    second: i64,
}

#[derive(Clone, Copy, Debug)]
enum Date {
    /// 1 to 365, February 29 never counted.
    Julian(i64),
    /// 0 to 365.
    Zero(i64),
    /// Month, week (5 is the last), weekday (0 is Sunday).
    Weekday(i64, i64, i64),
}

impl Posix {
    fn parse(text: &str) -> Option<Posix> {
        let mut reader = Reader(text.as_bytes());
        let name = reader.name()?;
        let offset = -reader.time()?;
        let standard = kind(i32::try_from(offset).ok()?, false, &name);
        if reader.0.is_empty() {
            return Some(Posix {
                standard,
                summer: None,
            });
        }
        let name = reader.name()?;
        let offset = match reader.0.first() {
            None | Some(b',') => offset + 3600,
            _ => -reader.time()?,
        };
        let summer = kind(i32::try_from(offset).ok()?, true, &name);
        let (start, end) = if reader.take(b',') {
            let start = reader.day()?;
            reader.take(b',').then_some(())?;
            (start, reader.day()?)
        } else {
            // What C libraries take where the rule says nothing: the American rule.
            let day = |month, week| Day {
                date: Date::Weekday(month, week, 0),
                second: 7200,
            };
            (day(3, 2), day(11, 1))
        };
        reader.0.is_empty().then_some(Posix {
            standard,
            summer: Some((summer, start, end)),
        })
    }

    fn at(&self, utc: i64) -> Kind {
        let Some((summer, start, end)) = &self.summer else {
            return self.standard.clone();
        };
        let (_, year) = year_of(
            utc.saturating_add(i64::from(self.standard.seconds))
                .div_euclid(86_400),
        );
        let start = start.seconds(year) - i64::from(self.standard.seconds);
        let end = end.seconds(year) - i64::from(summer.seconds);
        let is_summer = if start < end {
            (start..end).contains(&utc)
        } else {
            !(end..start).contains(&utc)
        };
        if is_summer {
            summer.clone()
        } else {
            self.standard.clone()
        }
    }
}

impl Day {
    /// The moment in that year, in seconds since 1970, as local clocks show it.
    fn seconds(self, year: i64) -> i64 {
        let first = days_before(year);
        let leap = days_before(year + 1) - first == 366;
        let day = match self.date {
            Date::Julian(day) => first + day - 1 + i64::from(leap && day >= 60),
            Date::Zero(day) => first + day,
            Date::Weekday(month, week, weekday) => {
                const BEFORE: [i64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
                let before = |month: i64| {
                    let days = usize::try_from(month - 1)
                        .ok()
                        .and_then(|m| BEFORE.get(m))
                        .copied()
                        .unwrap_or(0);
                    first + days + i64::from(leap && month > 2)
                };
                let month_start = before(month);
                let length = before(month + 1) - month_start;
                // 1970-01-01 was a Thursday.
                let ahead = (weekday - (month_start + 4)).rem_euclid(7);
                let mut day = ahead + (week - 1) * 7;
                while day >= length {
                    day -= 7;
                }
                month_start + day
            }
        };
        day * 86_400 + self.second
    }
}

/// Days from 1970-01-01 to the first day of `year`.
fn days_before(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400) - 719_162
}

/// The first day of the year that holds `day`, and the year.
fn year_of(day: i64) -> (i64, i64) {
    let mut year = 1970 + day.div_euclid(366);
    while days_before(year + 1) <= day {
        year += 1;
    }
    (days_before(year), year)
}

/// What is left to read of a rule.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((&first, rest)) if first == byte => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    fn while_matching(&mut self, test: impl Fn(u8) -> bool) -> &[u8] {
        let length = self
            .0
            .iter()
            .position(|&byte| !test(byte))
            .unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    /// An abbreviation: letters, or anything between `<` and `>`.
    fn name(&mut self) -> Option<String> {
        let quoted = self.take(b'<');
        let bytes = self.while_matching(|byte| {
            if quoted {
                byte != b'>'
            } else {
                byte.is_ascii_alphabetic()
            }
        });
        let name = String::from_utf8(bytes.to_vec())
            .ok()
            .filter(|name| name.len() >= 3)?;
        (!quoted || self.take(b'>')).then_some(name)
    }

    fn number(&mut self) -> Option<i64> {
        std::str::from_utf8(self.while_matching(|byte| byte.is_ascii_digit()))
            .ok()?
            .parse()
            .ok()
            .filter(|n| *n < 1000)
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    fn time(&mut self) -> Option<i64> {
        let sign = if self.take(b'-') {
            -1
        } else {
            i64::from(self.take(b'+')).max(1)
        };
        let mut seconds = self.number()? * 3600;
        for unit in [60, 1] {
            if !self.take(b':') {
                break;
            }
            seconds += self.number()? * unit;
        }
        Some(sign * seconds)
    }

    fn day(&mut self) -> Option<Day> {
        let date = if self.take(b'M') {
            let month = self.number().filter(|m| (1..=12).contains(m))?;
            self.take(b'.').then_some(())?;
            let week = self.number().filter(|w| (1..=5).contains(w))?;
            self.take(b'.').then_some(())?;
            Date::Weekday(month, week, self.number().filter(|d| *d < 7)?)
        } else if self.take(b'J') {
            Date::Julian(self.number().filter(|d| (1..=365).contains(d))?)
        } else {
            Date::Zero(self.number().filter(|d| *d < 366)?)
        };
        let second = if self.take(b'/') { self.time()? } else { 7200 };
        Some(Day { date, second })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rules: &Rules, utc: i64, expected: (i32, bool, &str)) {
        let found = rules.at(utc).unwrap();
        assert_eq!(
            (found.seconds, found.is_dst, found.abbreviation.as_str()),
            expected,
            "{utc}"
        );
    }

    /// Moments and offsets that `time.localtime` of CPython gives.
    #[test]
    fn posix_rules() {
        let rules = |text: &str| Rules {
            then: Some(Posix::parse(text).unwrap()),
            ..Rules::default()
        };
        let berlin = rules("CET-1CEST,M3.5.0,M10.5.0/3");
        check(&berlin, 1_711_846_799, (3600, false, "CET"));
        check(&berlin, 1_711_846_800, (7200, true, "CEST"));
        check(&berlin, 1_729_990_799, (7200, true, "CEST"));
        check(&berlin, 1_729_990_800, (3600, false, "CET"));
        check(&berlin, 0, (3600, false, "CET"));
        let sydney = rules("AEST-10AEDT,M10.1.0,M4.1.0/3");
        check(&sydney, 1_704_067_200, (39_600, true, "AEDT"));
        check(&sydney, 1_720_000_000, (36_000, false, "AEST"));
        check(&rules("EST5EDT"), 1_720_000_000, (-14_400, true, "EDT"));
        check(&rules("<-03>3"), 1_720_000_000, (-10_800, false, "-03"));
        check(&rules("XYZ-5:30"), 0, (19_800, false, "XYZ"));
        check(&rules("AAA0BBB,J60/0,J61/0"), 1_709_251_200, (3600, true, "BBB"));
        for wrong in [
            "",
            "A",
            "CET",
            "CET-1CEST,M13.1.0,M1.1.0",
            "CET-1CEST,M3.5.0",
            "CET-1X",
            "CET-1CEST,1,2x",
        ] {
            assert!(Posix::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn files() {
        // One change, at 1000 seconds, from AAA to BBB (daylight-saving), then the footer's rule.
        let mut file = Vec::new();
        let header = |version: u8, counts: [u32; 6]| {
            let mut header = b"TZif".to_vec();
            header.push(version);
            header.extend([0; 15]);
            header.extend(counts.iter().flat_map(|count| count.to_be_bytes()));
            header
        };
        file.extend(header(b'2', [0, 0, 0, 0, 1, 4]));
        file.extend([0; 6]);
        file.extend(b"AAA\0");
        file.extend(header(b'2', [0, 0, 0, 1, 2, 8]));
        file.extend(1000_i64.to_be_bytes());
        file.push(1);
        file.extend([0, 0, 0, 60, 0, 0]);
        file.extend([0, 0, 0, 120, 1, 4]);
        file.extend(b"AAA\0BBB\0");
        let bare = Rules::from_file(&[file.as_slice(), b"\n\n"].concat()).unwrap();
        check(&bare, 999, (60, false, "AAA"));
        check(&bare, 1000, (120, true, "BBB"));
        let ruled = Rules::from_file(&[file.as_slice(), b"\nCCC-1\n"].concat()).unwrap();
        check(&ruled, 999, (60, false, "AAA"));
        check(&ruled, 1000, (3600, false, "CCC"));
        for length in 0..file.len() {
            // Cut short anywhere: no rules, and no panic.
            Rules::from_file(&file[..length]);
        }
    }

    #[test]
    fn the_platform_answers() {
        let zone = StdTimeZone::default();
        zone.set(Some("EST5EDT,M3.2.0,M11.1.0"));
        let mut offset = 0;
        zone.offset_at(1_720_000_000, &mut |o| offset = o.seconds)
            .unwrap();
        assert_eq!(offset, -14_400);
        zone.set(Some("/no/such/file"));
        zone.offset_at(0, &mut |o| {
            assert_eq!((o.seconds, o.abbreviation), (0, b"UTC".as_slice()))
        })
        .unwrap();
    }
}
