//! Days and seconds of the proleptic Gregorian calendar, without a time zone.

/// A moment, taken apart as C's `struct tm` does; the year and the month are as people write them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Broken {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
    /// 0 to 23.
    pub hour: i64,
    /// 0 to 59.
    pub minute: i64,
    /// 0 to 61.
    pub second: i64,
    /// 0 (Monday) to 6.
    pub weekday: i64,
    /// 1 to 366.
    pub yearday: i64,
    /// 1 in summer time, 0 if not, -1 if unknown.
    pub is_dst: i64,
    /// The zone's abbreviation.
    pub zone: Option<alloc::vec::Vec<u8>>,
    /// Seconds east of UTC.
    pub offset: Option<i64>,
}

const DAY: i64 = 86400;

/// Days from 1970-01-01 to the first of a month; months outside of 1 to 12 are other years'.
fn days_to(year: i64, month: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Seconds since 1970 of fields that need not be in their ranges: `timegm`.
pub fn seconds(broken: &Broken) -> i64 {
    let days = days_to(broken.year, broken.month) + broken.day - 1;
    days.saturating_mul(DAY) + broken.hour * 3600 + broken.minute * 60 + broken.second
}

/// Takes seconds since 1970 apart; `None` if the year would not fit a C `int`.
pub fn broken_down(seconds: i64) -> Option<Broken> {
    let days = seconds.div_euclid(DAY);
    let rest = seconds.rem_euclid(DAY);
    let shifted = days.checked_add(719_468)?;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    if i32::try_from(year - 1900).is_err() {
        return None;
    }
    Some(Broken {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        weekday: (days + 3).rem_euclid(7),
        yearday: days - days_to(year, 1) + 1,
        is_dst: 0,
        zone: None,
        offset: None,
    })
}

/// Year and week of ISO 8601.
pub fn iso_week(broken: &Broken) -> (i64, i64) {
    let week = (broken.yearday - 1 - broken.weekday + 10) / 7;
    let weeks_in = |year: i64| {
        let first = (days_to(year, 1) + 3).rem_euclid(7);
        let leap = days_to(year + 1, 1) - days_to(year, 1) == 366;
        if first == 3 || (first == 2 && leap) {
            53
        } else {
            52
        }
    };
    if week < 1 {
        (broken.year - 1, weeks_in(broken.year - 1))
    } else if week > weeks_in(broken.year) {
        (broken.year + 1, 1)
    } else {
        (broken.year, week)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forth() {
        let mut at = -70_000_000_000_i64;
        while at < 200_000_000_000 {
            let Some(broken) = broken_down(at) else {
                panic!("{at}")
            };
            assert_eq!(seconds(&broken), at);
            assert!((1..=12).contains(&broken.month) && (1..=31).contains(&broken.day));
            at += 86_399 * 7;
        }
        assert_eq!(broken_down(1 << 60), None);
        let leap = broken_down(951_782_400);
        assert_eq!(
            leap.map(|b| (b.year, b.month, b.day, b.yearday)),
            Some((2000, 2, 29, 60))
        );
    }

    #[test]
    fn weeks() {
        for (date, week) in [
            (1_735_516_800, (2025, 1)),
            (1_609_459_200, (2020, 53)),
            (1_709_164_800, (2024, 9)),
        ] {
            assert_eq!(broken_down(date).map(|b| iso_week(&b)), Some(week));
        }
    }
}
