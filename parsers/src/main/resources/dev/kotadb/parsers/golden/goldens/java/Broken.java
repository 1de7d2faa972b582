// partial: line 7: Parse error. Found ";"
// package fixtures
   package fixtures;

   class Broken {
//       ^^^^^^ definition class fixtures.Broken 3:0-12:1
//           signature class Broken
       int before;
//         ^^^^^^ definition property(field) fixtures.Broken#before 4:4-4:15
//             parent fixtures.Broken
//             signature int before
//             type int

       void broken() {
//          ^^^^^^ definition method fixtures.Broken#broken() 6:4-9:5
//              parent fixtures.Broken
//              signature void broken()
//              parameters ()
//              type void
           call(;
           int x = 1 +;
       }

       void after() { before++; helper(); }
//          ^^^^^ definition method fixtures.Broken#after() 11:4-11:40
//              parent fixtures.Broken
//              signature void after()
//              parameters ()
//              type void
//                    ^^^^^^ property_access(write) before in fixtures.Broken#after()
//                              ^^^^^^ call helper() in fixtures.Broken#after()
   }

   class Around {
//       ^^^^^^ definition class fixtures.Around 14:0-28:1
//           signature class Around
       Around() {
//     ^^^^^^ definition method(constructor) fixtures.Around#Around() 15:4-17:5
//         parent fixtures.Around
//         signature Around()
//         parameters ()
           this(1);
//         ^^^^ call(this) this(`int`) of this<fixtures.Around> in fixtures.Around#Around()
       }

       Around(int n) {}
//     ^^^^^^ definition method(constructor) fixtures.Around#Around(int) 19:4-19:20
//         parent fixtures.Around
//         signature Around(int n)
//         parameters (int)

       void m() {}
//          ^ definition method fixtures.Around#m() 21:4-21:15
//              parent fixtures.Around
//              signature void m()
//              parameters ()
//              type void

       class Inner {
//           ^^^^^ definition class fixtures.Around.Inner 23:4-27:5
//               parent fixtures.Around
//               signature class Inner
           void k() {
//              ^ definition method fixtures.Around.Inner#k() 24:8-26:9
//                  parent fixtures.Around.Inner
//                  signature void k()
//                  parameters ()
//                  type void
               Around.this.m();
//             ^^^^^^ type_reference Around in fixtures.Around.Inner#k()
//                         ^ call m() of this<fixtures.Around> in fixtures.Around.Inner#k()
           }
       }
   }
