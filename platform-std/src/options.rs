//! The command line: CPython's option grammar.
//!
//! <https://docs.python.org/3.14/using/cmdline.html>. Options may stand together (`-bBi`), a value may be attached (`-c1`), long
//! options have no abbreviations and take no `=`. The first argument that is no option, `-c` and `-m` end the options.
//! What is wrong is said the way CPython says it, with exit code 2. General-purpose parsers differ in those corners
//! (they take `--option=value`, and `-c=1` as `1`), so the grammar is written out here.

use crate::help;

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandLine {
    /// To run something.
    Run(Box<Options>),
    /// To print this text on standard output and exit with 0.
    Print(Vec<u8>),
    /// Nothing that makes sense: print this text on standard error and exit with 2.
    Wrong(Vec<u8>),
}

/// What to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// `-c`: this program text.
    Command(Vec<u8>),
    /// `-m`: the module of this name.
    Module(Vec<u8>),
    /// This file, or folder or archive with a `__main__`.
    File(Vec<u8>),
    /// Standard input: a program, or a person at the prompt.
    #[default]
    Stdin,
}

/// When hash-based `.pyc` files are compared with their source (PEP 552).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckHashPycs {
    /// As each file says.
    #[default]
    Default,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The options, and what the environment variables add to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What to run.
    pub source: Source,
    /// `sys.argv`.
    pub argv: Vec<Vec<u8>>,
    /// `-b`: 1 warns about comparing bytes with text, 2 raises.
    pub bytes_warning: u32,
    /// `-B`.
    pub dont_write_bytecode: bool,
    /// `-d`.
    pub parser_debug: u32,
    /// `-E`, or implied by `-I`.
    pub ignore_environment: bool,
    /// `-i` was given: the prompt follows, even if standard input is no terminal.
    pub interactive: bool,
    /// `-i` or `PYTHONINSPECT`: the prompt follows what is run.
    pub inspect: bool,
    /// `-I`.
    pub isolated: bool,
    /// `-O` and `-OO`: 1 and 2.
    pub optimization_level: u32,
    /// `-P`, or implied by `-I`.
    pub safe_path: bool,
    /// `-q`.
    pub quiet: bool,
    /// `-s`, or implied by `-I`.
    pub no_user_site: bool,
    /// `-S`.
    pub no_site: bool,
    /// `-u`.
    pub unbuffered: bool,
    /// `-v`.
    pub verbose: u32,
    /// `-W`, in order, after those of `PYTHONWARNINGS`.
    pub warn_options: Vec<Vec<u8>>,
    /// `-x`.
    pub skip_first_line: bool,
    /// `-X`, in order.
    pub x_options: Vec<Vec<u8>>,
    /// `--check-hash-based-pycs`.
    pub check_hash_pycs: CheckHashPycs,
}

/// Who is asked: names and versions that help and errors mention.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// What the program was called as.
    pub name: &'a [u8],
    /// `3.14.10`, for `-V`.
    pub version: &'a str,
    /// `sys.version`, for `-VV`.
    pub long_version: &'a str,
}

/// Short options, with those that take a value.
const SHORT: &[(u8, bool)] = &[
    (b'b', false),
    (b'B', false),
    (b'c', true),
    (b'd', false),
    (b'E', false),
    (b'h', false),
    (b'i', false),
    (b'I', false),
    (b'm', true),
    (b'O', false),
    (b'P', false),
    (b'q', false),
    (b'R', false),
    (b's', false),
    (b'S', false),
    (b't', false),
    (b'u', false),
    (b'v', false),
    (b'V', false),
    (b'W', true),
    (b'x', false),
    (b'X', true),
    (b'?', false),
];

/// One option, as the scanner finds it.
enum Found {
    Short(u8, Vec<u8>),
    CheckHashPycs(Vec<u8>),
    Help(Vec<u8>),
    Wrong(Vec<u8>),
    End,
}

