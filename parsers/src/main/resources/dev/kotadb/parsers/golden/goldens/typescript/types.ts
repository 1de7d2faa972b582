   import fs = require('fs');
//                      ^^ import kind=require module=fs alias=fs
   import type { Reader } from './reader';
//               ^^^^^^ import kind=type module=./reader name=Reader alias=Reader
   import { type Writer, make } from './writer';
//               ^^^^^^ import kind=type module=./writer name=Writer alias=Writer
//                       ^^^^ import kind=import module=./writer name=make alias=make
   export type { Reader };
   export = make;
//          ^^^^ property_access make

   declare module 'shelf' {
     export function open(name: string): Shelf;
//                   ^^^^ definition function open [exported] 8:2-8:44
//                       signature export function open(name: string): Shelf
//                       parameters (string)
//                       type Shelf
//                                       ^^^^^ type_reference Shelf in open
   }
   declare global {
     interface Window { shelf: Shelf }
//             ^^^^^^ definition interface Window 11:2-11:35
//                 signature interface Window
//                      ^^^^^ definition property Window#shelf 11:21-11:33
//                          parent Window
//                          signature shelf: Shelf
//                          type Shelf
//                             ^^^^^ type_reference Shelf in Window#shelf
   }

   type Key = `item-${number}`;
//      ^^^ definition type Key 14:0-14:28
//          signature type Key = `item-${number}`
//          type `item-${number}`
   type Parts = readonly [string, number?, ...boolean[]];
//      ^^^^^ definition type Parts 15:0-15:54
//          signature type Parts = readonly [string, number?, ...boolean[]]
//          type readonly [string, number?, ...boolean[]]
   type Maker = new (...args: any[]) => Shelf;
//      ^^^^^ definition type Maker 16:0-16:43
//          signature type Maker = new (...args: any[]) => Shelf
//          type new (...args: any[]) => Shelf
//                                      ^^^^^ type_reference Shelf in Maker
   type Check = abstract new () => object;
//      ^^^^^ definition type Check 17:0-17:39
//          signature type Check = abstract new () => object
//          type abstract new () => object
   type Mapped<T> = { readonly [K in keyof T as `get${K & string}`]?: () => T[K] };
//      ^^^^^^ definition type Mapped 18:0-18:80
//          signature type Mapped<T> = { readonly [K in keyof T as `get${K & string}`]?: () => T[K] }
//          type parameters T
//          type { readonly [K in keyof T as `get${K & string}`]?: () => T[K] }
   type Element<T> = T extends (infer U extends object)[] ? U : never;
//      ^^^^^^^ definition type Element 19:0-19:67
//          signature type Element<T> = T extends (infer U extends object)[] ? U : never
//          type parameters T
//          type T extends (infer U extends object)[] ? U : never
   type Of = typeof import('./shelf');
//      ^^ definition type Of 20:0-20:35
//          signature type Of = typeof import('./shelf')
//          type typeof import('./shelf')
//                          ^^^^^^^ import kind=dynamic module=./shelf in Of

   interface Callable<T = string> {
//           ^^^^^^^^ definition interface Callable 22:0-28:1
//               signature interface Callable<T = string>
//               type parameters T = string
//               type { (value: T): void; new (value: T): Callable<T> }
     (value: T): void;
     new (value: T): Callable<T>;
//                   ^^^^^^^^ type_reference Callable in Callable
     readonly [key: string]: unknown;
     method?(this: Callable<T>): asserts this is Shelf;
//   ^^^^^^ definition method Callable#method [optional] 26:2-26:51
//       parent Callable
//       signature method?(this: Callable<T>): asserts this is Shelf
//       parameters ()
//       type asserts this is Shelf
//                 ^^^^^^^^ type_reference Callable in Callable#method
//                                               ^^^^^ type_reference Shelf in Callable#method
     get size(): number;
//       ^^^^ definition method Callable#size [get] 27:2-27:20
//           parent Callable
//           signature get size(): number
//           parameters ()
//           type number
   }

   function isShelf(value: unknown): value is Shelf { return value instanceof Shelf; }
//          ^^^^^^^ definition function isShelf 30:0-30:83
//              signature function isShelf(value: unknown): value is Shelf
//              parameters (unknown)
//              type value is Shelf
//                                            ^^^^^ type_reference Shelf in isShelf
//                                                                            ^^^^^ property_access Shelf in isShelf
   function assertShelf(value: unknown): asserts value is Shelf { if (!value) throw new TypeError(); }
//          ^^^^^^^^^^^ definition function assertShelf 31:0-31:99
//              signature function assertShelf(value: unknown): asserts value is Shelf
//              parameters (unknown)
//              type asserts value is Shelf
//                                                        ^^^^^ type_reference Shelf in assertShelf
//                                                                                      ^^^^^^^^^ call(new) TypeError() in assertShelf
   function over(a: string): string;
//          ^^^^ definition function over 32:0-32:33
//              signature function over(a: string): string
//              parameters (string)
//              type string
   function over(a: number): number;
//          ^^^^ definition function over ordinal 1 33:0-33:33
//              signature function over(a: number): number
//              parameters (number)
//              type number
   function over(a: any) { return a; }
