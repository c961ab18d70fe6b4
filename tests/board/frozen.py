# Modules in Python whose code the image carries: imported from flash, with their own imports.
import bisect
import colorsys
import copyreg
import heapq
import keyword
import operator
import sys
import types

print(bisect.bisect_right([1, 2, 2, 3], 2), heapq.nsmallest(2, [5, 1, 4]))
print(list(heapq.merge([1, 4], [2, 3])))
print(keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(operator.attrgetter("real")(3), operator.methodcaller("upper")("a"))
print([round(part, 3) for part in colorsys.rgb_to_hsv(0.2, 0.4, 0.6)])
print(types.FunctionType is type(heapq.merge), copyreg.__name__ in sys.modules)
print(heapq.__name__, heapq.merge.__module__, operator.__package__ == "")
try:
    import missing_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import keyword.nothing
except ModuleNotFoundError as error:
    print(error)