/// Walks over the arguments, option by option.
struct Scanner<'a> {
    arguments: &'a [Vec<u8>],
    /// The next argument.
    next: usize,
    /// What is left of a cluster of short options.
    cluster: &'a [u8],
}

impl<'a> Scanner<'a> {
    fn find(&mut self, program: &Program<'_>) -> Found {
        if self.cluster.is_empty() {
            let Some(argument) = self.arguments.get(self.next) else {
                return Found::End;
            };
            match argument.as_slice() {
                b"--" => {
                    self.next += 1;
                    return Found::End;
                }
                b"--help" => {
                    self.next += 1;
                    return Found::Short(b'h', Vec::new());
                }
                b"--version" => {
                    self.next += 1;
                    return Found::Short(b'V', Vec::new());
                }
                [b'-', _, ..] => {
                    self.next += 1;
                    self.cluster = &argument[1..];
                }
                _ => return Found::End,
            }
        }
        let Some((&option, rest)) = self.cluster.split_first() else {
            return Found::End;
        };
        self.cluster = rest;
        if option == b'-' {
            return self.long(program);
        }
        let Some(&(_, takes_value)) = SHORT.iter().find(|(name, _)| *name == option) else {
            return Found::Wrong([b"Unknown option: -", [option].as_slice(), b"\n"].concat());
        };
        if !takes_value {
            return Found::Short(option, Vec::new());
        }
        let value = if self.cluster.is_empty() {
            self.value()
        } else {
            Some(std::mem::take(&mut self.cluster).to_vec())
        };
        match value {
            Some(value) => Found::Short(option, value),
            None => {
                Found::Wrong([b"Argument expected for the -", [option].as_slice(), b" option\n"].concat())
            }
        }
    }

    fn long(&mut self, program: &Program<'_>) -> Found {
        let name = std::mem::take(&mut self.cluster);
        let whole = self
            .next
            .checked_sub(1)
            .and_then(|at| self.arguments.get(at))
            .cloned()
            .unwrap_or_default();
        match name {
            b"" => {
                // A cluster such as `-b-`: CPython complains, and then takes the options as ended.
                Found::End
            }
            b"check-hash-based-pycs" => match self.value() {
                Some(value) => Found::CheckHashPycs(value),
                None => {
                    Found::Wrong([b"Argument expected for the ", whole.as_slice(), b" options\n"].concat())
                }
            },
            b"help-all" => Found::Help(help::all(program.name)),
            b"help-env" => Found::Help(help::ENVIRONMENT.as_bytes().to_vec()),
            b"help-xoptions" => Found::Help(help::X_OPTIONS.as_bytes().to_vec()),
            _ => Found::Wrong([b"Unknown option: ", whole.as_slice(), b"\n"].concat()),
        }
    }

    fn value(&mut self) -> Option<Vec<u8>> {
        let value = self.arguments.get(self.next)?;
        self.next += 1;
        Some(value.clone())
    }
}

