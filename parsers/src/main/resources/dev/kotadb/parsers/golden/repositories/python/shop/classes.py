from shop.item import Item

limit = 1
labels = ["a"]


class Shelf:
    limit = 2
    labels = ["b"]
    many = [limit for label in labels if limit]
    lazy = lambda: limit
    sizes = {label: limit for label in range(limit)}

    class Item:
        def inside(self):
            pass

    class Book(Item):
        def read(self):
            self.inside()

    def take(self, item: Item, count=limit) -> Item:
        item.inside()
        return item

    def fill(self, pair):
        self.left, *self.others = pair
        (self.low, self.high) = Item(), limit
        for self.last in pair:
            pass
        self.low.price
        return self.left, self.others, self.last, self.take(None).inside()


def label(labels=labels, pick=lambda limit=limit: limit):
    return labels
