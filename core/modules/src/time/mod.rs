//! The module `time`, over the platform's clocks and its rules of local time.
//!
//! - `calendar`: seconds and dates;
//! - `format`: `strftime`.

mod calendar;
mod format;

use alloc::vec::Vec;

use taipan_derive::pymodule;
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module};
use taipan_objects::str::Str;
use taipan_objects::structseq::{self, Fields};
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, float, int, struct_sequence, tuple,
};
use taipan_platform::{Clock, ClockInfo, ClockKind, Nanoseconds, Wake};
use taipan_vm::timespan::{self, Rounding, SECOND};
use taipan_vm::{gil, import, lifecycle, paths, signals};

use calendar::Broken;

struct_sequence! {
    /// A time in the parts of a calendar: what gmtime() gives and strftime() takes.
    ///
    /// It can be used as a sequence of 9 integers. Several fields differ from those of C's struct tm: tm_year
    /// is the year itself, for instance.
    pub STRUCT_TIME: "time", "struct_time", visible 9, instantiable true, [
        "tm_year" = "year, for example, 1993",
        "tm_mon" = "month of year, range [1, 12]",
        "tm_mday" = "day of month, range [1, 31]",
        "tm_hour" = "hours, range [0, 23]",
        "tm_min" = "minutes, range [0, 59]",
        "tm_sec" = "seconds, range [0, 61])",
        "tm_wday" = "day of week, range [0, 6], Monday is 0",
        "tm_yday" = "day of year, range [1, 366]",
        "tm_isdst" = "1 in summer time, 0 outside of it, -1 if that is not known",
        "tm_zone" = "abbreviation of timezone name",
        "tm_gmtoff" = "offset from UTC in seconds",
    ]
}

/// The numbers of clocks, as Linux has them.
const CLOCKS: &[(&str, i32, ClockKind)] = &[
    ("CLOCK_REALTIME", 0, ClockKind::Wall),
    ("CLOCK_MONOTONIC", 1, ClockKind::Monotonic),
    ("CLOCK_PROCESS_CPUTIME_ID", 2, ClockKind::ProcessCpu),
    ("CLOCK_THREAD_CPUTIME_ID", 3, ClockKind::ThreadCpu),
];

fn clock(vm: &mut Vm) -> Result<&'static dyn Clock> {
    let found = lifecycle::platform(vm).and_then(|platform| platform.clock());
    found.ok_or_else(|| vm.runtime_error("this platform has no clock"))
}

fn now(vm: &mut Vm, kind: ClockKind) -> Result<Nanoseconds> {
    match clock(vm)?.now(kind) {
        Some(now) => Ok(now),
        None => {
            Err(vm
                .runtime_error("the processor time used is not available or its value cannot be represented"))
        }
    }
}

/// Nanoseconds as seconds: the nearest float to the exact quotient.
fn as_seconds(nanoseconds: Nanoseconds) -> f64 {
    if nanoseconds % SECOND == 0 {
        (nanoseconds / SECOND) as f64
    } else {
        nanoseconds as f64 / 1e9
    }
}

fn invalid_argument(vm: &mut Vm) -> Exception {
    paths::errno_error(vm, 22, &[])
}

fn out_of_range(vm: &mut Vm) -> Exception {
    vm.overflow_error("timestamp out of range for C PyTime_t")
}

