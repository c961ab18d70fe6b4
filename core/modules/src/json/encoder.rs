//! Writing JSON, as a `json.JSONEncoder` says.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::named;
use taipan_objects::descr::BuiltinMethod;
use taipan_objects::dict::{DICT, Dict};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::list::{LIST, List};
use taipan_objects::singletons::NONE;
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::tuple::{self, TUPLE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    Args, HVec, Obj, ObjRef, Ref, Vm, bool, call, float, int, names, object, sequence, sort,
};

use super::{Charset, at_most, push_quoted};

/// Gives the JSON text of an object, in a tuple.
#[pyclass(name = "Encoder", module = "_json", flags = [GC])]
pub struct Encoder {
    /// What is being written, by identity: a dict, or None.
    markers: Obj,
    default: Obj,
    encoder: Obj,
    /// If the encoder is the module's own, which needs no call. In a cell, since the collector skips those of plain values.
    charset: Cell<Option<Charset>>,
    indent: Obj,
    key_separator: Obj,
    item_separator: Obj,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
}

/// Which of the module's own functions writes strings, if one of them does.
fn own_charset(encoder: ObjRef<'_>) -> Option<Charset> {
    match encoder.downcast::<BuiltinMethod>()?.def().name {
        "encode_basestring_ascii" => Some(Charset::Ascii),
        "encode_basestring" => Some(Charset::Unicode),
        _ => None,
    }
}

/// What is appended in front of each element of a depth, when it is indented.
struct Line {
    /// A line feed and the indentation.
    start: Obj,
    /// The item separator, and the same.
    separator: Obj,
}

/// A text being written.
struct Writer<'a> {
    encoder: &'a Encoder,
    out: StrBuilder,
    /// By depth from where it began. Empty unless it is indented.
    lines: HVec<Line>,
}

fn circular(vm: &mut Vm) -> Exception {
    vm.value_error("Circular reference detected")
}

