import shop
from shop import Book, till

book = Book("a")
till.sell(None, book)
shop.till.sell(shop.item.Shelf([book]))
