//! The module `_sha2`: SHA-224, SHA-256, SHA-384 and SHA-512 (FIPS 180-4).

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes;
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Guarded, Obj, ObjRef, Ref, Trace, Visitor, Vm, int};

/// Hashes of the SHA-2 family.
#[allow(missing_debug_implementations)]
pub struct Sha2Module;

/// The fractions of the cube roots of the first 80 primes; the 32-bit hashes use the upper halves of the first 64.
const ROUNDS: [u64; 80] = [
    0x428a2f98d728ae22,
    0x7137449123ef65cd,
    0xb5c0fbcfec4d3b2f,
    0xe9b5dba58189dbbc,
    0x3956c25bf348b538,
    0x59f111f1b605d019,
    0x923f82a4af194f9b,
    0xab1c5ed5da6d8118,
    0xd807aa98a3030242,
    0x12835b0145706fbe,
    0x243185be4ee4b28c,
    0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f,
    0x80deb1fe3b1696b1,
    0x9bdc06a725c71235,
    0xc19bf174cf692694,
    0xe49b69c19ef14ad2,
    0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5,
    0x240ca1cc77ac9c65,
    0x2de92c6f592b0275,
    0x4a7484aa6ea6e483,
    0x5cb0a9dcbd41fbd4,
    0x76f988da831153b5,
    0x983e5152ee66dfab,
    0xa831c66d2db43210,
    0xb00327c898fb213f,
    0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2,
    0xd5a79147930aa725,
    0x06ca6351e003826f,
    0x142929670a0e6e70,
    0x27b70a8546d22ffc,
    0x2e1b21385c26c926,
    0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df,
    0x650a73548baf63de,
    0x766a0abb3c77b2a8,
    0x81c2c92e47edaee6,
    0x92722c851482353b,
    0xa2bfe8a14cf10364,
    0xa81a664bbc423001,
    0xc24b8b70d0f89791,
    0xc76c51a30654be30,
    0xd192e819d6ef5218,
    0xd69906245565a910,
    0xf40e35855771202a,
    0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8,
    0x1e376c085141ab53,
    0x2748774cdf8eeb99,
    0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63,
    0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc,
    0x78a5636f43172f60,
    0x84c87814a1f0ab72,
    0x8cc702081a6439ec,
    0x90befffa23631e28,
    0xa4506cebde82bde9,
    0xbef9a3f7b2c67915,
    0xc67178f2e372532b,
    0xca273eceea26619c,
    0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e,
    0xf57d4f7fee6ed178,
    0x06f067aa72176fba,
    0x0a637dc5a2c898a6,
    0x113f9804bef90dae,
    0x1b710b35131c471b,
    0x28db77f523047d84,
    0x32caab7b40c72493,
    0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6,
    0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec,
    0x6c44198c4a475817,
];

/// Which hash.
#[derive(Clone, Copy, PartialEq)]
enum Variant {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Variant {
    const fn name(self) -> &'static str {
        match self {
            Variant::Sha224 => "sha224",
            Variant::Sha256 => "sha256",
            Variant::Sha384 => "sha384",
            Variant::Sha512 => "sha512",
        }
    }

    const fn digest_size(self) -> usize {
        match self {
            Variant::Sha224 => 28,
            Variant::Sha256 => 32,
            Variant::Sha384 => 48,
            Variant::Sha512 => 64,
        }
    }

    /// Whether words have 64 bits.
    const fn is_wide(self) -> bool {
        matches!(self, Variant::Sha384 | Variant::Sha512)
    }

    const fn block_size(self) -> usize {
        if self.is_wide() { 128 } else { 64 }
    }

    const fn start(self) -> [u64; 8] {
        match self {
            Variant::Sha224 => [
                0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
                0xbefa4fa4,
            ],
            Variant::Sha256 => [
                0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
                0x5be0cd19,
            ],
            Variant::Sha384 => [
                0xcbbb9d5dc1059ed8,
                0x629a292a367cd507,
                0x9159015a3070dd17,
                0x152fecd8f70e5939,
                0x67332667ffc00b31,
                0x8eb44a8768581511,
                0xdb0c2e0d64f98fa7,
                0x47b5481dbefa4fa4,
            ],
            Variant::Sha512 => [
                0x6a09e667f3bcc908,
                0xbb67ae8584caa73b,
                0x3c6ef372fe94f82b,
                0xa54ff53a5f1d36f1,
                0x510e527fade682d1,
                0x9b05688c2b3e6c1f,
                0x1f83d9abfb41bd6b,
                0x5be0cd19137e2179,
            ],
        }
    }
}

/// What has been hashed so far.
#[derive(Clone)]
struct Hasher {
    variant: Variant,
    words: [u64; 8],
    block: [u8; 128],
    /// How much of the block is filled.
    filled: usize,
    /// Bytes in all.
    total: u64,
}

impl Trace for Hasher {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher::new(Variant::Sha256)
    }
}

