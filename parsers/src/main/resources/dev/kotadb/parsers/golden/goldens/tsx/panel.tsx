   import React, { useState } from 'react'
//        ^^^^^^^ import kind=import module=react name=default alias=React
//                 ^^^^^^^^ import kind=import module=react name=useState alias=useState
   import { Button } from './button'
//          ^^^^^^ import kind=import module=./button name=Button alias=Button

   interface Props<T> { items: T[]; render: (item: T) => React.ReactNode }
//           ^^^^^ definition interface Props 4:0-4:71
//               signature interface Props<T>
//               type parameters T
//                      ^^^^^ definition property Props#items 4:21-4:31
//                          parent Props
//                          signature items: T[]
//                          type T[]
//                                  ^^^^^^ definition property Props#render 4:33-4:69
//                                      parent Props
//                                      signature render: (item: T) => React.ReactNode
//                                      type (item: T) => React.ReactNode
//                                                             ^^^^^^^^^ type_reference React!ReactNode in Props#render

   export function Panel<T,>({ items, render }: Props<T>): JSX.Element {
//                 ^^^^^ definition function Panel [exported] 6:0-14:1
//                     signature export function Panel<T,>({ items, render }: Props<T>): JSX.Element
//                     type parameters T
//                     parameters (Props<T>)
//                     type JSX.Element
//                                              ^^^^^ type_reference Props in Panel
//                                                             ^^^^^^^ type_reference JSX!Element in Panel
     const [open, setOpen] = useState<boolean>(false)
//                           ^^^^^^^^ call useState(`boolean`, <=`<boolean>`) in Panel
     const toggle = () => setOpen(!open)
//         ^^^^^^ definition function Panel.toggle [const] 8:2-8:37
//             parent Panel
//             signature const toggle = ()
//             parameters ()
//             value `typeof useState(<boolean>1;boolean).1()`
     return <>
       <Button.Primary onClick={toggle} label={`${items.length} items`} />
//      ^^^^^^ property_access Button in Panel
//             ^^^^^^^ call(jsx) Primary() of Button@10:5 in Panel
//                              ^^^^^^ property_access toggle in Panel
//                                                      ^^^^^^ property_access length of items<`Props<T>`> in Panel
       {open && <ul>{items.map((item, i) => <li key={i}>{render(item)}</li>)}</ul>}
//                         ^^^ call map(function/2) of items<`Props<T>`> in Panel
       <Lazy<T> of={items[0]} />
//      ^^^^ call(jsx) Lazy() in Panel
     </>
   }

   const Lazy = React.memo(function Inner<T>(props: { of: T }) { return <span>{String(props.of)}</span> })
//       ^^^^ definition constant Lazy [const] 16:0-16:103
//           signature const Lazy = React.memo(function Inner<T>(props: { of: T }) { return <span>{String(props.of)}</span> })
//           value `typeof React.memo(1)`
//              ^^^^^ property_access React in Lazy
//                    ^^^^ call memo(function/1) of React@16:13 in Lazy
//                                                    ^^ definition property(shape) Lazy#of 16:51-16:56
//                                                        parent Lazy
//                                                        signature of: T
//                                                        type T
//                                                                             ^^^^^^ call String(of@16:89) in Lazy
//                                                                                          ^^ property_access of of `{ of: T }` in Lazy
// export name=Panel local=Panel
