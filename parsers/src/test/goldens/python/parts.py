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
#                 ^^^^^ call first() of element<`dict[str, Shelf]`> in show
       number, other = 1, Book("b")
#                         ^^^^ call Book(`str`) in show
       return other.total() + best.total()
#                   ^^^^^ call total() of Book@19:23 in show
#                             ^^^^ property_access best in show
#                                  ^^^^^ call total() of best@20:27 in show
