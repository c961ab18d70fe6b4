# needs: os files lib huge
# -m py_compile and compileall, and how import writes, checks and refuses the files of __pycache__.
import importlib.util
import marshal
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

TAG = sys.implementation.cache_tag
MAGIC = importlib.util.MAGIC_NUMBER


def run(*args, env={}, **kwargs):
    environment = {key: value for key, value in os.environ.items() if key not in ('PYTHONDONTWRITEBYTECODE', 'SOURCE_DATE_EPOCH', 'PYTHONPYCACHEPREFIX')}
    done = subprocess.run([sys.executable, *args], capture_output=True, cwd=folder, env=environment | env, **kwargs)
    print('$', *(arg.replace(folder, 'FOLDER') for arg in args), env if 'PYTHONPYCACHEPREFIX' not in env else 'prefix')
    for text in (done.stdout, done.stderr):
        lines = text.decode(errors='backslashreplace').replace(folder, 'FOLDER').replace(sys.executable, 'PYTHON').splitlines()
        if 'Traceback (most recent call last):' in lines:
            # What called differs with the library.
            lines = lines[-1:]
        if lines and lines[0].startswith('usage:'):
            # It is wrapped by the length of the interpreter's name.
            lines = [lines[-1].partition(' -m ')[2]]
        for line in lines:
            print('   ', re.sub(r'(pyc\.)\d+', r'\1N', line.rstrip()))
    if done.returncode:
        print('    exit', done.returncode)


def write(name, text, when=1_000_000_000):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(text.encode() if isinstance(text, str) else text)
    os.utime(path, (when, when))
    return path


def files():
    """Every file but sources: its mode, its header, and whether its code is readable."""
    for at, folders, names in sorted(os.walk(folder)):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.endswith('.py'):
                continue
            with open(path, 'rb') as file:
                data = file.read()
            header = 'other magic' if data[:4] != MAGIC else data[4:16].hex()
            try:
                code = marshal.loads(data[16:])
                code = code.co_filename.replace(folder, 'FOLDER')
            except (EOFError, ValueError, TypeError) as error:
                code = type(error).__name__
            print('       ', os.path.relpath(path, folder), oct(stat.S_IMODE(os.stat(path).st_mode)), header, code)


def clean():
    for at, folders, names in list(os.walk(folder)):
        if os.path.basename(at) == '__pycache__':
            shutil.rmtree(at)


