//! Issuing warnings.

use taipan_objects::{ObjRef, Result, TypeRef, Vm, call, exceptions, names, object};
use taipan_syntax::error::{Warning, WarningCategory};
use taipan_unicode::Wtf8;

/// The hook: `warnings.warn(message, category, stacklevel)`, if the `warnings` module has been imported; otherwise nobody
/// has asked for warnings of the default-ignored categories, and others go to stderr.
pub fn warn(vm: &mut Vm, category: TypeRef<'_>, message: ObjRef<'_>, stack_level: isize) -> Result<()> {
    if let Some(warnings) = crate::import::loaded(vm, names::warnings)? {
        let name = vm.intern("warn")?;
        let function = object::getattr(vm, warnings.borrow(), name.borrow())?;
        let level = taipan_objects::int::new(vm, stack_level)?;
        call::call(
            vm,
            function.borrow(),
            &[message, category.as_obj(), level.borrow()],
        )?;
        return Ok(());
    }
    let ignored = [
        exceptions::DEPRECATION_WARNING,
        exceptions::PENDING_DEPRECATION_WARNING,
        exceptions::IMPORT_WARNING,
        exceptions::RESOURCE_WARNING,
    ];
    if ignored.iter().any(|ignored| category.is_subtype(*ignored)) {
        return Ok(());
    }
    let name = category.display_name(vm);
    let text = object::DisplayStr(message);
    let line = alloc::format!("{name}: {text}\n");
    crate::sys::write_stderr(vm, &line);
    Ok(())
}

/// Issues a warning of the compiler.
pub fn issue(vm: &mut Vm, warning: &Warning, filename: &Wtf8) -> Result<()> {
    let category = match warning.category {
        WarningCategory::Deprecation => return Ok(()),
        _ => exceptions::SYNTAX_WARNING,
    };
    let name = category.display_name(vm);
    let text = alloc::format!(
        "{}:{}: {name}: {}\n",
        filename.to_string_lossy(),
        warning.lineno,
        warning.message
    );
    crate::sys::write_stderr(vm, &text);
    Ok(())
}
