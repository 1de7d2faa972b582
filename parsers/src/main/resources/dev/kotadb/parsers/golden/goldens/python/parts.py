   from .item import Book, Shelf
#                    ^^^^ import kind=import module=.item name=Book alias=Book
#                          ^^^^^ import kind=import module=.item name=Shelf alias=Shelf


   def pair() -> tuple[int, Book]: ...
#      ^^^^ definition function pair 4:0-4:35
#          signature def pair() -> tuple[int, Book]
#          parameters ()
#          type tuple[int, Book]
#                           ^^^^ type_reference Book in pair


   count, best = pair()
#  ^^^^^ definition variable count 7:0-7:20
#      signature count, best = pair()
#      value `typeof pair().0`
#         ^^^^ definition variable best 7:0-7:20
#             signature count, best = pair()
#             value `typeof pair().1`
#                ^^^^ call pair()


   def show(given: tuple[str, Shelf], *books: Book, **named: Shelf):
#      ^^^^ definition function show 10:0-20:39
#          signature def show(given: tuple[str, Shelf], *books: Book, **named: Shelf)
#          parameters (tuple[str, Shelf] | Book | Shelf) variadic
#                             ^^^^^ type_reference Shelf in show
#                                             ^^^^ type_reference Book in show
#                                                            ^^^^^ type_reference Shelf in show
       name, shelf = given
       shelf.first()
#            ^^^^^ call first() of 1<`tuple[str, Shelf]`> in show
       given[1].first()
#               ^^^^^ call first() of 1<`tuple[str, Shelf]`> in show
       first, *others = books
       first.total()
#            ^^^^^ call total() of 0<`tuple[Book, ...]`> in show
       for book in books:
           book.total()
#               ^^^^^ call total() of element<`tuple[Book, ...]`> in show
       named["a"].first()
#                 ^^^^^ call first() of []<`dict[str, Shelf]`> in show
       number, other = 1, Book("b")
#                         ^^^^ call Book(`str`) in show
       return other.total() + best.total()
#                   ^^^^^ call total() of Book@19:23 in show
#                             ^^^^ property_access best in show
#                                  ^^^^^ call total() of best@20:27 in show


   class Till:
#        ^^^^ definition class Till 23:0-37:80
#            signature class Till
       def __init__(self, shelves: list[Shelf]):
#          ^^^^^^^^ definition method(constructor) Till#__init__ 24:4-25:36
#              parent Till
#              signature def __init__(self, shelves: list[Shelf])
#              parameters (list[Shelf])
#                                       ^^^^^ type_reference <outer>!Shelf in Till#__init__
           self.shelves = list(shelves)
#               ^^^^^^^ definition property(instance_attribute) Till#shelves 25:8-25:36
#                   parent Till
#                   signature self.shelves = list(shelves)
#                   value `typeof list(:list[Shelf])`
#               ^^^^^^^ property_access(write) shelves of this<Till> in Till#__init__
#                         ^^^^ call list(`list[Shelf]`) in Till#__init__

       def __enter__(self) -> Shelf: ...
#          ^^^^^^^^^ definition method Till#__enter__ 27:4-27:37
#              parent Till
#              signature def __enter__(self) -> Shelf
#              parameters ()
#              type Shelf
#                             ^^^^^ type_reference <outer>!Shelf in Till#__enter__

       def run(self, by: dict[str, Book]):
#          ^^^ definition method Till#run 29:4-37:80
#              parent Till
#              signature def run(self, by: dict[str, Book])
#              parameters (dict[str, Book])
#              value `list[typeof (dict[str, Book])[].total()]`
#                                  ^^^^ type_reference <outer>!Book in Till#run
           for place, shelf in enumerate(self.shelves):
#                              ^^^^^^^^^ call enumerate(shelves@30:43) in Till#run
#                                             ^^^^^^^ property_access shelves of this<Till> in Till#run
               shelf.first()
#                    ^^^^^ call first() of 1<element<enumerate@30:28>> in Till#run
           next(iter(self.shelves)).first()
#          ^^^^ call next(iter@32:13) in Till#run
#               ^^^^ call iter(shelves@32:23) in Till#run
#                         ^^^^^^^ property_access shelves of this<Till> in Till#run
#                                   ^^^^^ call first() of next@32:8 in Till#run
           with Till([]) as shelf:
#               ^^^^ call Till(`list`) in Till#run
               shelf.first()
#                    ^^^^^ call first() of __enter__()<Till@33:13> in Till#run
           for name, book in by.items():
#                               ^^^^^ call items() of `dict[str, Book]` in Till#run
               book.total()
#                   ^^^^^ call total() of 1<element<items@35:29>> in Till#run
           return [by[name].total() for shelf in self.shelves[1:] if shelf.first()]
#                           ^^^^^ call total() of []<`dict[str, Book]`> in Till#run
#                                                     ^^^^^^^ property_access shelves of this<Till> in Till#run
#                                                                          ^^^^^ call first() of element<[:]<shelves@37:51>> in Till#run


   def narrow(thing, other: Shelf):
#      ^^^^^^ definition function narrow 40:0-49:17
#          signature def narrow(thing, other: Shelf)
#          parameters ( | Shelf)
#          value `typeof (Shelf).first()`
#                           ^^^^^ type_reference Shelf in narrow
       if isinstance(thing, Book):
#         ^^^^^^^^^^ call isinstance(?, Book@41:25) in narrow
#                           ^^^^ property_access Book in narrow
           thing.total()
#                ^^^^^ call total() of `Book` in narrow
       match thing:
           case Shelf(): thing.first()
#               ^^^^^ property_access Shelf in narrow
#                              ^^^^^ call first() of `Shelf` in narrow
       if not isinstance(thing, Book):
#             ^^^^^^^^^^ call isinstance(?, Book@45:29) in narrow
#                               ^^^^ property_access Book in narrow
           return other.first()
#                       ^^^^^ call first() of `Shelf` in narrow
       thing.total()
#            ^^^^^ call total() of `Book` in narrow
       thing = other
       thing.first()
#            ^^^^^ call first() of `Shelf` in narrow
