# An uncaught RecursionError shows the repeated lines once.
import sys
sys.setrecursionlimit(120)
def down(n):
    return down(n + 1)
print("start")
down(0)
