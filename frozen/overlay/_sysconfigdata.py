"""What the interpreter was built with, for sysconfig.get_config_vars().

Nothing here was made by a C compiler, so that the variables that would say how stay empty.  The module's name gets the platform's when
the program is built.
"""

build_time_vars = {
    'ABIFLAGS': '',
    'AR': '',
    'BINDIR': '/usr/local/bin',
    'CC': '',
    'CCSHARED': '',
    'CFLAGS': '',
    'CONFIG_ARGS': '',
    'CXX': '',
    'EXE': '',
    'HAVE_FORK': 0,
    'LDFLAGS': '',
    'LIBDIR': '/usr/local/lib',
    'PY_CFLAGS': '',
    'PY_CFLAGS_NODIST': '',
    'Py_DEBUG': 0,
    'Py_ENABLE_SHARED': 0,
    'Py_GIL_DISABLED': 0,
    'Py_TRACE_REFS': 0,
    'SHELL': '/bin/sh -e',
    'TZPATH': '/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo',
    'VERSION': '3.14',
    'WITH_DOC_STRINGS': 1,
    'exec_prefix': '/usr/local',
    'prefix': '/usr/local',
}
