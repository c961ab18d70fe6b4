"""Finds the standard library that the program carries, as if it lay in a folder.

The folder is sys._stdlib_dir, whether it exists or not.  A hook in sys.path_hooks knows it and the packages below, so that a search
along sys.path, __path__, __file__, get_source() and pkgutil work as for a library on disk.
"""

import _taipan
from _frozen_importlib_external import FileLoader, SourceLoader, spec_from_file_location

_ROOT = _taipan.library_root()


class LibraryLoader(FileLoader, SourceLoader):

    """Loads a module of the library; its code was compiled when the program was built."""

    def get_code(self, fullname):
        return _taipan.library_code(self._library_name())

    def get_data(self, path):
        data = _taipan.library_data(path)
        if data is None:
            return super().get_data(path)
        return data

    def path_stats(self, path):
        raise OSError('the library lies in the program')

    def set_data(self, path, data, *, _mode=0o666):
        raise OSError('the library lies in the program')

    def is_package(self, fullname):
        return self.path.endswith('/__init__.py')

    def get_resource_reader(self, fullname):
        return None

    def _library_name(self):
        name = self.path[len(_ROOT) + 1:].removesuffix('.py')
        return name.removesuffix('/__init__').replace('/', '.')


class LibraryFinder:

    """Finds the modules directly below a folder of the library."""

    def __init__(self, path):
        path = path.rstrip('/')
        if path == _ROOT:
            self._package = ''
        elif path.startswith(_ROOT + '/'):
            name = path[len(_ROOT) + 1:].replace('/', '.')
            found = _taipan.library_find(name)
            if found is None or not found[1]:
                raise ImportError('not a package of the library', path=path)
            self._package = name + '.'
        else:
            raise ImportError('not in the library', path=path)
        self.path = path

    def __repr__(self):
        return f'{type(self).__name__}({self.path!r})'

    def find_spec(self, fullname, target=None):
        found = _taipan.library_find(self._package + fullname.rpartition('.')[2])
        if found is None:
            return None
        file, is_package = found
        location = f'{_ROOT}/{file}'
        loader = LibraryLoader(fullname, location)
        places = [location.removesuffix('/__init__.py')] if is_package else None
        return spec_from_file_location(fullname, location, loader=loader, submodule_search_locations=places)

    def invalidate_caches(self):
        pass

    def iter_modules(self, prefix=''):
        """Yield (name, is_package) for the modules of this folder, as pkgutil asks."""
        start = len(self._package)
        for name, is_package in _taipan.library_names(self._package):
            yield prefix + name[start:], is_package


def install(path_hooks):
    path_hooks.insert(0, LibraryFinder)
