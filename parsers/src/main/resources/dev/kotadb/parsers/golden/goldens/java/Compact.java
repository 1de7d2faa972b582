   import module java.base;
//               ^^^^^^^^^ import kind=module module=java.base

   static final String GREETING = "hello";
// ^ definition class(implicit) <implicit> [final] 3:0-13:29
//              ^^^^^^ type_reference String in <implicit>#GREETING
//                     ^^^^^^^^ definition constant(field) <implicit>#GREETING [static, final] 3:0-3:39
//                         parent <implicit>
//                         signature static final String GREETING = "hello"
//                         type String
   int count;
//     ^^^^^ definition property(field) <implicit>#count 4:0-4:10
//         parent <implicit>
//         signature int count
//         type int

   /** Starts here. */
   void main(String[] args) {
//      ^^^^ definition method <implicit>#main(String[]) 7:0-9:1
//          parent <implicit>
//          signature void main(String[] args)
//          documentation Starts here.
//          parameters (String[])
//          type void
//           ^^^^^^ type_reference String in <implicit>#main(String[])
       IO.println(greet(args[0]) + count);
//     ^^ property_access IO in <implicit>#main(String[])
//        ^^^^^^^ call println(plus<greet@8:15, count@8:32>) of IO@8:4 in <implicit>#main(String[])
//                ^^^^^ call greet(`String`) in <implicit>#main(String[])
//                                 ^^^^^ property_access count in <implicit>#main(String[])
   }

   String greet(String name) { return GREETING + new Helper().name; }
// ^^^^^^ type_reference String in <implicit>#greet(String)
//        ^^^^^ definition method <implicit>#greet(String) 11:0-11:66
//            parent <implicit>
//            signature String greet(String name)
//            parameters (String)
//            type String
//              ^^^^^^ type_reference String in <implicit>#greet(String)
//                                    ^^^^^^^^ property_access GREETING in <implicit>#greet(String)
//                                                   ^^^^^^ call(new) Helper() in <implicit>#greet(String)
//                                                            ^^^^ property_access name of `Helper` in <implicit>#greet(String)

   class Helper { String name; }
//       ^^^^^^ definition class <implicit>.Helper 13:0-13:29
//           parent <implicit>
//           signature class Helper
//                ^^^^^^ type_reference String in <implicit>.Helper#name
//                       ^^^^ definition property(field) <implicit>.Helper#name 13:15-13:27
//                           parent <implicit>.Helper
//                           signature String name
//                           type String
