   """Stores."""
   from __future__ import annotations
#                         ^^^^^^^^^^^ import kind=import module=__future__ name=annotations alias=annotations

   import os.path
#         ^^^^^^^ import kind=import module=os.path alias=os
   import collections.abc as abc, json
#         ^^^^^^^^^^^^^^^ import kind=import module=collections.abc alias=abc
#                                 ^^^^ import kind=import module=json alias=json
   from typing import Generic, List, Optional, TypeVar
#                     ^^^^^^^ import kind=import module=typing name=Generic alias=Generic
#                              ^^^^ import kind=import module=typing name=List alias=List
#                                    ^^^^^^^^ import kind=import module=typing name=Optional alias=Optional
#                                              ^^^^^^^ import kind=import module=typing name=TypeVar alias=TypeVar
   from ..base import (Pool as BasePool, connect)
#                      ^^^^ import kind=import module=..base name=Pool alias=BasePool
#                                        ^^^^^^^ import kind=import module=..base name=connect alias=connect
   from . import codec
#                ^^^^^ import kind=import module=. name=codec alias=codec
   from .errors import *
#                      ^ import kind=import module=.errors name=*

   __all__ = ["Store", 'load']
#  ^^^^^^^ definition variable __all__ 11:0-11:27
#      signature __all__ = ["Store", 'load']
#      value `list[str]`
   __all__ += ["MAX_ROWS"]
#  ^^^^^^^ property_access(write) __all__

   MAX_ROWS: int = 500
#  ^^^^^^^^ definition constant MAX_ROWS 14:0-14:19
#      signature MAX_ROWS: int = 500
#      type int
   _cache = {}
#  ^^^^^^ definition variable _cache [private] 15:0-15:11
#      signature _cache = {}
#      value `.either[dict, typeof dict()]`
   _cache = dict()
#  ^^^^^^ property_access(write) _cache
#           ^^^^ call dict()
   T = TypeVar("T")
#  ^ definition constant T 17:0-17:16
#      signature T = TypeVar("T")
#      value `typeof TypeVar()`
#      ^^^^^^^ call TypeVar(`str`) in T
   first, (second, *rest) = connect()
#  ^^^^^ definition variable first 18:0-18:34
#      signature first, (second, *rest) = connect()
#      value `typeof connect().0`
#          ^^^^^^ definition variable second 18:0-18:34
#              signature first, (second, *rest) = connect()
#              value `typeof connect().1.0`
#                   ^^^^ definition variable rest 18:0-18:34
#                       signature first, (second, *rest) = connect()
#                           ^^^^^^^ call connect()


   def load(path: str, *parts: str, strict=True, codec_name: "codec.Name" = None, **options) -> List["Store"]:
#      ^^^^ definition function load 21:0-48:18
#          signature def load(path: str, *parts: str, strict=True, codec_name: "codec.Name" = None, **options) -> List["Store"]
#          documentation Loads.⏎⏎All of them.
#          parameters (str | str |  | codec.Name | ) variadic optional 2
#          type List["Store"]
#                                                             ^^^^^ type_reference codec in load
#                                                                   ^^^^ type_reference codec!Name in load
#                                                                                               ^^^^ type_reference List in load
#                                                                                                     ^^^^^ type_reference Store in load
       """Loads.

       All of them.
       """
       global _cache
#             ^^^^^^ property_access _cache in load
       _cache = {}
#      ^^^^^^ property_access(write) _cache in load
       local = Store(path)
#              ^^^^^ call Store(`str`) in load
       local.open(strict)
#            ^^^^ call open(`bool`) of Store@28:12 in load
       with open(os.path.join(path, *parts)) as file, local.lock():
#           ^^^^ call open(join@30:22) in load
#                ^^ property_access os in load
#                   ^^^^ property_access path of os@30:14 in load
#                        ^^^^ call join(`str`, *=?) of path@30:17 in load
#                                                           ^^^^ call lock() of Store@28:12 in load
           for number, line in enumerate(file):
#                              ^^^^^^^^^ call enumerate(__enter__()<open@30:9>) in load
               local.put(number, json.loads(line), key=line)
