from .parts_of import Part


def make(): return Part()
