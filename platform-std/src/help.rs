//! The texts of `--help` and its relatives.

/// The line that errors show.
pub fn usage_line(program: &[u8]) -> Vec<u8> {
    [
        b"usage: ",
        program,
        b" [option] ... [-c cmd | -m mod | file | -] [arg] ...\n",
    ]
    .concat()
}

/// `--help`.
pub fn usage(program: &[u8]) -> Vec<u8> {
    [usage_line(program).as_slice(), OPTIONS.as_bytes()].concat()
}

/// `--help-all`.
pub fn all(program: &[u8]) -> Vec<u8> {
    [
        usage(program).as_slice(),
        b"\n",
        ENVIRONMENT.as_bytes(),
        b"\n",
        X_OPTIONS.as_bytes(),
    ]
    .concat()
}

const OPTIONS: &str = "\
Options (and corresponding environment variables):
-b     : warn when bytes are turned into text by str(), or compared with text
         or with an int (-bb: raise)
-B     : write no .pyc files; also PYTHONDONTWRITEBYTECODE=x
-c cmd : run the program text cmd (ends the options)
-d     : show what the parser does; also PYTHONDEBUG=x
-E     : take no notice of PYTHON* environment variables
-h     : print this text and exit (also -? or --help)
-i     : go on with the prompt after the program, and show it even if standard
         input is no terminal; also PYTHONINSPECT=x
-I     : keep the user's surroundings out (implies -E, -P and -s)
-m mod : run the library module mod as a program (ends the options)
-O     : leave out assert statements, set __debug__ to False, and put .opt-1
         into the names of .pyc files; also PYTHONOPTIMIZE=x
-OO    : as -O, and leave out docstrings; .opt-2 in the names of .pyc files
-P     : put no folder of unknown content in front of sys.path; also
         PYTHONSAFEPATH
-q     : show no version and copyright at the prompt
-s     : leave the user's site folder out of sys.path; also PYTHONNOUSERSITE=x
-S     : don't import site at the start
-u     : write standard output and error without buffering; no effect on
         standard input; also PYTHONUNBUFFERED=x
-v     : tell each import, more when given more than once; also PYTHONVERBOSE=x
-V     : print the version and exit (also --version); more when given twice
-W arg : control warnings; arg is action:message:category:module:lineno; also
         PYTHONWARNINGS=arg
-x     : skip the first line of the program
-X opt : set an option of this implementation
--check-hash-based-pycs always|default|never:
         when .pyc files that carry a hash are compared with their source
--help-env: print the environment variables and exit
--help-xoptions: print the -X options and exit
--help-all: print all of this and exit

Arguments:
file   : the program to run
-      : read the program from standard input (default; the prompt on a terminal)
arg ...: the program's own arguments, in sys.argv[1:]
";

/// `--help-env`.
pub const ENVIRONMENT: &str = "\
Environment variables that change behavior:
PYTHONHASHSEED  : a number from 0 to 4294967295 seeds the hashes of str and
                  bytes; 'random' or nothing takes a new seed each time
PYTHONHOME      : the folder of a standard library to use instead of the one
                  that is built in; TAIPANHOME does the same and comes first
PYTHONIOENCODING: encoding[:errors] of standard input, output and error
PYTHONPATH      : folders to put in front of sys.path, ':' between them
PYTHONSTARTUP   : a file that runs before the prompt
PYTHONUSERBASE  : the user's base folder (site.USER_BASE)
PYTHON_BASIC_REPL: use the plain prompt
PYTHON_COLORS   : 1 turns colors on, 0 turns them off
PYTHON_HISTORY  : the file of the prompt's history
PYTHONBREAKPOINT: what breakpoint() calls; 0 makes it do nothing

These variables have an option that does the same (see --help):
PYTHONDEBUG     : show what the parser does (-d)
PYTHONDONTWRITEBYTECODE: write no .pyc files (-B)
PYTHONINSPECT   : go on with the prompt after the program (-i)
PYTHONINTMAXSTRDIGITS: limit on digits between int and str
                  (-X int_max_str_digits=N)
PYTHONNODEBUGRANGES: keep no columns in code objects (-X no_debug_ranges)
PYTHONNOUSERSITE: leave the user's site folder out (-s)
PYTHONOPTIMIZE  : leave out assert statements (-O)
PYTHONPROFILEIMPORTTIME: tell how long imports take (-X importtime)
PYTHONPYCACHEPREFIX: the folder for .pyc files (-X pycache_prefix)
PYTHONSAFEPATH  : put no folder of unknown content in front of sys.path (-P)
PYTHONTRACEMALLOC: trace allocations (-X tracemalloc)
PYTHONUNBUFFERED: write without buffering (-u)
PYTHONUTF8      : UTF-8 mode (-X utf8)
PYTHONVERBOSE   : tell each import (-v)
PYTHONWARNDEFAULTENCODING: warn where an encoding is left to the locale
                  (-X warn_default_encoding)
PYTHONWARNINGS  : control warnings (-W)
PYTHONDEVMODE   : development mode (-X dev)
PYTHON_CPU_COUNT: what os.cpu_count() says (-X cpu_count)
";

/// `--help-xoptions`.
pub const X_OPTIONS: &str = "\
The following implementation-specific options are available:
-X cpu_count=N: what os.cpu_count() says; also PYTHON_CPU_COUNT
-X dev : development mode; also PYTHONDEVMODE
-X importtime[=2]: tell how long each import takes, with 2 also those of
         modules that were loaded already; also PYTHONPROFILEIMPORTTIME
-X int_max_str_digits=N: limit on digits between int and str, 0 for none; also
         PYTHONINTMAXSTRDIGITS
-X no_debug_ranges: keep no columns in code objects; also PYTHONNODEBUGRANGES
-X pycache_prefix=PATH: put .pyc files into a tree of their own; also
         PYTHONPYCACHEPREFIX
-X tracemalloc[=N]: trace allocations, N frames deep (default 1); also
         PYTHONTRACEMALLOC=N
-X utf8[=0|1]: UTF-8 mode; also PYTHONUTF8
-X warn_default_encoding: warn where an encoding is left to the locale; also
         PYTHONWARNDEFAULTENCODING
";
