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
//                                     ^^^^^ property_access React
//                                           ^^^^^^^^^ extends Component of React@16:36
     static defaultProps = {};
     render() { return <input name="x" onChange={this.change} />; }
//                                                    ^^^^^^ property_access change of ?
     private change = () => this.setState(null);
//                               ^^^^^^^^ call setState(`null`) of ?
   };
// export name=default local=Form
