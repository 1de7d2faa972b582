// package fixtures
   package fixtures;

   class Patterns {
//       ^^^^^^^^ definition class fixtures.Patterns 3:0-37:1
//           signature class Patterns
       Object field;
//     ^^^^^^ type_reference Object in fixtures.Patterns#field
//            ^^^^^ definition property(field) fixtures.Patterns#field 4:4-4:17
//                parent fixtures.Patterns
//                signature Object field
//                type Object
       String text;
//     ^^^^^^ type_reference String in fixtures.Patterns#text
//            ^^^^ definition property(field) fixtures.Patterns#text 5:4-5:16
//                parent fixtures.Patterns
//                signature String text
//                type String

       int flow(Object o, Shape s) {
//         ^^^^ definition method fixtures.Patterns#flow(Object,Shape) 7:4-22:5
//             parent fixtures.Patterns
//             signature int flow(Object o, Shape s)
//             parameters (Object | Shape)
//             type int
//              ^^^^^^ type_reference Object in fixtures.Patterns#flow(Object,Shape)
//                        ^^^^^ type_reference Shape in fixtures.Patterns#flow(Object,Shape)
           if (o instanceof String text && !text.isEmpty() || s == null) {
//                          ^^^^^^ type_reference String in fixtures.Patterns#flow(Object,Shape)
//                                               ^^^^^^^ call isEmpty() of `String` in fixtures.Patterns#flow(Object,Shape)
               return text.length();
//                    ^^^^ property_access text in fixtures.Patterns#flow(Object,Shape)
//                         ^^^^^^ call length() of text@9:19 in fixtures.Patterns#flow(Object,Shape)
           }
           if (!(o instanceof Circle(Point(var x, int y), _) && x > y)) {
//                            ^^^^^^ type_reference Circle in fixtures.Patterns#flow(Object,Shape)
//                                   ^^^^^ type_reference Point in fixtures.Patterns#flow(Object,Shape)
               return text.length();
//                    ^^^^ property_access text in fixtures.Patterns#flow(Object,Shape)
//                         ^^^^^^ call length() of text@12:19 in fixtures.Patterns#flow(Object,Shape)
           } else {
               x.use(y);
//               ^^^ call use(`int`) of `component 0 of Point from component 0 of Circle from Object` in fixtures.Patterns#flow(Object,Shape)
           }
           x.after();
//           ^^^^^ call after() of `component 0 of Point from component 0 of Circle from Object` in fixtures.Patterns#flow(Object,Shape)
           while (!(s instanceof Square square)) {
//                               ^^^^^^ type_reference Square in fixtures.Patterns#flow(Object,Shape)
               s = s.next();
//                   ^^^^ call next() of `Shape` in fixtures.Patterns#flow(Object,Shape)
           }
           square.side();
//                ^^^^ call side() of `Square` in fixtures.Patterns#flow(Object,Shape)
           return o instanceof Integer i ? i.intValue() : i.field;
//                             ^^^^^^^ type_reference Integer in fixtures.Patterns#flow(Object,Shape)
//                                           ^^^^^^^^ call intValue() of `Integer` in fixtures.Patterns#flow(Object,Shape)
//                                                        ^ property_access i in fixtures.Patterns#flow(Object,Shape)
//                                                          ^^^^^ property_access field of i@21:55 in fixtures.Patterns#flow(Object,Shape)
       }

       String choose(Object o) {
//     ^^^^^^ type_reference String in fixtures.Patterns#choose(Object)
//            ^^^^^^ definition method fixtures.Patterns#choose(Object) 24:4-36:5
//                parent fixtures.Patterns
//                signature String choose(Object o)
//                parameters (Object)
//                type String
//                   ^^^^^^ type_reference Object in fixtures.Patterns#choose(Object)
           return switch (o) {
               case null -> "null";
               case Circle(Point p, double r) when p.isOrigin() && r > 0 -> p.toString();
//                  ^^^^^^ type_reference Circle in fixtures.Patterns#choose(Object)
//                         ^^^^^ type_reference Point in fixtures.Patterns#choose(Object)
//                                                   ^^^^^^^^ call isOrigin() of `Point` in fixtures.Patterns#choose(Object)
//                                                                            ^^^^^^^^ call toString() of `Point` in fixtures.Patterns#choose(Object)
               case Square sq when sq.side() > 1 -> {
//                  ^^^^^^ type_reference Square in fixtures.Patterns#choose(Object)
//                                    ^^^^ call side() of `Square` in fixtures.Patterns#choose(Object)
                   var side = sq.side();
//                               ^^^^ call side() of `Square` in fixtures.Patterns#choose(Object)
                   yield side + "";
               }
               case Integer i -> i.toString();
//                  ^^^^^^^ type_reference Integer in fixtures.Patterns#choose(Object)
//                                 ^^^^^^^^ call toString() of `Integer` in fixtures.Patterns#choose(Object)
               case Patterns.Inner.CONSTANT -> "constant";
//                  ^^^^^^^^ property_access Patterns in fixtures.Patterns#choose(Object)
//                           ^^^^^ property_access Inner of Patterns@33:17 in fixtures.Patterns#choose(Object)
//                                 ^^^^^^^^ property_access CONSTANT of Inner@33:26 in fixtures.Patterns#choose(Object)
               case String s, Object other -> other.toString();
//                  ^^^^^^ type_reference String in fixtures.Patterns#choose(Object)
//                            ^^^^^^ type_reference Object in fixtures.Patterns#choose(Object)
//                                                  ^^^^^^^^ call toString() of `Object` in fixtures.Patterns#choose(Object)
           };
       }
   }

   class Functions {
//       ^^^^^^^^^ definition class fixtures.Functions 39:0-53:1
//           signature class Functions
       java.util.function.Function<String, Integer> parse = Integer::parseInt;
//                        ^^^^^^^^ type_reference java.util.function!Function in fixtures.Functions#parse
//                                 ^^^^^^ type_reference String in fixtures.Functions#parse
//                                         ^^^^^^^ type_reference Integer in fixtures.Functions#parse
//                                                  ^^^^^ definition property(field) fixtures.Functions#parse 40:4-40:75
//                                                      parent fixtures.Functions
//                                                      signature java.util.function.Function<String, Integer> parse
//                                                      type java.util.function.Function<String, Integer>
//                                                          ^^^^^^^ property_access Integer in fixtures.Functions#parse
//                                                                   ^^^^^^^^ call(method_reference) parseInt(`java.util.function.Function<String, Integer>`) of Integer@40:57 in fixtures.Functions#parse

       Runnable chosen(boolean b) {
//     ^^^^^^^^ type_reference Runnable in fixtures.Functions#chosen(boolean)
//              ^^^^^^ definition method fixtures.Functions#chosen(boolean) 42:4-52:5
//                  parent fixtures.Functions
//                  signature Runnable chosen(boolean b)
//                  parameters (boolean)
//                  type Runnable
           run(() -> { return; });
//         ^^^ call run(function/0 -> `void`) in fixtures.Functions#chosen(boolean)
           run(() -> { return 1; });
//         ^^^ call run(function/0 -> `int`) in fixtures.Functions#chosen(boolean)
           parse = b ? null : (Integer::valueOf);
//         ^^^^^ property_access(write) parse in fixtures.Functions#chosen(boolean)
//                             ^^^^^^^ property_access Integer in fixtures.Functions#chosen(boolean)
//                                      ^^^^^^^ call(method_reference) valueOf(parse@45:8) of Integer@45:28 in fixtures.Functions#chosen(boolean)
           Object cast = (Runnable & java.io.Serializable) this.<Runnable>any()::run;
//         ^^^^^^ type_reference Object in fixtures.Functions#chosen(boolean)
//                        ^^^^^^^^ type_reference Runnable in fixtures.Functions#chosen(boolean)
//                                           ^^^^^^^^^^^^ type_reference java.io!Serializable in fixtures.Functions#chosen(boolean)
//                                                               ^^^^^^^^ type_reference Runnable in fixtures.Functions#chosen(boolean)
//                                                                        ^^^ call <Runnable!any() of this<fixtures.Functions> in fixtures.Functions#chosen(boolean)
//                                                                               ^^^ call(method_reference) run(`Runnable & java.io.Serializable`) of any@46:71 in fixtures.Functions#chosen(boolean)
           for (Object o = cast; !(o instanceof String s); o = null) {
//              ^^^^^^ type_reference Object in fixtures.Functions#chosen(boolean)
//                                              ^^^^^^ type_reference String in fixtures.Functions#chosen(boolean)
               o.hashCode();
//               ^^^^^^^^ call hashCode() of `Object` in fixtures.Functions#chosen(boolean)
           }
           s.length();
//           ^^^^^^ call length() of `String` in fixtures.Functions#chosen(boolean)
           return b ? this::notify : java.util.List<String>::new;
//                          ^^^^^^ call(method_reference) notify(`Runnable`) of this<fixtures.Functions> in fixtures.Functions#chosen(boolean)
//                                             ^^^^ type_reference java.util!List in fixtures.Functions#chosen(boolean)
//                                                  ^^^^^^ type_reference String in fixtures.Functions#chosen(boolean)
//                                                           ^^^^^^ call(method_reference) type!<init>(`Runnable`) of `java.util.List<String>` in fixtures.Functions#chosen(boolean)
       }
   }
