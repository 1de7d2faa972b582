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


def use():
    only()
    return Fast()
