//! The module `resource`: how much of the system's resources a process may use, and has used.

use nix::sys::resource::{self, UsageWho};
use rustix::process::{Pid, Resource, Rlimit};
use taipan_derive::pymodule;
use taipan_objects::module::{self, Module, ModuleDef, PyModule as _};
use taipan_objects::structseq::Fields;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt as _, Ref, Result, Vm, exceptions, int, object, struct_sequence, tuple,
};
use taipan_vm::paths;

/// The module's declaration.
pub fn module() -> ModuleDef {
    ResourceModule::DEF
}

struct_sequence! {
    /// struct_rusage: Result from getrusage.
    ///
    /// A tuple of (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw),
    /// whose items are also the attributes ru_utime, ru_stime, ru_maxrss, and so on.
    pub STRUCT_RUSAGE: "resource", "struct_rusage", visible 16, instantiable true, [
        "ru_utime" = "user time used",
        "ru_stime" = "system time used",
        "ru_maxrss" = "max. resident set size",
        "ru_ixrss" = "shared memory size",
        "ru_idrss" = "unshared data size",
        "ru_isrss" = "unshared stack size",
        "ru_minflt" = "page faults not requiring I/O",
        "ru_majflt" = "page faults requiring I/O",
        "ru_nswap" = "number of swap outs",
        "ru_inblock" = "block input operations",
        "ru_oublock" = "block output operations",
        "ru_msgsnd" = "IPC messages sent",
        "ru_msgrcv" = "IPC messages received",
        "ru_nsignals" = "signals received",
        "ru_nvcsw" = "voluntary context switches",
        "ru_nivcsw" = "involuntary context switches",
    ]
}

/// Linux's resources, by their numbers.
const RESOURCES: &[(Resource, &str)] = &[
    (Resource::Cpu, "RLIMIT_CPU"),
    (Resource::Fsize, "RLIMIT_FSIZE"),
    (Resource::Data, "RLIMIT_DATA"),
    (Resource::Stack, "RLIMIT_STACK"),
    (Resource::Core, "RLIMIT_CORE"),
    (Resource::Rss, "RLIMIT_RSS"),
    (Resource::Nproc, "RLIMIT_NPROC"),
    (Resource::Nofile, "RLIMIT_NOFILE"),
    (Resource::Memlock, "RLIMIT_MEMLOCK"),
    (Resource::As, "RLIMIT_AS"),
    (Resource::Locks, ""),
    (Resource::Sigpending, "RLIMIT_SIGPENDING"),
    (Resource::Msgqueue, "RLIMIT_MSGQUEUE"),
    (Resource::Nice, "RLIMIT_NICE"),
    (Resource::Rtprio, "RLIMIT_RTPRIO"),
    (Resource::Rttime, "RLIMIT_RTTIME"),
];

fn resource_of(vm: &mut Vm, number: i32) -> Result<Resource> {
    let known = usize::try_from(number).ok().and_then(|at| RESOURCES.get(at));
    match known {
        Some((resource, _)) => Ok(*resource),
        None => Err(vm.value_error("invalid resource specified")),
    }
}

/// A limit as a program sees it: -1 for none.
fn limit_object(vm: &mut Vm, limit: Option<u64>) -> Result<Obj> {
    match limit {
        Some(limit) => int::new(vm, limit),
        None => int::new(vm, -1),
    }
}

fn limits_object(vm: &mut Vm, limits: &Rlimit) -> Result<Obj> {
    let current = limit_object(vm, limits.current)?;
    let maximum = limit_object(vm, limits.maximum)?;
    tuple::new(vm, &[current, maximum])
}

fn limit_of(vm: &mut Vm, value: ObjRef<'_>) -> Result<Option<u64>> {
    let number = int::index(vm, value)?;
    let Some(number) = int::value(number.borrow()) else {
        return Err(vm.type_error("an integer is required"));
    };
    match number.to_i64() {
        Some(-1) => Ok(None),
        Some(number) if number < 0 => Err(vm.value_error("Cannot convert negative int")),
        Some(number) => Ok(u64::try_from(number).ok()),
        None => match u64::try_from(&*number.as_big()) {
            Ok(u64::MAX) => Ok(None),
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C rlim_t")),
        },
    }
}

fn limits_of(vm: &mut Vm, limits: ObjRef<'_>) -> Result<Rlimit> {
    let items = object::collect(vm, limits)?;
    let [current, maximum] = &items[..] else {
        return Err(vm.value_error("expected a tuple of 2 integers"));
    };
    Ok(Rlimit {
        current: limit_of(vm, current.borrow())?,
        maximum: limit_of(vm, maximum.borrow())?,
    })
}

