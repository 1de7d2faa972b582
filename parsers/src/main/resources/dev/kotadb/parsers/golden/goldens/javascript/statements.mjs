   #!/usr/bin/env node
   'use strict';
   import fs, { readFile as read } from 'node:fs';
//        ^^^^^^^ import kind=import module=node:fs name=default alias=fs
//              ^^^^^^^^ import kind=import module=node:fs name=readFile alias=read
   import * as path from 'node:path';
//             ^^^^^^^^^ import kind=import module=node:path alias=path
   import settings from './settings.json' with { type: 'json' };
//        ^^^^^^^ import kind=import module=./settings.json name=default alias=settings
   export { read as readText, path };
   export * as tools from './tools.mjs';
//                         ^^^^^^^^^^^ import kind=reexport module=./tools.mjs
   export * from './more.mjs';
//                ^ import kind=reexport module=./more.mjs name=*

   const pattern = /a+b/gi;
//       ^^^^^^^ definition constant pattern [const] 10:0-10:24
//           signature const pattern = /a+b/gi
//           value `RegExp`
   const [first, , ...others] = [1, 2, 3];
//        ^^^^^ definition constant first [const] 11:0-11:39
//            signature const [first, , ...others] = [1, 2, 3]
//            value `number`
//                    ^^^^^^ definition constant others [const] 11:0-11:39
//                        signature const [first, , ...others] = [1, 2, 3]
   const { name: label = 'none', ...rest } = settings;
//               ^^^^^ definition constant label [const] 12:0-12:51
//                   signature const { name: label = 'none', ...rest } = settings
//                   value `typeof settings.name`
//                                  ^^^^ definition constant rest [const] 12:0-12:51
//                                      signature const { name: label = 'none', ...rest } = settings
//                                           ^^^^^^^^ property_access settings
   let flags = null, empty = undefined;
//     ^^^^^ definition variable flags 13:4-13:16
//         signature flags = null
//                   ^^^^^ definition variable empty 13:18-13:35
//                       signature empty = undefined
   var old;
