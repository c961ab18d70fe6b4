# What is said of attributes that a module does not have (yet).
import os
import subprocess
import sys
import tempfile

FILES = {
    'cycle_a.py': 'import cycle_b\nvalue = 1\n',
    'cycle_b.py': 'import cycle_a\ncycle_a.value\n',
    'pack/__init__.py': '',
    'pack/parent.py': 'import pack.child\n',
    'pack/child.py': 'import pack\npack.parent\n',
    'plain.py': '',
    'fractions.py': 'import fractions\nfractions.Fraction\n',
    'secrets.py': 'here = True\n',
    'third.py': 'import third\nthird.name\n',
    'colorsys/__init__.py': 'import colorsys\ncolorsys.rgb_to_hsv\n',
}

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(text)

    def run(*command):
        done = subprocess.run([sys.executable, '-B', *command], cwd=folder, capture_output=True, text=True, encoding='utf-8')
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        print(command[-1], *last, sep=': ' if last else '')

    _print = print
    print = lambda *args, **kwargs: _print(*(str(each).replace(folder, 'FOLDER') for each in args), **kwargs)
    run('-c', 'import cycle_a')
    run('-c', 'import pack.parent')
    run('-c', 'import plain; plain.name')
    run('-c', 'import plain; plain.__spec__ = None; plain.name')
    run('-c', 'import plain; plain.__name__ = 5; plain.name')
    run('-c', 'import fractions')
    run('fractions.py')
    run('-c', 'import third')
    run('-c', 'import secrets; secrets.token_hex')
    run('-c', 'from secrets import token_hex')
    run('-c', 'import colorsys')
    run('-P', '-c', 'import sys; sys.path.insert(0, "."); import secrets; secrets.token')
    run('-c', 'import sys; sys.stdlib_module_names = None; import secrets; secrets.token')
    run('-c', 'import sys; del sys.stdlib_module_names; import secrets; secrets.token')
    run('-c', 'import plain; plain.__getattr__ = lambda name: name * 2; print(plain.ab, hasattr(plain, "x"))')
    run('-c', 'import plain; print(getattr(plain, "x", 5), hasattr(plain, "x"))')
