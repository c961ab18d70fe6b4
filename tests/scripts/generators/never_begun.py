# Generators and coroutines that end before they begin.
import inspect,sys,warnings
def g(): yield 1
x=g(); print(inspect.getgeneratorstate(x)); print(x.close()); print(inspect.getgeneratorstate(x), x.gi_frame, x.gi_running, list(x))
async def c(): pass
x=c(); print(x.close(), inspect.getcoroutinestate(x), x.cr_frame); del x
try: c().throw(KeyError(1))
except KeyError as e: print(repr(e))
async def ag(): yield 1
x=ag(); y=x.aclose()
try: y.send(None)
except StopIteration as e: print("stop", e.value)
print(x.ag_frame)
class D:
    def __del__(s): print("del")
def h(a): yield a
x=h(D()); print("made"); del x; print("gone")
x=h(D()); x.close(); print("closed")
try: x.throw(ValueError)
except ValueError as e: print("v")
