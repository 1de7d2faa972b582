from . import item

n = kind = 0


class Base:
    limit: int = 1

    @property
    def debug(self): return self._debug

    @debug.setter
    def debug(self, value): self._debug = value

    def run(self): return self


class Middle(Base):
    kind = 1
    other = kind

    def run(self):
        self.debug = self.limit = True
        return super().run()


class Last(Middle):
    def run(self):
        super(Middle, self).run()
        super(Last, self).run().debug
        match self.limit:
            case int() as n: return n
            case item.Item(name=kind): return kind
            case Base() as base: return base.limit
        return n


Kinds = 1
Passed = 2


class Pack[*Kinds, **Passed]:
    kinds: tuple[*Kinds]


def pack[*Kinds, **Passed](first: Kinds) -> Passed: ...


type Packs[T, *Kinds] = dict[T, tuple[*Kinds]]


def local():
    from elsewhere import Kinds
    from .item import Item as Passed
    return Kinds, Passed
