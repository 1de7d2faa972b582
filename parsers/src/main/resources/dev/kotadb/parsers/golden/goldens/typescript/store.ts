   import type { Clock } from './clock'
//               ^^^^^ import kind=type module=./clock name=Clock alias=Clock
   import Pool, { type Options, connect as open } from '../pool'
//        ^^^^^^^ import kind=import module=../pool name=default alias=Pool
//                     ^^^^^^^ import kind=type module=../pool name=Options alias=Options
//                              ^^^^^^^ import kind=import module=../pool name=connect alias=open
   import * as codec from './codec'
//             ^^^^^^^ import kind=import module=./codec alias=codec
   import legacy = require('./legacy')
//                          ^^^^^^^^ import kind=require module=./legacy alias=legacy
   import './polyfill'
//         ^^^^^^^^^^ import kind=import module=./polyfill

   export * from './errors'
//                ^ import kind=reexport module=./errors name=*
   export * as shapes from './shapes'
//                          ^^^^^^^^ import kind=reexport module=./shapes
   export { open, Pool as default, helper as assist }
   export type { Options } from '../pool'
//               ^^^^^^^ import kind=reexport module=../pool name=Options

   /** How many rows a batch has. */
   export const BATCH_SIZE = 500
//              ^^^^^^^^^^ definition constant BATCH_SIZE [exported, const] 13:0-13:29
//                  signature export const BATCH_SIZE = 500
//                  documentation How many rows a batch has.
//                  value `number`
   export let current: Store<Row> | undefined
//            ^^^^^^^ definition variable current [exported] 14:0-14:42
//                signature export let current: Store<Row> | undefined
//                type Store<Row> | undefined
//                     ^^^^^ type_reference Store in current
//                           ^^^ type_reference Row in current
   const { first, second: { third = 3 }, ...others } = open()
//         ^^^^^ definition constant first [const] 15:0-15:58
//             signature const { first, second: { third = 3 }, ...others } = open()
//             value `typeof open(0).first`
//                          ^^^^^ definition constant third [const] 15:0-15:58
//                              signature const { first, second: { third = 3 }, ...others } = open()
//                              value `typeof open(0).second.third`
//                                          ^^^^^^ definition constant others [const] 15:0-15:58
//                                              signature const { first, second: { third = 3 }, ...others } = open()
//                                                     ^^^^ call open()
   const limits = { rows: 10, check(rows: number) { return rows < this.rows }, log: (s: string) => codec.print(s) }
//       ^^^^^^ definition constant limits [const] 16:0-16:112
//           signature const limits = { rows: 10, check(rows: number) { return rows < this.rows }, log: (s: string) => codec.print(s) }
//                  ^^^^ definition property limits#rows 16:17-16:25
//                      parent limits
//                      signature rows: 10
//                      value `number`
//                            ^^^^^ definition method limits#check 16:27-16:74
//                                parent limits
//                                signature check(rows: number)
//                                parameters (number)
//                                value `boolean`
//                                                                     ^^^^ property_access rows of this<limits> in limits#check
//                                                                             ^^^ definition method limits#log 16:76-16:110
//                                                                                 parent limits
//                                                                                 signature log: (s: string)
//                                                                                 parameters (string)
//                                                                                 value `typeof codec.print(1;string)`
//                                                                                                 ^^^^^ property_access codec in limits#log
//                                                                                                       ^^^^^ call print(`string`) of codec@16:96 in limits#log

   /**
    * One row.
    * It has an id.
    */
   export interface Row<K extends Key = string> extends Base<K>, codec.Encoded {
//                  ^^^ definition interface Row [exported] 22:0-27:1
//                      signature export interface Row<K extends Key = string> extends Base<K>, codec.Encoded
//                      documentation One row.⏎It has an id.
//                      type parameters K extends Key = string
//                      supertypes Base<K> | codec.Encoded
//                                ^^^ type_reference Key in Row
//                                                      ^^^^ extends Base in Row
//                                                                     ^^^^^^^ extends codec!Encoded in Row
     readonly id: K
//            ^^ definition property Row#id [readonly] 23:2-23:16
//                parent Row
//                signature readonly id: K
//                type K
     name?: string
//   ^^^^ definition property Row#name [optional] 24:2-24:15
//       parent Row
//       signature name?: string
//       type string
     touch(at: Date, by?: User): Promise<void>
//   ^^^^^ definition method Row#touch 25:2-25:43
//       parent Row
//       signature touch(at: Date, by?: User): Promise<void>
//       parameters (Date | User) optional 1
//       type Promise<void>
//             ^^^^ type_reference Date in Row#touch
//                        ^^^^ type_reference User in Row#touch
//                               ^^^^^^^ type_reference Promise in Row#touch
     [column: string]: unknown
   }

   type Key = string | number
