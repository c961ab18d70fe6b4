//! Location tables, exception tables and `.pyc` headers against CPython 3.14.10.

use taipan_bytecode::exception_table::{self, Entry};
use taipan_bytecode::location::{self, Encoder, Position};
use taipan_bytecode::pyc::{self, Header};
use taipan_bytecode::{Code, Const, marshal};

fn joined(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        String::from("-")
    } else {
        items.join(" ")
    }
}

#[test]
fn location_tables_decode_as_in_cpython() {
    for line in include_str!("data/locations.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let [table, lines, positions, lnotab] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let table: Vec<u8> = (0..table.len() / 2)
            .map(|at| u8::from_str_radix(&table[at * 2..at * 2 + 2], 16).unwrap())
            .collect();
        let found = location::co_lines(10, &table)
            .map(|range| format!("{},{},{}", range.start, range.end, range.line));
        assert_eq!(joined(found), lines);
        if lnotab != "?" {
            let pairs = location::lnotab(10, &table).map(|(bytes, line)| format!("{bytes:02x}{line:02x}"));
            assert_eq!(pairs.collect::<String>(), lnotab.trim_matches('-'));
        }
        let mut runs: Vec<(Position, usize)> = Vec::new();
        for position in location::co_positions(10, &table) {
            match runs.last_mut() {
                Some((last, count)) if *last == position => *count += 1,
                _ => runs.push((position, 1)),
            }
        }
        let found = runs.iter().map(|(position, count)| {
            let Position {
                line,
                end_line,
                column,
                end_column,
            } = position;
            format!("{line},{end_line},{column},{end_column}*{count}")
        });
        assert_eq!(joined(found), positions);
        for range in location::co_lines(10, &table) {
            assert_eq!(location::addr2line(10, &table, range.start as i32), range.line);
            assert_eq!(location::addr2line(10, &table, range.end as i32 - 2), range.line);
        }
        for range in location::ranges(10, &table) {
            assert_eq!(
                location::addr2location(10, &table, range.start as i32),
                range.position
            );
        }
    }
    assert_eq!(location::addr2line(10, &[0x80, 0x12], -1), 10);
    assert_eq!(location::addr2line(10, &[0x80, 0x12], 2), -1);
}

fn each_code(code: &Code, visit: &mut dyn FnMut(&Code)) {
    visit(code);
    for item in &code.consts {
        if let Const::Code(inner) = &**item {
            each_code(inner, visit);
        }
    }
}

fn sample(visit: &mut dyn FnMut(&Code)) {
    let file = include_bytes!("data/library.bin");
    let mut file = &file[..];
    while let Some(length) = file.split_off(..4) {
        let length = u32::from_le_bytes(length.try_into().unwrap()) as usize;
        each_code(
            &marshal::load_code(file.split_off(..length).unwrap()).unwrap(),
            visit,
        );
    }
}

/// Tables that CPython's compiler has made decode into what encodes into them again.
#[test]
fn tables_are_encoded_as_by_cpython() {
    sample(&mut |code| {
        let mut encoder = Encoder::new(code.firstlineno);
        let mut pending: Option<(Position, u32)> = None;
        for range in location::ranges(code.firstlineno, &code.linetable) {
            let units = (range.end - range.start) / 2;
            match &mut pending {
                // The assembler splits runs of more than eight units into eights.
                Some((position, count)) if *position == range.position && *count % 8 == 0 => *count += units,
                _ => {
                    if let Some((position, count)) = pending.replace((range.position, units)) {
                        encoder.entry(position, count);
                    }
                }
            }
        }
        if let Some((position, count)) = pending {
            encoder.entry(position, count);
        }
        assert_eq!(encoder.finish(), *code.linetable);

        let entries: Vec<Entry> = exception_table::entries(&code.exceptiontable).collect();
        let mut table = Vec::new();
        entries
            .iter()
            .for_each(|entry| exception_table::encode(&mut table, entry));
        assert_eq!(table, *code.exceptiontable);
        for unit in 0..code.code.len() as u32 / 2 {
            let covering = entries
                .iter()
                .find(|entry| entry.start <= unit && unit < entry.end);
            assert_eq!(
                exception_table::lookup(&code.exceptiontable, unit),
                covering.copied()
            );
        }
    });
}

#[test]
fn any_table_decodes() {
    let mut random = 7u32;
    for length in 0..200 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (random >> 24) as u8
            })
            .collect();
        for table in [
            &bytes[..],
            &vec![0x7F; length],
            &vec![0xF7; length],
            &vec![0xFF; length],
        ] {
            let _ = location::co_lines(i32::MAX, table).count();
            let _ = location::co_positions(i32::MIN, table).count();
            let _ = exception_table::entries(table).count();
            let _ = exception_table::lookup(table, length as u32);
        }
    }
    let mut long = Vec::new();
    let entry = Entry {
        start: (1 << 30) - 1,
        end: (1 << 30) - 1,
        target: 1 << 24,
        depth: 1 << 18,
        lasti: true,
    };
    exception_table::encode(&mut long, &entry);
    assert_eq!(exception_table::entries(&long).next(), Some(entry));
}

#[test]
fn pyc_headers() {
    assert_eq!(pyc::MAGIC_NUMBER, *b"+\x0e\r\n");
    assert_eq!(pyc::MAGIC_NUMBER_TOKEN, 168_627_755);
    assert_eq!(pyc::source_hash(b""), *b"a\xf5\xb7\xcbe:j\xa4");
    assert_eq!(pyc::source_hash(b"hello"), *b"\x84\xe3\x97\xfd\xb7\xfbmG");
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(pyc::source_hash(&all), *b"^\xfd\x86vC.\xf5{");
    for header in [
        Header::Timestamp { mtime: 1, size: 2 },
        Header::Hash {
            hash: *b"12345678",
            check_source: true,
        },
        Header::Hash {
            hash: *b"12345678",
            check_source: false,
        },
    ] {
        let mut file = header.to_bytes().to_vec();
        file.push(b'N');
        assert_eq!(Header::read(&file), Ok((header, &b"N"[..])));
        assert_eq!(
            Header::read(&file[..15]).unwrap_err().message("'m'"),
            "reached EOF while reading pyc header of 'm'"
        );
    }
    let message = |file: &[u8]| Header::read(file).unwrap_err().message("'m'");
    assert_eq!(message(b"a'\n"), "bad magic number in 'm': b\"a'\\n\"");
    assert_eq!(
        message(b"+\x0e\n\r0000"),
        "bad magic number in 'm': b'+\\x0e\\n\\r'"
    );
    assert_eq!(
        message(b"+\x0e\r\n\x04\x00\x00\x0000000000"),
        "invalid flags 4 in 'm'"
    );
}
