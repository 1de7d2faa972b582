   #!/usr/bin/env tsx
   import type { ReactNode } from "react";
//               ^^^^^^^^^ import kind=type module=react name=ReactNode alias=ReactNode
   import fs = require("fs");
//                      ^^ import kind=require module=fs alias=fs
   import * as path from "path";
//             ^^^^ import kind=import module=path alias=path
   import config from "./config.json" with { type: "json" };
//        ^^^^^^^ import kind=import module=./config.json name=default alias=config
   import Alias = Shelves.Inner;
//                ^^^^^^^^^^^^^ import kind=alias module=Shelves.Inner alias=Alias

   export { path };
   export * as everything from "./all";
//                              ^^^^^ import kind=reexport module=./all

   declare module "legacy" {
     function load(name: string): void;
//            ^^^^ definition function load 12:2-12:36
//                signature function load(name: string): void
//                parameters (string)
//                type void
   }

   namespace Shelves.Inner {
//           ^^^^^^^^^^^^^ definition class(namespace) Shelves.Inner 15:0-17:1
//               signature namespace Shelves.Inner
     export const depth = 1;
//                ^^^^^ definition constant Shelves.Inner.depth [exported, const] 16:2-16:25
//                    parent Shelves.Inner
//                    signature export const depth = 1
//                    value `number`
   }

   enum Level {
//      ^^^^^ definition enum Level 19:0-22:1
//          signature enum Level
     Low = 1,
//   ^^^ definition constant(enum_constant) Level#Low 20:2-20:9
//       parent Level
//       signature Low = 1
//       type Level
     High,
//   ^^^^ definition constant(enum_constant) Level#High 21:2-21:6
//       parent Level
//       signature High
//       type Level
   }

   abstract class Shape<T extends object = {}> implements Drawn {
//                ^^^^^ definition class Shape [abstract] 24:0-48:1
//                    signature abstract class Shape<T extends object = {}> implements Drawn
//                    type parameters T extends object = {}
//                    supertypes Drawn
//                                                        ^^^^^ implements Drawn in Shape
     static #count = 0;
//          ^^^^^^ definition property(field) Shape##count [static, private] 25:2-25:19
//              parent Shape
//              signature static #count = 0
//              value `number`
     static {
       Shape.#count++;
//     ^^^^^ property_access Shape in Shape
//           ^^^^^^ property_access #count of Shape@27:4 in Shape
     }
     declare readonly name: string;
//                    ^^^^ definition property(field) Shape#name [declare, readonly] 29:2-29:31
//                        parent Shape
//                        signature declare readonly name: string
//                        type string
     protected abstract area(): number;
//                      ^^^^ definition method Shape#area [protected, abstract] 30:2-30:35
//                          parent Shape
//                          signature protected abstract area(): number
//                          parameters ()
//                          type number
     abstract get size(): number;
//                ^^^^ definition method Shape#size [abstract, get] 31:2-31:29
//                    parent Shape
//                    signature abstract get size(): number
//                    parameters ()
//                    type number
     [key: string]: unknown;
     private override?: boolean;
//           ^^^^^^^^ definition property(field) Shape#override [private, optional] 33:2-33:28
//               parent Shape
//               signature private override?: boolean
//               type boolean
     constructor(
//   ^^^^^^^^^^^ definition method(constructor) Shape#constructor 34:2-39:3
//       parent Shape
//       signature constructor( readonly id: number, public title?: string, )
//       parameters (number | string) optional 1
       readonly id: number,
//              ^^ definition property(parameter_property) Shape#id [readonly] 35:4-35:23
//                  parent Shape
//                  signature readonly id: number
//                  type number
       public title?: string,
//            ^^^^^ definition property(parameter_property) Shape#title [public, optional] 36:4-36:25
//                parent Shape
//                signature public title?: string
//                type string
     ) {
       super();
//     ^^^^^ call(super) super() of super<Shape> in Shape#constructor
     }
     @bound
//    ^^^^^ call(decorator) bound() in Shape
     override draw(this: this, [first = 1, ...rest]: [number, ...string[], last?: boolean]): asserts this is Shape<T> {
//            ^^^^ definition method Shape#draw [override] 40:2-43:3
//                parent Shape
//                signature override draw(this: this, [first = 1, ...rest]: [number, ...string[], last?: boolean]): asserts this is Shape<T>
//                parameters ([number, ...string[], last?: boolean])
//                type asserts this is Shape<T>
//                                                                                                           ^^^^^ type_reference Shape in Shape#draw
       new.target;
     }
     async *items(): AsyncGenerator<T> {
//          ^^^^^ definition method Shape#items [async, generator] 44:2-46:3
//              parent Shape
//              signature async *items(): AsyncGenerator<T>
//              parameters ()
//              type AsyncGenerator<T>
//                   ^^^^^^^^^^^^^^ type_reference AsyncGenerator in Shape#items
       yield* this.all();
//                 ^^^ call all() of this<Shape> in Shape#items
     }
     ["computed"](): void {}
//   ^^^^^^^^^^^^ definition method Shape#["computed"] 47:2-47:25
//       parent Shape
//       signature ["computed"](): void
//       parameters ()
//       type void
   }

   interface Drawn extends Base, Other<string> {
//           ^^^^^ definition interface Drawn 50:0-55:1
//               signature interface Drawn extends Base, Other<string>
//               type { (x: number): string; new (x: number): Drawn }
//               supertypes Base | Other<string>
//                         ^^^^ extends Base in Drawn
//                               ^^^^^ extends Other in Drawn
     (x: number): string;
     new (x: number): Drawn;
//                    ^^^^^ type_reference Drawn in Drawn
     readonly [index: number]: string;
     draw?(): void;
//   ^^^^ definition method Drawn#draw [optional] 54:2-54:15
//       parent Drawn
//       signature draw?(): void
//       parameters ()
//       type void
   }

   type Make = abstract new (...args: any[]) => object;
