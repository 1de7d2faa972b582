from contextlib import contextmanager
from .item import Book


class Cat:
    def purr(self) -> "Cat": return self

    def __enter__(self) -> "Cat": return self

    def __exit__(self, *error): pass


class Dog:
    def bark(self): return Cat()


def narrow(one: Cat | Dog, all: list[Cat], by_name: dict[str, Dog]):
    if isinstance(one, Cat):
        one.purr().purr()
    match one:
        case Cat() as cat: cat.purr()
        case Dog(): one.bark().purr()
    for index, each in enumerate(all):
        each.purr()
    for left, right in zip(all, by_name.values()):
        left.purr()
        right.bark()
    [each.purr() for each in all if each.purr()]
    for name, dog in by_name.items():
        dog.bark().purr()
    with Cat() as held, open(name) as file:
        held.purr()
    found = next(iter(all))
    found.purr()
    pair: tuple[int, Dog] = (1, Dog())
    pair[1].bark()
