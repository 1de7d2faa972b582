// package com.example.app
   /** A package. */
   @ParametersAreNonnull(in = com.example.Scope.ALL)
//  ^^^^^^^^^^^^^^^^^^^^ type_reference(annotation) ParametersAreNonnull
//                            ^^^ property_access com
//                                ^^^^^^^ property_access example of com@2:27
//                                        ^^^^^ property_access Scope of example@2:31
//                                              ^^^ property_access ALL of Scope@2:39
   package com.example.app;

   import javax.annotation.ParametersAreNonnull;
//                         ^^^^^^^^^^^^^^^^^^^^ import kind=import module=javax.annotation name=ParametersAreNonnull alias=ParametersAreNonnull
