//! The methods that `bytes` and `bytearray` have in common, as a macro that adds them to a type's own.

/// The methods that both types have, added to what only one has.
#[macro_export]
macro_rules! byte_methods {
    ($ty:ident { $($own:tt)* }) => {
        #[taipan_derive::pymethods]
        impl $ty {
            $($own)*

            #[slot]
            fn contains(this: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
                shared::contains(vm, this, item)
            }
            #[slot]
            fn concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                shared::concat(vm, this, other)
            }
            #[slot]
            fn rem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                shared::percent(vm, this, other)
            }
            #[slot]
            fn repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
                shared::repeat(vm, this, count)
            }
            /// Return a copy with only its first byte capitalized (ASCII) and the rest lower-cased.
            #[signature("($self, /)")]
            fn capitalize(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                shared::capitalize(vm, this)
            }
            /// Puts fill bytes on both sides, so that the result has the given width.
            #[signature("($self, width, fillchar=b' ', /)")]
            fn center(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::justify(vm, this, "center", width, fillchar)
            }
            /// Counts how often sub comes in B[start:end] without overlaps.
            ///
            /// sub is a bytes-like object or an int, one byte.
            #[signature("($self, sub[, start[, end]], /)")]
            fn count(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sub: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<usize> {
                shared::count(vm, this, sub, start, end)
            }
            /// The text that the bytes are in the given encoding.
            #[signature("($self, /, encoding='utf-8', errors='strict')")]
            fn decode(
                this: ObjRef<'_>,
                vm: &mut Vm,
                encoding: Option<&$crate::str::Str>,
                errors: Option<&$crate::str::Str>,
            ) -> Result<Obj> {
                $crate::codecs::decode_to_str(vm, this, encoding, errors)
            }
            /// Return True if the bytes end with the specified suffix, False otherwise.
            #[signature("($self, suffix[, start[, end]], /)")]
            fn endswith(
                this: ObjRef<'_>,
                vm: &mut Vm,
                suffix: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<bool> {
                shared::affix(vm, this, suffix, start, end, true)
            }
            /// Replaces tabs by spaces up to the next column that tabsize divides.
            #[signature("($self, /, tabsize=8)")]
            fn expandtabs(this: ObjRef<'_>, vm: &mut Vm, tabsize: Option<i32>) -> Result<Obj> {
                shared::expandtabs(vm, this, tabsize.unwrap_or(8))
            }
            /// Where sub first comes in B[start:end], -1 if it does not.
            ///
            /// sub is a bytes-like object or an int, one byte.
            #[signature("($self, sub[, start[, end]], /)")]
            fn find(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sub: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<isize> {
                Ok(shared::find(vm, this, sub, start, end, false)?.map_or(-1, |place| place as isize))
            }
            /// Writes each byte as two hexadecimal digits.
            ///
            /// sep stands between groups of bytes_per_sep bytes, counted from the end, or from the start if
            /// negative.
            #[signature("($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
            fn hex(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sep: Option<ObjRef<'_>>,
                bytes_per_sep: Option<i32>,
            ) -> Result<Obj> {
                let own = shared::Input::new(vm, this)?;
                shared::hex(vm, &own, sep, bytes_per_sep)
            }
            /// As find(), but raises ValueError when the subsection is not found.
            #[signature("($self, sub[, start[, end]], /)")]
            fn index(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sub: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<usize> {
                shared::index(vm, this, sub, start, end, false)
            }
            /// B.isalnum() -> bool
            #[signature("($self, /)")]
            fn isalnum(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::all(vm, this, |byte| byte.is_ascii_alphanumeric())
            }
            /// B.isalpha() -> bool
            #[signature("($self, /)")]
            fn isalpha(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::all(vm, this, |byte| byte.is_ascii_alphabetic())
            }
            /// B.isascii() -> bool
            #[signature("($self, /)")]
            fn isascii(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::isascii(vm, this)
            }
            /// B.isdigit() -> bool
            #[signature("($self, /)")]
            fn isdigit(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::all(vm, this, |byte| byte.is_ascii_digit())
            }
            /// B.islower() -> bool
            #[signature("($self, /)")]
            fn islower(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::islower(vm, this)
            }
            /// B.isspace() -> bool
            #[signature("($self, /)")]
            fn isspace(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::all(vm, this, |byte| shared::is_space(byte.into()))
            }
            /// B.istitle() -> bool
            #[signature("($self, /)")]
            fn istitle(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::istitle(vm, this)
            }
            /// B.isupper() -> bool
            #[signature("($self, /)")]
            fn isupper(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                shared::isupper(vm, this)
            }
            /// Joins bytes-like objects, with these bytes between them.
            #[signature("($self, iterable_of_bytes, /)")]
            fn join(this: ObjRef<'_>, vm: &mut Vm, iterable_of_bytes: ObjRef<'_>) -> Result<Obj> {
                shared::join(vm, this, iterable_of_bytes)
            }
            /// Puts fill bytes on the right, so that the result has the given width.
            #[signature("($self, width, fillchar=b' ', /)")]
            fn ljust(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::justify(vm, this, "ljust", width, fillchar)
            }
            /// Return a copy with all ASCII characters converted to lowercase.
            #[signature("($self, /)")]
            fn lower(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                shared::lower(vm, this)
            }
            /// Takes away from the start what is among the argument's bytes; without one, white space.
            #[signature("($self, bytes=None, /)")]
            fn lstrip(this: ObjRef<'_>, vm: &mut Vm, bytes: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::strip(vm, this, bytes, true, false)
            }
            /// Return a translation table usable for the bytes or bytearray translate method.
            #[staticmethod]
            #[signature("(frm, to, /)")]
            fn maketrans(vm: &mut Vm, frm: ObjRef<'_>, to: ObjRef<'_>) -> Result<Obj> {
                shared::maketrans(vm, frm, to)
            }
            /// Splits at the first sep: (what is before it, sep, what is behind).
            ///
            /// If there is none: (the whole, empty, empty).
            #[signature("($self, sep, /)")]
            fn partition(this: ObjRef<'_>, vm: &mut Vm, sep: ObjRef<'_>) -> Result<Obj> {
                shared::partition(vm, this, sep, false)
            }
            /// Puts new in the place of each old, or of the first count of them.
            #[signature("($self, old, new, count=-1, /)")]
            fn replace(
                this: ObjRef<'_>,
                vm: &mut Vm,
                old: ObjRef<'_>,
                new: ObjRef<'_>,
                count: Option<isize>,
            ) -> Result<Obj> {
                shared::replace(vm, this, old, new, $crate::str_methods::limit(count))
            }
            /// Takes the prefix away, if it is there.
            #[signature("($self, prefix, /)")]
            fn removeprefix(this: ObjRef<'_>, vm: &mut Vm, prefix: ObjRef<'_>) -> Result<Obj> {
                shared::remove_affix(vm, this, prefix, false)
            }
            /// Takes the suffix away, if it is there.
            #[signature("($self, suffix, /)")]
            fn removesuffix(this: ObjRef<'_>, vm: &mut Vm, suffix: ObjRef<'_>) -> Result<Obj> {
                shared::remove_affix(vm, this, suffix, true)
            }
            /// Where sub last comes in B[start:end], -1 if it does not.
            ///
            /// sub is a bytes-like object or an int, one byte.
            #[signature("($self, sub[, start[, end]], /)")]
            fn rfind(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sub: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<isize> {
                Ok(shared::find(vm, this, sub, start, end, true)?.map_or(-1, |place| place as isize))
            }
            /// As rfind(), but raises ValueError when the subsection is not found.
            #[signature("($self, sub[, start[, end]], /)")]
            fn rindex(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sub: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<usize> {
                shared::index(vm, this, sub, start, end, true)
            }
            /// Puts fill bytes on the left, so that the result has the given width.
            #[signature("($self, width, fillchar=b' ', /)")]
            fn rjust(this: ObjRef<'_>, vm: &mut Vm, width: isize, fillchar: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::justify(vm, this, "rjust", width, fillchar)
            }
            /// As partition(), from the end.
            #[signature("($self, sep, /)")]
            fn rpartition(this: ObjRef<'_>, vm: &mut Vm, sep: ObjRef<'_>) -> Result<Obj> {
                shared::partition(vm, this, sep, true)
            }
            /// Return a list of the sections in the bytes, using sep as the delimiter, from the end.
            #[signature("($self, /, sep=None, maxsplit=-1)")]
            fn rsplit(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sep: Option<ObjRef<'_>>,
                maxsplit: Option<isize>,
            ) -> Result<Obj> {
                shared::split(vm, this, sep, $crate::str_methods::limit(maxsplit), true)
            }
            /// Takes away from the end what is among the argument's bytes; without one, white space.
            #[signature("($self, bytes=None, /)")]
            fn rstrip(this: ObjRef<'_>, vm: &mut Vm, bytes: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::strip(vm, this, bytes, false, true)
            }
            /// Splits at each sep, or at white space if it is None, at most maxsplit times, and lists the
            /// pieces.
            #[signature("($self, /, sep=None, maxsplit=-1)")]
            fn split(
                this: ObjRef<'_>,
                vm: &mut Vm,
                sep: Option<ObjRef<'_>>,
                maxsplit: Option<isize>,
            ) -> Result<Obj> {
                shared::split(vm, this, sep, $crate::str_methods::limit(maxsplit), false)
            }
            /// Splits into lines, at \n, \r and \r\n; keepends says whether these stay.
            #[signature("($self, /, keepends=False)")]
            fn splitlines(this: ObjRef<'_>, vm: &mut Vm, keepends: Option<bool>) -> Result<Obj> {
                shared::splitlines(vm, this, keepends.unwrap_or(false))
            }
            /// Return True if the bytes start with the specified prefix, False otherwise.
            #[signature("($self, prefix[, start[, end]], /)")]
            fn startswith(
                this: ObjRef<'_>,
                vm: &mut Vm,
                prefix: ObjRef<'_>,
                start: Option<ObjRef<'_>>,
                end: Option<ObjRef<'_>>,
            ) -> Result<bool> {
                shared::affix(vm, this, prefix, start, end, false)
            }
            /// Takes away from both ends what is among the argument's bytes; without one, white space.
            #[signature("($self, bytes=None, /)")]
            fn strip(this: ObjRef<'_>, vm: &mut Vm, bytes: Option<ObjRef<'_>>) -> Result<Obj> {
                shared::strip(vm, this, bytes, true, true)
            }
            /// Return a copy with uppercase ASCII letters converted to lowercase ASCII and vice versa.
            #[signature("($self, /)")]
            fn swapcase(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                shared::swapcase(vm, this)
            }
            /// Return a titlecased version of B.
            #[signature("($self, /)")]
            fn title(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                shared::title(vm, this)
            }
            /// Maps each byte through a table of 256, or to itself if it is None; those in delete are left out.
            #[signature("($self, table, /, delete=b'')")]
            fn translate(
                this: ObjRef<'_>,
                vm: &mut Vm,
                table: ObjRef<'_>,
                delete: Option<ObjRef<'_>>,
            ) -> Result<Obj> {
                shared::translate(vm, this, table, delete)
            }
            /// Return a copy with all ASCII characters converted to uppercase.
            #[signature("($self, /)")]
            fn upper(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                shared::upper(vm, this)
            }
            /// Puts zeros on the left, behind a sign, so that the result has the given width.
            #[signature("($self, width, /)")]
            fn zfill(this: ObjRef<'_>, vm: &mut Vm, width: isize) -> Result<Obj> {
                shared::zfill(vm, this, width)
            }
        }
    };
}
