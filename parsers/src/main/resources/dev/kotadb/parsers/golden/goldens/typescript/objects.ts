   // Members of objects, and of objects' types, that have no name.
   export function watch(options: { done(): void; inner: { readonly go?: () => void } }): { stop(): void } {
//                 ^^^^^ definition function watch [exported] 2:0-4:1
//                     signature export function watch(options: { done(): void; inner: { readonly go?: () => void } }): { stop(): void }
//                     parameters ({ done(): void; inner: { readonly go?: () => void } })
//                     type { stop(): void }
//                                  ^^^^ definition method(shape) watch#done 2:33-2:45
//                                      parent watch
//                                      signature done(): void
//                                      parameters ()
//                                      type void
//                                                ^^^^^ definition property(shape) watch#inner 2:47-2:82
//                                                    parent watch
//                                                    signature inner: { readonly go?: () => void }
//                                                    type { readonly go?: () => void }
//                                                                  ^^ definition property(shape) watch#inner#go [readonly, optional] 2:56-2:80
//                                                                      parent watch#inner
//                                                                      signature readonly go?: () => void
//                                                                      type () => void
//                                                                                          ^^^^ definition method(shape) watch#stop 2:89-2:101
//                                                                                              parent watch
//                                                                                              signature stop(): void
//                                                                                              parameters ()
//                                                                                              type void
     return { stop() { options.done() } };
//            ^^^^ definition method(shape) watch#stop ordinal 1 3:11-3:36
//                parent watch
//                signature stop()
//                parameters ()
//                             ^^^^ call done() of `{ done(): void; inner: { readonly go?: () => void } }` in watch#stop
   }

   const make = () => ({ next: () => 1, async last() {} });
//       ^^^^ definition function make [const] 6:0-6:56
//           signature const make = ()
//           parameters ()
//           value `{ next; last }`
//                       ^^^^ definition method(shape) make#next 6:22-6:35
//                           parent make
//                           signature next: ()
//                           parameters ()
//                           value `number`
//                                            ^^^^ definition method(shape) make#last [async] 6:37-6:52
//                                                parent make
//                                                signature async last()
//                                                parameters ()

   function local(): void {
//          ^^^^^ definition function local 8:0-12:1
//              signature function local(): void
//              parameters ()
//              type void
     const all = { ...make(), add(item: string) { return item }, get size() { return 1 }, plain: 2 };
//                    ^^^^ call make() in local
//                            ^^^ definition method(shape) local#add 9:27-9:60
//                                parent local
//                                signature add(item: string)
//                                parameters (string)
//                                value `string`
//                                                                   ^^^^ definition method(shape) local#size [get] 9:62-9:85
//                                                                       parent local
//                                                                       signature get size()
//                                                                       parameters ()
//                                                                       value `number`
     const one: { run(): void } | undefined = undefined;
//                ^^^ definition method(shape) local#run 10:15-10:26
//                    parent local
//                    signature run(): void
//                    parameters ()
//                    type void
     all.add("x");
//       ^^^ call add(`string`) of `{...typeof make(0), ...{ add; size; plain: number }}` in local
   }

   interface Client<T> { events: { on(name: string): T } }
//           ^^^^^^ definition interface Client 14:0-14:55
//               signature interface Client<T>
//               type parameters T
//                       ^^^^^^ definition property Client#events 14:22-14:53
//                           parent Client
//                           signature events: { on(name: string): T }
//                           type { on(name: string): T }
//                                 ^^ definition method(shape) Client#events#on 14:32-14:51
//                                     parent Client#events
//                                     signature on(name: string): T
//                                     parameters (string)
//                                     type T

   type Arm = { kind: "a"; go(): void } | { kind: "b"; go(): string };
//      ^^^ definition type Arm 16:0-16:67
//          signature type Arm = { kind: "a"; go(): void } | { kind: "b"; go(): string }
//          type { kind: "a"; go(): void } | { kind: "b"; go(): string }
//              ^^^^ definition property(shape) Arm#kind 16:13-16:22
//                  parent Arm
//                  signature kind: "a"
//                  type "a"
//                         ^^ definition method(shape) Arm#go 16:24-16:34
//                             parent Arm
//                             signature go(): void
//                             parameters ()
//                             type void
//                                          ^^^^ definition property(shape) Arm#kind ordinal 1 16:41-16:50
//                                              parent Arm
//                                              signature kind: "b"
//                                              type "b"
//                                                     ^^ definition method(shape) Arm#go ordinal 1 16:52-16:64
//                                                         parent Arm
//                                                         signature go(): string
//                                                         parameters ()
//                                                         type string

   call<{ top: string }>({ inTopLevelCode() {} });
// ^^^^ call call(?, <=`<{ top: string }>`)
// export name=watch local=watch