impl Writer<'_> {
    /// Makes the line of a depth that was not reached before.
    fn reach(&mut self, vm: &mut Vm, depth: usize) -> Result<()> {
        if self.encoder.indent.borrow().is_none() || depth < self.lines.len() {
            return Ok(());
        }
        let Some(last) = self.lines.last() else {
            return Err(vm.value_error("an indentation that does not begin"));
        };
        let start = last.start.clone();
        let start = call::call_method(
            vm,
            start.borrow(),
            names::__add__,
            &[self.encoder.indent.borrow()],
        )?;
        self.push_line(vm, start)
    }

    fn push_line(&mut self, vm: &mut Vm, start: Obj) -> Result<()> {
        let separator = self.encoder.item_separator.borrow();
        let separator = call::call_method(vm, separator, names::__add__, &[start.borrow()])?;
        Ok(self.lines.push(vm.alloc(), Line { start, separator })?)
    }

    /// What is between two elements.
    fn separate(&mut self, vm: &mut Vm, depth: usize) -> Result<()> {
        let separator = match self.lines.get(depth) {
            Some(line) => &line.separator,
            None => &self.encoder.item_separator,
        };
        self.out.push_obj(vm, separator)
    }

    fn start_line(&mut self, vm: &mut Vm, depth: usize) -> Result<()> {
        match self.lines.get(depth) {
            Some(line) => self.out.push_obj(vm, &line.start),
            None => Ok(()),
        }
    }

    /// Runs `write` with `obj` among the markers. Raises `ValueError` if it is there already.
    fn marked(
        &mut self,
        vm: &mut Vm,
        obj: ObjRef<'_>,
        write: impl FnOnce(&mut Self, &mut Vm) -> Result<()>,
    ) -> Result<()> {
        let encoder = self.encoder;
        let Some(markers) = encoder.markers.downcast::<Dict>() else {
            return write(self, vm);
        };
        let identity = int::new(vm, obj.id())?;
        if markers.contains(vm, identity.borrow())? {
            return Err(circular(vm));
        }
        markers.set(vm, identity.borrow(), obj.own())?;
        write(self, vm)?;
        match markers.remove(vm, identity.borrow())? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(identity.borrow())),
        }
    }

    fn value(&mut self, vm: &mut Vm, obj: ObjRef<'_>, depth: usize) -> Result<()> {
        const DOING: &str = " while encoding a JSON object";
        if obj.is_none() {
            return self.out.push_str(vm, "null");
        }
        if let Some(value) = bool::value(obj) {
            return self.out.push_str(vm, if value { "true" } else { "false" });
        }
        if obj.downcast::<Str>().is_some() {
            return self.string(vm, obj);
        }
        if let Some(value) = int::value(obj) {
            let text = int::decimal(vm, value)?;
            return self.out.push_obj(vm, &text);
        }
        if let Some(value) = float::value(obj) {
            let text = self.float(vm, obj, value)?;
            return self.out.push_obj(vm, &text);
        }
        if obj.downcast::<List>().is_some() || tuple::items(obj).is_some() {
            return vm.recursive(DOING, |vm| self.items(vm, obj, depth));
        }
        if let Some(dict) = obj.downcast::<Dict>() {
            return vm.recursive(DOING, |vm| self.members(vm, obj, dict, depth));
        }
        self.marked(vm, obj, |this, vm| {
            let made = call::call(vm, this.encoder.default.borrow(), &[obj])?;
            let mut entered = false;
            let written = vm.recursive(DOING, |vm| {
                entered = true;
                this.value(vm, made.borrow(), depth)
            });
            match written {
                Err(error) if entered => {
                    let kind = obj.ty().display_name(vm);
                    Err(vm.with_note(error, format_args!("when serializing {kind} object")))
                }
                written => written,
            }
        })
    }

    /// A float's text. Raises `ValueError` for one that JSON can't write, unless that is allowed.
    fn float(&self, vm: &mut Vm, obj: ObjRef<'_>, value: f64) -> Result<Obj> {
        if value.is_finite() {
            return vm.new_str(&taipan_numeric::float::repr(value));
        }
        if !self.encoder.allow_nan {
            let shown = object::repr(vm, obj)?;
            let shown = object::DisplayStr(shown.borrow());
            return Err(vm.value_error(format_args!(
                "Out of range float values are not JSON compliant: {shown}"
            )));
        }
        vm.new_str(match value {
            f64::INFINITY => "Infinity",
            f64::NEG_INFINITY => "-Infinity",
            _ => "NaN",
        })
    }

    fn string(&mut self, vm: &mut Vm, obj: ObjRef<'_>) -> Result<()> {
        let encoder = self.encoder;
        if let (Some(charset), Some(text)) = (encoder.charset.get(), obj.downcast::<Str>()) {
            return push_quoted(vm, &mut self.out, text, charset);
        }
        let written = call::call(vm, encoder.encoder.borrow(), &[obj])?;
        match written.downcast::<Str>() {
            Some(text) => self.out.push_text(vm, text),
            None => {
                let kind = written.ty().display_name(vm);
                Err(vm.type_error(format_args!("encoder() must return a string, not {kind}")))
            }
        }
    }

    fn items(&mut self, vm: &mut Vm, obj: ObjRef<'_>, depth: usize) -> Result<()> {
        // An exact list may change while it is written, by what `default` does; anything else is iterated over before.
        let live = obj.is_exact(LIST).then(|| obj.downcast::<List>()).flatten();
        let collected = match live {
            None if obj.is_exact(TUPLE) => None,
            None => Some(sequence::fast(vm, obj, "_iterencode_list needs a sequence")?),
            Some(_) => None,
        };
        let item = |vm: &Vm, at: usize| match (live, &collected) {
            (Some(list), _) => list.items(vm).get(at).cloned(),
            (None, Some(items)) => items.get(at).cloned(),
            (None, None) => tuple::items(obj).and_then(|items| items.get(at)).cloned(),
        };
        if item(vm, 0).is_none() {
            return self.out.push_str(vm, "[]");
        }
        self.marked(vm, obj, |this, vm| {
            this.out.push(vm, '['.into())?;
            this.reach(vm, depth + 1)?;
            this.start_line(vm, depth + 1)?;
            let mut at = 0;
            while let Some(item) = item(vm, at) {
                if at > 0 {
                    this.separate(vm, depth + 1)?;
                }
                if let Err(error) = this.value(vm, item.borrow(), depth + 1) {
                    let kind = obj.ty().display_name(vm);
                    return Err(vm.with_note(error, format_args!("when serializing {kind} item {at}")));
                }
                at += 1;
            }
            this.start_line(vm, depth)?;
            this.out.push(vm, ']'.into())
        })
    }

    fn members(&mut self, vm: &mut Vm, obj: ObjRef<'_>, dict: &Dict, depth: usize) -> Result<()> {
        if dict.is_empty(vm) {
            return self.out.push_str(vm, "{}");
        }
        self.marked(vm, obj, |this, vm| {
            this.out.push(vm, '{'.into())?;
            this.reach(vm, depth + 1)?;
            this.start_line(vm, depth + 1)?;
            let mut first = true;
            if this.encoder.sort_keys || !obj.is_exact(DICT) {
                let items = call::call_method(vm, obj, names::items, &[])?;
                let mut items = object::collect(vm, items.borrow())?;
                if this.encoder.sort_keys {
                    sort::sort(vm, &mut items, None, false)?;
                }
                for item in items.iter() {
                    let Some([key, value]) = tuple::items(item.borrow()) else {
                        return Err(vm.value_error("items must return 2-tuples"));
                    };
                    this.member(vm, obj, (key.borrow(), value.borrow()), &mut first, depth + 1)?;
                }
            } else {
                let mut pos = 0;
                while let Some((key, value)) = dict.next_entry(vm, &mut pos) {
                    this.member(vm, obj, (key.borrow(), value.borrow()), &mut first, depth + 1)?;
                }
            }
            this.start_line(vm, depth)?;
            this.out.push(vm, '}'.into())
        })
    }

    fn member(
        &mut self,
        vm: &mut Vm,
        dict: ObjRef<'_>,
        (key, value): (ObjRef<'_>, ObjRef<'_>),
        first: &mut bool,
        depth: usize,
    ) -> Result<()> {
        let text = if key.downcast::<Str>().is_some() {
            key.own()
        } else if let Some(number) = float::value(key) {
            self.float(vm, key, number)?
        } else if key.is_none() {
            vm.new_str("null")?
        } else if let Some(truth) = bool::value(key) {
            vm.new_str(if truth { "true" } else { "false" })?
        } else if let Some(number) = int::value(key) {
            int::decimal(vm, number)?
        } else if self.encoder.skip_keys {
            return Ok(());
        } else {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "keys must be str, int, float, bool or None, not {kind}"
            )));
        };
        if !core::mem::take(first) {
            self.separate(vm, depth)?;
        }
        self.string(vm, text.borrow())?;
        self.out.push_obj(vm, &self.encoder.key_separator)?;
        let Err(error) = self.value(vm, value, depth) else {
            return Ok(());
        };
        let kind = dict.ty().display_name(vm);
        let shown = object::repr(vm, key)?;
        let shown = object::DisplayStr(shown.borrow());
        Err(vm.with_note(error, format_args!("when serializing {kind} item {shown}")))
    }
}

