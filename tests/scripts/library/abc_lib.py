# needs: lib
# abc.
from abc import ABC, ABCMeta, abstractmethod, get_cache_token
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Sq(Shape):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
    name = "square"
class Half(Shape):
    def area(self): return super().area()
print(Sq(3).describe(), Shape.__abstractmethods__ == frozenset({"area", "name"}), Half.__abstractmethods__, isinstance(Sq(1), Shape))
for c in (Shape, Half):
    try: c()
    except TypeError as e: print(e)
class Iface(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
class Duck:
    def quack(self): pass
print(issubclass(Duck, Iface), isinstance(Duck(), Iface), issubclass(int, Iface))
class Reg(ABC): pass
t = get_cache_token()
print(Reg.register(int), isinstance(5, Reg), issubclass(bool, Reg), isinstance("a", Reg), get_cache_token() != t)
@Reg.register
class K: pass
print(isinstance(K(), Reg))
for f in (lambda: Reg.register(5), lambda: Reg.register(ABC) and ABC.register(Reg), lambda: issubclass(5, Reg)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class St(ABC):
    @staticmethod
    @abstractmethod
    def s(): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
try: St()
except TypeError as e: print(e)
