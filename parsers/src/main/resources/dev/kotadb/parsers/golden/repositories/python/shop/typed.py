import typing
from contextvars import ContextVar
from typing import Optional, cast

from shop.item import Book, Item

current: ContextVar["Book"] = ContextVar("current")


class Counter:
    last = None  # type: Optional[Item]

    def __init__(self):
        self.book = None  # type: Optional[Book]
        self.name = ""  # type: ignore

    def sell(self, items: "typing.List[Item]", to: "Counter | None") -> "dict[str, Item]":
        items[0].price
        to.book.total()
        self.last.price
        given = None  # type: Book
        given.total()
        cast(Book, items[0]).total()
        other = typing.cast("Book", items[0])
        other.total()
        current.get().total()
        return {}


class Desk(Counter):
    def open(self):
        self.book = Book("a")
        self.book.total()
