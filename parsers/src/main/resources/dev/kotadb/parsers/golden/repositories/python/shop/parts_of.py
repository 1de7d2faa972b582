class Part:
    def use(self): pass
