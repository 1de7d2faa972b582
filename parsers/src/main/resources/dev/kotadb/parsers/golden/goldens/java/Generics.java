// package fixtures.generics
   package fixtures.generics;

   import static java.util.stream.Collectors.*;
//                                           ^ import kind=static module=java.util.stream.Collectors name=*
   import static java.util.Objects.requireNonNull;
//                                 ^^^^^^^^^^^^^^ import kind=static module=java.util.Objects name=requireNonNull alias=requireNonNull

   import java.util.*;
//                  ^ import kind=import module=java.util name=*
   import java.util.function.Function;
//                           ^^^^^^^^ import kind=import module=java.util.function name=Function alias=Function

   /**
    * Type variables, bounds, wildcards.
    */
   public abstract class Generics<K extends Comparable<? super K>, V extends Number & Comparable<V>>
//                       ^^^^^^^^ definition class fixtures.generics.Generics [public, abstract] 12:0-31:1
//                           signature public abstract class Generics<K extends Comparable<? super K>, V extends Number & Comparable<V>> extends AbstractMap<K, List<? extends V>> implements Iterable<K>, java.io.Serializable
//                           documentation Type variables, bounds, wildcards.
//                           type parameters K extends Comparable<? super K> | V extends Number & Comparable<V>
//                           supertypes AbstractMap<K, List<? extends V>> | Iterable<K> | java.io.Serializable
//                                          ^^^^^^^^^^ type_reference Comparable in fixtures.generics.Generics
//                                                                           ^^^^^^ type_reference Number in fixtures.generics.Generics
//                                                                                    ^^^^^^^^^^ type_reference Comparable in fixtures.generics.Generics
           extends AbstractMap<K, List<? extends V>> implements Iterable<K>, java.io.Serializable {
//                 ^^^^^^^^^^^ extends AbstractMap in fixtures.generics.Generics
//                                ^^^^ type_reference List in fixtures.generics.Generics
//                                                              ^^^^^^^^ implements Iterable in fixtures.generics.Generics
//                                                                                   ^^^^^^^^^^^^ implements java.io!Serializable in fixtures.generics.Generics
       protected final Map<K, List<V>> index = new HashMap<>();
//                     ^^^ type_reference Map in fixtures.generics.Generics#index
//                            ^^^^ type_reference List in fixtures.generics.Generics#index
//                                     ^^^^^ definition property(field) fixtures.generics.Generics#index [protected, final] 14:4-14:60
//                                         parent fixtures.generics.Generics
//                                         signature protected final Map<K, List<V>> index
//                                         type Map<K, List<V>>
//                                                 ^^^^^^^ call(new) HashMap() in fixtures.generics.Generics#index
       private V[] values, more[];
//                 ^^^^^^ definition property(field) fixtures.generics.Generics#values [private] 15:4-15:22
//                     parent fixtures.generics.Generics
//                     signature private V[] values
//                     type V[]
//                         ^^^^ definition property(field) fixtures.generics.Generics#more [private] 15:24-15:31
//                             parent fixtures.generics.Generics
//                             signature private V[][] more
//                             type V[][]
       static int[][] table = {{1, 2}, {}};
//                    ^^^^^ definition property(field) fixtures.generics.Generics#table [static] 16:4-16:40
//                        parent fixtures.generics.Generics
//                        signature static int[][] table
//                        type int[][]

       public <T extends K, R> Generics(Function<? super T, ? extends R> with, T... rest) throws NoSuchElementException {
//                             ^^^^^^^^ definition method(constructor) fixtures.generics.Generics#Generics(Function,T[]) [public] 18:4-21:5
//                                 parent fixtures.generics.Generics
//                                 signature public <T extends K, R> Generics(Function<? super T, ? extends R> with, T... rest) throws NoSuchElementException
//                                 type parameters T extends K | R
//                                 parameters (Function<? super T, ? extends R> | T) variadic
//                                      ^^^^^^^^ type_reference Function in fixtures.generics.Generics#Generics(Function,T[])
//                                                                                               ^^^^^^^^^^^^^^^^^^^^^^ type_reference NoSuchElementException in fixtures.generics.Generics#Generics(Function,T[])
           this.index.get(rest[0]).get(0).compareTo(values[1]);
//              ^^^^^ property_access index of this<fixtures.generics.Generics> in fixtures.generics.Generics#Generics(Function,T[])
//                    ^^^ call get(`T`) of index@19:13 in fixtures.generics.Generics#Generics(Function,T[])
//                                 ^^^ call get(`int`) of get@19:19 in fixtures.generics.Generics#Generics(Function,T[])
//                                        ^^^^^^^^^ call compareTo(element<values@19:49>) of get@19:32 in fixtures.generics.Generics#Generics(Function,T[])
//                                                  ^^^^^^ property_access values in fixtures.generics.Generics#Generics(Function,T[])
           new <String>ArrayList<R>(rest.length).add(with.apply(rest[0]));
//              ^^^^^^ type_reference String in fixtures.generics.Generics#Generics(Function,T[])
//                     ^^^^^^^^^ call(new) ArrayList(`int`) in fixtures.generics.Generics#Generics(Function,T[])
//                                               ^^^ call add(apply@20:55) of `ArrayList<R>` in fixtures.generics.Generics#Generics(Function,T[])
//                                                        ^^^^^ call apply(`T`) of `Function<? super T, ? extends R>` in fixtures.generics.Generics#Generics(Function,T[])
       }

       protected abstract <T> Map.Entry<K, T> entry(K key, T... rest);
//                            ^^^ type_reference Map in fixtures.generics.Generics#entry(K,T[])
//                                ^^^^^ type_reference Map!Entry in fixtures.generics.Generics#entry(K,T[])
//                                            ^^^^^ definition method fixtures.generics.Generics#entry(K,T[]) [protected, abstract] 23:4-23:67
//                                                parent fixtures.generics.Generics
//                                                signature protected abstract <T> Map.Entry<K, T> entry(K key, T... rest)
//                                                type parameters T
//                                                parameters (K | T) variadic
//                                                type Map.Entry<K, T>

       @SuppressWarnings({"unchecked", Constants.RAW})
//      ^^^^^^^^^^^^^^^^ type_reference(annotation) SuppressWarnings in fixtures.generics.Generics#of(Class,int[])
//                                     ^^^^^^^^^ property_access Constants in fixtures.generics.Generics#of(Class,int[])
//                                               ^^^ property_access RAW of Constants@25:36 in fixtures.generics.Generics#of(Class,int[])
       static <A extends java.lang.annotation.Annotation> A of(Class<A> type, final int @Sized [] sizes) {
//                                            ^^^^^^^^^^ type_reference java.lang.annotation!Annotation in fixtures.generics.Generics#of(Class,int[])
//                                                          ^^ definition method fixtures.generics.Generics#of(Class,int[]) [static] 25:4-30:5
//                                                              parent fixtures.generics.Generics
//                                                              signature static <A extends java.lang.annotation.Annotation> A of(Class<A> type, final int @Sized [] sizes)
//                                                              type parameters A extends java.lang.annotation.Annotation
//                                                              parameters (Class<A> | int[])
//                                                              type A
//                                                             ^^^^^ type_reference Class in fixtures.generics.Generics#of(Class,int[])
//                                                                                       ^^^^^ type_reference(annotation) Sized in fixtures.generics.Generics#of(Class,int[])
           Class<?> raw = int[].class;
//         ^^^^^ type_reference Class in fixtures.generics.Generics#of(Class,int[])
           List<String> names = Arrays.<String>asList("a", "b");
//         ^^^^ type_reference List in fixtures.generics.Generics#of(Class,int[])
//              ^^^^^^ type_reference String in fixtures.generics.Generics#of(Class,int[])
//                              ^^^^^^ property_access Arrays in fixtures.generics.Generics#of(Class,int[])
//                                      ^^^^^^ type_reference String in fixtures.generics.Generics#of(Class,int[])
//                                             ^^^^^^ call <String!asList(`java.lang.String`, `java.lang.String`) of Arrays@28:29 in fixtures.generics.Generics#of(Class,int[])
           return (A & java.io.Serializable) requireNonNull(type.cast(raw.getAnnotation(type)));
//                             ^^^^^^^^^^^^ type_reference java.io!Serializable in fixtures.generics.Generics#of(Class,int[])
//                                           ^^^^^^^^^^^^^^ call requireNonNull(cast@29:62) in fixtures.generics.Generics#of(Class,int[])
//                                                               ^^^^ call cast(getAnnotation@29:71) of `Class<A>` in fixtures.generics.Generics#of(Class,int[])
//                                                                        ^^^^^^^^^^^^^ call getAnnotation(`Class<A>`) of `Class<?>` in fixtures.generics.Generics#of(Class,int[])
       }
   }