//      ^^^ definition type Key 29:0-29:26
//          signature type Key = string | number
//          type string | number
   export type Change = { before: Row; after?: Row; apply(): void }
//             ^^^^^^ definition type Change [exported] 30:0-30:64
//                 signature export type Change = { before: Row; after?: Row; apply(): void }
//                 type { before: Row; after?: Row; apply(): void }
//                        ^^^^^^ definition property Change#before 30:23-30:34
//                            parent Change
//                            signature before: Row
//                            type Row
//                                ^^^ type_reference Row in Change#before
//                                     ^^^^^ definition property Change#after [optional] 30:36-30:47
//                                         parent Change
//                                         signature after?: Row
//                                         type Row
//                                             ^^^ type_reference Row in Change#after
//                                                  ^^^^^ definition method Change#apply 30:49-30:62
//                                                      parent Change
//                                                      signature apply(): void
//                                                      parameters ()
//                                                      type void
   type Unwrapped<T> = T extends Promise<infer U> ? U : { [P in keyof T]: T[P] }
//      ^^^^^^^^^ definition type Unwrapped 31:0-31:77
//          signature type Unwrapped<T> = T extends Promise<infer U> ? U : { [P in keyof T]: T[P] }
//          type parameters T
//          type T extends Promise<infer U> ? U : { [P in keyof T]: T[P] }
//                               ^^^^^^^ type_reference Promise in Unwrapped

   export enum Level { Low, High = 2, 'very-high' }
