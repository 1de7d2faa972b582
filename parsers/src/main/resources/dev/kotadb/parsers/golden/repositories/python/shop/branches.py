import sys

if sys.platform == "win32":
    def width():
        return 1
else:
    def width():
        return 2

try:
    from .item import Item as Fast
except ImportError:
    class Fast:
        pass

if sys.version_info >= (3, 9):
    def only():
        return width()


if sys.version_info >= (3, 99):
    def newest(): return 1
elif sys.version_info >= (3, 98):
    def newest(): return 2
else:
    def newest(): return 3


def use():
    only()
    newest()
    return Fast()
