# Exceptions that trace functions and monitoring callbacks raise.
import sys, traceback
def show(ex):
    tb=ex.__traceback__; r=[]
    while tb: r.append((tb.tb_frame.f_code.co_name, tb.tb_lineno-tb.tb_frame.f_code.co_firstlineno)); tb=tb.tb_next
    print(type(ex).__name__, ex, r)
def inner():
    len([])
    1/0
def outer():
    inner()
def catching():
    try: inner()
    except ZeroDivisionError: pass
    return 1
def gen():
    yield 1
def gens():
    for x in gen(): pass
for f in outer, catching, gens:
  for ev in "call","line","return","exception","opcode":
    for name in "inner","outer","catching","gen","gens":
        def tr(fr,e,a):
            fr.f_trace_opcodes = True
            if e==ev and fr.f_code.co_name==name: raise RuntimeError(ev)
            return tr
        sys.settrace(tr)
        try: f()
        except Exception as ex: sys.settrace(None); print(f.__name__, ev, name, end=" "); show(ex)
        sys.settrace(None)
m=sys.monitoring; E=m.events
m.use_tool_id(1,"x")
for f in outer, catching, gens:
  for ev in ("PY_START","PY_RETURN","PY_UNWIND","RAISE","EXCEPTION_HANDLED","LINE","CALL","C_RETURN","C_RAISE","RERAISE","PY_RESUME","PY_YIELD","INSTRUCTION","JUMP","BRANCH_LEFT","BRANCH_RIGHT"):
    for name in "inner","outer","catching","gen","gens":
        def cb(code,*a):
            if code.co_name==name: m.set_events(1,0); raise RuntimeError(ev)
        e=getattr(E,ev)
        m.register_callback(1,e,cb)
        m.set_events(1,e|(E.CALL | E.C_RETURN | E.C_RAISE if ev.startswith("C_") else 0))
        try: f()
        except Exception as ex: m.set_events(1,0); print(f.__name__, ev, name, end=" "); show(ex)
        m.set_events(1,0)
        m.register_callback(1,e,None)