#[pymethods]
impl Encoder {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let parameters = [
            "markers",
            "default",
            "encoder",
            "indent",
            "key_separator",
            "item_separator",
            "sort_keys",
            "skipkeys",
            "allow_nan",
        ];
        at_most(vm, "make_encoder", args, 9)?;
        let given = named(vm, "make_encoder", args, parameters, 9, 9)?.map(|value| value.unwrap_or(NONE));
        let [
            markers,
            default,
            encoder,
            indent,
            key_separator,
            item_separator,
            sort_keys,
            skip_keys,
            allow_nan,
        ] = given;
        for (at, separator) in [(5, key_separator), (6, item_separator)] {
            if separator.downcast::<Str>().is_none() {
                let kind = separator.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "make_encoder() argument {at} must be str, not {kind}"
                )));
            }
        }
        let [sort_keys, skip_keys, allow_nan] = [
            object::is_true(vm, sort_keys)?,
            object::is_true(vm, skip_keys)?,
            object::is_true(vm, allow_nan)?,
        ];
        if !markers.is_none() && markers.downcast::<Dict>().is_none() {
            let kind = markers.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "make_encoder() argument 1 must be dict or None, not {kind}"
            )));
        }
        let made = Encoder {
            markers: markers.own(),
            default: default.own(),
            encoder: encoder.own(),
            charset: Cell::new(own_charset(encoder)),
            indent: indent.own(),
            key_separator: key_separator.own(),
            item_separator: item_separator.own(),
            sort_keys,
            skip_keys,
            allow_nan,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn call(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        at_most(vm, "_iterencode", args, 2)?;
        let [obj, level] = named(vm, "_iterencode", args, ["obj", "_current_indent_level"], 2, 2)?;
        let (obj, level) = (obj.unwrap_or(NONE), level.unwrap_or(NONE));
        int::to_ssize(vm, level)?;
        let mut writer = Writer {
            encoder: this,
            out: StrBuilder::new(),
            lines: HVec::new(),
        };
        if !this.indent.borrow().is_none() {
            let mut start = vm.new_str("\n")?;
            if int::to_ssize(vm, level)? != 0 {
                if !sequence::is_sequence(this.indent.borrow()) {
                    let kind = this.indent.ty().display_name(vm);
                    return Err(vm.type_error(format_args!("'{kind}' object can't be repeated")));
                }
                let margin = call::call_method(vm, this.indent.borrow(), names::__mul__, &[level])?;
                start = call::call_method(vm, start.borrow(), names::__add__, &[margin.borrow()])?;
            }
            writer.push_line(vm, start)?;
        }
        writer.value(vm, obj, 0)?;
        let text = writer.out.finish(vm)?;
        tuple::new(vm, &[text])
    }
    /// What is being written, by identity: a dict, or None.
    #[getter]
    #[member]
    fn markers(&self, _vm: &mut Vm) -> Obj {
        self.markers.clone()
    }
    /// What gives another object in place of one that has no JSON.
    #[getter]
    #[member]
    fn default(&self, _vm: &mut Vm) -> Obj {
        self.default.clone()
    }
    /// What gives a string's JSON.
    #[getter]
    #[member]
    fn encoder(&self, _vm: &mut Vm) -> Obj {
        self.encoder.clone()
    }
    /// What each level is indented with, or None.
    #[getter]
    #[member]
    fn indent(&self, _vm: &mut Vm) -> Obj {
        self.indent.clone()
    }
    /// What stands between a key and its value.
    #[getter]
    #[member]
    fn key_separator(&self, _vm: &mut Vm) -> Obj {
        self.key_separator.clone()
    }
    /// What stands between two elements.
    #[getter]
    #[member]
    fn item_separator(&self, _vm: &mut Vm) -> Obj {
        self.item_separator.clone()
    }
    /// Whether an object's keys are sorted.
    #[getter]
    #[member]
    fn sort_keys(&self, _vm: &mut Vm) -> bool {
        self.sort_keys
    }
    /// Whether keys that have no JSON are left out.
    #[getter]
    #[member]
    #[name("skipkeys")]
    fn skip_keys(&self, _vm: &mut Vm) -> bool {
        self.skip_keys
    }
}
