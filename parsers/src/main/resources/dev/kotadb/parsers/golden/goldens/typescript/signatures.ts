   export interface Both<in out Item> {
//                  ^^^^ definition interface Both [exported] 1:0-3:1
//                      signature export interface Both<in out Item>
//                      type parameters Item
     take(item: Item): Item;
//   ^^^^ definition method Both#take 2:2-2:24
//       parent Both
//       signature take(item: Item): Item
//       parameters (Item)
//       type Item
   }

   export interface Source<
//                  ^^^^^^ definition interface Source [exported] 5:0-11:1
//                      signature export interface Source< /** what it gives */ out Item, in Key extends string = string, >
//                      type parameters Item | Key extends string = string
     /** what it gives */
     out Item,
     in Key extends string = string,
   > {
     get(key: Key): Item
//   ^^^ definition method Source#get 10:2-10:21
//       parent Source
//       signature get(key: Key): Item
//       parameters (Key)
//       type Item
   }

   type Turn<out, extends_ = out> = out | extends_;
//      ^^^^ definition type Turn 13:0-13:48
//          signature type Turn<out, extends_ = out> = out | extends_
//          type parameters out | extends_ = out
//          type out | extends_

   export interface Make {
//                  ^^^^ definition interface Make [exported] 15:0-29:1
//                      signature export interface Make
//                      type { <Item>(item: Item): Source<Item>; <Item, Key extends {}>( item: Item, key: Key, ): Source<Item>; < Item, const Key, >(item: Item): Both<Item>; <Item>(): void }
     <Item>(item: Item): Source<Item>
//                       ^^^^^^ type_reference Source in Make
     // with a key
     <Item, Key extends {}>(
       item: Item,
       key: Key,
     ): Source<Item>
//      ^^^^^^ type_reference Source in Make

     <
       Item,
       const Key,
     >(item: Item): Both<Item>
//                  ^^^^ type_reference Both in Make
     name: string
//   ^^^^ definition property Make#name 27:2-27:14
//       parent Make
//       signature name: string
//       type string
     <Item>(): void
   }

   export function compare(a: number, b: number) {
//                 ^^^^^^^ definition function compare [exported] 31:0-34:1
//                     signature export function compare(a: number, b: number)
//                     parameters (number | number)
//                     value `boolean`
     return a
       <b && a > (b);
   }
// export name=Both local=Both
// export name=Source local=Source
// export name=Make local=Make
// export name=compare local=compare
