   // Classes in the midst of expressions, with and without a name.
   type Constructor = new (...args: any[]) => { id: number };
//      ^^^^^^^^^^^ definition type Constructor 2:0-2:58
//          signature type Constructor = new (...args: any[]) => { id: number }
//          type new (...args: any[]) => { id: number }
//                                              ^^ definition property(shape) Constructor#id 2:45-2:55
//                                                  parent Constructor
//                                                  signature id: number
//                                                  type number

   export function Named<T extends Constructor>(Base: T) {
//                 ^^^^^ definition function Named [exported] 4:0-9:1
//                     signature export function Named<T extends Constructor>(Base: T)
//                     type parameters T extends Constructor
//                     parameters (T)
//                     value `typeof Inner`
//                                 ^^^^^^^^^^^ type_reference Constructor in Named
     return class Inner extends Base {
//                ^^^^^ definition class(expression) Named.Inner 5:9-8:3
//                    parent Named
//                    signature class Inner extends Base
//                    supertypes InstanceType<T>
       static count = 0;
//            ^^^^^ definition property(field) Named.Inner#count [static] 6:4-6:20
//                parent Named.Inner
//                signature static count = 0
//                value `number`
       again() { return new Inner(); }
//     ^^^^^ definition method Named.Inner#again 7:4-7:35
//         parent Named.Inner
//         signature again()
//         parameters ()
//         value `Inner`
//                          ^^^^^ call(new) Inner() in Named.Inner#again
     };
   }

   export const Plain = class Hidden { run() { return Hidden; } };
//              ^^^^^ definition class Plain [exported, const] 11:0-11:63
//                  signature export const Plain = class Hidden
//                                     ^^^ definition method Plain#run 11:36-11:60
//                                         parent Plain
//                                         signature run()
//                                         parameters ()
   export const table = { row: class { cells: string[] = []; } };
//              ^^^^^ definition constant table [exported, const] 12:0-12:62
//                  signature export const table = { row: class { cells: string[] = []; } }
//                        ^^^ definition property table#row 12:23-12:59
//                            parent table
//                            signature row: class { cells: string[] = []; }
//                            value `typeof `
//                             ^ definition class(anonymous) table#row.<anonymous> 12:28-12:59
//                                 parent table#row
//                                 signature class
//                                     ^^^^^ definition property(field) table#row.<anonymous>#cells 12:36-12:56
//                                         parent table#row.<anonymous>
//                                         signature cells: string[] = []
//                                         type string[]
// export name=Named local=Named
// export name=Plain local=Plain
// export name=table local=table
