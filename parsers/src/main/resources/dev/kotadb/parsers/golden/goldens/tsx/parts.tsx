   import { Item, Items } from './model'
//          ^^^^ import kind=import module=./model name=Item alias=Item
//                ^^^^^ import kind=import module=./model name=Items alias=Items

   interface Props { item: Item; deep: { all: Item[]; pair: [string, Item] } }
//           ^^^^^ definition interface Props 3:0-3:75
//               signature interface Props
//                   ^^^^ definition property Props#item 3:18-3:28
//                       parent Props
//                       signature item: Item
//                       type Item
//                         ^^^^ type_reference Item in Props#item
//                               ^^^^ definition property Props#deep 3:30-3:73
//                                   parent Props
//                                   signature deep: { all: Item[]; pair: [string, Item] }
//                                   type { all: Item[]; pair: [string, Item] }
//                                       ^^^ definition property(shape) Props#deep#all 3:38-3:49
//                                           parent Props#deep
//                                           signature all: Item[]
//                                           type Item[]
//                                            ^^^^ type_reference Item in Props#deep#all
//                                                    ^^^^ definition property(shape) Props#deep#pair 3:51-3:71
//                                                        parent Props#deep
//                                                        signature pair: [string, Item]
//                                                        type [string, Item]
//                                                                   ^^^^ type_reference Item in Props#deep#pair

   export function Row({ item, deep: { pair: [, second] } }: Props) {
//                 ^^^ definition function Row [exported] 5:0-8:1
//                     signature export function Row({ item, deep: { pair: [, second] } }: Props)
//                     parameters (Props)
//                                                           ^^^^^ type_reference Props in Row
     item.price()
//        ^^^^^ call price() of item<`Props`> in Row
     return second.price()
//                 ^^^^^ call price() of 1<pair<deep<`Props`>>> in Row
   }

   export const List = ({ deep: { all: [first] } }: Props) => first.price()
//              ^^^^ definition function List [exported, const] 10:0-10:72
//                  signature export const List = ({ deep: { all: [first] } }: Props)
//                  parameters (Props)
//                                                  ^^^^^ type_reference Props in List
//                                                                  ^^^^^ call price() of 0<all<deep<`Props`>>> in List
   export const { item: shared } = {} as Props
//                      ^^^^^^ definition constant shared [exported, const] 11:0-11:43
//                          signature export const { item: shared } = {} as Props
//                          value `(Props)["item"]`
//                                       ^^^^^ type_reference Props
   export const [one, two] = [1, new Item('b')]
//               ^^^ definition constant one [exported, const] 12:0-12:44
//                   signature export const [one, two] = [1, new Item('b')]
//                   value `number`
//                    ^^^ definition constant two [exported, const] 12:0-12:44
//                        signature export const [one, two] = [1, new Item('b')]
//                        value `Item`
//                                   ^^^^ call(new) Item(`string`)

   function sum(...all: Item[]) {
//          ^^^ definition function sum 14:0-17:1
//              signature function sum(...all: Item[])
//              parameters (Item[]) variadic
//                      ^^^^ type_reference Item in sum
     const [, b] = all
     return all[0].price() + b.price() + shared.price() + two.price()
//                 ^^^^^ call price() of 0<`Item[]`> in sum
//                             ^^^^^ call price() of 1<`Item[]`> in sum
//                                       ^^^^^^ property_access shared in sum
//                                              ^^^^^ call price() of shared@16:38 in sum
//                                                        ^^^ property_access two in sum
//                                                            ^^^^^ call price() of two@16:55 in sum
   }

   function named(items: Items, props: Props[]) {
//          ^^^^^ definition function named 19:0-23:1
//              signature function named(items: Items, props: Props[])
//              parameters (Items | Props[])
//                       ^^^^^ type_reference Items in named
//                                     ^^^^^ type_reference Props in named
     for (const [name, item] of items) item.price()
//                                          ^^^^^ call price() of 1<element<`Items`>> in named
     props.map(({ item }) => item.price());
//         ^^^ call map(function/1 -> price@21:31) of `Props[]` in named
//                                ^^^^^ call price() of item<lambda<map@21:8, argument 0, parameter 0>> in named
     [new Item('a')].forEach(i => i.price())
//        ^^^^ call(new) Item(`string`) in named
//                   ^^^^^^^ call forEach(function/1 -> price@22:33) of `(Item)[]` in named
//                                  ^^^^^ call price() of lambda<forEach@22:18, argument 0, parameter 0> in named
   }

   function narrow(thing: Item | string, other: unknown) {
//          ^^^^^^ definition function narrow 25:0-29:1
//              signature function narrow(thing: Item | string, other: unknown)
//              parameters (Item | string | unknown)
//                        ^^^^ type_reference Item in narrow
     if (thing instanceof Item) thing.price()
//                        ^^^^ property_access Item in narrow
//                                    ^^^^^ call price() of ?:Item<`Item | string`> in narrow
     if (!(other instanceof Item)) return
//                          ^^^^ property_access Item in narrow
     other.price()
//         ^^^^^ call price() of ?:Item<`unknown`> in narrow
   }
// export name=Row local=Row
// export name=List local=List
// export name=shared local=shared
// export name=one local=one
// export name=two local=two
