   #!/usr/bin/env node
   import * as path from "path";
//             ^^^^ import kind=import module=path alias=path
   import config from "./config.json" with { type: "json" };
//        ^^^^^^^ import kind=import module=./config.json name=default alias=config

   export { path };
   export * as everything from "./all";
//                              ^^^^^ import kind=reexport module=./all

   class Base {}
//       ^^^^ definition class Base 8:0-8:13
//           signature class Base

   @bound
//  ^^^^^ call(decorator) bound() in Shelf
   class Shelf extends Base {
//       ^^^^^ definition class Shelf 10:0-28:1
//           signature class Shelf extends Base
//           supertypes Base
//                     ^^^^ extends Base in Shelf
     #size = 0;
//   ^^^^^ definition property(field) Shelf##size [private] 12:2-12:11
//       parent Shelf
//       signature #size = 0
//       value `number`
     static count = 0;
//          ^^^^^ definition property(field) Shelf#count [static] 13:2-13:18
//              parent Shelf
//              signature static count = 0
//              value `number`
     static {
       this.count++;
//          ^^^^^ property_access count of this<Shelf> in Shelf
     }
     constructor({ size = 1, name: [first], ...rest } = {}) {
//   ^^^^^^^^^^^ definition method(constructor) Shelf#constructor 17:2-21:3
//       parent Shelf
//       signature constructor({ size = 1, name: [first], ...rest } = {})
//       parameters () optional 1
       super(size);
//     ^^^^^ call(super) super(size<parameter<Shelf#constructor, 0>>) of super<Shelf> in Shelf#constructor
       this.#size = size;
//          ^^^^^ property_access(write) #size of this<Shelf> in Shelf#constructor
       new.target;
     }
     get size() {
//       ^^^^ definition method(accessor) Shelf#size [get] 22:2-24:3
//           parent Shelf
//           signature get size()
//           parameters ()
//           value `typeof this.#size`
       return this.#size;
//                 ^^^^^ property_access #size of this<Shelf> in Shelf#size
     }
     ["open"]() {
//   ^^^^^^^^ definition method Shelf#["open"] 25:2-27:3
//       parent Shelf
//       signature ["open"]()
//       parameters ()
//       value `typeof super.open(0)`
       return super.open?.() ?? undefined;
//                  ^^^^ call open() of super<Shelf> in Shelf#["open"]
     }
   }

   function* count(n) {
//           ^^^^^ definition function count [generator] 30:0-42:1
//               signature function* count(n)
//               parameters ()
     outer: for (var i = 0, j = n; i < 3; i++, j--) {
       if (i === 1) continue outer;
       else break;
     }
     do {
       n += 1;
     } while (n < 5);
     while (n > 0) n--;
     ;
     yield n;
     yield* [1, , 2];
   }

   const lazy = function* () {
//       ^^^^ definition function lazy [const, generator] 44:0-46:2
//           signature const lazy = function* ()
//           parameters ()
     debugger;
   };

   const View = function View({ items }) {
//                       ^^^^ definition function View [const] 48:0-72:2
//                           signature const View = function View({ items })
//                           parameters ()
     const found = items[0];
     for (const key in found) {
       try {
         throw new Error(`no ${key}\n`);
//                 ^^^^^ call(new) Error(`string`) in View
       } catch (e) {
         e.message;
//         ^^^^^^^ property_access message of ? in View
       } finally {
         switch (key) {
           case "a":
             break;
           default:
             void 0;
         }
       }
     }
     const data = { found, "b": 1, ["c"]: true, d: null, e: false };
     ({ found: data.b, d = 2 } = data);
//                  ^ property_access b of ? in View
     const pattern = /a[b-c]+/gi;
     return (
       <Panel.Body {...data} label="a &amp; b" svg:fill="red">
//      ^^^^^ property_access Panel in View
//            ^^^^ call(jsx) Body() of Panel@68:5 in View
         text &lt; {items.length ? items.map((item) => <Row key={item.id} item={item} />) : pattern}
//                        ^^^^^^ property_access length of items<parameter<View, 0>> in View
//                                       ^^^ call map(function/1) of items<parameter<View, 0>> in View
//                                                      ^^^ call(jsx) Row() in View
//                                                                    ^^ property_access id of lambda<map@69:38, argument 0, parameter 0> in View
       </Panel.Body>
     );
   };

   async function run(all) {
//                ^^^ definition function run [async] 74:0-79:1
//                    signature async function run(all)
//                    parameters ()
//                    value `Local`
     for (const one of all) await one.go();
//                                    ^^ call go() of element<parameter<run, 0 all>> in run
     typeof all, delete all.x, !all;
//                          ^ property_access x of parameter<run, 0 all> in run
     const Local = class extends Shelf {};
//         ^^^^^ definition class run.Local [const] 77:2-77:39
//             parent run
//             signature const Local = class extends Shelf
//             supertypes Shelf
//                               ^^^^^ extends Shelf in run.Local
     return new Local();
//              ^^^^^ call(new) Local() in run
   }
// export name=path local=path
// export name=everything local=* module=./all
