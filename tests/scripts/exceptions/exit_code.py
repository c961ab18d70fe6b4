# SystemExit with a text goes to standard error and gives 1.
import sys
print("working")
try:
    sys.exit("stopped: something is wrong")
finally:
    print("cleaned up")
