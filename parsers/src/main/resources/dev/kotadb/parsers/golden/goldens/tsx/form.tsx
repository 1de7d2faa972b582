   import React, { useState, type ReactNode } from 'react';
//        ^^^^^^^ import kind=import module=react name=default alias=React
//                 ^^^^^^^^ import kind=import module=react name=useState alias=useState
//                                ^^^^^^^^^ import kind=type module=react name=ReactNode alias=ReactNode

   type Props<T> = { value?: T; children: ReactNode } & { onChange(value: T): void };
//      ^^^^^ definition type Props 3:0-3:82
//          signature type Props<T> = { value?: T; children: ReactNode } & { onChange(value: T): void }
//          type parameters T
//          type { value?: T; children: ReactNode } & { onChange(value: T): void }
//                   ^^^^^ definition property Props#value [optional] 3:18-3:27
//                       parent Props
//                       signature value?: T
//                       type T
//                              ^^^^^^^^ definition property Props#children 3:29-3:48
//                                  parent Props
//                                  signature children: ReactNode
//                                  type ReactNode
//                                        ^^^^^^^^^ type_reference ReactNode in Props#children
//                                                        ^^^^^^^^ definition method Props#onChange 3:55-3:79
//                                                            parent Props
//                                                            signature onChange(value: T): void
//                                                            parameters (T)
//                                                            type void

   export default function Form<T,>({ value, children, onChange: change }: Props<T>) {
//                         ^^^^ definition function Form [exported, default] 5:0-14:1
//                             signature export default function Form<T,>({ value, children, onChange: change }: Props<T>)
//                             type parameters T
//                             parameters (Props<T>)
//                                                                         ^^^^^ type_reference Props in Form
     const [shown, setShown] = useState<boolean>(false);
//                             ^^^^^^^^ call useState(`boolean`, <=`<boolean>`) in Form
     return (
       <form onSubmit={e => { e.preventDefault(); change(value!); }}>
//                              ^^^^^^^^^^^^^^ call preventDefault() of ? in Form
         {/* the fields */}
         <Form.Field<T> value={value} {...{ shown }} />
//        ^^^^ property_access Form in Form
//             ^^^^^ call(jsx) Field() of Form@10:7 in Form
         {shown ? children : <p>&nbsp;text</p>}
       </form>
     );
   }

   Form.Field = class Field<T> extends React.Component<{ value?: T }> {
// ^^^^ property_access Form
//      ^^^^^ property_access(write) Field of Form@16:0
//                    ^^^^^ definition class(expression) Field 16:13-20:1
//                        signature class Field<T> extends React.Component<{ value?: T }>
//                        type parameters T
//                        supertypes React.Component<{ value?: T }>
//                                     ^^^^^ property_access React in Field
//                                           ^^^^^^^^^ extends Component of React@16:36 in Field
//                                                       ^^^^^ definition property(shape) Field#value [optional] 16:54-16:63
//                                                           parent Field
//                                                           signature value?: T
//                                                           type T
     static defaultProps = {};
//          ^^^^^^^^^^^^ definition property(field) Field#defaultProps [static] 17:2-17:26
//              parent Field
//              signature static defaultProps = {}
     render() { return <input name="x" onChange={this.change} />; }
//   ^^^^^^ definition method Field#render 18:2-18:64
//       parent Field
//       signature render()
//       parameters ()
//                                                    ^^^^^^ property_access change of this<Field> in Field#render
     private change = () => this.setState(null);
//           ^^^^^^ definition property(field) Field#change [private] 19:2-19:44
//               parent Field
//               signature private change = ()
//               parameters ()
//               value `typeof this.setState(1)`
//                               ^^^^^^^^ call setState(`null`) of this<Field> in Field#change
   };
// export name=default local=Form
