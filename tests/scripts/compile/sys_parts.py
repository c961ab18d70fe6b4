# What CPython's own test support asks of sys, sysconfig and resource.
import resource
import sys
import sysconfig

print(sys._jit.is_enabled(), sys._jit.is_active(), sys._jit)
print(sysconfig.get_config_var('Py_DEBUG'), sysconfig.get_config_var('Py_GIL_DISABLED'), sysconfig.get_config_var('nothing'))
print(type(sysconfig.get_config_vars()), sysconfig.get_config_var('VERSION'), sysconfig.get_config_var('TZPATH'))


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


print(resource.RLIMIT_STACK, resource.RLIMIT_NOFILE, resource.RLIMIT_OFILE, resource.RLIM_INFINITY, resource.RUSAGE_CHILDREN)
print(resource.getpagesize() >= 4096, resource.error is OSError)
limits = resource.getrlimit(resource.RLIMIT_CORE)
print(type(limits), len(limits))
show(resource.setrlimit, resource.RLIMIT_CORE, (0, limits[1]))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.prlimit(0, resource.RLIMIT_CORE)[0])
usage = resource.getrusage(resource.RUSAGE_SELF)
print(len(usage), usage.ru_maxrss > 0, usage.ru_utime == usage[0], type(usage))
for number in (-1, 16, 1 << 40):
    show(resource.getrlimit, number)
show(resource.getrusage, 55)
for given in (5, (1,), ('a', 1), (5, 2), (1 << 70, -1), (-2, -1)):
    show(resource.setrlimit, 3, given)