//     ^^^ definition variable old 14:0-14:8
//         signature var old

   /** Counts. */
   export default class Counter extends (Object) {
//                      ^^^^^^^ definition class Counter [exported, default] 17:0-35:1
//                          signature export default class Counter extends (Object)
//                          documentation Counts.
//                                       ^^^^^^ property_access Object in Counter
     #count = 0;
//   ^^^^^^ definition property(field) Counter##count [private] 18:2-18:12
//       parent Counter
//       signature #count = 0
//       value `number`
     static #made = 0;
//          ^^^^^ definition property(field) Counter##made [static, private] 19:2-19:18
//              parent Counter
//              signature static #made = 0
//              value `number`
     static { Counter.#made = 1; this.reset(); }
//            ^^^^^^^ property_access Counter in Counter
//                    ^^^^^ property_access(write) #made of Counter@20:11 in Counter
//                                    ^^^^^ call reset() of this<Counter> in Counter
     static reset() { this.#made = 0; }
//          ^^^^^ definition method Counter#reset [static] 21:2-21:36
//              parent Counter
//              signature static reset()
//              parameters ()
//                         ^^^^^ property_access(write) #made of this<Counter> in Counter#reset
     ['computed' + 1]() { return this.#count; }
//   ^^^^^^^^^^^^^^^^ definition method Counter#['computed' + 1] 22:2-22:44
//       parent Counter
//       signature ['computed' + 1]()
//       parameters ()
//       value `typeof this.#count`
//                                    ^^^^^^ property_access #count of this<Counter> in Counter#['computed' + 1]
     get count() { return this.#count; }
//       ^^^^^ definition method(accessor) Counter#count [get] 23:2-23:37
//           parent Counter
//           signature get count()
//           parameters ()
//           value `typeof this.#count`
//                             ^^^^^^ property_access #count of this<Counter> in Counter#count
     set count(value) { this.#count = value; }
//       ^^^^^ definition method(accessor) Counter#count ordinal 1 [set] 24:2-24:43
//           parent Counter
//           signature set count(value)
//           parameters ()
//                           ^^^^^^ property_access(write) #count of this<Counter> in Counter#count
     constructor(start = 1, ...more) {
//   ^^^^^^^^^^^ definition method(constructor) Counter#constructor 25:2-28:3
//       parent Counter
//       signature constructor(start = 1, ...more)
//       parameters ( | ) variadic optional 1
       super();
//     ^^^^^ call(super) super() of super<Counter> in Counter#constructor
       this.#count = start ?? more.length;
//          ^^^^^^ property_access(write) #count of this<Counter> in Counter#constructor
//                                 ^^^^^^ property_access length of ? in Counter#constructor
     }
     *each() { yield* [1, 2]; }
//    ^^^^ definition method Counter#each [generator] 29:2-29:28
//        parent Counter
//        signature *each()
//        parameters ()
     async load() {
//         ^^^^ definition method Counter#load [async] 30:2-33:3
//             parent Counter
//             signature async load()
//             parameters ()
       for await (const chunk of fs.createReadStream('x')) { this.add(chunk); }
//                               ^^ property_access fs in Counter#load
//                                  ^^^^^^^^^^^^^^^^ call createReadStream(`string`) of fs@31:30 in Counter#load
//                                                                ^^^ call add(element<createReadStream@31:33>) of this<Counter> in Counter#load
       await import('./later.mjs');
//                   ^^^^^^^^^^^ import kind=dynamic module=./later.mjs in Counter#load
     }
     add(n) { return super.toString() + n; }
//   ^^^ definition method Counter#add 34:2-34:41
//       parent Counter
//       signature add(n)
//       parameters ()
//                         ^^^^^^^^ call toString() of super<Counter> in Counter#add
   }

   function* numbers() { yield 1; }
//           ^^^^^^^ definition function numbers [generator] 37:0-37:32
//               signature function* numbers()
//               parameters ()

   outer:
   for (let i = 0, j = 1; i < 3; i++, j--) {
     do { if (i === j) { continue outer; } else break outer; } while (!i);
     while (false) { debugger; }
   }
   for (const key in rest) { delete rest[key]; }
//                   ^^^^ property_access rest
//                                  ^^^^ property_access rest
   switch (first) {
//         ^^^^^ property_access first
     case 1: flags ||= true; break;
//           ^^^^^ property_access(write) flags
     default: throw new Error(`bad ${label} ${typeof first}`);
//                      ^^^^^ call(new) Error(`string`)
//                                   ^^^^^ property_access label
//                                                   ^^^^^ property_access first
   }
   try { numbers().next()?.value; } catch { old = void 0; } finally { (first, others); }
//       ^^^^^^^ call numbers()
//                 ^^^^ call next() of numbers@49:6
//                         ^^^^^ property_access value of next@49:16
//                                          ^^^ property_access(write) old
//                                                                     ^^^^^ property_access first
//                                                                            ^^^^^^ property_access others
   const made = new Counter(...others), build = new.target;
//       ^^^^ definition constant made [const] 50:6-50:35
//           signature made = new Counter(...others)
//           value `Counter`
//                  ^^^^^^^ call(new) Counter(*=?) in made
//                             ^^^^^^ property_access others in made
//                                      ^^^^^ definition constant build [const] 50:37-50:55
//                                          signature build = new.target
   const answer = made.count > 1 ? made.add(2) : import.meta.url;
//       ^^^^^^ definition constant answer [const] 51:0-51:62
//           signature const answer = made.count > 1 ? made.add(2) : import.meta.url
//           value `typeof made.add(1;number)`
//                ^^^^ property_access made in answer
//                     ^^^^^ property_access count of made@51:15 in answer
//                                 ^^^^ property_access made in answer
//                                      ^^^ call add(`number`) of made@51:32 in answer
//                                                           ^^^ property_access url of ? in answer
// export name=readText local=read
// export name=path local=path
// export name=tools local=* module=./tools.mjs
// export name=* local=* module=./more.mjs
// export name=default local=Counter
