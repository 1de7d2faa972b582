   """Statements and expressions of all kinds."""
   from __future__ import annotations
#                         ^^^^^^^^^^^ import kind=import module=__future__ name=annotations alias=annotations

   import asyncio as aio, os.path
#         ^^^^^^^ import kind=import module=asyncio alias=aio
#                         ^^^^^^^ import kind=import module=os.path alias=os
   from typing import TypeAlias
#                     ^^^^^^^^^ import kind=import module=typing name=TypeAlias alias=TypeAlias

   type Pairs[K, V] = dict[K, tuple[V]]
#       ^^^^^ definition type Pairs 7:0-7:36
#           signature type Pairs[K, V] = dict[K, tuple[V]]
#           type dict[K, tuple[V]]
   Names: TypeAlias = "list[str] | None"
#  ^^^^^ definition constant Names 8:0-8:37
#      signature Names: TypeAlias = "list[str] | None"
#      type TypeAlias
#      value `str`
#         ^^^^^^^^^ type_reference TypeAlias in Names
   LIMIT = 1 if os.path.sep else -2.5
#  ^^^^^ definition constant LIMIT 9:0-9:34
#      signature LIMIT = 1 if os.path.sep else -2.5
#      value `int`
#               ^^ property_access os in LIMIT
#                  ^^^^ property_access path of os@9:13 in LIMIT
#                       ^^^ property_access sep of path@9:16 in LIMIT


   class Meta(type):
#        ^^^^ definition class Meta 12:0-13:8
#            signature class Meta(type)
#            supertypes type
#             ^^^^ extends type in Meta
       pass


   class Shelf[T](dict, metaclass=Meta):
#        ^^^^^ definition class Shelf 16:0-43:47
#            signature class Shelf[T](dict, metaclass=Meta)
#            documentation A shelf.
#            type parameters T
#            type Meta
#            supertypes dict
#                 ^^^^ extends dict in Shelf
#                                 ^^^^ property_access Meta in Shelf
       """A shelf."""

       __slots__ = ("books",)
#      ^^^^^^^^^ definition property Shelf#__slots__ 19:4-19:26
#          parent Shelf
#          signature __slots__ = ("books",)
#          value `tuple[str]`
       count: int = 0
#      ^^^^^ definition property Shelf#count 20:4-20:18
#          parent Shelf
#          signature count: int = 0
#          type int

       def __init__(self, *books: T, size: float = 1.5, **labels: str) -> None:
#          ^^^^^^^^ definition method(constructor) Shelf#__init__ 22:4-27:39
#              parent Shelf
#              signature def __init__(self, *books: T, size: float = 1.5, **labels: str) -> None
#              parameters (T | float | str) variadic optional 1
#              type None
           self.books = [book for book in books if not book]
#               ^^^^^ definition property(instance_attribute) Shelf#books 23:8-23:57
#                   parent Shelf
#                   signature self.books = [book for book in books if not book]
#                   value `list[typeof (tuple[T, ...])[]]`
#               ^^^^^ property_access(write) books of this<Shelf> in Shelf#__init__
           self.labels = {**labels}
#               ^^^^^^ definition property(instance_attribute) Shelf#labels 24:8-24:32
#                   parent Shelf
#                   signature self.labels = {**labels}
#                   value `dict`
#               ^^^^^^ property_access(write) labels of this<Shelf> in Shelf#__init__
           self.seen = {book for book in self.books}
#               ^^^^ definition property(instance_attribute) Shelf#seen 25:8-25:49
#                   parent Shelf
#                   signature self.seen = {book for book in self.books}
#                   value `list[typeof this.books[]]`
#               ^^^^ property_access(write) seen of this<Shelf> in Shelf#__init__
#                                             ^^^^^ property_access books of this<Shelf> in Shelf#__init__
           self.by_name = {name: label for name, label in labels.items()}
#               ^^^^^^^ definition property(instance_attribute) Shelf#by_name 26:8-26:70
#                   parent Shelf
#                   signature self.by_name = {name: label for name, label in labels.items()}
#                   value `dict[typeof (dict[str, str]).items()[].0, typeof (dict[str, str]).items()[].1]`
#               ^^^^^^^ property_access(write) by_name of this<Shelf> in Shelf#__init__
#                                                                ^^^^^ call items() of `dict[str, str]` in Shelf#__init__
           first, *rest = books or (None,)

       @staticmethod
#       ^^^^^^^^^^^^ call(decorator) staticmethod() in Shelf
       def of(*books): return Shelf(*books)
