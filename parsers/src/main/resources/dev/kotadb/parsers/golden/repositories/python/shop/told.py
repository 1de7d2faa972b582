from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from .item import Book, Item

if TYPE_CHECKING:
    def label(): return 1
else:
    def label(): return 2

T = TypeVar("T", bound="Stock")


class Host(Protocol):
    def count(self) -> int: ...


class Mixin:
    def report(self: "Host"):
        self.count()
        self.extra()

    def extra(self): pass


class Stock:
    def __init__(self, name):
        self.name: Final = name

    def itself(self: T) -> T:
        self.check()
        return self

    def check(self): pass


class Shelf(Stock):
    def __init__(self, name):
        self.name = name

    def check(self): print(self.name)


def narrow(shelf: Shelf, stock: Stock, both: Stock | Mixin, item: Item):
    if isinstance(shelf, Stock):
        shelf.check()
    if isinstance(stock, Shelf):
        stock.check()
    if isinstance(both, Mixin):
        both.extra()
    if isinstance(item, Mixin):
        item.extra()
    if isinstance(item, Book):
        item.total()
    label()