//             ^^^^^ definition enum Level [exported] 33:0-33:48
//                 signature export enum Level
//                     ^^^ definition constant(enum_constant) Level#Low 33:20-33:23
//                         parent Level
//                         signature Low
//                         type Level
//                          ^^^^ definition constant(enum_constant) Level#High 33:25-33:33
//                              parent Level
//                              signature High = 2
//                              type Level
//                                    ^ definition constant(enum_constant) Level#default 33:35-33:46
//                                        parent Level
//                                        signature 'very-high'
//                                        type Level

   declare global {
     interface Window { store: Store<Row> }
//             ^^^^^^ definition interface Window 36:2-36:40
//                 signature interface Window
//                      ^^^^^ definition property Window#store 36:21-36:38
//                          parent Window
//                          signature store: Store<Row>
//                          type Store<Row>
//                             ^^^^^ type_reference Store in Window#store
//                                   ^^^ type_reference Row in Window#store
   }

   namespace Queues.Inner {
//           ^^^^^^^^^^^^ definition class(namespace) Queues.Inner 39:0-42:1
//               signature namespace Queues.Inner
     export const depth: number = 3
//                ^^^^^ definition constant Queues.Inner.depth [exported, const] 40:2-40:32
//                    parent Queues.Inner
//                    signature export const depth: number = 3
//                    type number
     export function drain() { return depth }
//                   ^^^^^ definition function Queues.Inner.drain [exported] 41:2-41:42
//                       parent Queues.Inner
//                       signature export function drain()
//                       parameters ()
//                       value `typeof depth`
//                                    ^^^^^ property_access depth in Queues.Inner.drain
   }

   export abstract class Store<T extends Row> extends Pool<T> implements Closeable, codec.Sink<T> {
//                       ^^^^^ definition class Store [exported, abstract] 44:0-78:1
//                           signature export abstract class Store<T extends Row> extends Pool<T> implements Closeable, codec.Sink<T>
//                           type parameters T extends Row
//                           supertypes Pool<T> | Closeable | codec.Sink<T>
//                                       ^^^ type_reference Row in Store
//                                                    ^^^^ extends Pool in Store
//                                                                       ^^^^^^^^^ implements Closeable in Store
//                                                                                        ^^^^ implements codec!Sink in Store
     static #count = 0
//          ^^^^^^ definition property(field) Store##count [static, private] 45:2-45:19
//              parent Store
//              signature static #count = 0
//              value `number`
     private rows = new Map<string, T>()
//           ^^^^ definition property(field) Store#rows [private] 46:2-46:37
//               parent Store
//               signature private rows = new Map<string, T>()
//               value `Map<string, T>`
//                      ^^^ call(new) Map(<=`<string, T>`) in Store#rows
     declare readonly clock: Clock
//                    ^^^^^ definition property(field) Store#clock [declare, readonly] 47:2-47:31
//                        parent Store
//                        signature declare readonly clock: Clock
//                        type Clock
//                           ^^^^^ type_reference Clock in Store#clock
     onChange = (change: Change) => this.notify(change)
//   ^^^^^^^^ definition property(field) Store#onChange 48:2-48:52
//       parent Store
//       signature onChange = (change: Change)
//       parameters (Change)
//       value `typeof this.notify(1;Change)`
//                       ^^^^^^ type_reference Change in Store#onChange
//                                       ^^^^^^ call notify(`Change`) of this<Store> in Store#onChange

     constructor(private readonly options: Options, public codecName?: string, limit = 10) {
//   ^^^^^^^^^^^ definition method(constructor) Store#constructor 50:2-54:3
//       parent Store
//       signature constructor(private readonly options: Options, public codecName?: string, limit = 10)
//       parameters (Options | string | ) optional 2
//                                ^^^^^^^ definition property(parameter_property) Store#options [private, readonly] 50:14-50:47
//                                    parent Store
//                                    signature private readonly options: Options
//                                    type Options
//                                         ^^^^^^^ type_reference Options in Store#options
//                                                         ^^^^^^^^^ definition property(parameter_property) Store#codecName [public, optional] 50:49-50:74
//                                                             parent Store
//                                                             signature public codecName?: string
//                                                             type string
       super(options)
//     ^^^^^ call(super) super(?) of super<Store> in Store#constructor
       Store.#count++
//     ^^^^^ property_access Store in Store#constructor
//           ^^^^^^ property_access #count of Store@52:4 in Store#constructor
       this.rows.clear()
//          ^^^^ property_access rows of this<Store> in Store#constructor
//               ^^^^^ call clear() of rows@53:9 in Store#constructor
     }

     get size(): number { return this.rows.size }
//       ^^^^ definition method(accessor) Store#size [get] 56:2-56:46
//           parent Store
//           signature get size(): number
//           parameters ()
//           type number
//                                    ^^^^ property_access rows of this<Store> in Store#size
//                                         ^^^^ property_access size of rows@56:35 in Store#size
     set size(value) { this.resize(value) }
//       ^^^^ definition method(accessor) Store#size ordinal 1 [set] 57:2-57:40
//           parent Store
//           signature set size(value)
//           parameters ()
//                          ^^^^^^ call resize(?) of this<Store> in Store#size

     @memoize() @trace
//    ^^^^^^^ call(decorator) memoize() in Store
//               ^^^^^ call(decorator) trace() in Store
     async get(id: string, ...rest: string[]): Promise<T | undefined> {
//         ^^^ definition method Store#get [async] 59:2-66:3
//             parent Store
//             signature async get(id: string, ...rest: string[]): Promise<T | undefined>
//             parameters (string | string[]) variadic
//             type Promise<T | undefined>
//                                             ^^^^^^^ type_reference Promise in Store#get
       const row = this.rows.get(id)
//                      ^^^^ property_access rows of this<Store> in Store#get
//                           ^^^ call get(`string`) of rows@61:21 in Store#get
       const reloaded = (await this.load(id))!
//                                  ^^^^ call load(`string`) of this<Store> in Store#get
       for (const each of this.rows.values()) each.touch(new Date())
//                             ^^^^ property_access rows of this<Store> in Store#get
//                                  ^^^^^^ call values() of rows@63:28 in Store#get
//                                                 ^^^^^ call touch(`Date`) of element<values@63:33> in Store#get
//                                                           ^^^^ call(new) Date() in Store#get
       rest.map(r => r.trim()).forEach(function (r, i) { open(r) })
//          ^^^ call map(function/1 -> trim@64:20) of `string[]` in Store#get
//                     ^^^^ call trim() of lambda<map@64:9, argument 0, parameter 0> in Store#get
//                             ^^^^^^^ call forEach(function/2) of map@64:9 in Store#get
//                                                       ^^^^ call open(lambda<forEach@64:28, argument 0, parameter 0>) in Store#get
       return row ?? reloaded as T
     }

     protected abstract load(id: string): Promise<T>
//                      ^^^^ definition method Store#load [protected, abstract] 68:2-68:49
//                          parent Store
//                          signature protected abstract load(id: string): Promise<T>
//                          parameters (string)
//                          type Promise<T>
//                                        ^^^^^^^ type_reference Promise in Store#load

     static create<R extends Row>(this: void, options: Options): Store<R> {
//          ^^^^^^ definition method Store#create [static] 70:2-75:3
//              parent Store
//              signature static create<R extends Row>(this: void, options: Options): Store<R>
//              type parameters R extends Row
//              parameters (Options)
//              type Store<R>
//                           ^^^ type_reference Row in Store#create
//                                                     ^^^^^^^ type_reference Options in Store#create
//                                                               ^^^^^ type_reference Store in Store#create
       function inner(o: Options) { return new FileStore<R>(o) }
//              ^^^^^ definition function Store#create.inner 71:4-71:61
//                  parent Store#create
//                  signature function inner(o: Options)
//                  parameters (Options)
//                  value `FileStore<R>`
//                       ^^^^^^^ type_reference Options in Store#create.inner
//                                             ^^^^^^^^^ call(new) FileStore(`Options`, <=`<R>`) in Store#create.inner
       const later = async () => inner(options)
//           ^^^^^ definition function Store#create.later [const, async] 72:4-72:44
//               parent Store#create
//               signature const later = async ()
//               parameters ()
//               value `typeof inner(1;Options)`
//                               ^^^^^ call inner(`Options`) in Store#create.later
       later()
//     ^^^^^ call later() in Store#create
       return inner(options)
//            ^^^^^ call inner(`Options`) in Store#create
     }

     async *[Symbol.asyncIterator]() { yield* this.rows }
//          ^^^^^^^^^^^^^^^^^^^^^^ definition method Store#[Symbol.asyncIterator] [async, generator] 77:2-77:54
//              parent Store
//              signature async *[Symbol.asyncIterator]()
//              parameters ()
//           ^^^^^^ property_access Symbol in Store#[Symbol.asyncIterator]
//                  ^^^^^^^^^^^^^ property_access asyncIterator of Symbol@77:10 in Store#[Symbol.asyncIterator]
//                                                 ^^^^ property_access rows of this<Store> in Store#[Symbol.asyncIterator]
   }

   class FileStore<R extends Row> extends Store<R> {
//       ^^^^^^^^^ definition class FileStore 80:0-85:1
//           signature class FileStore<R extends Row> extends Store<R>
//           type parameters R extends Row
//           supertypes Store<R>
//                           ^^^ type_reference Row in FileStore
//                                        ^^^^^ extends Store in FileStore
     override async load(id: string) {
//                  ^^^^ definition method FileStore#load [override, async] 81:2-84:3
//                      parent FileStore
//                      signature override async load(id: string)
//                      parameters (string)
//                      value `typeof super.load(1;string)`
       const { open: reopen } = await import('node:fs/promises')
//                                            ^^^^^^^^^^^^^^^^ import kind=dynamic module=node:fs/promises in FileStore#load
       return super.load(id)
//                  ^^^^ call load(`string`) of super<FileStore> in FileStore#load
     }
   }

   export function isRow(value: unknown): value is Row
