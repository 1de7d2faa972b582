// package fixtures
   package fixtures;

   import java.util.function.*;
//                           ^ import kind=import module=java.util.function name=*

   class Bodies extends Base {
//       ^^^^^^ definition class fixtures.Bodies 5:0-61:1
//           signature class Bodies extends Base
//           supertypes Base
//                      ^^^^ extends Base in fixtures.Bodies
       static { System.out.println("static " + Bodies.class); }
//              ^^^^^^ property_access System in fixtures.Bodies
//                     ^^^ property_access out of System@6:13 in fixtures.Bodies
//                         ^^^^^^^ call println(`java.lang.String`) of out@6:20 in fixtures.Bodies
//                                             ^^^^^^ type_reference Bodies in fixtures.Bodies
       { counter = 1; }
//       ^^^^^^^ property_access(write) counter in fixtures.Bodies

       int counter;
//         ^^^^^^^ definition property(field) fixtures.Bodies#counter 9:4-9:16
//             parent fixtures.Bodies
//             signature int counter
//             type int
       private final Runnable task = new Runnable() {
//                   ^^^^^^^^ type_reference Runnable in fixtures.Bodies#task
//                            ^^^^ definition property(field) fixtures.Bodies#task [private, final] 10:4-14:6
//                                parent fixtures.Bodies
//                                signature private final Runnable task
//                                type Runnable
//                                       ^ definition class(anonymous) fixtures.Bodies#task.<anonymous> 10:38-14:5
//                                           parent fixtures.Bodies#task
//                                           signature new Runnable
//                                           supertypes Runnable
//                                       ^^^^^^^^ type_reference(new) Runnable() in fixtures.Bodies#task
           int counter = 2;
//             ^^^^^^^ definition property(field) fixtures.Bodies#task.<anonymous>#counter 11:8-11:24
//                 parent fixtures.Bodies#task.<anonymous>
//                 signature int counter = 2
//                 type int
           Runnable inner = () -> this.run();
//         ^^^^^^^^ type_reference Runnable in fixtures.Bodies#task.<anonymous>#inner
//                  ^^^^^ definition property(field) fixtures.Bodies#task.<anonymous>#inner 12:8-12:42
//                      parent fixtures.Bodies#task.<anonymous>
//                      signature Runnable inner
//                      type Runnable
//                                     ^^^ call run() of this<fixtures.Bodies#task.<anonymous>> in fixtures.Bodies#task.<anonymous>#inner
           public void run() { counter++; Bodies.this.counter += 1; Bodies.super.close(); outer(); }
//                     ^^^ definition method fixtures.Bodies#task.<anonymous>#run() [public] 13:8-13:97
//                         parent fixtures.Bodies#task.<anonymous>
//                         signature public void run()
//                         parameters ()
//                         type void
//                             ^^^^^^^ property_access(write) counter in fixtures.Bodies#task.<anonymous>#run()
//                                        ^^^^^^ type_reference Bodies in fixtures.Bodies#task.<anonymous>#run()
//                                                    ^^^^^^^ property_access(write) counter of this<fixtures.Bodies> in fixtures.Bodies#task.<anonymous>#run()
//                                                                  ^^^^^^ type_reference Bodies in fixtures.Bodies#task.<anonymous>#run()
//                                                                               ^^^^^ call close() of super<fixtures.Bodies> in fixtures.Bodies#task.<anonymous>#run()
//                                                                                        ^^^^^ call outer() in fixtures.Bodies#task.<anonymous>#run()
       };

       Bodies(int counter) { super(x -> x.get(), counter); }
//     ^^^^^^ definition method(constructor) fixtures.Bodies#Bodies(int) 16:4-16:57
//         parent fixtures.Bodies
//         signature Bodies(int counter)
//         parameters (int)
//                           ^^^^^ call(super) super(function/1 -> get@16:39, `int`) of super<fixtures.Bodies> in fixtures.Bodies#Bodies(int)
//                                        ^^^ call get() of lambda<super@16:26, argument 0, parameter 0> in fixtures.Bodies#Bodies(int)

       Bodies() { this(1); }
//     ^^^^^^ definition method(constructor) fixtures.Bodies#Bodies() 18:4-18:25
//         parent fixtures.Bodies
//         signature Bodies()
//         parameters ()
//                ^^^^ call(this) this(`int`) of this<fixtures.Bodies> in fixtures.Bodies#Bodies()

       class Inner {
//           ^^^^^ definition class fixtures.Bodies.Inner 20:4-22:5
//               parent fixtures.Bodies
//               signature class Inner
           class Deep extends Inner { Deep(Bodies b) { b.super(); } }
//               ^^^^ definition class fixtures.Bodies.Inner.Deep 21:8-21:66
//                   parent fixtures.Bodies.Inner
//                   signature class Deep extends Inner
//                   supertypes Inner
//                            ^^^^^ extends Inner in fixtures.Bodies.Inner.Deep
//                                    ^^^^ definition method(constructor) fixtures.Bodies.Inner.Deep#Deep(Bodies) 21:35-21:64
//                                        parent fixtures.Bodies.Inner.Deep
//                                        signature Deep(Bodies b)
//                                        parameters (Bodies)
//                                         ^^^^^^ type_reference Bodies in fixtures.Bodies.Inner.Deep#Deep(Bodies)
//                                                       ^^^^^ call(super) super() of super<fixtures.Bodies.Inner.Deep> in fixtures.Bodies.Inner.Deep#Deep(Bodies)
       }

       void locals(List<Item> items, Item[] array, String... names) throws Exception {
//          ^^^^^^ definition method fixtures.Bodies#locals(List,Item[],String[]) 24:4-58:5
//              parent fixtures.Bodies
//              signature void locals(List<Item> items, Item[] array, String... names) throws Exception
//              parameters (List<Item> | Item[] | String) variadic
//              type void
//                 ^^^^ type_reference List in fixtures.Bodies#locals(List,Item[],String[])
//                      ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                   ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                                 ^^^^^^ type_reference String in fixtures.Bodies#locals(List,Item[],String[])
//                                                                         ^^^^^^^^^ type_reference Exception in fixtures.Bodies#locals(List,Item[],String[])
           class Local<T> implements Comparable<Local<T>> {
//               ^^^^^ definition class fixtures.Bodies#locals(List,Item[],String[]).Local 25:8-28:9
//                   parent fixtures.Bodies#locals(List,Item[],String[])
//                   signature class Local<T> implements Comparable<Local<T>>
//                   type parameters T
//                   supertypes Comparable<Local<T>>
//                                   ^^^^^^^^^^ implements Comparable in fixtures.Bodies#locals(List,Item[],String[]).Local
//                                              ^^^^^ type_reference Local in fixtures.Bodies#locals(List,Item[],String[]).Local
               T item;
//               ^^^^ definition property(field) fixtures.Bodies#locals(List,Item[],String[]).Local#item 26:12-26:19
//                   parent fixtures.Bodies#locals(List,Item[],String[]).Local
//                   signature T item
//                   type T
               public int compareTo(Local<T> other) { return item.hashCode() - names.length; }
//                        ^^^^^^^^^ definition method fixtures.Bodies#locals(List,Item[],String[]).Local#compareTo(Local) [public] 27:12-27:91
//                            parent fixtures.Bodies#locals(List,Item[],String[]).Local
//                            signature public int compareTo(Local<T> other)
//                            parameters (Local<T>)
//                            type int
//                                  ^^^^^ type_reference Local in fixtures.Bodies#locals(List,Item[],String[]).Local#compareTo(Local)
//                                                           ^^^^ property_access item in fixtures.Bodies#locals(List,Item[],String[]).Local#compareTo(Local)
//                                                                ^^^^^^^^ call hashCode() of item@27:58 in fixtures.Bodies#locals(List,Item[],String[]).Local#compareTo(Local)
//                                                                             ^^^^^ property_access names(this<fixtures.Bodies#locals(List,Item[],String[]).Local>) of `String[]` in fixtures.Bodies#locals(List,Item[],String[]).Local#compareTo(Local)
           }
           interface Named { String name(); }
//                   ^^^^^ definition interface fixtures.Bodies#locals(List,Item[],String[]).Named [static] 29:8-29:42
//                       parent fixtures.Bodies#locals(List,Item[],String[])
//                       signature interface Named
//                           ^^^^^^ type_reference String in fixtures.Bodies#locals(List,Item[],String[]).Named#name()
//                                  ^^^^ definition method fixtures.Bodies#locals(List,Item[],String[]).Named#name() [public, abstract] 29:26-29:40
//                                      parent fixtures.Bodies#locals(List,Item[],String[]).Named
//                                      signature String name()
//                                      parameters ()
//                                      type String
           Local<String> local = new Local<>();
//         ^^^^^ type_reference Local in fixtures.Bodies#locals(List,Item[],String[])
//               ^^^^^^ type_reference String in fixtures.Bodies#locals(List,Item[],String[])
//                                   ^^^^^ call(new) Local() in fixtures.Bodies#locals(List,Item[],String[])
           var other = local.item;
//                           ^^^^ property_access item of `Local<String>` in fixtures.Bodies#locals(List,Item[],String[])
           final Inner.Deep deep = this.new Inner().new Deep(this);
//               ^^^^^ type_reference Inner in fixtures.Bodies#locals(List,Item[],String[])
//                     ^^^^ type_reference Inner!Deep in fixtures.Bodies#locals(List,Item[],String[])
//                                          ^^^^^ call(new) Inner() of this<fixtures.Bodies> in fixtures.Bodies#locals(List,Item[],String[])
//                                                      ^^^^ call(new) Deep(this<fixtures.Bodies>) of Inner@32:41 in fixtures.Bodies#locals(List,Item[],String[])
           int a = 1, b[] = {a, 2};
           long sum = a + b[0] * 2L;
           char c = '\'';
           for (Item item : items) item.use(other, sum, c, 1.0f, a > sum, null);
//              ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                      ^^^ call use(item@31:26, `long`, `char`, `float`, `boolean`, `null`) of `Item` in fixtures.Bodies#locals(List,Item[],String[])
           for (var item : array) { item.field.use(names[0]); }
//                                       ^^^^^ property_access field of `Item` in fixtures.Bodies#locals(List,Item[],String[])
//                                             ^^^ call use(`String`) of field@37:38 in fixtures.Bodies#locals(List,Item[],String[])
           for (int i = 0, n = names.length; i < n; i++, counter--) names[i].trim();
//                                                       ^^^^^^^ property_access(write) counter in fixtures.Bodies#locals(List,Item[],String[])
//                                                                           ^^^^ call trim() of `String` in fixtures.Bodies#locals(List,Item[],String[])
           try (var in = open(names); deep; this.task) {
//                       ^^^^ call open(`String[]`) in fixtures.Bodies#locals(List,Item[],String[])
//                                               ^^^^ property_access task of this<fixtures.Bodies> in fixtures.Bodies#locals(List,Item[],String[])
               in.read();
//                ^^^^ call read() of open@39:22 in fixtures.Bodies#locals(List,Item[],String[])
           } catch (final IOException | java.lang.RuntimeException e) {
//                        ^^^^^^^^^^^ type_reference IOException in fixtures.Bodies#locals(List,Item[],String[])
//                                                ^^^^^^^^^^^^^^^^ type_reference java.lang!RuntimeException in fixtures.Bodies#locals(List,Item[],String[])
               throw new Wrapped(e.getMessage(), e);
//                       ^^^^^^^ call(new) Wrapped(getMessage@42:32, `IOException | java.lang.RuntimeException`) in fixtures.Bodies#locals(List,Item[],String[])
//                                 ^^^^^^^^^^ call getMessage() of `IOException | java.lang.RuntimeException` in fixtures.Bodies#locals(List,Item[],String[])
           } finally {
               counter = ~counter;
//             ^^^^^^^ property_access(write) counter in fixtures.Bodies#locals(List,Item[],String[])
//                        ^^^^^^^ property_access counter in fixtures.Bodies#locals(List,Item[],String[])
           }
           items.stream().map(Item::name).filter(n -> !n.isEmpty()).sorted((x, y) -> x.compareTo(y)).toArray(String[]::new);
//               ^^^^^^ call stream() of `List<Item>` in fixtures.Bodies#locals(List,Item[],String[])
//                        ^^^ call map(name@46:33) of stream@46:14 in fixtures.Bodies#locals(List,Item[],String[])
//                            ^^^^ property_access Item in fixtures.Bodies#locals(List,Item[],String[])
//                                  ^^^^ call(method_reference) name of Item@46:27 in fixtures.Bodies#locals(List,Item[],String[])
//                                        ^^^^^^ call filter(function/1 -> `boolean`) of map@46:23 in fixtures.Bodies#locals(List,Item[],String[])
//                                                       ^^^^^^^ call isEmpty() of lambda<filter@46:39, argument 0, parameter 0> in fixtures.Bodies#locals(List,Item[],String[])
//                                                                  ^^^^^^ call sorted(function/2 -> compareTo@46:84) of filter@46:39 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                     ^^^^^^^^^ call compareTo(lambda<sorted@46:65, argument 0, parameter 1>) of lambda<sorted@46:65, argument 0, parameter 0> in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                                   ^^^^^^^ call toArray(function/1) of sorted@46:65 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                                           ^^^^^^ type_reference String in fixtures.Bodies#locals(List,Item[],String[])
           items.forEach((Item item) -> { Function<Item, Item> f = self -> self.next(); f.apply(item); });
//               ^^^^^^^ call forEach(function/1 -> `void`) of `List<Item>` in fixtures.Bodies#locals(List,Item[],String[])
//                        ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                        ^^^^^^^^ type_reference Function in fixtures.Bodies#locals(List,Item[],String[])
//                                                 ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                                       ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                                                                              ^^^^ call next() of `parameter 0 of Function<Item, Item>` in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                        ^^^^^ call apply(`Item`) of `Function<Item, Item>` in fixtures.Bodies#locals(List,Item[],String[])
           Supplier<Item> make = Item::new;
//         ^^^^^^^^ type_reference Supplier in fixtures.Bodies#locals(List,Item[],String[])
//                  ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                               ^^^^ property_access Item in fixtures.Bodies#locals(List,Item[],String[])
//                                     ^^^^^^ call(method_reference) <init>(`Supplier<Item>`) of Item@48:30 in fixtures.Bodies#locals(List,Item[],String[])
           Supplier<String> read = other::toString, parent = super::toString, deepRead = fixtures.Other.field::read;
//         ^^^^^^^^ type_reference Supplier in fixtures.Bodies#locals(List,Item[],String[])
//                  ^^^^^^ type_reference String in fixtures.Bodies#locals(List,Item[],String[])
//                                        ^^^^^^^^ call(method_reference) toString(`Supplier<String>`) of item@31:26 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                  ^^^^^^^^ call(method_reference) toString(`Supplier<String>`) of super<fixtures.Bodies> in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                       ^^^^^^^^ property_access fixtures in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                                ^^^^^ property_access Other of fixtures@49:86 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                                      ^^^^^ property_access field of Other@49:95 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                                                             ^^^^ call(method_reference) read(`Supplier<String>`) of field@49:101 in fixtures.Bodies#locals(List,Item[],String[])
           java.util.List.of(fixtures.Constants.MAX, Constants.MIN).size();
//         ^^^^ property_access java in fixtures.Bodies#locals(List,Item[],String[])
//              ^^^^ property_access util of java@50:8 in fixtures.Bodies#locals(List,Item[],String[])
//                   ^^^^ property_access List of util@50:13 in fixtures.Bodies#locals(List,Item[],String[])
//                        ^^ call of(MAX@50:45, MIN@50:60) of List@50:18 in fixtures.Bodies#locals(List,Item[],String[])
//                           ^^^^^^^^ property_access fixtures in fixtures.Bodies#locals(List,Item[],String[])
//                                    ^^^^^^^^^ property_access Constants of fixtures@50:26 in fixtures.Bodies#locals(List,Item[],String[])
//                                              ^^^ property_access MAX of Constants@50:35 in fixtures.Bodies#locals(List,Item[],String[])
//                                                   ^^^^^^^^^ property_access Constants in fixtures.Bodies#locals(List,Item[],String[])
//                                                             ^^^ property_access MIN of Constants@50:50 in fixtures.Bodies#locals(List,Item[],String[])
//                                                                  ^^^^ call size() of of@50:23 in fixtures.Bodies#locals(List,Item[],String[])
           label:
           do { synchronized (array) { if (a == 0) break label; else continue label; } } while (a-- > 0);
           assert a == 0 : "a: " + a;
           Object chosen = a > 0 ? local : null;
//         ^^^^^^ type_reference Object in fixtures.Bodies#locals(List,Item[],String[])
           ((Item) chosen).use((a > 0 ? array : null)[0].value);
//           ^^^^ type_reference Item in fixtures.Bodies#locals(List,Item[],String[])
//                         ^^^ call use(value@55:54) of `Item` in fixtures.Bodies#locals(List,Item[],String[])
//                                                       ^^^^^ property_access value of `Item` in fixtures.Bodies#locals(List,Item[],String[])
           new Thread("t") { @Override public void run() { locals(items, array); } }.start();
//             ^ definition class(anonymous) fixtures.Bodies#locals(List,Item[],String[]).<anonymous> 56:12-56:81
//                 parent fixtures.Bodies#locals(List,Item[],String[])
//                 signature new Thread
//                 supertypes Thread
//             ^^^^^^ type_reference(new) Thread(`java.lang.String`) in fixtures.Bodies#locals(List,Item[],String[])
//                            ^^^^^^^^ type_reference(annotation) Override in fixtures.Bodies#locals(List,Item[],String[]).<anonymous>#run()
//                                                 ^^^ definition method fixtures.Bodies#locals(List,Item[],String[]).<anonymous>#run() [public] 56:26-56:79
//                                                     parent fixtures.Bodies#locals(List,Item[],String[]).<anonymous>
//                                                     signature public void run()
//                                                     parameters ()
//                                                     type void
//                                                         ^^^^^^ call locals(items@56:63, array@56:70) in fixtures.Bodies#locals(List,Item[],String[]).<anonymous>#run()
//                                                                ^^^^^ property_access items(this<fixtures.Bodies#locals(List,Item[],String[]).<anonymous>>) of `List<Item>` in fixtures.Bodies#locals(List,Item[],String[]).<anonymous>#run()
//                                                                       ^^^^^ property_access array(this<fixtures.Bodies#locals(List,Item[],String[]).<anonymous>>) of `Item[]` in fixtures.Bodies#locals(List,Item[],String[]).<anonymous>#run()
//                                                                                   ^^^^^ call start() of `Thread` in fixtures.Bodies#locals(List,Item[],String[])
           class Counting { long twice() { return sum * 2; } }
//               ^^^^^^^^ definition class fixtures.Bodies#locals(List,Item[],String[]).Counting 57:8-57:59
//                   parent fixtures.Bodies#locals(List,Item[],String[])
//                   signature class Counting
//                               ^^^^^ definition method fixtures.Bodies#locals(List,Item[],String[]).Counting#twice() 57:25-57:57
//                                   parent fixtures.Bodies#locals(List,Item[],String[]).Counting
//                                   signature long twice()
//                                   parameters ()
//                                   type long
       }

       native int[] grid(int @A [] x[])[];
//                  ^^^^ definition method fixtures.Bodies#grid(int[][]) [native] 60:4-60:39
//                      parent fixtures.Bodies
//                      signature native int[] grid(int @A [] x[])[]
//                      parameters (int[][])
//                      type int[][]
//                            ^ type_reference(annotation) A in fixtures.Bodies#grid(int[][])
   }
