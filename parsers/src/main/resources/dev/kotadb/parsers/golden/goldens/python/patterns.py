   """Names that patterns bind, and forms of super."""
   n = item = rest = 0
#  ^ definition variable n 2:0-2:19
#      signature n = item = rest = 0
#      value `int`
#      ^^^^ definition variable item 2:4-2:19
#          signature item = rest = 0
#          value `int`
#             ^^^^ definition variable rest 2:11-2:19
#                 signature rest = 0
#                 value `int`


   class Shape:
#        ^^^^^ definition class Shape 5:0-20:24
#            signature class Shape
       SQUARE = 1
#      ^^^^^^ definition property Shape#SQUARE 6:4-6:14
#          parent Shape
#          signature SQUARE = 1
#          value `int`
       default = SQUARE
#      ^^^^^^^ definition property Shape#default 7:4-7:20
#          parent Shape
#          signature default = SQUARE
#          value `typeof SQUARE`
#                ^^^^^^ property_access SQUARE in Shape#default

       def area(self, what):
#          ^^^^ definition method Shape#area 9:4-20:24
#              parent Shape
#              signature def area(self, what)
#              parameters ()
#              value `.either[int, typeof (Shape).area()]`
           match what:
               case int() as n:
#                   ^^^ property_access int in Shape#area
                   return n
               case [Shape() as first, *item]:
#                    ^^^^^ property_access Shape in Shape#area
                   return first.area(item)
#                               ^^^^ call area(?) of `Shape` in Shape#area
               case {"kind": Shape.SQUARE, **rest}:
#                            ^^^^^ property_access Shape in Shape#area
#                                  ^^^^^^ property_access SQUARE of Shape@15:26 in Shape#area
                   return rest
               case Shape(name=label) | Shape(label):
#                   ^^^^^ property_access Shape in Shape#area
#                                       ^^^^^ property_access Shape in Shape#area
                   return label
               case _:
                   return n


   class Circle(Shape):
#        ^^^^^^ definition class Circle 23:0-32:39
#            signature class Circle(Shape)
#            supertypes Shape
#               ^^^^^ extends Shape in Circle
       def __init__(self):
#          ^^^^^^^^ definition method(constructor) Circle#__init__ 24:4-28:23
#              parent Circle
#              signature def __init__(self)
#              parameters ()
           super(Circle, self).__init__()
#                ^^^^^^ property_access Circle in Circle#__init__
#                              ^^^^^^^^ call __init__() of `super(Circle)` in Circle#__init__
           super(Shape, self).__init__()
#                ^^^^^ property_access Shape in Circle#__init__
#                             ^^^^^^^^ call __init__() of `super(Shape)` in Circle#__init__
           super().__init__()
#                  ^^^^^^^^ call __init__() of super<Circle> in Circle#__init__
           self.radius = 1
#               ^^^^^^ definition property(instance_attribute) Circle#radius 28:8-28:23
#                   parent Circle
#                   signature self.radius = 1
#                   value `int`
#               ^^^^^^ property_access(write) radius of this<Circle> in Circle#__init__

       def grow(self: "Circle", by: Shape | None):
#          ^^^^ definition method Circle#grow 30:4-32:39
#              parent Circle
#              signature def grow(self: "Circle", by: Shape | None)
#              parameters (Shape | None)
#              value `typeof (Circle).grow()`
#                      ^^^^^^ type_reference <outer>!Circle in Circle#grow
#                                   ^^^^^ type_reference <outer>!Shape in Circle#grow
           if isinstance(by, Circle):
#             ^^^^^^^^^^ call isinstance(`Shape | None`, Circle@31:26) in Circle#grow
#                            ^^^^^^ property_access Circle in Circle#grow
               return by.grow(self.radius)
#                        ^^^^ call grow(radius@32:32) of ?is Circle<`Shape | None`> in Circle#grow
#                                  ^^^^^^ property_access radius of ?self Circle<this<Circle>> in Circle#grow
