# Counts the words of standard input, or of the files named: `taipan examples/words.py FILE ...`
import sys


def words(stream):
    for line in stream:
        for word in line.split():
            word = word.strip(".,;:!?\"'()[]").lower()
            if word:
                yield word


def main():
    counts = {}
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            with open(name, encoding="utf-8") as stream:
                for word in words(stream):
                    counts[word] = counts.get(word, 0) + 1
    else:
        for word in words(sys.stdin):
            counts[word] = counts.get(word, 0) + 1
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]:
        print(f"{count:6} {word}")


main()