/// Understands the arguments after the program's name.
pub fn parse(program: &Program<'_>, arguments: &[Vec<u8>]) -> CommandLine {
    let mut options = Options::default();
    let mut scanner = Scanner {
        arguments,
        next: 0,
        cluster: &[],
    };
    let mut versions = 0;
    let mut source = None;
    while source.is_none() {
        let (option, value) = match scanner.find(program) {
            Found::End => break,
            Found::Short(option, value) => (option, value),
            Found::Help(text) => return CommandLine::Print(text),
            Found::Wrong(message) => return wrong(program, &message),
            Found::CheckHashPycs(value) => {
                options.check_hash_pycs = match value.as_slice() {
                    b"default" => CheckHashPycs::Default,
                    b"always" => CheckHashPycs::Always,
                    b"never" => CheckHashPycs::Never,
                    _ => {
                        let message =
                            b"--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n";
                        return wrong(program, message);
                    }
                };
                continue;
            }
        };
        match option {
            b'b' => options.bytes_warning += 1,
            b'B' => options.dont_write_bytecode = true,
            b'c' => source = Some(Source::Command([value.as_slice(), b"\n"].concat())),
            b'd' => options.parser_debug += 1,
            b'E' => options.ignore_environment = true,
            b'h' | b'?' => return CommandLine::Print(help::usage(program.name)),
            b'i' => {
                options.inspect = true;
                options.interactive = true;
            }
            b'I' => options.isolated = true,
            b'm' => source = Some(Source::Module(value)),
            b'O' => options.optimization_level += 1,
            b'P' => options.safe_path = true,
            b'q' => options.quiet = true,
            b's' => options.no_user_site = true,
            b'S' => options.no_site = true,
            b'u' => options.unbuffered = true,
            b'v' => options.verbose += 1,
            b'V' => versions += 1,
            b'W' => options.warn_options.push(value),
            b'x' => options.skip_first_line = true,
            b'X' => options.x_options.push(value),
            // Options of long ago, still taken and ignored.
            _ => {}
        }
    }
    if versions > 0 {
        let version = if versions > 1 {
            program.long_version
        } else {
            program.version
        };
        return CommandLine::Print(format!("Python {version}\n").into_bytes());
    }
    let mut rest = arguments.get(scanner.next..).unwrap_or_default().to_vec();
    options.source = match source {
        Some(source) => {
            let name: &[u8] = if matches!(source, Source::Command(_)) {
                b"-c"
            } else {
                b"-m"
            };
            rest.insert(0, name.to_vec());
            source
        }
        None => match rest.first() {
            Some(name) if name != b"-" => Source::File(name.clone()),
            Some(_) => Source::Stdin,
            None => {
                rest.push(Vec::new());
                Source::Stdin
            }
        },
    };
    options.argv = rest;
    if options.isolated {
        options.ignore_environment = true;
        options.safe_path = true;
        options.no_user_site = true;
    }
    CommandLine::Run(Box::new(options))
}

fn wrong(program: &Program<'_>, message: &[u8]) -> CommandLine {
    CommandLine::Wrong(
        [
            message,
            &help::usage_line(program.name),
            b"Try `python -h' for more information.\n",
        ]
        .concat(),
    )
}

impl Options {
    /// Adds what the `PYTHON*` variables say, unless `-E` or `-I` was given. `get` looks a variable up; an empty one counts as
    /// not set. A variable never takes back what an option asked for.
    pub fn apply_environment(&mut self, get: &mut dyn FnMut(&[u8]) -> Option<Vec<u8>>) {
        if self.ignore_environment {
            return;
        }
        let mut get = |name: &str| get(name.as_bytes()).filter(|value| !value.is_empty());
        for (name, level) in [
            ("PYTHONDEBUG", &mut self.parser_debug),
            ("PYTHONVERBOSE", &mut self.verbose),
            ("PYTHONOPTIMIZE", &mut self.optimization_level),
        ] {
            if let Some(value) = get(name) {
                *level = (*level).max(environment_level(&value));
            }
        }
        for (name, flag) in [
            ("PYTHONDONTWRITEBYTECODE", &mut self.dont_write_bytecode),
            ("PYTHONINSPECT", &mut self.inspect),
            ("PYTHONUNBUFFERED", &mut self.unbuffered),
            ("PYTHONNOUSERSITE", &mut self.no_user_site),
            ("PYTHONSAFEPATH", &mut self.safe_path),
        ] {
            if let Some(value) = get(name) {
                // These two mean yes whatever they hold.
                *flag |= matches!(name, "PYTHONSAFEPATH" | "PYTHONINSPECT") || environment_level(&value) > 0;
            }
        }
        if let Some(value) = get("PYTHONWARNINGS") {
            let earlier = value.split(|&byte| byte == b',').map(<[u8]>::to_vec);
            self.warn_options.splice(0..0, earlier);
        }
    }

    /// What `-X name` or `-X name=value` said last: `None` if it was not given, `Some(None)` without a value.
    pub fn x_option(&self, name: &str) -> Option<Option<&[u8]>> {
        self.x_options.iter().rev().find_map(|option| {
            let rest = option.strip_prefix(name.as_bytes())?;
            match rest {
                [] => Some(None),
                [b'=', value @ ..] => Some(Some(value)),
                _ => None,
            }
        })
    }
}