//      ^^^^ definition type Make 57:0-57:52
//          signature type Make = abstract new (...args: any[]) => object
//          type abstract new (...args: any[]) => object
   type Flags<T> = { readonly [K in keyof T as `on${K & string}`]-?: T[K] } | (string | undefined)[];
//      ^^^^^ definition type Flags 58:0-58:98
//          signature type Flags<T> = { readonly [K in keyof T as `on${K & string}`]-?: T[K] } | (string | undefined)[]
//          type parameters T
//          type { readonly [K in keyof T as `on${K & string}`]-?: T[K] } | (string | undefined)[]
   type Opt<T> = { -readonly [K in keyof T]+?: T[K] };
//      ^^^ definition type Opt 59:0-59:51
//          signature type Opt<T> = { -readonly [K in keyof T]+?: T[K] }
//          type parameters T
//          type { -readonly [K in keyof T]+?: T[K] }
   type Element<T> = T extends readonly (infer E)[] ? E : never;
//      ^^^^^^^ definition type Element 60:0-60:61
//          signature type Element<T> = T extends readonly (infer E)[] ? E : never
//          type parameters T
//          type T extends readonly (infer E)[] ? E : never
   type Pair = readonly [a: string, b?: number];
//      ^^^^ definition type Pair 61:0-61:45
//          signature type Pair = readonly [a: string, b?: number]
//          type readonly [a: string, b?: number]
   type Of = typeof import("./all");
//      ^^ definition type Of 62:0-62:33
//          signature type Of = typeof import("./all")
//          type typeof import("./all")
//                          ^^^^^ import kind=dynamic module=./all in Of
   type Which = Shape<{}>["id"] | typeof Level.Low | unique symbol | "text" | -1 | null;
//      ^^^^^ definition type Which 63:0-63:85
//          signature type Which = Shape<{}>["id"] | typeof Level.Low | unique symbol | "text" | -1 | null
//          type Shape<{}>["id"] | typeof Level.Low | unique symbol | "text" | -1 | null
//              ^^^^^ type_reference Shape in Which
//                                       ^^^^^ type_reference typeof !Level in Which
//                                             ^^^ type_reference typeof Level!Low in Which

   function isShape(x: unknown): x is Shape {
//          ^^^^^^^ definition function isShape 65:0-67:1
//              signature function isShape(x: unknown): x is Shape
//              parameters (unknown)
//              type x is Shape
//                                    ^^^^^ type_reference Shape in isShape
     return x instanceof Shape;
//                       ^^^^^ property_access Shape in isShape
   }
   function check(x: unknown): asserts x;
