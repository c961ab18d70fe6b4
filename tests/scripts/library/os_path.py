# needs: lib
# os.path on strings.
import os.path as p
for s in ("", "/", "a", "a/b", "/a/b/", "//a", "a//b", "./a", "../a/./b/..", "/..", "a.txt", ".bashrc", "a.tar.gz", "dir.d/file", "~", "a/.b.c"):
    print(repr(s), p.split(s), p.basename(s), p.dirname(s), p.splitext(s), p.normpath(s), p.isabs(s), p.splitroot(s))
print(p.join("a", "b", "c"), p.join("a", "/b"), p.join("a/", "b"), p.join(""), p.join("a", ""), p.join(b"a", b"b"), p.commonpath(["/a/b/c", "/a/b/d"]), p.commonprefix(["abc", "abd"]), p.relpath("/a/b/c", "/a/d"), p.relpath("a", "a"), p.abspath("/x/../y"), p.expandvars("$NOPE_X/${NOPE_Y}"), p.normcase("A/B"), p.splitdrive("/a"))
for f in (lambda: p.join("a", 5), lambda: p.join("a", b"b"), lambda: p.split(5), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]), lambda: p.relpath(""), lambda: p.basename(None), lambda: p.splitext(1.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
