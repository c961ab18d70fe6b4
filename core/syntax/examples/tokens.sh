#!/bin/sh
# Compares the tokens of every file of the reference's library (or of the files given) with the reference's:
# as the parser gets them, and as _tokenize gives them without and with extra tokens.
#
#   core/syntax/examples/tokens.sh [FILE...]
#
# CPYTHON314 is the script that runs the reference; the default is /work/shared/tools/cpython314.
set -eu
cd "$(dirname "$0")"
reference=${CPYTHON314:-/work/shared/tools/cpython314}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then
    printf '%s\n' "$@" >"$work/files"
else
    find "$("$reference" lib)" -name '*.py' -type f | sort >"$work/files"
fi
cargo build -q -p taipan-syntax --example tokens
target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
status=0
for mode in --parse --plain --extra; do
    xargs -a "$work/files" "$target/debug/examples/tokens" $mode >"$work/ours"
    xargs -a "$work/files" "$reference" run tokens.py $mode >"$work/theirs"
    if cmp -s "$work/ours" "$work/theirs"; then
        echo "$mode: $(wc -l <"$work/ours") lines, all the same"
    else
        echo "$mode: different"
        diff "$work/ours" "$work/theirs" | cut -c1-150 | head -20
        status=1
    fi
done
exit $status
