from .item import Book, Shelf


def pair() -> tuple[int, Book]: ...


count, best = pair()


def show(given: tuple[str, Shelf], *books: Book, **named: Shelf):
    name, shelf = given
    shelf.first()
    given[1].first()
    first, *others = books
    first.total()
    for book in books:
        book.total()
    named["a"].first()
    number, other = 1, Book("b")
    return other.total() + best.total()


class Till:
    def __init__(self, shelves: list[Shelf]):
        self.shelves = list(shelves)

    def __enter__(self) -> Shelf: ...

    def run(self, by: dict[str, Book]):
        for place, shelf in enumerate(self.shelves):
            shelf.first()
        next(iter(self.shelves)).first()
        with Till([]) as shelf:
            shelf.first()
        for name, book in by.items():
            book.total()
        return [by[name].total() for shelf in self.shelves[1:] if shelf.first()]


def narrow(thing, other: Shelf):
    if isinstance(thing, Book):
        thing.total()
    match thing:
        case Shelf(): thing.first()
    if not isinstance(thing, Book):
        return other.first()
    thing.total()
    thing = other
    thing.first()