//                 ^^^^^ definition function isRow [exported] 87:0-87:51
//                     signature export function isRow(value: unknown): value is Row
//                     parameters (unknown)
//                     type value is Row
//                                                 ^^^ type_reference Row in isRow
   export function isRow(value: any): boolean {
//                 ^^^^^ definition function isRow ordinal 1 [exported] 88:0-90:1
//                     signature export function isRow(value: any): boolean
//                     parameters (any)
//                     type boolean
     return typeof value === 'object' && (<Row>value).id !== undefined
//                                         ^^^ type_reference Row in isRow
//                                                    ^^ property_access id of `Row` in isRow
   }

   export default async function* helper(this: Store<Row>, a: typeof limits, { b, c: [d] }: Change & { b: number }) {
//                                ^^^^^^ definition function helper [exported, default, async, generator] 92:0-97:1
//                                    signature export default async function* helper(this: Store<Row>, a: typeof limits, { b, c: [d] }: Change & { b: number })
//                                    parameters (typeof limits | Change & { b: number })
//                                             ^^^^^ type_reference Store in helper
//                                                   ^^^ type_reference Row in helper
//                                                                   ^^^^^^ type_reference typeof !limits in helper
//                                                                                          ^^^^^^ type_reference Change in helper
//                                                                                                     ^ definition property(shape) helper#b 92:100-92:109
//                                                                                                         parent helper
//                                                                                                         signature b: number
//                                                                                                         type number
     try { a.check(b) } catch (error) { legacy.report(error, d) }
//           ^^^^^ call check(b<`Change & { b: number }`>) of `typeof limits` in helper
//                                      ^^^^^^ property_access legacy in helper
//                                             ^^^^^^ call report(?, 0<c<`Change & { b: number }`>>) of legacy@93:37 in helper
     codec.nested.deep.call(current?.clock, BATCH_SIZE)
//   ^^^^^ property_access codec in helper
//         ^^^^^^ property_access nested of codec@94:2 in helper
//                ^^^^ property_access deep of nested@94:8 in helper
//                     ^^^^ call call(clock@94:34, BATCH_SIZE@94:41) of deep@94:15 in helper
//                          ^^^^^^^ property_access current in helper
//                                   ^^^^^ property_access clock of current@94:25 in helper
//                                          ^^^^^^^^^^ property_access BATCH_SIZE in helper
     limits.rows = 5
//   ^^^^^^ property_access limits in helper
//          ^^^^ property_access(write) rows of limits@95:2 in helper
     label: for (let i = 0, n = others.length; i < n; i++) { if (i) continue label }
//                              ^^^^^^ property_access others in helper
//                                     ^^^^^^ property_access length of others@96:29 in helper
   }

   const satisfied = { low: Level.Low } satisfies Record<string, Level>
//       ^^^^^^^^^ definition constant satisfied [const] 99:0-99:68
//           signature const satisfied = { low: Level.Low } satisfies Record<string, Level>
//                          ^^^^^ property_access Level in satisfied
//                                ^^^ property_access Low of Level@99:25 in satisfied
//                                                ^^^^^^ type_reference Record in satisfied
//                                                               ^^^^^ type_reference Level in satisfied
// export name=* local=* module=./errors
// export name=shapes local=* module=./shapes
// export name=open local=open
// export name=default local=Pool
// export name=assist local=helper
// export name=Options local=Options module=../pool
// export name=BATCH_SIZE local=BATCH_SIZE
// export name=current local=current
// export name=Row local=Row
// export name=Change local=Change
// export name=Level local=Level
// export name=Store local=Store
// export name=isRow local=isRow
// export name=isRow local=isRow
// export name=default local=helper
