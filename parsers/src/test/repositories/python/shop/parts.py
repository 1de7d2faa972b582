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