/// A variable's level: its number, or 1 if it is none, or negative.
fn environment_level(value: &[u8]) -> u32 {
    let number: Option<i32> = std::str::from_utf8(value)
        .ok()
        .and_then(|text| text.trim_start().parse().ok());
    match number {
        Some(number) => u32::try_from(number).unwrap_or(1),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: Program<'static> = Program {
        name: b"taipan",
        version: "3.14.10",
        long_version: "3.14.10 (main) [Taipan]",
    };

    fn parse_words(words: &str) -> CommandLine {
        let arguments: Vec<Vec<u8>> = words
            .split(' ')
            .filter(|w| !w.is_empty())
            .map(|w| w.as_bytes().to_vec())
            .collect();
        parse(&PROGRAM, &arguments)
    }

    fn run(words: &str) -> Options {
        match parse_words(words) {
            CommandLine::Run(options) => *options,
            other => panic!("{words}: {other:?}"),
        }
    }

    fn text(bytes: &[u8]) -> &str {
        std::str::from_utf8(bytes).unwrap()
    }

    /// First lines as CPython 3.14.10 prints them; two more lines follow each.
    #[test]
    fn errors_are_cpythons() {
        let cases = [
            ("-Z", "Unknown option: -Z"),
            ("-bBdZ", "Unknown option: -Z"),
            ("-J", "Unknown option: -J"),
            ("-O=1", "Unknown option: -="),
            ("-c", "Argument expected for the -c option"),
            ("-ic", "Argument expected for the -c option"),
            ("-m", "Argument expected for the -m option"),
            ("-W", "Argument expected for the -W option"),
            ("-X", "Argument expected for the -X option"),
            ("--nope", "Unknown option: --nope"),
            ("--helpx", "Unknown option: --helpx"),
            ("--version=3", "Unknown option: --version=3"),
            (
                "--check-hash-based-pycs",
                "Argument expected for the --check-hash-based-pycs options",
            ),
            (
                "--check-hash-based-pycs=x -c 1",
                "Unknown option: --check-hash-based-pycs=x",
            ),
            (
                "--check-hash-based-pycs bad -c 1",
                "--check-hash-based-pycs must be one of 'default', 'always', or 'never'",
            ),
            ("-VZ", "Unknown option: -Z"),
        ];
        for (words, first) in cases {
            let CommandLine::Wrong(message) = parse_words(words) else {
                panic!("{words} is not wrong")
            };
            let expected = format!(
                "{first}\nusage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\n\
                 Try `python -h' for more information.\n"
            );
            assert_eq!(text(&message), expected, "{words}");
        }
    }

    #[test]
    fn help_and_version() {
        let cases = [
            ("-V", "Python 3.14.10\n"),
            ("--version", "Python 3.14.10\n"),
            ("-VV", "Python 3.14.10 (main) [Taipan]\n"),
            ("-V --version", "Python 3.14.10 (main) [Taipan]\n"),
            ("-Vq", "Python 3.14.10\n"),
            ("-V file", "Python 3.14.10\n"),
        ];
        for (words, expected) in cases {
            assert_eq!(parse_words(words), CommandLine::Print(expected.into()), "{words}");
        }
        for words in ["-h", "-?", "--help", "-hZ", "-bh", "-Vh", "--help-all"] {
            let CommandLine::Print(text) = parse_words(words) else {
                panic!("{words} prints nothing")
            };
            assert!(
                text.starts_with(b"usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"),
                "{words}"
            );
        }
        for (words, part) in [("--help-env", "PYTHONHASHSEED"), ("--help-xoptions", "-X utf8")] {
            let CommandLine::Print(message) = parse_words(words) else {
                panic!("{words} prints nothing")
            };
            assert!(text(&message).contains(part));
        }
    }

    #[test]
    fn sources_and_argv() {
        let bytes = |text: &str| text.as_bytes().to_vec();
        let cases = [
            ("", Source::Stdin, vec![""]),
            ("-", Source::Stdin, vec!["-"]),
            ("- a -c", Source::Stdin, vec!["-", "a", "-c"]),
            ("--", Source::Stdin, vec![""]),
            ("file.py", Source::File(bytes("file.py")), vec!["file.py"]),
            (
                "-B file.py -O x",
                Source::File(bytes("file.py")),
                vec!["file.py", "-O", "x"],
            ),
            ("-- -O x", Source::File(bytes("-O")), vec!["-O", "x"]),
            ("-c pass", Source::Command(bytes("pass\n")), vec!["-c"]),
            (
                "-cpass -c x",
                Source::Command(bytes("pass\n")),
                vec!["-c", "-c", "x"],
            ),
            ("-ic=1 a", Source::Command(bytes("=1\n")), vec!["-c", "a"]),
            ("-c -", Source::Command(bytes("-\n")), vec!["-c"]),
            (
                "-m json.tool x",
                Source::Module(bytes("json.tool")),
                vec!["-m", "x"],
            ),
            ("-OBmjson", Source::Module(bytes("json")), vec!["-m"]),
        ];
        for (words, source, argv) in cases {
            let options = run(words);
            assert_eq!(options.source, source, "{words}");
            assert_eq!(
                options.argv,
                argv.iter().map(|a| bytes(a)).collect::<Vec<_>>(),
                "{words}"
            );
        }
    }

    #[test]
    fn flags() {
        let options =
            run("-bbBdEiOOPqRsStuvvx -W error -Wignore -X dev -Xutf8=1 --check-hash-based-pycs never -");
        assert_eq!(
            options,
            Options {
                source: Source::Stdin,
                argv: vec![b"-".to_vec()],
                bytes_warning: 2,
                dont_write_bytecode: true,
                parser_debug: 1,
                ignore_environment: true,
                interactive: true,
                inspect: true,
                isolated: false,
                optimization_level: 2,
                safe_path: true,
                quiet: true,
                no_user_site: true,
                no_site: true,
                unbuffered: true,
                verbose: 2,
                warn_options: vec![b"error".to_vec(), b"ignore".to_vec()],
                skip_first_line: true,
                x_options: vec![b"dev".to_vec(), b"utf8=1".to_vec()],
                check_hash_pycs: CheckHashPycs::Never,
            }
        );
        assert_eq!(options.x_option("dev"), Some(None));
        assert_eq!(options.x_option("utf8"), Some(Some(b"1".as_slice())));
        assert_eq!(options.x_option("ut"), None);
        let isolated = run("-I");
        assert!(
            isolated.ignore_environment && isolated.safe_path && isolated.no_user_site && !isolated.no_site
        );
    }

    #[test]
    fn environment_adds() {
        let variables = [
            ("PYTHONOPTIMIZE", "2"),
            ("PYTHONVERBOSE", "yes"),
            ("PYTHONDEBUG", ""),
            ("PYTHONDONTWRITEBYTECODE", "0"),
            ("PYTHONINSPECT", "0"),
            ("PYTHONUNBUFFERED", "-1"),
            ("PYTHONWARNINGS", "a,b"),
        ];
        let mut get = |name: &[u8]| {
            variables
                .iter()
                .find(|(n, _)| n.as_bytes() == name)
                .map(|(_, value)| value.as_bytes().to_vec())
        };
        let mut options = run("-O -W c");
        options.apply_environment(&mut get);
        assert_eq!(
            (options.optimization_level, options.verbose, options.parser_debug),
            (2, 1, 0)
        );
        assert!(
            !options.dont_write_bytecode && options.inspect && options.unbuffered && !options.interactive
        );
        assert_eq!(options.warn_options, [b"a", b"b", b"c"]);
        let mut isolated = run("-E");
        let before = isolated.clone();
        isolated.apply_environment(&mut get);
        assert_eq!(isolated, before);
    }
}
