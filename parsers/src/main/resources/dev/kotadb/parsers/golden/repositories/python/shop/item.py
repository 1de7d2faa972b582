from dataclasses import dataclass


class Item:
    kind = "item"

    def __init__(self, name: str):
        self.name = name

    @property
    def price(self) -> int:
        return len(self.name)

    @classmethod
    def named(cls, name: str) -> "Item":
        return cls(name)


class Book(Item):
    def __init__(self, name, pages=1):
        super().__init__(name)
        self.pages = pages

    def total(self):
        return self.price + self.pages


@dataclass
class Shelf:
    books: list[Book]

    def first(self) -> Book:
        return self.books[0]