impl Hasher {
    fn new(variant: Variant) -> Hasher {
        Hasher {
            variant,
            words: variant.start(),
            block: [0; 128],
            filled: 0,
            total: 0,
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        let size = self.variant.block_size();
        self.total = self.total.wrapping_add(bytes.len() as u64);
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = rest.len().min(size - self.filled);
            self.block[self.filled..self.filled + taken].copy_from_slice(&rest[..taken]);
            self.filled += taken;
            rest = &rest[taken..];
            if self.filled == size {
                self.compress();
                self.filled = 0;
            }
        }
    }

    fn compress(&mut self) {
        match self.variant.is_wide() {
            true => self.compress_wide(),
            false => self.compress_narrow(),
        }
    }

    fn compress_narrow(&mut self) {
        let mut schedule = [0u32; 64];
        for (word, bytes) in schedule
            .iter_mut()
            .zip(self.block.as_chunks::<4>().0.iter().take(16))
        {
            *word = u32::from_be_bytes(*bytes);
        }
        for at in 16..64 {
            let (a, b) = (schedule[at - 15], schedule[at - 2]);
            let small = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
            let large = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
            schedule[at] = schedule[at - 16]
                .wrapping_add(small)
                .wrapping_add(schedule[at - 7])
                .wrapping_add(large);
        }
        let old = self.words.map(|word| word as u32);
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = old;
        for (word, round) in schedule.iter().zip(ROUNDS) {
            let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first = h
                .wrapping_add(sum)
                .wrapping_add(e & f ^ !e & g)
                .wrapping_add((round >> 32) as u32)
                .wrapping_add(*word);
            let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = sum.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (word, (old, new)) in self
            .words
            .iter_mut()
            .zip(old.iter().zip([a, b, c, d, e, f, g, h]))
        {
            *word = u64::from(old.wrapping_add(new));
        }
    }

    fn compress_wide(&mut self) {
        let mut schedule = [0u64; 80];
        for (word, bytes) in schedule.iter_mut().zip(self.block.as_chunks::<8>().0) {
            *word = u64::from_be_bytes(*bytes);
        }
        for at in 16..80 {
            let (a, b) = (schedule[at - 15], schedule[at - 2]);
            let small = a.rotate_right(1) ^ a.rotate_right(8) ^ a >> 7;
            let large = b.rotate_right(19) ^ b.rotate_right(61) ^ b >> 6;
            schedule[at] = schedule[at - 16]
                .wrapping_add(small)
                .wrapping_add(schedule[at - 7])
                .wrapping_add(large);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = self.words;
        for (word, round) in schedule.iter().zip(ROUNDS) {
            let sum = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let first = h
                .wrapping_add(sum)
                .wrapping_add(e & f ^ !e & g)
                .wrapping_add(round)
                .wrapping_add(*word);
            let sum = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let second = sum.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e) = (g, f, e, d.wrapping_add(first));
            (d, c, b, a) = (c, b, a, first.wrapping_add(second));
        }
        for (word, new) in self.words.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(new);
        }
    }

    /// The digest; its first `digest_size` bytes count.
    fn digest(&self) -> [u8; 64] {
        let mut last = self.clone();
        let size = self.variant.block_size();
        let bits = self.total.wrapping_mul(8);
        last.update(&[0x80]);
        let room = size - 8;
        // The length has two words; nothing is long enough to need the first.
        if self.variant.is_wide() && last.filled > size - 16 {
            while last.filled != 0 {
                last.update(&[0]);
            }
        }
        while last.filled != room {
            last.update(&[0]);
        }
        last.update(&bits.to_be_bytes());
        let mut out = [0; 64];
        for (at, word) in last.words.iter().enumerate() {
            match self.variant.is_wide() {
                true => out[at * 8..at * 8 + 8].copy_from_slice(&word.to_be_bytes()),
                false => out[at * 4..at * 4 + 4].copy_from_slice(&(*word as u32).to_be_bytes()),
            }
        }
        out
    }
}

/// Feeds an object's bytes to a hasher. Raises `TypeError` for text, and for what has no bytes.
fn feed(vm: &mut Vm, data: ObjRef<'_>, update: impl FnOnce(&mut Vm, &[u8])) -> Result<()> {
    if data.downcast::<Str>().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if !buffer::is_exporter(data) {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    let view = buffer::get(vm, data, BufferFlags::SIMPLE)?;
    if view.dims.ndim() > 1 {
        return Err(vm.buffer_error("Buffer must be single dimension"));
    }
    let memory = vm.alloc();
    let mut copy = taipan_objects::HVec::new();
    copy.extend_from_slice(memory, view.bytes(vm))?;
    update(vm, &copy);
    Ok(())
}

/// What `sha256()` and the like do.
fn hashed(
    vm: &mut Vm,
    variant: Variant,
    data: Option<ObjRef<'_>>,
    string: Option<ObjRef<'_>>,
) -> Result<Hasher> {
    let mut hasher = Hasher::new(variant);
    let string = string.filter(|string| !string.is_none());
    if data.is_some() && string.is_some() {
        return Err(vm.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for \
             removal in a future version.",
        ));
    }
    if let Some(data) = data.or(string) {
        feed(vm, data, |_, bytes| hasher.update(bytes))?;
    }
    Ok(hasher)
}

