// package fixtures.records
   package fixtures.records;

   /// A point
   /// in *Markdown*.
   public record Point<T extends Number>(@NotNull T x, int y, String... names) implements Comparable<Point<T>>, Shape {
//               ^^^^^ definition class(record) fixtures.records.Point [public, final] 5:0-24:1
//                   signature public record Point<T extends Number>(@NotNull T x, int y, String... names) implements Comparable<Point<T>>, Shape
//                   documentation A point⏎in *Markdown*.
//                   type parameters T extends Number
//                   supertypes Comparable<Point<T>> | Shape
//                               ^^^^^^ type_reference Number in fixtures.records.Point
//                                        ^^^^^^^ type_reference(annotation) NotNull in fixtures.records.Point#x
//                                                  ^ definition property(record_component) fixtures.records.Point#x [private, final] 5:38-5:50
//                                                      parent fixtures.records.Point
//                                                      signature @NotNull T x
//                                                      type T
//                                                         ^ definition property(record_component) fixtures.records.Point#y [private, final] 5:52-5:57
//                                                             parent fixtures.records.Point
//                                                             signature int y
//                                                             type int
//                                                            ^^^^^^ type_reference String in fixtures.records.Point#names
//                                                                      ^^^^^ definition property(record_component) fixtures.records.Point#names [private, final] 5:59-5:74
//                                                                          parent fixtures.records.Point
//                                                                          signature String... names
//                                                                          type String[]
//                                                                                        ^^^^^^^^^^ implements Comparable in fixtures.records.Point
//                                                                                                   ^^^^^ type_reference Point in fixtures.records.Point
//                                                                                                              ^^^^^ implements Shape in fixtures.records.Point
       /** The origin. */
       static final Point<Integer> ORIGIN = new Point<>(0, 0);
//                  ^^^^^ type_reference Point in fixtures.records.Point#ORIGIN
//                        ^^^^^^^ type_reference Integer in fixtures.records.Point#ORIGIN
//                                 ^^^^^^ definition constant(field) fixtures.records.Point#ORIGIN [static, final] 7:4-7:59
//                                     parent fixtures.records.Point
//                                     signature static final Point<Integer> ORIGIN
//                                     documentation The origin.
//                                     type Point<Integer>
//                                              ^^^^^ call(new) Point(`int`, `int`) in fixtures.records.Point#ORIGIN

       public Point {
//            ^^^^^ definition method(constructor) fixtures.records.Point#Point(T,int,String[]) [public] 9:4-12:5
//                parent fixtures.records.Point
//                signature public Point
//                parameters (T | int | String) variadic
           if (y < 0) throw new IllegalArgumentException("y: " + y + names.length);
//                              ^^^^^^^^^^^^^^^^^^^^^^^^ call(new) IllegalArgumentException(`java.lang.String`) in fixtures.records.Point#Point(T,int,String[])
           x.intValue();
//           ^^^^^^^^ call intValue() of `T` in fixtures.records.Point#Point(T,int,String[])
       }

       Point(T x) {
//     ^^^^^ definition method(constructor) fixtures.records.Point#Point(T) 14:4-16:5
//         parent fixtures.records.Point
//         signature Point(T x)
//         parameters (T)
           this(x, 0);
//         ^^^^ call(this) this(`T`, `int`) of this<fixtures.records.Point> in fixtures.records.Point#Point(T)
       }

       public int compareTo(Point<T> other) {
//                ^^^^^^^^^ definition method fixtures.records.Point#compareTo(Point) [public] 18:4-23:5
//                    parent fixtures.records.Point
//                    signature public int compareTo(Point<T> other)
//                    parameters (Point<T>)
//                    type int
//                          ^^^^^ type_reference Point in fixtures.records.Point#compareTo(Point)
           record Pair(Point<?> a, Point<?> b) {
//                ^^^^ definition class(record) fixtures.records.Point#compareTo(Point).Pair [static, final] 19:8-21:9
//                    parent fixtures.records.Point#compareTo(Point)
//                    signature record Pair(Point<?> a, Point<?> b)
//                     ^^^^^ type_reference Point in fixtures.records.Point#compareTo(Point).Pair#a
//                              ^ definition property(record_component) fixtures.records.Point#compareTo(Point).Pair#a [private, final] 19:20-19:30
//                                  parent fixtures.records.Point#compareTo(Point).Pair
//                                  signature Point<?> a
//                                  type Point<?>
//                                 ^^^^^ type_reference Point in fixtures.records.Point#compareTo(Point).Pair#b
//                                          ^ definition property(record_component) fixtures.records.Point#compareTo(Point).Pair#b [private, final] 19:32-19:42
//                                              parent fixtures.records.Point#compareTo(Point).Pair
//                                              signature Point<?> b
//                                              type Point<?>
               int sum() { return a.y() + b.y; }
//                 ^^^ definition method fixtures.records.Point#compareTo(Point).Pair#sum() 20:12-20:45
//                     parent fixtures.records.Point#compareTo(Point).Pair
//                     signature int sum()
//                     parameters ()
//                     type int
//                                ^ property_access a in fixtures.records.Point#compareTo(Point).Pair#sum()
//                                  ^ call y() of a@20:31 in fixtures.records.Point#compareTo(Point).Pair#sum()
//                                        ^ property_access b in fixtures.records.Point#compareTo(Point).Pair#sum()
//                                          ^ property_access y of b@20:39 in fixtures.records.Point#compareTo(Point).Pair#sum()
           }
           return new Pair(this, other).sum() - y + x().intValue();
//                    ^^^^ call(new) Pair(this<fixtures.records.Point>, `Point<T>`) in fixtures.records.Point#compareTo(Point)
//                                      ^^^ call sum() of `Pair` in fixtures.records.Point#compareTo(Point)
//                                              ^ property_access y in fixtures.records.Point#compareTo(Point)
//                                                  ^ call x() in fixtures.records.Point#compareTo(Point)
//                                                      ^^^^^^^^ call intValue() of x@22:49 in fixtures.records.Point#compareTo(Point)
       }
   }

   sealed interface Shape permits Point, Shape.Square {
//                  ^^^^^ definition interface fixtures.records.Shape [sealed] 26:0-42:1
//                      signature sealed interface Shape permits Point, Shape.Square
//                                ^^^^^ type_reference(permits) Point in fixtures.records.Shape
//                                       ^^^^^ type_reference Shape in fixtures.records.Shape
//                                             ^^^^^^ type_reference(permits) Shape!Square in fixtures.records.Shape
       int SIDES = 4;
//         ^^^^^ definition constant(field) fixtures.records.Shape#SIDES [public, static, final] 27:4-27:18
//             parent fixtures.records.Shape
//             signature int SIDES = 4
//             type int

       double area();
//            ^^^^ definition method fixtures.records.Shape#area() [public, abstract] 29:4-29:18
//                parent fixtures.records.Shape
//                signature double area()
//                parameters ()
//                type double

       default String name() { return getClass().getName(); }
//             ^^^^^^ type_reference String in fixtures.records.Shape#name()
//                    ^^^^ definition method fixtures.records.Shape#name() [default, public] 31:4-31:58
//                        parent fixtures.records.Shape
//                        signature default String name()
//                        parameters ()
//                        type String
//                                    ^^^^^^^^ call getClass() in fixtures.records.Shape#name()
//                                               ^^^^^^^ call getName() of getClass@31:35 in fixtures.records.Shape#name()

       static Shape unit() { return new Square(1); }
//            ^^^^^ type_reference Shape in fixtures.records.Shape#unit()
//                  ^^^^ definition method fixtures.records.Shape#unit() [static, public] 33:4-33:49
//                      parent fixtures.records.Shape
//                      signature static Shape unit()
//                      parameters ()
//                      type Shape
//                                      ^^^^^^ call(new) Square(`int`) in fixtures.records.Shape#unit()

       private void hidden() {}
//                  ^^^^^^ definition method fixtures.records.Shape#hidden() [private] 35:4-35:28
//                      parent fixtures.records.Shape
//                      signature private void hidden()
//                      parameters ()
//                      type void

       final class Square implements Shape {
//                 ^^^^^^ definition class fixtures.records.Shape.Square [final, public, static] 37:4-41:5
//                     parent fixtures.records.Shape
//                     signature final class Square implements Shape
//                     supertypes Shape
//                                   ^^^^^ implements Shape in fixtures.records.Shape.Square
           final double side;
//                      ^^^^ definition property(field) fixtures.records.Shape.Square#side [final] 38:8-38:26
//                          parent fixtures.records.Shape.Square
//                          signature final double side
//                          type double
           Square(double side) { this.side = side; }
//         ^^^^^^ definition method(constructor) fixtures.records.Shape.Square#Square(double) 39:8-39:49
//             parent fixtures.records.Shape.Square
//             signature Square(double side)
//             parameters (double)
//                                    ^^^^ property_access(write) side of this<fixtures.records.Shape.Square> in fixtures.records.Shape.Square#Square(double)
           @Override public double area() { return side * side; }
//          ^^^^^^^^ type_reference(annotation) Override in fixtures.records.Shape.Square#area()
//                                 ^^^^ definition method fixtures.records.Shape.Square#area() [public] 40:8-40:62
//                                     parent fixtures.records.Shape.Square
//                                     signature public double area()
//                                     parameters ()
//                                     type double
//                                                 ^^^^ property_access side in fixtures.records.Shape.Square#area()
//                                                        ^^^^ property_access side in fixtures.records.Shape.Square#area()
       }
   }

   non-sealed class Loose extends Base implements Shape { public double area() { return super.area(); } }
//                  ^^^^^ definition class fixtures.records.Loose [non-sealed] 44:0-44:102
//                      signature non-sealed class Loose extends Base implements Shape
//                      supertypes Base | Shape
//                                ^^^^ extends Base in fixtures.records.Loose
//                                                ^^^^^ implements Shape in fixtures.records.Loose
//                                                                      ^^^^ definition method fixtures.records.Loose#area() [public] 44:55-44:100
//                                                                          parent fixtures.records.Loose
//                                                                          signature public double area()
//                                                                          parameters ()
//                                                                          type double
//                                                                                            ^^^^ call area() of super<fixtures.records.Loose> in fixtures.records.Loose#area()
