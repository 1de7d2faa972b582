// package fixtures
   package fixtures;

   public enum Planet implements Body, Supplier<Planet> {
//             ^^^^^^ definition enum fixtures.Planet [public] 3:0-42:1
//                 signature public enum Planet implements Body, Supplier<Planet>
//                 supertypes Body | Supplier<Planet>
//                               ^^^^ implements Body in fixtures.Planet
//                                     ^^^^^^^^ implements Supplier in fixtures.Planet
//                                              ^^^^^^ type_reference Planet in fixtures.Planet
       /** Near. */
       MERCURY(3.303e+23, 2.4397e6f),
//     ^^^^^^^ definition constant(enum_constant) fixtures.Planet#MERCURY [public, static, final] 5:4-5:33
//         parent fixtures.Planet
//         signature MERCURY(3.303e+23, 2.4397e6f)
//         documentation Near.
//         type Planet
//     ^^^^^^ type_reference(enum_constant) Planet in fixtures.Planet#MERCURY
//     ^^^^^^ call(enum_constant) Planet(`double`, `float`) in fixtures.Planet#MERCURY
       @Deprecated EARTH(0x1p3, 1L) {
//      ^^^^^^^^^^ type_reference(annotation) Deprecated in fixtures.Planet#EARTH
//                 ^^^^^ definition constant(enum_constant) fixtures.Planet#EARTH [public, static, final] 6:4-9:5
//                     parent fixtures.Planet
//                     signature EARTH(0x1p3, 1L)
//                     type Planet
//                 ^ definition class(anonymous) fixtures.Planet#EARTH.<anonymous> 6:16-9:5
//                     parent fixtures.Planet#EARTH
//                     signature new Planet
//                     supertypes Planet
//                 ^^^^^^ type_reference(enum_constant) Planet in fixtures.Planet#EARTH
//                 ^^^^^^ call(enum_constant) Planet(`double`, `long`) in fixtures.Planet#EARTH
           private final int moons = 1;
//                           ^^^^^ definition property(field) fixtures.Planet#EARTH.<anonymous>#moons [private, final] 7:8-7:36
//                               parent fixtures.Planet#EARTH.<anonymous>
//                               signature private final int moons = 1
//                               type int
           @Override double gravity() { return moons * super.gravity() + mass; }
//          ^^^^^^^^ type_reference(annotation) Override in fixtures.Planet#EARTH.<anonymous>#gravity()
//                          ^^^^^^^ definition method fixtures.Planet#EARTH.<anonymous>#gravity() 8:8-8:77
//                              parent fixtures.Planet#EARTH.<anonymous>
//                              signature double gravity()
//                              parameters ()
//                              type double
//                                             ^^^^^ property_access moons in fixtures.Planet#EARTH.<anonymous>#gravity()
//                                                           ^^^^^^^ call gravity() of super<fixtures.Planet#EARTH.<anonymous>> in fixtures.Planet#EARTH.<anonymous>#gravity()
//                                                                       ^^^^ property_access mass in fixtures.Planet#EARTH.<anonymous>#gravity()
       },
       NONE;
//     ^^^^ definition constant(enum_constant) fixtures.Planet#NONE [public, static, final] 10:4-10:8
//         parent fixtures.Planet
//         signature NONE
//         type Planet
//     ^^^^^^ type_reference(enum_constant) Planet in fixtures.Planet#NONE
//     ^^^^^^ call(enum_constant) Planet() in fixtures.Planet#NONE

       private static final double G = -6.67300E-11;
//                                 ^ definition constant(field) fixtures.Planet#G [private, static, final] 12:4-12:49
//                                     parent fixtures.Planet
//                                     signature private static final double G = -6.67300E-11
//                                     type double
       final double mass, radius;
//                  ^^^^ definition property(field) fixtures.Planet#mass [final] 13:4-13:21
//                      parent fixtures.Planet
//                      signature final double mass
//                      type double
//                        ^^^^^^ definition property(field) fixtures.Planet#radius [final] 13:23-13:30
//                            parent fixtures.Planet
//                            signature final double radius
//                            type double

       Planet() { this(0, 'x'); }
//     ^^^^^^ definition method(constructor) fixtures.Planet#Planet() 15:4-15:30
//         parent fixtures.Planet
//         signature Planet()
//         parameters ()
//                ^^^^ call(this) this(`int`, `char`) of this<fixtures.Planet> in fixtures.Planet#Planet()

       Planet(double mass, double radius) {
//     ^^^^^^ definition method(constructor) fixtures.Planet#Planet(double,double) 17:4-20:5
//         parent fixtures.Planet
//         signature Planet(double mass, double radius)
//         parameters (double | double)
           this.mass = mass;
//              ^^^^ property_access(write) mass of this<fixtures.Planet> in fixtures.Planet#Planet(double,double)
           this.radius = radius;
//              ^^^^^^ property_access(write) radius of this<fixtures.Planet> in fixtures.Planet#Planet(double,double)
       }

       double gravity() { return G * mass / (radius * radius); }
//            ^^^^^^^ definition method fixtures.Planet#gravity() 22:4-22:61
//                parent fixtures.Planet
//                signature double gravity()
//                parameters ()
//                type double
//                               ^ property_access G in fixtures.Planet#gravity()
//                                   ^^^^ property_access mass in fixtures.Planet#gravity()
//                                           ^^^^^^ property_access radius in fixtures.Planet#gravity()
//                                                    ^^^^^^ property_access radius in fixtures.Planet#gravity()

       static int moons(Planet planet, int base) {
//                ^^^^^ definition method fixtures.Planet#moons(Planet,int) [static] 24:4-39:5
//                    parent fixtures.Planet
//                    signature static int moons(Planet planet, int base)
//                    parameters (Planet | int)
//                    type int
//                      ^^^^^^ type_reference Planet in fixtures.Planet#moons(Planet,int)
           switch (planet) {
               case MERCURY, NONE:
//                  ^^^^^^^ property_access(case) MERCURY of `Planet` in fixtures.Planet#moons(Planet,int)
//                           ^^^^ property_access(case) NONE of `Planet` in fixtures.Planet#moons(Planet,int)
                   return 0;
               case Planet.EARTH:
//                  ^^^^^^ property_access Planet in fixtures.Planet#moons(Planet,int)
//                         ^^^^^ property_access EARTH of Planet@28:17 in fixtures.Planet#moons(Planet,int)
                   base++;
           }
           return switch (planet) {
               case EARTH -> 1;
//                  ^^^^^ property_access(case) EARTH of `Planet` in fixtures.Planet#moons(Planet,int)
               case MERCURY -> throw new IllegalStateException();
//                  ^^^^^^^ property_access(case) MERCURY of `Planet` in fixtures.Planet#moons(Planet,int)
//                                       ^^^^^^^^^^^^^^^^^^^^^ call(new) IllegalStateException() in fixtures.Planet#moons(Planet,int)
               default -> {
                   int none = base;
                   yield none;
               }
           };
       }

       enum Empty {}
//          ^^^^^ definition enum fixtures.Planet.Empty [static] 41:4-41:17
//              parent fixtures.Planet
//              signature enum Empty
   }

   @interface Marker {
//            ^^^^^^ definition interface(annotation) fixtures.Marker 44:0-52:1
//                signature @interface Marker
       int MAX = 3;
//         ^^^ definition constant(field) fixtures.Marker#MAX [public, static, final] 45:4-45:16
//             parent fixtures.Marker
//             signature int MAX = 3
//             type int

       String value() default "none";
//     ^^^^^^ type_reference String in fixtures.Marker#value()
//            ^^^^^ definition method fixtures.Marker#value() [public, abstract] 47:4-47:34
//                parent fixtures.Marker
//                signature String value() default "none"
//                parameters ()
//                type String

       Class<? extends Body>[] bodies() default {};
//     ^^^^^ type_reference Class in fixtures.Marker#bodies()
//                     ^^^^ type_reference Body in fixtures.Marker#bodies()
//                             ^^^^^^ definition method fixtures.Marker#bodies() [public, abstract] 49:4-49:48
//                                 parent fixtures.Marker
//                                 signature Class<? extends Body>[] bodies() default {}
//                                 parameters ()
//                                 type Class<? extends Body>[]

       Planet planet() default Planet.EARTH;
//     ^^^^^^ type_reference Planet in fixtures.Marker#planet()
//            ^^^^^^ definition method fixtures.Marker#planet() [public, abstract] 51:4-51:41
//                parent fixtures.Marker
//                signature Planet planet() default Planet.EARTH
//                parameters ()
//                type Planet
//                             ^^^^^^ property_access Planet in fixtures.Marker#planet()
//                                    ^^^^^ property_access EARTH of Planet@51:28 in fixtures.Marker#planet()
   }
