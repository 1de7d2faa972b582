from .item import Item, Book
from . import till

__all__ = ["Item", "Book", "till"]