#                    ^^^ call put(0<element<enumerate@31:28>>, loads@32:35, key=1<element<enumerate@31:28>>) of Store@28:12 in load
#                                ^^^^ property_access json in load
#                                     ^^^^^ call loads(1<element<enumerate@31:28>>) of json@32:30 in load
       try:
           pass
       except (OSError, codec.Broken) as error:
#              ^^^^^^^ property_access OSError in load
#                       ^^^^^ property_access codec in load
#                             ^^^^^^ property_access Broken of codec@35:21 in load
           raise StoreError(error) from error
#                ^^^^^^^^^^ call StoreError(`OSError`) in load
       names = [row.name for row in local.rows if row]
#                   ^^^^ property_access name of element<rows@37:39> in load
#                                         ^^^^ property_access rows of Store@28:12 in load
       by = lambda row, n=1: row.id + n
#                                ^^ property_access id of ? in load
       if (size := len(names)) > MAX_ROWS:
#                  ^^^ call len(`list[typeof Store().rows[].name]`) in load
#                                ^^^^^^^^ property_access MAX_ROWS in load
           print(f"{size} of {local.name!r}", sorted(names, key=by))
#          ^^^^^ call print(`str`, sorted@40:43) in load
#                                   ^^^^ property_access name of Store@28:12 in load
#                                             ^^^^^^ call sorted(`list[typeof Store().rows[].name]`, key=function/2) in load

       def helper(x):
#          ^^^^^^ definition function load.helper 42:4-43:19
#              parent load
#              signature def helper(x)
#              parameters ()
           return x.id
#                   ^^ property_access id of parameter<load.helper, 0 x> in load.helper

       match local:
           case Store(name="a", rows=found):
#               ^^^^^ property_access Store in load
               return helper(found)
#                     ^^^^^^ call helper(?) in load
       return [local]


   @registry.register("store")
#   ^^^^^^^^ property_access registry
#            ^^^^^^^^ call(decorator) register(`str`) of registry@51:1
   class Store(BasePool[T], abc.Sized, metaclass=Meta):
#        ^^^^^ definition class Store 51:0-89:41
#            signature class Store(BasePool[T], abc.Sized, metaclass=Meta)
#            documentation One store.
#            type Meta
#            supertypes BasePool[T] | abc.Sized
#              ^^^^^^^^ extends BasePool in Store
#                       ^ property_access T in Store
#                           ^^^ property_access abc in Store
#                               ^^^^^ extends Sized of abc@52:25 in Store
#                                                ^^^^ property_access Meta in Store
       """One store."""

       kind = "store"
#      ^^^^ definition property Store#kind 55:4-55:18
#          parent Store
#          signature kind = "store"
#          value `str`
       limits: Optional[Limits] = None
#      ^^^^^^ definition property Store#limits 56:4-56:35
#          parent Store
#          signature limits: Optional[Limits] = None
#          type Optional[Limits]
#              ^^^^^^^^ type_reference Optional in Store#limits
#                       ^^^^^^ type_reference Limits in Store#limits

       def __init__(self, path: str, clock: Clock = None):
#          ^^^^^^^^ definition method(constructor) Store#__init__ 58:4-62:48
#              parent Store
#              signature def __init__(self, path: str, clock: Clock = None)
#              parameters (str | Clock) optional 1
#                                           ^^^^^ type_reference <outer>!Clock in Store#__init__
           super().__init__(path)
#                  ^^^^^^^^ call __init__(`str`) of super<Store> in Store#__init__
           self.path = path
#               ^^^^ definition property(instance_attribute) Store#path 60:8-60:24
#                   parent Store
#                   signature self.path = path
#                   value `str`
#               ^^^^ property_access(write) path of this<Store> in Store#__init__
           self.clock: Clock = clock
#               ^^^^^ definition property(instance_attribute) Store#clock 61:8-61:33
#                   parent Store
#                   signature self.clock: Clock = clock
#                   type Clock
#               ^^^^^ property_access(write) clock of this<Store> in Store#__init__
#                      ^^^^^ type_reference Clock in Store#__init__
           self.rows = self.pool = codec.Rows(path)
