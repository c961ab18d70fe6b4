//! The module `_random`: the Mersenne Twister MT19937, seeded and read as CPython does.

use alloc::vec::Vec;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_numeric::BigInt;
use taipan_numeric::int::ByteOrder;
use taipan_objects::args::{check_positional, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::exceptions::EXCEPTION;
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module};
use taipan_objects::number::raise;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Guarded, Obj, ObjRef, Ref, Trace, Visitor, Vm, call, int, object, tuple};

/// The Mersenne Twister, on which the module random rests.
#[allow(missing_debug_implementations)]
pub struct RandomModule;

/// Words of state.
const WORDS: usize = 624;
/// How far apart the words are that a step combines.
const MIDDLE: usize = 397;

/// A generator's state (M. Matsumoto, T. Nishimura: "Mersenne Twister", 1998).
struct Twister {
    words: [u32; WORDS],
    /// The next word to give out; all are used up at [`WORDS`].
    next: usize,
}

impl Twister {
    const EMPTY: Twister = Twister {
        words: [0; WORDS],
        next: WORDS,
    };

    fn from_word(seed: u32) -> Twister {
        let mut words = [0; WORDS];
        let mut last = seed;
        for (at, word) in words.iter_mut().enumerate() {
            if at > 0 {
                last = 1_812_433_253u32
                    .wrapping_mul(last ^ (last >> 30))
                    .wrapping_add(at as u32);
            }
            *word = last;
        }
        Twister { words, next: WORDS }
    }

