//! Running programs as `__main__`: source text, files, modules (`Modules/main.c`, `Python/pythonrun.c`).

use taipan_bytecode::pyc;
use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::module;
use taipan_objects::{Exception, Obj, ObjectExt, Ref, Vm, call, exceptions, names, singletons};
use taipan_syntax::parser::Mode;
use taipan_unicode::Wtf8;
use taipan_vm::marshal::Trust;
use taipan_vm::run::{self, Compile};
use taipan_vm::{import, paths, sys};

use crate::{Interpreter, Outcome};

impl Interpreter {
    /// Runs program text, as `-c` does.
    pub fn run_command(&mut self, text: &[u8]) -> Outcome {
        self.run_source(text, "<string>", false)
    }

    /// Runs the content of a file, which may be source or the code of a `.pyc` file.
    pub fn run_file(&mut self, path: &[u8], content: &[u8]) -> Outcome {
        let name = paths::decode_text(path);
        let shown = name.to_string_lossy();
        let is_pyc = path.ends_with(b".pyc") || content.starts_with(&pyc::MAGIC_NUMBER);
        let result = self.file_globals(path, is_pyc).and_then(|globals| match is_pyc {
            true => run_pyc(&mut self.vm, content, &globals),
            false => run_text(&mut self.vm, content, &name, &globals, true),
        });
        let outcome = self.finish(result, content, &shown);
        let _ = self.vm.check_pending();
        outcome
    }

    /// Runs a module as `-m` does, or, with the name `__main__`, the one found in `sys.path[0]`, which is a folder or an archive.
    pub fn run_module(&mut self, name: &[u8]) -> Outcome {
        let result = self.main_module().and_then(|_| {
            let vm = &mut self.vm;
            let run = import::import_attribute(vm, "runpy", "_run_module_as_main")?;
            let alter_argv = singletons::bool_object(name != b"__main__");
            let name = paths::decode(vm, name)?;
            call::call(vm, run.borrow(), &[name.borrow(), alter_argv])
        });
        let outcome = self.finish(result, b"", "");
        let _ = self.vm.check_pending();
        outcome
    }

    /// Whether a path is a folder or an archive, whose `__main__` is to be run: whether a hook of `sys.path_hooks` takes it.
    pub fn has_importer(&mut self, path: &[u8]) -> Result<bool, Outcome> {
        match importer(&mut self.vm, path) {
            Ok(found) => Ok(found),
            Err(error) => Err(self.finish(Err(error), b"", "")),
        }
    }

    /// Puts a folder before all others of `sys.path`.
    pub fn prepend_path(&mut self, entry: &[u8]) -> Result<(), Exception> {
        let vm = &mut self.vm;
        let entry = paths::decode(vm, entry)?;
        if let Some(Ok(path)) = sys::get(vm, "path").map(Obj::into_ref::<List>) {
            let memory = vm.alloc();
            path.items_mut(vm).insert(memory, 0, entry.clone())?;
            vm.interp()
                .native_state
                .borrow_mut()
                .insert(import::FIRST_PATH, entry);
        }
        Ok(())
    }

    /// The namespace of `__main__`, for a file that is run in it.
    fn file_globals(&mut self, path: &[u8], is_pyc: bool) -> Result<Obj, Exception> {
        let module = self.main_module()?;
        let vm = &mut self.vm;
        let Some(globals) = module::dict(module.borrow()) else {
            return Err(vm.system_error("__main__ has no namespace"));
        };
        let file = paths::decode(vm, path)?;
        if import::loaded_by_text(vm, "_frozen_importlib_external")?.is_some() {
            let class = if is_pyc {
                "SourcelessFileLoader"
            } else {
                "SourceFileLoader"
            };
            let class = import::import_attribute(vm, "_frozen_importlib_external", class)?;
            let loader = call::call(vm, class.borrow(), &[names::__main__, file.borrow()])?;
            globals.set(vm, names::__loader__, loader)?;
        }
        let builtins = import::import_module(vm, "builtins")?;
        globals.set(vm, names::__builtins__, builtins)?;
        globals.set(vm, names::__file__, file)?;
        globals.set(vm, names::__cached__, singletons::NONE.own())?;
        Ok(globals.into())
    }
}

fn run_text(
    vm: &mut Vm,
    source: &[u8],
    filename: &Wtf8,
    globals: &Obj,
    file: bool,
) -> Result<Obj, Exception> {
    let optimize = vm.interp().config.borrow().optimize;
    let how = Compile {
        filename,
        mode: Mode::File,
        flags: 0,
        optimize,
        file,
    };
    let code = run::compile(vm, source, !file, &how)?;
    run::run_code(vm, &code, globals, globals.clone())
}

/// Runs the code of a `.pyc` file.
fn run_pyc(vm: &mut Vm, content: &[u8], globals: &Obj) -> Result<Obj, Exception> {
    if content.get(..4).is_some_and(|magic| magic != pyc::MAGIC_NUMBER) {
        return Err(vm.runtime_error("Bad magic number in .pyc file"));
    }
    let Some(code) = content.get(pyc::HEADER_SIZE..) else {
        return Err(vm.eof_error("EOF read where not expected"));
    };
    let made = taipan_vm::marshal::loads(vm, code, Trust::Foreign, true);
    let code: Result<Ref<Code>, ()> = made
        .map_err(drop)
        .and_then(|made| made.into_ref::<Code>().map_err(drop));
    match code {
        Ok(code) => run::run_code(vm, &code, globals, globals.clone()),
        Err(()) => Err(vm.runtime_error("Bad code object in .pyc file")),
    }
}

/// Whether a path hook takes this path; its finder is kept in `sys.path_importer_cache` (`PyImport_GetImporter`).
fn importer(vm: &mut Vm, path: &[u8]) -> Result<bool, Exception> {
    let path = paths::decode(vm, path)?;
    let cache = sys::get(vm, "path_importer_cache").map(Obj::into_ref::<Dict>);
    let (Some(Ok(cache)), Some(hooks)) = (cache, sys::get(vm, "path_hooks")) else {
        return Ok(false);
    };
    if let Some(known) = cache.get(vm, path.borrow())? {
        return Ok(!known.borrow().is_none());
    }
    let hooks = taipan_objects::object::collect(vm, hooks.borrow())?;
    cache.set(vm, path.borrow(), singletons::NONE.own())?;
    for hook in hooks.iter() {
        match call::call(vm, hook.borrow(), &[path.borrow()]) {
            Ok(finder) => {
                cache.set(vm, path.borrow(), finder)?;
                return Ok(true);
            }
            Err(error) if error.matches(exceptions::IMPORT_ERROR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}