//          ^^^^ definition function over ordinal 2 34:0-34:35
//              signature function over(a: any)
//              parameters (any)
//              value `any`

   abstract class Base<const T> {
//                ^^^^ definition class Base [abstract] 36:0-40:1
//                    signature abstract class Base<const T>
//                    type parameters const T
     protected abstract open(): T;
//                      ^^^^ definition method Base#open [protected, abstract] 37:2-37:30
//                          parent Base
//                          signature protected abstract open(): T
//                          parameters ()
//                          type T
     declare readonly kind: 'base' | 'shelf';
//                    ^^^^ definition property(field) Base#kind [declare, readonly] 38:2-38:41
//                        parent Base
//                        signature declare readonly kind: 'base' | 'shelf'
//                        type 'base' | 'shelf'
     constructor(private readonly name?: string, public size = 1) {}
//   ^^^^^^^^^^^ definition method(constructor) Base#constructor 39:2-39:65
//       parent Base
//       signature constructor(private readonly name?: string, public size = 1)
//       parameters (string | ) optional 2
//                                ^^^^ definition property(parameter_property) Base#name [private, readonly, optional] 39:14-39:44
//                                    parent Base
//                                    signature private readonly name?: string
//                                    type string
//                                                      ^^^^ definition property(parameter_property) Base#size [public] 39:46-39:61
//                                                          parent Base
//                                                          signature public size = 1
//                                                          value `number`
   }

   @sealed
//  ^^^^^^ call(decorator) sealed()
   export class Shelf extends Base<number> implements Callable {
//              ^^^^^ definition class Shelf [exported] 42:0-50:1
//                  signature export class Shelf extends Base<number> implements Callable
//                  supertypes Base<number> | Callable
//                            ^^^^ extends Base in Shelf
//                                                    ^^^^^^^^ implements Callable in Shelf
     static override readonly made: unique symbol = Symbol();
//                            ^^^^ definition property(field) Shelf#made [static, override, readonly] 44:2-44:57
//                                parent Shelf
//                                signature static override readonly made: unique symbol = Symbol()
//                                type unique symbol
//                                                  ^^^^^^ call Symbol() in Shelf#made
     @bound() protected override open() { return this.size!; }
//    ^^^^^ call(decorator) bound() in Shelf
//                               ^^^^ definition method Shelf#open [protected, override] 45:2-45:59
//                                   parent Shelf
//                                   signature protected override open()
//                                   parameters ()
//                                   value `typeof this.size`
//                                                    ^^^^ property_access size of this<Shelf> in Shelf#open
     accessor label = <string>'x';
//            ^^^^^ definition property(field) Shelf#label 46:2-46:30
//                parent Shelf
//                signature accessor label = <string>'x'
//                value `string`
     #hidden?: bigint;
//   ^^^^^^^ definition property(field) Shelf##hidden [optional, private] 47:2-47:18
//       parent Shelf
//       signature #hidden?: bigint
//       type bigint
//             ^^^^^^ type_reference bigint in Shelf##hidden
     [key: string]: any;
     method<T extends Reader = Reader>(reader: T, ...more: T[]): this is Shelf { return (reader as any satisfies Writer) && true; }
//   ^^^^^^ definition method Shelf#method 49:2-49:128
//       parent Shelf
//       signature method<T extends Reader = Reader>(reader: T, ...more: T[]): this is Shelf
//       type parameters T extends Reader = Reader
//       parameters (T | T[]) variadic
//       type this is Shelf
//                    ^^^^^^ type_reference Reader in Shelf#method
//                             ^^^^^^ type_reference Reader in Shelf#method
//                                                                       ^^^^^ type_reference Shelf in Shelf#method
//                                                                                                               ^^^^^^ type_reference Writer in Shelf#method
   }

   const enum Level { Low = 1, High = Low << 1 }
//            ^^^^^ definition enum Level [const] 52:0-52:45
//                signature const enum Level
//                    ^^^ definition constant(enum_constant) Level#Low 52:19-52:26
//                        parent Level
//                        signature Low = 1
//                        type Level
//                             ^^^^ definition constant(enum_constant) Level#High 52:28-52:43
//                                 parent Level
//                                 signature High = Low << 1
//                                 type Level
//                                    ^^^ property_access Low in Level#High
   namespace Shelf.Tools { export const open = make<Level>; }
//           ^^^^^^^^^^^ definition class(namespace) Shelf.Tools 53:0-53:58
//               signature namespace Shelf.Tools
//                                      ^^^^ definition constant Shelf.Tools.open [exported, const] 53:24-53:56
//                                          parent Shelf.Tools
//                                          signature export const open = make<Level>
//                                          value `typeof make`
//                                             ^^^^ property_access make in Shelf.Tools.open
//                                                  ^^^^^ type_reference Level in Shelf.Tools.open
   let shelf!: Shelf, level: Level | null = Level.High;
//     ^^^^^ definition variable shelf 54:4-54:17
//         signature shelf!: Shelf
//         type Shelf
//             ^^^^^ type_reference Shelf in shelf
//                    ^^^^^ definition variable level 54:19-54:51
//                        signature level: Level | null = Level.High
//                        type Level | null
//                           ^^^^^ type_reference Level in level
//                                          ^^^^^ property_access Level in level
//                                                ^^^^ property_access High of Level@54:41 in level
   function sealed(target: Function) { return target; }
//          ^^^^^^ definition function sealed 55:0-55:52
//              signature function sealed(target: Function)
//              parameters (Function)
//              value `Function`
//                         ^^^^^^^^ type_reference Function in sealed
   function bound() { return (target: any, context: ClassMethodDecoratorContext) => target; }
//          ^^^^^ definition function bound 56:0-56:90
//              signature function bound()
//              parameters ()
//              value function/2 -> `any`
//                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ type_reference ClassMethodDecoratorContext in bound
// export name=Reader local=Reader
// export name=export= local=make
// export name=open local=open
// export name=Shelf local=Shelf
