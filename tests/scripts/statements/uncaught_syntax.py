# A syntax error in the script itself.
print("never printed")
def f(x):
    return x +* 2
