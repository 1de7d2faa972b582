   export class Field {
//              ^^^^^ definition class Field [exported] 1:0-9:1
//                  signature export class Field
     accessor: number = 1
//   ^^^^^^^^ definition property(field) Field#accessor 2:2-2:22
//       parent Field
//       signature accessor: number = 1
//       type number
     1: string = 'x'
//   ^ definition property(field) Field#1 3:2-3:17
//       parent Field
//       signature 1: string = 'x'
//       type string
     number = 2
//   ^^^^^^ definition property(field) Field#number 4:2-4:12
//       parent Field
//       signature number = 2
//       value `number`
     static accessor count = 0
//                   ^^^^^ definition property(field) Field#count [static] 5:2-5:27
//                       parent Field
//                       signature static accessor count = 0
//                       value `number`
     accessor size = 1
//            ^^^^ definition property(field) Field#size 6:2-6:19
//                parent Field
//                signature accessor size = 1
//                value `number`
     next() { return this.accessor }
//   ^^^^ definition method Field#next 7:2-7:33
//       parent Field
//       signature next()
//       parameters ()
//       value `typeof this.accessor`
//                        ^^^^^^^^ property_access accessor of this<Field> in Field#next
     static { this.count = 1 }
//                 ^^^^^ property_access(write) count of this<Field> in Field
   }

   class Bare {
//       ^^^^ definition class Bare 11:0-14:1
//           signature class Bare
     accessor
//   ^^^^^^^^ definition property(field) Bare#accessor 12:2-12:10
//       parent Bare
//       signature accessor
     after(accessor: Field) { return accessor.next() }
//   ^^^^^ definition method Bare#after 13:2-13:51
//       parent Bare
//       signature after(accessor: Field)
//       parameters (Field)
//                   ^^^^^ type_reference Field in Bare#after
//                                            ^^^^ call next() of `Field` in Bare#after
   }

   export class Pen { write() {} }
//              ^^^ definition class Pen [exported] 16:0-16:31
//                  signature export class Pen
//                    ^^^^^ definition method Pen#write 16:19-16:29
//                        parent Pen
//                        signature write()
//                        parameters ()
   export namespace Pen { export interface Tip {} }
//                  ^^^ definition class(namespace) Pen ordinal 1 [exported] 17:0-17:48
//                      signature export namespace Pen
//                                         ^^^ definition interface Pen.Tip [exported] 17:23-17:46
//                                             parent Pen
//                                             signature export interface Tip
   export const pen = new Pen()
//              ^^^ definition constant pen [exported, const] 18:0-18:28
//                  signature export const pen = new Pen()
//                  value `Pen`
//                        ^^^ call(new) #10!Pen() in pen
// export name=Field local=Field
// export name=Pen local=Pen
// export name=Pen local=Pen
// export name=pen local=pen