macro_rules! hash_type {
    ($name:ident, $python:tt, $constant:ident) => {
        // A doc comment would be `__doc__`, which these classes do not have.
        #[allow(missing_docs)]
        #[pyclass(name = $python, module = "_sha2", bits = [DISALLOW_INSTANTIATION])]
        pub struct $name {
            hasher: Guarded<Hasher>,
        }

        impl $name {
            fn create(vm: &mut Vm, hasher: Hasher) -> Result<Obj> {
                let made = $name {
                    hasher: Guarded::new(hasher),
                };
                Ok(vm.alloc().instance($constant.as_obj(), made)?.into())
            }
        }

        #[pymethods]
        impl $name {
            /// Return a copy of the hash object.
            fn copy(&self, vm: &mut Vm) -> Result<Obj> {
                let hasher = self.hasher.get(vm).clone();
                $name::create(vm, hasher)
            }
            /// The hash of what has been put in so far, as bytes.
            fn digest(&self, vm: &mut Vm) -> Result<Obj> {
                let hasher = self.hasher.get(vm);
                let (digest, size) = (hasher.digest(), hasher.variant.digest_size());
                bytes::new(vm, &digest[..size])
            }
            /// The hash of what has been put in so far, in hexadecimal digits.
            fn hexdigest(&self, vm: &mut Vm) -> Result<Obj> {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                let hasher = self.hasher.get(vm);
                let (digest, size) = (hasher.digest(), hasher.variant.digest_size());
                let mut text = [0; 128];
                for (pair, byte) in text.chunks_exact_mut(2).zip(digest) {
                    pair[0] = DIGITS[usize::from(byte >> 4)];
                    pair[1] = DIGITS[usize::from(byte & 15)];
                }
                vm.new_latin1(&text[..size * 2], true)
            }
            /// Puts more bytes into the hash.
            fn update(&self, vm: &mut Vm, obj: ObjRef<'_>) -> Result<()> {
                feed(vm, obj, |vm, bytes| self.hasher.get_mut(vm).update(bytes))
            }
            #[getter]
            fn block_size(&self, vm: &mut Vm) -> Result<Obj> {
                let size = self.hasher.get(vm).variant.block_size();
                int::new(vm, size)
            }
            #[getter]
            fn name(&self, vm: &mut Vm) -> &'static str {
                self.hasher.get(vm).variant.name()
            }
            #[getter]
            fn digest_size(&self, vm: &mut Vm) -> Result<Obj> {
                let size = self.hasher.get(vm).variant.digest_size();
                int::new(vm, size)
            }
        }
    };
}

hash_type!(Sha224Type, "SHA224Type", SHA224_TYPE);
hash_type!(Sha256Type, "SHA256Type", SHA256_TYPE);
hash_type!(Sha384Type, "SHA384Type", SHA384_TYPE);
hash_type!(Sha512Type, "SHA512Type", SHA512_TYPE);

#[pymodule(name = "_sha2")]
impl Sha2Module {
    /// Starts a SHA-224 hash, with bytes if they are given.
    #[signature("($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha224(
        vm: &mut Vm,
        data: Option<ObjRef<'_>>,
        _security: Option<bool>,
        string: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let hasher = hashed(vm, Variant::Sha224, data, string)?;
        Sha224Type::create(vm, hasher)
    }
    /// Starts a SHA-256 hash, with bytes if they are given.
    #[signature("($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha256(
        vm: &mut Vm,
        data: Option<ObjRef<'_>>,
        _security: Option<bool>,
        string: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let hasher = hashed(vm, Variant::Sha256, data, string)?;
        Sha256Type::create(vm, hasher)
    }
    /// Starts a SHA-384 hash, with bytes if they are given.
    #[signature("($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha384(
        vm: &mut Vm,
        data: Option<ObjRef<'_>>,
        _security: Option<bool>,
        string: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let hasher = hashed(vm, Variant::Sha384, data, string)?;
        Sha384Type::create(vm, hasher)
    }
    /// Starts a SHA-512 hash, with bytes if they are given.
    #[signature("($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha512(
        vm: &mut Vm,
        data: Option<ObjRef<'_>>,
        _security: Option<bool>,
        string: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let hasher = hashed(vm, Variant::Sha512, data, string)?;
        Sha512Type::create(vm, hasher)
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for class in [SHA224_TYPE, SHA256_TYPE, SHA384_TYPE, SHA512_TYPE] {
            module::add(vm, module, class.get().name(), class.own())?;
        }
        let least = int::new(vm, 2048)?;
        module::add(vm, module, "_GIL_MINSIZE", least)
    }
}