#          ^^ definition method Shelf#of [static] 29:4-30:40
#              parent Shelf
#              signature def of(*books)
#              parameters () variadic
#              value `typeof Shelf()`
#                             ^^^^^ call Shelf(*=?) in Shelf#of

       @classmethod
#       ^^^^^^^^^^^ call(decorator) classmethod() in Shelf
       async def load(cls, path, /, mode="r", *, retries=3):
#                ^^^^ definition method Shelf#load [async, class] 32:4-37:26
#                    parent Shelf
#                    signature async def load(cls, path, /, mode="r", *, retries=3)
#                    parameters ( |  | ) optional 2
#                    value `list[str]`
           async with aio.Lock() as lock, aio.timeout(retries):
#                     ^^^ property_access aio in Shelf#load
#                         ^^^^ call Lock() of aio@34:19 in Shelf#load
#                                         ^^^ property_access aio in Shelf#load
#                                             ^^^^^^^ call timeout(`int`) of aio@34:39 in Shelf#load
               async for line in path:
                   yield f"{line!r:>{retries}}" "more"
           await aio.sleep(0)
#                ^^^ property_access aio in Shelf#load
#                    ^^^^^ call sleep(`int`) of aio@37:14 in Shelf#load

       @property
#       ^^^^^^^^ call(decorator) property() in Shelf
       def total(self) -> int: return sum(one.price for one in self.books)
#          ^^^^^ definition property(accessor) Shelf#total 39:4-40:71
#              parent Shelf
#              signature def total(self) -> int
#              type int
#                                     ^^^ call sum(price@40:43, ?) in Shelf#total
#                                             ^^^^^ property_access price of element<books@40:65> in Shelf#total
#                                                                   ^^^^^ property_access books of this<Shelf> in Shelf#total

       @total.setter
#       ^^^^^ property_access total in Shelf
       def total(self, value): self._total = value
#          ^^^^^ definition property(accessor) Shelf#total ordinal 1 42:4-43:47
#              parent Shelf
#              signature def total(self, value)
#                                   ^^^^^^ definition property(instance_attribute) Shelf#_total [private] 43:28-43:47
#                                       parent Shelf
#                                       signature self._total = value
#                                   ^^^^^^ property_access(write) _total of this<Shelf> in Shelf#total


   def walk(shelf: Shelf[int], *, key=lambda one: one.price):
#      ^^^^ definition function walk 46:0-78:20
#          signature def walk(shelf: Shelf[int], *, key=lambda one: one.price)
#          parameters (Shelf[int] | ) optional 1
#          value `typeof (Shelf[int]).of().books`
#                  ^^^^^ type_reference Shelf in walk
#                                                     ^^^^^ property_access price of ? in walk
       global LIMIT
#             ^^^^^ property_access LIMIT in walk
       total = 0

       def add(price):
#          ^^^ definition function walk.add 50:4-53:20
#              parent walk
#              signature def add(price)
#              parameters ()
#              value `int`
           nonlocal total
           total += price
           return total

       for index, book in enumerate(shelf.books):
#                         ^^^^^^^^^ call enumerate(books@55:39) in walk
#                                         ^^^^^ property_access books of `Shelf[int]` in walk
           if index > LIMIT and book is not None:
#                     ^^^^^ property_access LIMIT in walk
               continue
           elif index == 3:
               break
           else:
               add(key(book))
#              ^^^ call add(()<function/1>) in walk
       else:
           assert total, "empty"
       while (left := total - 1) > 0:
           total = left
           del shelf.labels["x"]
#                    ^^^^^^ property_access labels of `Shelf[int]` in walk
       try:
           yield from shelf.of(1, 2).books
#                           ^^ call of(`int`, `int`) of `Shelf[int]` in walk
#                                    ^^^^^ property_access books of of@68:25 in walk
       except* (ValueError, KeyError) as group:
#               ^^^^^^^^^^ property_access ValueError in walk
#                           ^^^^^^^^ property_access KeyError in walk
           raise group from None
       finally:
           print(total, ~LIMIT, {1, 2}, 3j, True, False)
#          ^^^^^ call print(?, ?, `set[int]`, `int`, `bool`, `bool`) in walk
#                        ^^^^^ property_access LIMIT in walk
       match total:
           case 0 | 1 as few: return few
           case {"a": int(a), **rest}: return a, rest
#                     ^^^ property_access int in walk
           case [first, *others] if others: return first
           case Shelf(books=found): return found
#               ^^^^^ property_access Shelf in walk
           case _: pass
