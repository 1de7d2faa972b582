   /** Greets. */
   class Hello<T extends Comparable<T>> extends Base implements java.util.function.Supplier<String>, Map.Entry<T, String> {
//       ^^^^^ definition class Hello 2:0-27:1
//           signature class Hello<T extends Comparable<T>> extends Base implements java.util.function.Supplier<String>, Map.Entry<T, String>
//           documentation Greets.
//           type parameters T extends Comparable<T>
//           supertypes Base | java.util.function.Supplier<String> | Map.Entry<T, String>
//                       ^^^^^^^^^^ type_reference Comparable in Hello
//                                              ^^^^ extends Base in Hello
//                                                                                 ^^^^^^^^ implements java.util.function!Supplier in Hello
//                                                                                          ^^^^^^ type_reference String in Hello
//                                                                                                   ^^^ type_reference Map in Hello
//                                                                                                       ^^^^^ implements Map!Entry in Hello
//                                                                                                                ^^^^^^ type_reference String in Hello
       /**
        * How often.
        *
        * @since 1
        */
       public static final int COUNT = 3, OTHER = count( 1 );
//                             ^^^^^ definition constant(field) Hello#COUNT [public, static, final] 8:4-8:37
//                                 parent Hello
//                                 signature public static final int COUNT = 3
//                                 documentation How often.⏎⏎@since 1
//                                 type int
//                                        ^^^^^ definition constant(field) Hello#OTHER [public, static, final] 8:39-8:58
//                                            parent Hello
//                                            signature public static final int OTHER
//                                            type int
//                                                ^^^^^ call count(`int`) in Hello#OTHER

       /* no doc */
       @Deprecated String greet(final String name,   int... more /* and
//      ^^^^^^^^^^ type_reference(annotation) Deprecated in Hello#greet(String,int...)
//                 ^^^^^^ type_reference String in Hello#greet(String,int...)
//                        ^^^^^ definition method Hello#greet(String,int...) 11:4-14:5
//                            parent Hello
//                            signature String greet(final String name, int... more ) throws IOException
//                            parameters (String | int) variadic
//                            type String
//                                    ^^^^^^ type_reference String in Hello#greet(String,int...)
         more */) throws IOException {
//                       ^^^^^^^^^^^ type_reference IOException in Hello#greet(String,int...)
           return "Hello, " + name.trim() + other.field.length();
//                                 ^^^^ call trim() of `String` in Hello#greet(String,int...)
//                                          ^^^^^ property_access other in Hello#greet(String,int...)
//                                                ^^^^^ property_access field of other@13:41 in Hello#greet(String,int...)
//                                                      ^^^^^^ call length() of field@13:47 in Hello#greet(String,int...)
       }

       void caller(List<Foo> foos) {
//          ^^^^^^ definition method Hello#caller(List) 16:4-26:5
//              parent Hello
//              signature void caller(List<Foo> foos)
//              parameters (List<Foo>)
//              type void
//                 ^^^^ type_reference List in Hello#caller(List)
//                      ^^^ type_reference Foo in Hello#caller(List)
           for (var foo : foos) {
               foo.bar(x -> x.baz(foo), Foo::new);
//                 ^^^ call bar(function/1, <init>@18:42) of element<`List<Foo>`> in Hello#caller(List)
//                            ^^^ call baz(element<`List<Foo>`>) of lambda<bar@18:16, argument 0, parameter 0> in Hello#caller(List)
//                                      ^^^ property_access Foo in Hello#caller(List)
//                                           ^^^^^^ call(method_reference) <init> of Foo@18:37 in Hello#caller(List)
           }
           if (!(foos instanceof ArrayList<Foo> list)) {
//                               ^^^^^^^^^ type_reference ArrayList in Hello#caller(List)
//                                         ^^^ type_reference Foo in Hello#caller(List)
               return;
           }
           list.add(new Foo(1) {
//              ^^^ call add(`Foo`) of `ArrayList<Foo>` in Hello#caller(List)
//                      ^ definition class(anonymous) Hello#caller(List).<anonymous> 23:21-25:9
//                          parent Hello#caller(List)
//                          signature new Foo
//                          supertypes Foo
//                      ^^^ type_reference(new) Foo(`int`) in Hello#caller(List)
               @Override public String toString() { return super.toString() + list; }
//              ^^^^^^^^ type_reference(annotation) Override in Hello#caller(List).<anonymous>#toString()
//                              ^^^^^^ type_reference String in Hello#caller(List).<anonymous>#toString()
//                                     ^^^^^^^^ definition method Hello#caller(List).<anonymous>#toString() [public] 24:12-24:82
//                                         parent Hello#caller(List).<anonymous>
//                                         signature public String toString()
//                                         parameters ()
//                                         type String
//                                                               ^^^^^^^^ call toString() of super<Hello#caller(List).<anonymous>> in Hello#caller(List).<anonymous>#toString()
           });
       }
   }
