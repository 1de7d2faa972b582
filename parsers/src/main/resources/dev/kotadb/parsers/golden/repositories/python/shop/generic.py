from typing import Generic, Iterator, Optional, TypeVar

from shop.item import Book, Item

T = TypeVar("T")
U = TypeVar("U")


class Box(Generic[T]):
    top: T

    def __init__(self, first: T):
        self.first = first

    def get(self) -> T: ...

    def find(self) -> Optional[T]: ...

    def all(self) -> "list[T]": ...

    def same(self) -> "Box[T]": ...

    def __iter__(self) -> Iterator[T]: ...

    def total(self): ...


class Pair(Generic[U, T]):
    def second(self) -> T: ...


class Crate(Box[U]):
    pass


class BookCrate(Crate[Book]):
    def count(self):
        return self.get().total()


class Case[K]:
    def key(self) -> K: ...


def use(box: Box[Book], pair: Pair[Item, Book], case: Case[Book], boxes: Box[Box[Book]], unknown: Box):
    box.get().total()
    box.top.total()
    box.first.total()
    box.find().total()
    box.all()[0].total()
    box.same().get().total()
    for one in box:
        one.total()
    pair.second().total()
    case.key().total()
    boxes.get().get().total()
    unknown.get().total()