fn failed(vm: &mut Vm, error: rustix::io::Errno) -> Exception {
    match error {
        rustix::io::Errno::INVAL => vm.value_error("current limit exceeds maximum limit"),
        rustix::io::Errno::PERM => vm.value_error("not allowed to raise maximum limit"),
        other => paths::errno_error(vm, other.raw_os_error(), &[]),
    }
}

/// Limits of the process's resources, and what it has used of them.
pub struct ResourceModule;

#[pymodule(name = "resource")]
impl ResourceModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "error", exceptions::OS_ERROR.own())?;
        module::add(vm, module, "struct_rusage", STRUCT_RUSAGE.own())?;
        for (number, (_, name)) in RESOURCES
            .iter()
            .enumerate()
            .filter(|(_, (_, name))| !name.is_empty())
        {
            let number = int::new(vm, number)?;
            module::add(vm, module, name, number)?;
        }
        for (name, number) in [
            ("RLIMIT_OFILE", Resource::Nofile as i64),
            ("RUSAGE_SELF", 0),
            ("RUSAGE_CHILDREN", -1),
            ("RUSAGE_THREAD", 1),
            ("RLIM_INFINITY", -1),
        ] {
            let number = int::new(vm, number)?;
            module::add(vm, module, name, number)?;
        }
        Ok(())
    }
    /// What the process (RUSAGE_SELF), its children or the thread has used.
    #[signature("($module, who, /)")]
    fn getrusage(vm: &mut Vm, who: i32) -> Result<Obj> {
        let who = match who {
            0 => UsageWho::RUSAGE_SELF,
            -1 => UsageWho::RUSAGE_CHILDREN,
            1 => UsageWho::RUSAGE_THREAD,
            _ => return Err(vm.value_error("invalid who parameter")),
        };
        let usage = resource::getrusage(who).map_err(|errno| paths::errno_error(vm, errno as i32, &[]))?;
        let mut fields = Fields::new();
        for time in [usage.user_time(), usage.system_time()] {
            let seconds = time.tv_sec() as f64 + time.tv_usec() as f64 * 1e-6;
            fields.float(vm, seconds)?;
        }
        for number in [
            usage.max_rss(),
            usage.shared_integral(),
            usage.unshared_data_integral(),
            usage.unshared_stack_integral(),
            usage.minor_page_faults(),
            usage.major_page_faults(),
            usage.full_swaps(),
            usage.block_reads(),
            usage.block_writes(),
            usage.ipc_sends(),
            usage.ipc_receives(),
            usage.signals(),
            usage.voluntary_context_switches(),
            usage.involuntary_context_switches(),
        ] {
            let number = int::new(vm, number)?;
            fields.push(vm, number)?;
        }
        fields.finish(vm, STRUCT_RUSAGE)
    }
    /// The current and the maximum limit of a resource; -1 is none.
    #[signature("($module, resource, /)")]
    fn getrlimit(vm: &mut Vm, resource: i32) -> Result<Obj> {
        let resource = resource_of(vm, resource)?;
        limits_object(vm, &rustix::process::getrlimit(resource))
    }
    /// Sets the current and the maximum limit of a resource.
    #[signature("($module, resource, limits, /)")]
    fn setrlimit(vm: &mut Vm, resource: i32, limits: ObjRef<'_>) -> Result<()> {
        let resource = resource_of(vm, resource)?;
        let limits = limits_of(vm, limits)?;
        rustix::process::setrlimit(resource, limits).map_err(|error| failed(vm, error))
    }
    /// Gets the limits of a process, 0 being this one, and sets them if they are given.
    ///
    /// The limits of another process are only given where new ones are set.
    #[signature("($module, pid, resource, limits=None, /)")]
    fn prlimit(vm: &mut Vm, pid: i32, resource: i32, limits: Option<ObjRef<'_>>) -> Result<Obj> {
        let resource = resource_of(vm, resource)?;
        let own = pid == 0 || pid == rustix::process::getpid().as_raw_nonzero().get();
        match limits.filter(|limits| !limits.is_none()) {
            None if own => limits_object(vm, &rustix::process::getrlimit(resource)),
            None => Err(vm.new_exception(
                exceptions::NOT_IMPLEMENTED_ERROR,
                format_args!("prlimit() reads the limits of this process only"),
            )),
            Some(limits) => {
                let limits = limits_of(vm, limits)?;
                let before = rustix::process::prlimit(Pid::from_raw(pid), resource, limits);
                let before = before.map_err(|error| failed(vm, error))?;
                limits_object(vm, &before)
            }
        }
    }
    /// The size of a page of memory, in bytes.
    #[signature("($module, /)")]
    fn getpagesize(_vm: &mut Vm) -> usize {
        let size = nix::unistd::sysconf(nix::unistd::SysconfVar::PAGE_SIZE);
        size.ok()
            .flatten()
            .and_then(|size| usize::try_from(size).ok())
            .unwrap_or(4096)
    }
}