os.umask(0o022)
with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    good = write('good.py', 'print("good", __cached__ is not None)\n')
    write('bad.py', 'def f(:\n')
    write('nul.py', b'a = 1\0\n')
    write('latin.py', b'a = "\xe9"\n')
    write('package/__init__.py', 'x = 1\n')
    write('package/inner/deep.py', 'y = 1\n')
    write('package/bad.py', '(\n')

    run('-m', 'py_compile', 'good.py')
    files()
    clean()
    run('-m', 'py_compile', '-q', 'good.py', 'bad.py', 'none.py')
    run('-m', 'py_compile', 'bad.py')
    run('-m', 'py_compile', 'nul.py', 'latin.py', 'none.py')
    run('-m', 'py_compile', '-', input=b'good.py\nbad.py\n')
    files()
    clean()
    run('-O', '-m', 'py_compile', 'good.py')
    run('-OO', '-m', 'py_compile', 'good.py')
    run('-m', 'py_compile', 'good.py', env={'SOURCE_DATE_EPOCH': '1'})
    files()
    clean()

    run('-m', 'compileall', 'package')
    run('-m', 'compileall', 'package')
    files()
    run('-m', 'compileall', '-f', '-q', 'package')
    run('-m', 'compileall', '-f', '-qq', 'package')
    run('-m', 'compileall', '-f', '-q', '-l', 'package')
    run('-m', 'compileall', '-f', '-r', '0', 'package')
    run('-m', 'compileall', '-f', '-x', 'bad|inner', 'package', 'good.py')
    clean()
    run('-m', 'compileall', '-j', '1', '-q', '-x', 'bad', 'package')
    files()
    clean()
    for mode in ('timestamp', 'checked-hash', 'unchecked-hash', 'other'):
        run('-m', 'compileall', '-q', '--invalidation-mode', mode, 'good.py')
        files()
        clean()
    run('-m', 'compileall', '-q', 'good.py', env={'SOURCE_DATE_EPOCH': '1'})
    files()
    clean()
    run('-m', 'compileall', '-q', '-b', '-d', '/shown', '-o', '0', '-o', '2', 'good.py')
    files()
    os.remove(os.path.join(folder, 'good.pyc'))
    run('-m', 'compileall', '-q', '-s', folder, '-p', '/there', good)
    files()
    clean()
    run('-m', 'compileall', '-q', '-i', '-', input=b'good.py\n')
    run('-m', 'compileall', 'none')
    run('-m', 'compileall', '-o', '9', 'good.py')
    run('-m', 'compileall', '--hardlink-dupes', 'good.py')
    clean()

    # Import: what it writes, and when.
    imports = ('-c', 'import sys; sys.path.insert(0, ""); import good; print(good.__spec__.cached == good.__cached__)')
    run(*imports)
    files()
    cached = os.path.join(folder, '__pycache__', f'good.{TAG}.pyc')
    with open(cached, 'rb') as file:
        data = file.read()
    other = compile('print("from the cache")', 'good.py', 'exec')
    fake = data[:16] + marshal.dumps(other)
    changes = {
        'as it should be': fake,
        'other magic': b'\0\0\r\n' + fake[4:],
        'older': fake[:8] + b'\0\0\0\0' + fake[12:],
        'other size': fake[:12] + b'\0\0\0\0' + fake[16:],
        'empty': b'',
        'header cut': fake[:10],
        'code cut': fake[:-5],
        'no code': fake[:16] + marshal.dumps(1),
        'nonsense': fake[:16] + b'\xff' * 20,
        'unchecked hash': fake[:4] + b'\1\0\0\0' + b'\0' * 8 + fake[16:],
        'checked hash, wrong': fake[:4] + b'\3\0\0\0' + b'\0' * 8 + fake[16:],
        'checked hash, right': fake[:4] + b'\3\0\0\0' + importlib.util.source_hash(open(good, 'rb').read()) + fake[16:],
        'unknown flags': fake[:4] + b'\4\0\0\0' + fake[8:],
    }
    for name, content in changes.items():
        with open(cached, 'wb') as file:
            file.write(content)
        print(name)
        run(*imports)
        with open(cached, 'rb') as file:
            now = file.read()
        print('       ', 'left' if now == content else 'mended' if now == data else 'another')
    for value in ('always', 'never', 'default'):
        with open(cached, 'wb') as file:
            file.write(fake[:4] + b'\3\0\0\0' + b'\0' * 8 + fake[16:])
        run('--check-hash-based-pycs', value, *imports)
        with open(cached, 'wb') as file:
            file.write(fake[:4] + b'\1\0\0\0' + b'\0' * 8 + fake[16:])
        run('--check-hash-based-pycs', value, *imports)
    clean()
    run('-B', *imports)
    run(*imports, env={'PYTHONDONTWRITEBYTECODE': '1'})
    files()
    run('-O', *imports)
    run('-OO', *imports)
    files()
    clean()
    prefix = os.path.join(folder, 'prefix')
    run(*imports, env={'PYTHONPYCACHEPREFIX': prefix})
    print(os.path.exists(os.path.join(prefix, folder.lstrip('/'), f'good.{TAG}.pyc')), os.path.exists(cached))
    shutil.rmtree(prefix)
    run('-X', 'pycache_prefix=' + prefix, *imports)
    print(os.path.exists(os.path.join(prefix, folder.lstrip('/'), f'good.{TAG}.pyc')), os.path.exists(cached))
    shutil.rmtree(prefix)
    # Where it cannot be written: no error.
    with open(os.path.join(folder, '__pycache__'), 'w'):
        pass
    run(*imports)
    run('-m', 'py_compile', 'good.py')
    os.remove(os.path.join(folder, '__pycache__'))
    os.symlink('/nowhere/at/all', os.path.join(folder, '__pycache__'))
    run(*imports)
    os.remove(os.path.join(folder, '__pycache__'))
    # The mode is the source's, writable by its owner; what was there is replaced, not written into.
    for mode in (0o644, 0o600, 0o755, 0o444, 0o666):
        os.chmod(good, mode)
        run(*imports)
        files()
        clean()
    os.chmod(good, 0o644)
    run(*imports)
    before = os.stat(cached).st_ino
    linked = cached + '.linked'
    os.link(cached, linked)
    os.utime(good, (2_000_000_000, 2_000_000_000))
    run(*imports)
    print(os.stat(cached).st_ino != before, os.stat(linked).st_ino == before, sorted(os.listdir(os.path.dirname(cached))) == sorted([f'good.{TAG}.pyc', f'good.{TAG}.pyc.linked']))
    # A module that has no source, and one beside it.
    shutil.move(cached, os.path.join(folder, 'good.pyc'))
    os.remove(good)
    run(*imports)
    run('good.pyc')
    run('-m', 'good')
    for name, content in (('cut.pyc', data[:20]), ('magic.pyc', b'\0\0\r\n' + data[4:]), ('short.pyc', data[:3]), ('none.pyc', data[:16] + marshal.dumps(None)), ('empty.pyc', b'')):
        write(name, content)
        run(name)
        run('-c', f'import {name[:-4]}')