//          ^^^^^ definition function check 68:0-68:38
//              signature function check(x: unknown): asserts x
//              parameters (unknown)
//              type asserts x
   function check(x: unknown) {
//          ^^^^^ definition function check ordinal 1 69:0-71:1
//              signature function check(x: unknown)
//              parameters (unknown)
     debugger;
   }
   function* count(n = 0) {
//           ^^^^^ definition function count [generator] 72:0-84:1
//               signature function* count(n = 0)
//               parameters () optional 1
     outer: for (let i = 0, j = n; i < 3; i++, j--) {
       if (i === 1) continue outer;
       else break;
     }
     do {
       n += 1;
     } while (n < 5);
     while (n > 0) n--;
     ;
     const given = yield n;
     return given;
   }

   async function run({ a = 1, b: [c], ...others }: any, log?: (m: string) => void) {
//                ^^^ definition function run [async] 86:0-108:1
//                    signature async function run({ a = 1, b: [c], ...others }: any, log?: (m: string) => void)
//                    parameters (any | (m: string) => void) optional 1
     var text = `value ${a + c} \n`;
     try {
       for await (const one of others) await one?.go?.();
//                                                ^^ call go() of ? in run
       for (const key in others) log?.(key);
     } catch (e) {
       throw new Error("no\t", { cause: e });
//               ^^^^^ call(new) Error(`string`, ?) in run
     } finally {
       switch (text.length) {
//                  ^^^^^^ property_access length of `string` in run
         case 0:
           break;
         default:
           void 0;
       }
     }
     const data = { a, "b": c, ["d"]: 1, get e() { return true; }, ...others } satisfies object;
//                                           ^ definition method(shape) run#e [get] 101:38-101:62
//                                               parent run
//                                               signature get e()
//                                               parameters ()
//                                               value `boolean`
     const pattern = /a[b-c]+/gi;
     const made = Array<string>;
//                ^^^^^ property_access Array in run
     text ??= undefined;
     [text] = ["x"];
     ({ a } = data);
     return (data as any)!, typeof pattern, delete data.a, made;
//                                                      ^ property_access a of `{...{ a: (any)["a"]; e }, ...any}` in run
   }

   export default function View({ items, title = "none" }: { items: Shape[]; title?: string; children?: ReactNode }) {
//                         ^^^^ definition function View [exported, default] 110:0-120:1
//                             signature export default function View({ items, title = "none" }: { items: Shape[]; title?: string; children?: ReactNode })
//                             parameters ({ items: Shape[]; title?: string; children?: ReactNode })
//                                                           ^^^^^ definition property(shape) View#items 110:58-110:72
//                                                               parent View
//                                                               signature items: Shape[]
//                                                               type Shape[]
//                                                                  ^^^^^ type_reference Shape in View#items
//                                                                           ^^^^^ definition property(shape) View#title [optional] 110:74-110:88
//                                                                               parent View
//                                                                               signature title?: string
//                                                                               type string
//                                                                                           ^^^^^^^^ definition property(shape) View#children [optional] 110:90-110:110
//                                                                                               parent View
//                                                                                               signature children?: ReactNode
//                                                                                               type ReactNode
//                                                                                                      ^^^^^^^^^ type_reference ReactNode in View#children
     return (
       <>
         {/* all of them */}
         <svg:rect width="1" />
         <Shelves.Panel<Shape> title={title} {...items} label="a &amp; b">
//        ^^^^^^^ property_access Shelves in View
//                ^^^^^ call(jsx) Panel() of Shelves@115:7 in View
//                      ^^^^^ type_reference Shape in View
           text &lt; {items.length ? items.map((item) => <Row key={item.id} item={item} />) : null}
//                          ^^^^^^ property_access length of items<`{ items: Shape[]; title?: string; children?: ReactNode }`> in View
//                                         ^^^ call map(function/1) of items<`{ items: Shape[]; title?: string; children?: ReactNode }`> in View
//                                                        ^^^ call(jsx) Row() in View
//                                                                      ^^ property_access id of lambda<map@116:40, argument 0, parameter 0> in View
         </Shelves.Panel>
       </>
     );
   }
// export name=path local=path
// export name=everything local=* module=./all
// export name=default local=View