#               ^^^^ definition property(instance_attribute) Store#rows 62:8-62:48
#                   parent Store
#                   signature self.rows = self.pool = codec.Rows(path)
#                   value `typeof codec.Rows()`
#               ^^^^ property_access(write) rows of this<Store> in Store#__init__
#                           ^^^^ definition property(instance_attribute) Store#pool 62:20-62:48
#                               parent Store
#                               signature self.pool = codec.Rows(path)
#                               value `typeof codec.Rows()`
#                           ^^^^ property_access(write) pool of this<Store> in Store#__init__
#                                  ^^^^^ property_access codec in Store#__init__
#                                        ^^^^ call Rows(`str`) of codec@62:32 in Store#__init__

       @property
#       ^^^^^^^^ call(decorator) property() in Store
       def name(self) -> str:
#          ^^^^ definition property(accessor) Store#name 64:4-67:24
#              parent Store
#              signature def name(self) -> str
#              documentation Its name.
#              type str
           """Its name."""
           return self.path
#                      ^^^^ property_access path of this<Store> in Store#name

       @name.setter
#       ^^^^ property_access name in Store
       def name(self, value): self.path = value
#          ^^^^ definition property(accessor) Store#name ordinal 1 69:4-70:44
#              parent Store
#              signature def name(self, value)
#                                  ^^^^ property_access(write) path of this<Store> in Store#name

       @staticmethod
#       ^^^^^^^^^^^^ call(decorator) staticmethod() in Store
       def create(path) -> Store:
#          ^^^^^^ definition method Store#create [static] 72:4-74:26
#              parent Store
#              signature def create(path) -> Store
#              parameters ()
#              type Store
#                          ^^^^^ type_reference <outer>!Store in Store#create
           return Store(path)
#                 ^^^^^ call Store(?) in Store#create

       @classmethod
#       ^^^^^^^^^^^ call(decorator) classmethod() in Store
       async def opened(cls, path: str):
#                ^^^^^^ definition method Store#opened [async, class] 76:4-80:20
#                    parent Store
#                    signature async def opened(cls, path: str)
#                    parameters (str)
#                    value `typeof this`
           store = cls(path)
           await store.rows.open()
#                      ^^^^ property_access rows of ?cls <this<Store>> in Store#opened
#                           ^^^^ call open() of rows@79:20 in Store#opened
           return store

       def put(self, /, id, row, *, key=None):
#          ^^^ definition method Store#put 82:4-86:37
#              parent Store
#              signature def put(self, /, id, row, *, key=None)
#              parameters ( |  | ) optional 1
#              value `typeof this.rows.put()`
           self.count = 0
#               ^^^^^ definition property(instance_attribute) Store#count 83:8-83:22
#                   parent Store
#                   signature self.count = 0
#                   value `int`
#               ^^^^^ property_access(write) count of this<Store> in Store#put
           self.count += 1
#               ^^^^^ property_access(write) count of this<Store> in Store#put
           _cache[id] = row
#          ^^^^^^ property_access _cache in Store#put
           return self.rows.put(id, row)
#                      ^^^^ property_access rows of this<Store> in Store#put
#                           ^^^ call put(?, ?) of rows@86:20 in Store#put

       class Cursor:
#            ^^^^^^ definition class Store.Cursor 88:4-89:41
#                parent Store
#                signature class Cursor
           def next(self): return self.owner
#              ^^^^ definition method Store.Cursor#next 89:8-89:41
#                  parent Store.Cursor
#                  signature def next(self)
#                  parameters ()
#                  value `typeof this.owner`
#                                      ^^^^^ property_access owner of this<Store.Cursor> in Store.Cursor#next


   class _Private(Store): pass
#        ^^^^^^^^ definition class _Private [private] 92:0-92:27
#            signature class _Private(Store)
#            supertypes Store
#                 ^^^^^ extends Store in _Private


   async def main():
#            ^^^^ definition function main [async] 95:0-97:22
#                signature async def main()
#                parameters ()
       store = await Store.opened("x")
#                    ^^^^^ property_access Store in main
#                          ^^^^^^ call opened(`str`) of Store@96:18 in main
       store.put(1, None)
#            ^^^ call put(`int`, `null`) of awaited<opened@96:24> in main


   if __name__ == "__main__":
#     ^^^^^^^^ property_access __name__
       main()
#      ^^^^ call main()
#  export name=Store local=Store
#  export name=load local=load
#  export name=MAX_ROWS local=MAX_ROWS