/// A moment given in seconds since 1970, rounded down; the present without one.
fn moment(vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<i64> {
    let value = match value {
        Some(value) if !value.is_none() => value,
        _ => return Ok(now(vm, ClockKind::Wall)?.div_euclid(SECOND)),
    };
    const MESSAGE: &str = "timestamp out of range for platform time_t";
    if let Some(seconds) = float::value(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = libm::floor(seconds);
        if !(-9.223_372_036_854_775e18..9.223_372_036_854_775e18).contains(&whole) {
            return Err(vm.overflow_error(MESSAGE));
        }
        return Ok(whole as i64);
    }
    let index = int::index(vm, value)?;
    let seconds = int::value(index.borrow()).and_then(IntRef::to_i64);
    seconds.ok_or_else(|| vm.overflow_error(MESSAGE))
}

/// Takes a moment apart in UTC. Raises `OSError` if the year is too large.
fn in_utc(vm: &mut Vm, seconds: i64) -> Result<Broken> {
    match calendar::broken_down(seconds) {
        Some(mut broken) => {
            broken.zone = Some(b"GMT".to_vec());
            broken.offset = Some(0);
            Ok(broken)
        }
        None => Err(paths::errno_error(vm, 75, &[])),
    }
}

/// How local time differs from UTC at a moment: seconds, summer time, abbreviation.
fn local_offset(vm: &Vm, seconds: i64) -> (i64, bool, Vec<u8>) {
    let mut found = (0, false, b"UTC".to_vec());
    if let Some(zone) = lifecycle::platform(vm).and_then(|platform| platform.time_zone()) {
        // Where the rules cannot be read, local time is UTC.
        let _ = zone.offset_at(seconds, &mut |offset| {
            found = (
                i64::from(offset.seconds),
                offset.is_dst,
                offset.abbreviation.to_vec(),
            );
        });
    }
    found
}

/// Takes a moment apart in local time.
fn in_local_time(vm: &mut Vm, seconds: i64) -> Result<Broken> {
    let (offset, is_dst, zone) = local_offset(vm, seconds);
    match calendar::broken_down(seconds.saturating_add(offset)) {
        Some(mut broken) => {
            broken.is_dst = i64::from(is_dst);
            broken.zone = Some(zone);
            broken.offset = Some(offset);
            Ok(broken)
        }
        None => Err(paths::errno_error(vm, 75, &[])),
    }
}

/// The moment of local time that need not be in its ranges: `mktime`.
fn from_local_time(vm: &Vm, broken: &Broken) -> i64 {
    let wall = calendar::seconds(broken);
    let mut guess = wall - local_offset(vm, wall).0;
    for _ in 0..3 {
        let next = wall - local_offset(vm, guess).0;
        if next == guess {
            break;
        }
        guess = next;
    }
    let wanted = broken.is_dst;
    if wanted < 0 || i64::from(local_offset(vm, guess).1) == wanted.min(1) {
        return guess;
    }
    // The caller says that the other kind of time is in force: the nearest offset of that kind counts.
    const STEP: i64 = 7 * 86400;
    for step in 1..60 {
        for near in [guess - step * STEP, guess + step * STEP] {
            let (offset, is_dst, _) = local_offset(vm, near);
            if i64::from(is_dst) == wanted.min(1) {
                return wall - offset;
            }
        }
    }
    guess
}

fn struct_time(vm: &mut Vm, broken: &Broken) -> Result<Obj> {
    let mut fields = Fields::new();
    for value in [
        broken.year,
        broken.month,
        broken.day,
        broken.hour,
        broken.minute,
        broken.second,
        broken.weekday,
        broken.yearday,
        broken.is_dst,
    ] {
        fields.int(vm, value)?;
    }
    if let (Some(zone), Some(offset)) = (&broken.zone, broken.offset) {
        let zone = paths::decode(vm, zone)?;
        fields.push(vm, zone)?;
        fields.int(vm, offset)?;
    }
    fields.finish(vm, STRUCT_TIME)
}

/// The fields of a tuple or `struct_time`; ranges are not checked.
fn fields_of(vm: &mut Vm, value: ObjRef<'_>, function: &str) -> Result<Broken> {
    let Some(items) = tuple::items(value) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if items.len() != 9 {
        return Err(vm.type_error(format_args!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0_i64; 9];
    for (at, number) in numbers.iter_mut().enumerate() {
        let item = items[at].clone();
        *number = i64::from(int::to_c_int(vm, item.borrow())?);
    }
    let [year, month, day, hour, minute, second, weekday, yearday, is_dst] = numbers;
    let mut broken = Broken {
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        is_dst,
        zone: None,
        offset: None,
    };
    if value.is_exact(STRUCT_TIME) {
        if let Some(zone) = structseq::field(value, 9).filter(|zone| !zone.is_none()) {
            broken.zone = Some(paths::encode(vm, zone.borrow())?);
        }
        if let Some(offset) = structseq::field(value, 10).filter(|offset| !offset.is_none()) {
            broken.offset = Some(i64::from(int::to_c_int(vm, offset.borrow())?));
        }
    }
    Ok(broken)
}

/// Checks the ranges of fields that are to be shown; zero where one was not known means the first.
fn check_ranges(vm: &mut Vm, broken: &mut Broken) -> Result<()> {
    for first in [&mut broken.month, &mut broken.day, &mut broken.yearday] {
        if *first == 0 {
            *first = 1;
        }
    }
    if broken.weekday < -1 {
        return Err(vm.value_error("day of week out of range"));
    }
    // Sunday is C's first day: -1 and 6 are the same.
    broken.weekday = broken.weekday.rem_euclid(7);
    for (value, range, message) in [
        (broken.month, 1..=12, "month out of range"),
        (broken.day, 1..=31, "day of month out of range"),
        (broken.hour, 0..=23, "hour out of range"),
        (broken.minute, 0..=59, "minute out of range"),
        (broken.second, 0..=61, "seconds out of range"),
        (broken.yearday, 1..=366, "day of year out of range"),
    ] {
        if !range.contains(&value) {
            return Err(vm.value_error(message));
        }
    }
    Ok(())
}

fn given_or_now(vm: &mut Vm, value: Option<ObjRef<'_>>, function: &str) -> Result<Broken> {
    match value {
        Some(value) => {
            let mut broken = fields_of(vm, value, function)?;
            check_ranges(vm, &mut broken)?;
            Ok(broken)
        }
        None => {
            let now = moment(vm, None)?;
            in_local_time(vm, now)
        }
    }
}

/// `Thu Feb 29 13:04:05 2024`
fn shown(broken: &Broken) -> alloc::string::String {
    alloc::format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        format::short(format::day_name(broken.weekday)),
        format::short(format::month_name(broken.month)),
        broken.day,
        broken.hour,
        broken.minute,
        broken.second,
        broken.year
    )
}

fn kind_of(vm: &mut Vm, number: ObjRef<'_>) -> Result<ClockKind> {
    if number.ty().slots().index.is_none() {
        let kind = number.ty().display_name(vm);
        return Err(vm.type_error(format_args!("clk_id should be integer, not {kind}")));
    }
    let number = int::to_c_int(vm, number)?;
    match CLOCKS.iter().find(|(_, known, _)| *known == number) {
        Some((_, _, kind)) => Ok(*kind),
        None => Err(invalid_argument(vm)),
    }
}

fn set_clock(vm: &mut Vm, kind: ClockKind, value: Nanoseconds) -> Result<()> {
    if kind != ClockKind::Wall {
        return Err(invalid_argument(vm));
    }
    let result = clock(vm)?.set_wall(value);
    result.map_err(|error| paths::os_error(vm, error, &[]))
}

/// Names and offsets of the zone: what `timezone`, `altzone`, `daylight` and `tzname` show.
fn add_zone(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let wall = lifecycle::platform(vm)
        .and_then(|platform| platform.clock())
        .and_then(|clock| clock.now(ClockKind::Wall))
        .unwrap_or(0);
    let start = wall.div_euclid(SECOND).div_euclid(YEAR) * YEAR;
    let (january, _, january_name) = local_offset(vm, start);
    let (july, _, july_name) = local_offset(vm, start + YEAR / 2);
    // South of the equator it is summer in January.
    let (standard, summer) = if -january < -july {
        ((july, july_name), (january, january_name))
    } else {
        ((january, january_name), (july, july_name))
    };
    for (name, value) in [
        ("timezone", -standard.0),
        ("altzone", -summer.0),
        ("daylight", i64::from(january != july)),
    ] {
        let value = int::new(vm, value)?;
        module::add(vm, module, name, value)?;
    }
    let standard = paths::decode(vm, &standard.1)?;
    let summer = paths::decode(vm, &summer.1)?;
    let names = tuple::new(vm, &[standard, summer])?;
    module::add(vm, module, "tzname", names)
}

fn kind_named(name: &Str) -> Option<ClockKind> {
    [
        ("time", ClockKind::Wall),
        ("monotonic", ClockKind::Monotonic),
        ("perf_counter", ClockKind::Monotonic),
        ("process_time", ClockKind::ProcessCpu),
        ("thread_time", ClockKind::ThreadCpu),
    ]
    .into_iter()
    .find(|(known, _)| name.equals(known))
    .map(|(_, kind)| kind)
}

fn info(vm: &mut Vm, kind: ClockKind) -> Result<ClockInfo> {
    match clock(vm)?.info(kind) {
        Some(info) => Ok(info),
        None => Err(invalid_argument(vm)),
    }
}

/// The module's functions.
pub struct Time;

/// Clocks, calendars and sleep.
///
/// A time is a number of seconds since the Epoch, in UTC, or a tuple of nine integers: year, month, day, hour,
/// minute, second, weekday, day of the year, summer time.
#[pymodule(name = "time")]
impl Time {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "struct_time", STRUCT_TIME.own())?;
        let items = int::new(vm, 11)?;
        module::add(vm, module, "_STRUCT_TM_ITEMS", items)?;
        for (name, number, _) in CLOCKS {
            let number = int::new(vm, *number)?;
            module::add(vm, module, name, number)?;
        }
        add_zone(vm, module)
    }
    /// time() -> floating-point number
    ///
    /// Seconds since the Epoch.
    fn time(vm: &mut Vm) -> Result<Obj> {
        let now = now(vm, ClockKind::Wall)?;
        float::new(vm, as_seconds(now))
    }
    /// time_ns() -> int
    ///
    /// Nanoseconds since the Epoch.
    fn time_ns(vm: &mut Vm) -> Result<i64> {
        now(vm, ClockKind::Wall)
    }
    /// monotonic() -> float
    ///
    /// Seconds on a clock that is never set back.
    fn monotonic(vm: &mut Vm) -> Result<Obj> {
        let now = now(vm, ClockKind::Monotonic)?;
        float::new(vm, as_seconds(now))
    }
    /// monotonic_ns() -> int
    ///
    /// Nanoseconds on a clock that is never set back.
    fn monotonic_ns(vm: &mut Vm) -> Result<i64> {
        now(vm, ClockKind::Monotonic)
    }
    /// perf_counter() -> float
    ///
    /// Seconds on the finest clock, to measure with.
    fn perf_counter(vm: &mut Vm) -> Result<Obj> {
        let now = now(vm, ClockKind::Monotonic)?;
        float::new(vm, as_seconds(now))
    }
    /// perf_counter_ns() -> int
    ///
    /// Nanoseconds on the finest clock, to measure with.
    fn perf_counter_ns(vm: &mut Vm) -> Result<i64> {
        now(vm, ClockKind::Monotonic)
    }
    /// process_time() -> float
    ///
    /// Seconds that the processor spent on this process.
    fn process_time(vm: &mut Vm) -> Result<Obj> {
        let now = now(vm, ClockKind::ProcessCpu)?;
        float::new(vm, as_seconds(now))
    }
    /// process_time_ns() -> int
    ///
    /// Process time for profiling as nanoseconds.
    fn process_time_ns(vm: &mut Vm) -> Result<i64> {
        now(vm, ClockKind::ProcessCpu)
    }
    /// thread_time() -> float
    ///
    /// Seconds that the processor spent on this thread.
    fn thread_time(vm: &mut Vm) -> Result<Obj> {
        let now = now(vm, ClockKind::ThreadCpu)?;
        float::new(vm, as_seconds(now))
    }
    /// thread_time_ns() -> int
    ///
    /// Thread time for profiling as nanoseconds.
    fn thread_time_ns(vm: &mut Vm) -> Result<i64> {
        now(vm, ClockKind::ThreadCpu)
    }
    /// What the clock clk_id shows, in seconds.
    #[signature("($module, clk_id, /)")]
    fn clock_gettime(vm: &mut Vm, clk_id: ObjRef<'_>) -> Result<Obj> {
        let kind = kind_of(vm, clk_id)?;
        let now = now(vm, kind)?;
        float::new(vm, as_seconds(now))
    }
    /// What the clock clk_id shows, in nanoseconds.
    #[signature("($module, clk_id, /)")]
    fn clock_gettime_ns(vm: &mut Vm, clk_id: ObjRef<'_>) -> Result<i64> {
        let kind = kind_of(vm, clk_id)?;
        now(vm, kind)
    }
    /// clock_getres(clk_id) -> floating-point number
    ///
    /// The least step of the clock clk_id, in seconds.
    fn clock_getres(vm: &mut Vm, clk_id: ObjRef<'_>) -> Result<Obj> {
        let kind = kind_of(vm, clk_id)?;
        let resolution = info(vm, kind)?.resolution;
        float::new(vm, as_seconds(resolution))
    }
    /// clock_settime(clk_id, time)
    ///
    /// Sets the clock clk_id, in seconds.
    fn clock_settime(vm: &mut Vm, clk_id: ObjRef<'_>, time: ObjRef<'_>) -> Result<()> {
        let kind = kind_of(vm, clk_id)?;
        let time = timespan::seconds(vm, time, Rounding::Up)?;
        set_clock(vm, kind, time)
    }
    /// clock_settime_ns(clk_id, time)
    ///
    /// Sets the clock clk_id, in nanoseconds.
    fn clock_settime_ns(vm: &mut Vm, clk_id: ObjRef<'_>, time: ObjRef<'_>) -> Result<()> {
        let kind = kind_of(vm, clk_id)?;
        let index = int::index(vm, time)?;
        match int::value(index.borrow()).and_then(IntRef::to_i64) {
            Some(time) => set_clock(vm, kind, time),
            None => Err(out_of_range(vm)),
        }
    }
    /// get_clock_info(name: str) -> dict
    ///
    /// What is known of the clock behind the function of that name.
    fn get_clock_info(vm: &mut Vm, name: &Str) -> Result<Obj> {
        let Some(kind) = kind_named(name) else {
            return Err(vm.value_error("unknown clock"));
        };
        let info = info(vm, kind)?;
        let implementation = vm.new_str(info.implementation)?;
        let resolution = float::new(vm, as_seconds(info.resolution))?;
        let truth = |yes: bool| taipan_objects::singletons::bool_object(yes).own();
        taipan_vm::sys::namespace(
            vm,
            &[
                ("implementation", implementation),
                ("monotonic", truth(info.monotonic)),
                ("adjustable", truth(info.adjustable)),
                ("resolution", resolution),
            ],
        )
    }
    /// sleep(seconds)
    ///
    /// Delay execution for a given number of seconds, which may have a fraction.
    fn sleep(vm: &mut Vm, seconds: ObjRef<'_>) -> Result<()> {
        let span = timespan::seconds(vm, seconds, Rounding::Up)?;
        if span < 0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        let clock = clock(vm)?;
        let deadline = now(vm, ClockKind::Monotonic)?.saturating_add(span);
        while gil::released(vm, || clock.sleep_until(deadline)) == Wake::Interrupted {
            signals::check(vm)?;
        }
        signals::check(vm)
    }
    /// gmtime([seconds]) -> struct_time
    ///
    /// Convert seconds since the Epoch to a time tuple expressing UTC.
    #[signature("(seconds=None, /)")]
    fn gmtime(vm: &mut Vm, seconds: Option<ObjRef<'_>>) -> Result<Obj> {
        let seconds = moment(vm, seconds)?;
        let broken = in_utc(vm, seconds)?;
        struct_time(vm, &broken)
    }
    /// localtime([seconds]) -> struct_time
    ///
    /// Convert seconds since the Epoch to a time tuple expressing local time.
    #[signature("(seconds=None, /)")]
    fn localtime(vm: &mut Vm, seconds: Option<ObjRef<'_>>) -> Result<Obj> {
        let seconds = moment(vm, seconds)?;
        let broken = in_local_time(vm, seconds)?;
        struct_time(vm, &broken)
    }
    /// mktime(time_tuple) -> floating-point number
    ///
    /// The seconds since the Epoch of a local time.
    fn mktime(vm: &mut Vm, time_tuple: ObjRef<'_>) -> Result<Obj> {
        let broken = fields_of(vm, time_tuple, "mktime")?;
        let seconds = from_local_time(vm, &broken);
        float::new(vm, seconds as f64)
    }
    /// asctime([time_tuple]) -> string
    ///
    /// A time in the form 'Sat Jun 06 16:26:11 1998', now if none is given.
    #[signature("(time_tuple=None, /)")]
    fn asctime(vm: &mut Vm, time_tuple: Option<ObjRef<'_>>) -> Result<alloc::string::String> {
        let broken = given_or_now(vm, time_tuple, "asctime")?;
        Ok(shown(&broken))
    }
    /// ctime([seconds]) -> string
    ///
    /// As asctime(localtime(seconds)).
    #[signature("(seconds=None, /)")]
    fn ctime(vm: &mut Vm, seconds: Option<ObjRef<'_>>) -> Result<alloc::string::String> {
        let seconds = moment(vm, seconds)?;
        Ok(shown(&in_local_time(vm, seconds)?))
    }
    /// strftime(format[, time_tuple]) -> string
    ///
    /// Writes a time as the format says, now if none is given.
    #[signature("(format, time_tuple=None, /)")]
    fn strftime(vm: &mut Vm, format: &Str, time_tuple: Option<ObjRef<'_>>) -> Result<Obj> {
        let mut broken = given_or_now(vm, time_tuple, "strftime")?;
        let since_1970 = from_local_time(vm, &broken);
        if broken.zone.is_none() {
            let (_, _, zone) = local_offset(vm, since_1970);
            broken.zone = Some(zone);
        }
        if broken.offset.is_none() && broken.is_dst >= 0 {
            broken.offset = Some(0);
        }
        let made = format::format(&format.to_wtf8(), &broken, since_1970);
        vm.new_str_from_wtf8(&made)
    }
    /// strptime(string, format) -> struct_time
    ///
    /// Parse a string to a time tuple according to a format specification.
    #[signature("(string, format='%a %b %d %H:%M:%S %Y', /)")]
    fn strptime(vm: &mut Vm, string: ObjRef<'_>, format: Option<ObjRef<'_>>) -> Result<Obj> {
        let parse = import::import_attribute(vm, "_strptime", "_strptime_time")?;
        match format {
            Some(format) => call::call(vm, parse.borrow(), &[string, format]),
            None => call::call(vm, parse.borrow(), &[string]),
        }
    }
    /// tzset()
    ///
    /// Reads the environment variable TZ again.
    fn tzset(vm: &mut Vm) -> Result<()> {
        if let Some(zone) = lifecycle::platform(vm).and_then(|platform| platform.time_zone()) {
            let result = zone.reload();
            result.map_err(|error| paths::os_error(vm, error, &[]))?;
        }
        let name = vm.intern("time")?;
        if let Some(Ok(module)) = import::loaded(vm, name.borrow())?.map(Obj::into_ref::<Module>) {
            add_zone(vm, &module)?;
        }
        Ok(())
    }
}
