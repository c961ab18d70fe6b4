# needs: lib os files
# subprocess, and asyncio's.
import asyncio, os, signal, subprocess, tempfile
from subprocess import PIPE, STDOUT, DEVNULL


def shown(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(subprocess.run(["echo", "hello"], capture_output=True, text=True))
print(subprocess.check_output("echo one; echo two >&2; exit 0", shell=True, stderr=STDOUT))
print(subprocess.run(["cat"], input=b"to and fro", stdout=PIPE).stdout)
print(subprocess.call(["sh", "-c", "exit 3"]), subprocess.run(["sh", "-c", "kill -9 $$"]).returncode)
print(shown(subprocess.check_call, ["false"]))
print(shown(subprocess.run, ["no such program"]), shown(subprocess.run, ["/etc/passwd"]))
print(shown(subprocess.run, ["echo"], cwd="/no such folder"))
print(shown(subprocess.run, ["sleep", "5"], timeout=0.05))
with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    print(subprocess.run(["pwd"], cwd=folder, capture_output=True, text=True).stdout.strip() == folder, os.getcwd() != folder)
    with open(os.path.join(folder, "out"), "w+") as file:
        subprocess.run(["sh", "-c", "echo into a file; echo and more >&2"], stdout=file, stderr=file)
        file.seek(0)
        print(file.read().split("\n"))
    subprocess.run(["touch", "made"], cwd=folder, umask=0o077)
    print(oct(os.stat(os.path.join(folder, "made")).st_mode))
print(subprocess.run(["sh", "-c", "echo $WORD"], env={"WORD": "given", "PATH": os.defpath}, stdout=PIPE).stdout)
os.environ["WORD"] = "set"
print(subprocess.run(["sh", "-c", "echo $WORD"], stdout=PIPE).stdout)
reader, writer = os.pipe()
subprocess.run(["sh", "-c", f"echo passed >&{writer}"], pass_fds=[writer])
os.set_inheritable(writer, True)
print(subprocess.run(["sh", "-c", f"echo lost >&{writer}"], stderr=DEVNULL).returncode != 0)
subprocess.run(["sh", "-c", f"echo inherited >&{writer}"], close_fds=False)
os.close(writer)
print(os.read(reader, 100))
os.close(reader)
session = "ps -o pid=,sid=,pgid= -p $$ 2>/dev/null || cut -d' ' -f1,6,5 /proc/$$/stat"
print(len(set(subprocess.check_output(session, shell=True, start_new_session=True).split())))
child = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, process_group=0)
print(os.getpgid(child.pid) == child.pid, child.poll())
child.stdin.write("line\n")
child.stdin.flush()
print(child.stdout.readline())
child.send_signal(signal.SIGTERM)
print(child.wait(), child.poll(), child.stdout.read())
child.stdin.close(), child.stdout.close()
with subprocess.Popen(["sh", "-c", "cat; echo error >&2"], stdin=PIPE, stdout=PIPE, stderr=PIPE) as child:
    out, err = child.communicate(b"x" * 200_000)
    print(len(out), err, child.returncode)
print(subprocess.getstatusoutput("echo status; exit 2"), os.popen("echo popen").read())
print(shown(subprocess.run, ["echo"], bufsize="a"), shown(subprocess.run, ["a\0b"]))


async def main():
    child = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    out, err = await child.communicate(b"through asyncio")
    print(out, err, child.returncode)
    child = await asyncio.create_subprocess_shell("echo shell; exit 4", stdout=PIPE)
    print(await child.stdout.readline(), await child.wait())
    child = await asyncio.create_subprocess_exec("sleep", "10")
    child.terminate()
    print(await child.wait())
    children = [await asyncio.create_subprocess_exec("sh", "-c", f"exit {n}") for n in range(4)]
    print(await asyncio.gather(*(child.wait() for child in children)))
    try:
        await asyncio.create_subprocess_exec("no such program")
    except FileNotFoundError as error:
        print(error)


asyncio.run(main())