    /// The state that a key of any length gives; it has a word at least.
    fn from_key(key: &[u32]) -> Twister {
        let mut twister = Twister::from_word(19_650_218);
        let words = &mut twister.words;
        let mut at = 1;
        let mix = |words: &mut [u32; WORDS], at: &mut usize, factor: u32, add: u32, subtract: bool| {
            let before = words[*at - 1];
            let mixed = words[*at] ^ (before ^ (before >> 30)).wrapping_mul(factor);
            words[*at] = if subtract {
                mixed.wrapping_sub(add)
            } else {
                mixed.wrapping_add(add)
            };
            *at += 1;
            if *at == WORDS {
                words[0] = words[WORDS - 1];
                *at = 1;
            }
        };
        for step in 0..key.len().max(WORDS) {
            let index = step % key.len().max(1);
            let word = key.get(index).copied().unwrap_or(0);
            mix(words, &mut at, 1_664_525, word.wrapping_add(index as u32), false);
        }
        for _ in 1..WORDS {
            let add = at as u32;
            mix(words, &mut at, 1_566_083_941, add, true);
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn refill(&mut self) {
        for at in 0..WORDS {
            let joined = self.words[at] & 0x8000_0000 | self.words[(at + 1) % WORDS] & 0x7fff_ffff;
            let twist = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ (joined >> 1) ^ twist;
        }
        self.next = 0;
    }

    fn word(&mut self) -> u32 {
        if self.next >= WORDS {
            self.refill();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// A float in [0, 1) with 53 random bits.
    fn float(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }
}

/// Random() -> a generator of random numbers with a state of its own.
#[pyclass(name = "Random", module = "_random", trace = custom, bits = [BASETYPE])]
pub struct Random {
    twister: Guarded<alloc::boxed::Box<Twister>>,
}

impl Trace for Random {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// The words of a magnitude, the least significant first; one at least.
fn key_of(value: &BigInt) -> Vec<u32> {
    let mut key = value.magnitude().to_u32_digits();
    if key.is_empty() {
        key.push(0);
    }
    key
}

/// A key that nobody can know: from the system's entropy where there is some, else from clocks and the hash secret.
fn entropy(vm: &mut Vm, this: ObjRef<'_>) -> Result<Vec<u32>> {
    if let Some(bytes) = system_entropy(vm)? {
        let key = bytes
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
        return Ok(key.collect());
    }
    let secret = *vm.interp().secret();
    let mut key = Vec::new();
    for word in [secret.k0, secret.k1, this.id() as u64, vm.ident] {
        key.extend([word as u32, (word >> 32) as u32]);
    }
    for clock in ["time_ns", "monotonic_ns"] {
        if let Some(now) = library_call(vm, "time", clock, &[])?
            && let Some(now) = int::value(now.borrow())
        {
            key.extend(now.as_big().magnitude().to_u32_digits());
        }
    }
    Ok(key)
}

fn system_entropy(vm: &mut Vm) -> Result<Option<Vec<u8>>> {
    let count = int::new(vm, WORDS * 4)?;
    let made = library_call(vm, "posix", "urandom", &[count.borrow()])?;
    let bytes = made
        .as_ref()
        .and_then(|made| made.downcast::<taipan_objects::bytes::Bytes>());
    Ok(bytes.map(|bytes| bytes.as_slice().to_vec()))
}

/// Calls a function of a module; `None` if there is no such module or function, or it has no answer.
fn library_call(vm: &mut Vm, module: &str, function: &str, args: &[ObjRef<'_>]) -> Result<Option<Obj>> {
    let name = vm.intern(module)?;
    let module = match (vm.hooks().import)(vm, name.borrow(), &[]) {
        Ok(module) => module,
        Err(exception) if exception.matches(EXCEPTION) => return Ok(None),
        Err(exception) => return Err(exception),
    };
    let name = vm.intern(function)?;
    let Some(function) = object::lookup_attr(vm, module.borrow(), name.borrow())? else {
        return Ok(None);
    };
    match call::call(vm, function.borrow(), args) {
        Ok(answer) => Ok(Some(answer)),
        Err(exception) if exception.matches(EXCEPTION) => Ok(None),
        Err(exception) => Err(exception),
    }
}

fn seed_with(vm: &mut Vm, this: ObjRef<'_>, seed: Option<ObjRef<'_>>) -> Result<()> {
    let key = match seed.filter(|seed| !seed.is_none()) {
        None => entropy(vm, this)?,
        Some(seed) => match int::value(seed) {
            Some(seed) => key_of(&seed.as_big()),
            None => {
                let hash = object::hash(vm, seed)?;
                key_of(&BigInt::from(hash as usize))
            }
        },
    };
    let twister = alloc::boxed::Box::new(Twister::from_key(&key));
    match this.downcast::<Random>() {
        Some(random) => {
            random.twister.replace(vm, twister);
            Ok(())
        }
        None => Err(taipan_objects::args::wrong_receiver(vm, this)),
    }
}

/// A word of `setstate`'s tuple, as C's `unsigned long` narrowed to 32 bits.
fn state_word(vm: &mut Vm, item: ObjRef<'_>) -> Result<u64> {
    match int::value(item) {
        Some(int) if int.is_negative() => {
            Err(vm.overflow_error("can't convert negative value to unsigned int"))
        }
        Some(IntRef::Small(value)) => Ok(value as u64),
        Some(IntRef::Big(value)) => match u64::try_from(value) {
            Ok(value) => Ok(value),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
        },
        None => Err(vm.type_error("an integer is required")),
    }
}

#[pymethods]
impl Random {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let twister = Guarded::new(alloc::boxed::Box::new(Twister::EMPTY));
        Ok(vm.alloc().instance(cls, Random { twister })?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let own = this.ty().slots().init.map(|f| f as usize) == RANDOM.slots().init.map(|f| f as usize);
        if own {
            no_keywords(vm, "Random", args)?;
        }
        check_positional(vm, "Random", args.args().len(), 0, 1)?;
        seed_with(vm, this, args.args().first().copied())
    }
    /// random() -> x in the interval [0, 1).
    fn random(&self, vm: &mut Vm) -> f64 {
        self.twister.get_mut(vm).float()
    }
    /// seed([n]) -> None.
    ///
    /// Defaults to use urandom and falls back to a combination
    /// of the current time and other sources.
    #[signature("($self, n=None, /)")]
    fn seed(this: ObjRef<'_>, vm: &mut Vm, n: Option<ObjRef<'_>>) -> Result<()> {
        seed_with(vm, this, n)
    }
    /// getstate() -> the state, as a tuple for setstate().
    fn getstate(&self, vm: &mut Vm) -> Result<Obj> {
        let twister = self.twister.get(vm);
        let mut words = Vec::new();
        words.extend_from_slice(&twister.words);
        words.push(twister.next as u32);
        let mut items = Vec::new();
        for word in words {
            let word = int::new(vm, word)?;
            items.push(word);
        }
        tuple::new(vm, &items)
    }
    /// setstate(state) -> None. Goes back to a state that getstate() gave.
    fn setstate(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let Some(items) = tuple::items(state) else {
            return Err(vm.type_error("state vector must be a tuple"));
        };
        if items.len() != WORDS + 1 {
            return Err(vm.value_error("state vector is the wrong size"));
        }
        let mut twister = alloc::boxed::Box::new(Twister::EMPTY);
        for (word, item) in twister.words.iter_mut().zip(items) {
            *word = state_word(vm, item.borrow())? as u32;
        }
        let next = state_word(vm, items[WORDS].borrow())?;
        match usize::try_from(next) {
            Ok(next) if next <= WORDS => twister.next = next,
            _ => return Err(vm.value_error("invalid state")),
        }
        self.twister.replace(vm, twister);
        Ok(())
    }
    /// getrandbits(k) -> x. An int from 0 to below 2**k.
    fn getrandbits(&self, vm: &mut Vm, k: ObjRef<'_>) -> Result<Obj> {
        let k = int::index(vm, k)?;
        let count = match int::value(k.borrow()) {
            Some(count) if count.is_negative() => return Err(vm.value_error("Cannot convert negative int")),
            Some(IntRef::Small(count)) => count as u64,
            Some(IntRef::Big(count)) => match u64::try_from(count) {
                Ok(count) => count,
                Err(_) => return Err(vm.overflow_error("Python int too large for C uint64_t")),
            },
            None => 0,
        };
        if count == 0 {
            return Ok(Obj::from_i16(0));
        }
        if count <= 32 {
            let word = self.twister.get_mut(vm).word() >> (32 - count);
            return int::new(vm, word);
        }
        taipan_numeric::int::ensure_bits(count).map_err(|error| raise(vm, error))?;
        let bytes_len = usize::try_from(count.div_ceil(32))
            .unwrap_or(usize::MAX)
            .saturating_mul(4);
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(bytes_len)
            .map_err(|_| taipan_objects::AllocError)?;
        let twister = self.twister.get_mut(vm);
        let mut left = count;
        while left > 0 {
            let mut word = twister.word();
            if left < 32 {
                word >>= 32 - left;
            }
            bytes.extend_from_slice(&word.to_le_bytes());
            left = left.saturating_sub(32);
        }
        match taipan_numeric::int::from_bytes(&bytes, ByteOrder::Little, false) {
            Ok(value) => int::new(vm, value),
            Err(error) => Err(raise(vm, error)),
        }
    }
}

#[pymodule(name = "_random")]
impl RandomModule {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "Random", RANDOM.own())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What CPython's `_random.Random(seed).random()` gives.
    #[test]
    fn sequences() {
        for (key, expected) in [
            (&[5u32][..], 0.622_901_694_889_701_9),
            (&[0], 0.844_421_851_525_048_1),
        ] {
            assert_eq!(Twister::from_key(key).float(), expected);
        }
        let mut twister = Twister::from_word(5489);
        for _ in 0..9999 {
            twister.word();
        }
        // The 10000th output of the reference implementation, as C++'s standard requires it.
        assert_eq!(twister.word(), 4_123_659_995);
    }
}
