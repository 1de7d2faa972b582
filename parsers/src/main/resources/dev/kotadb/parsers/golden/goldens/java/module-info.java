   /** Module. */
   @Deprecated
//  ^^^^^^^^^^ type_reference(annotation) Deprecated in com.example.app
   open module com.example.app {
//             ^^^^^^^^^^^^^^^ definition type(module) com.example.app [open] 2:0-10:1
//                 signature open module com.example.app
//                 documentation Module.
       requires transitive java.sql;
//                         ^^^^^^^^ import kind=requires module=java.sql in com.example.app
       requires static com.example.annotations;
//                     ^^^^^^^^^^^^^^^^^^^^^^^ import kind=requires module=com.example.annotations in com.example.app
       exports com.example.api to com.example.client;
       opens com.example.model;
       uses com.example.spi.Plugin;
//                          ^^^^^^ type_reference(uses) com.example.spi!Plugin in com.example.app
       provides com.example.spi.Plugin with com.example.app.FirstPlugin, com.example.app.SecondPlugin;
//                              ^^^^^^ type_reference(provides) com.example.spi!Plugin in com.example.app
//                                                          ^^^^^^^^^^^ type_reference(with) com.example.app!FirstPlugin in com.example.app
//                                                                                       ^^^^^^^^^^^^ type_reference(with) com.example.app!SecondPlugin in com.example.app
   }
// setting requires transitive = java.sql
