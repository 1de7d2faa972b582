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
