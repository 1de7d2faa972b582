// partial: 2 syntax errors, the first in line 3
   export class Whole { first() {} }
//              ^^^^^ definition class Whole [exported] 1:0-1:33
//                  signature export class Whole
//                      ^^^^^ definition method Whole#first 1:21-1:31
//                          parent Whole
//                          signature first()
//                          parameters ()
   export function whole() { return new Whole() }
//                 ^^^^^ definition function whole [exported] 2:0-2:46
//                     signature export function whole()
//                     parameters ()
//                     value `Whole`
//                                      ^^^^^ call(new) Whole() in whole
   x = [
   function lost() {}
   class Gone { lost() { return new Whole() } }
// export name=Whole local=Whole
// export name=whole local=whole
