   import { useState } from 'react';
//          ^^^^^^^^ import kind=import module=react name=useState alias=useState
   import { format } from './format';
//          ^^^^^^ import kind=import module=./format name=format alias=format

   /** A card that counts. */
   export function Card({ title, ...rest }) {
//                 ^^^^ definition function Card [exported] 5:0-17:1
//                     signature export function Card({ title, ...rest })
//                     documentation A card that counts.
//                     parameters ()
     const [count, setCount] = useState(0);
//                             ^^^^^^^^ call useState(`number`) in Card
     const { label } = rest;
     return (
       <section className="card" {...rest}>
         <h2 onClick={() => setCount(count + 1)}>{format(title)}</h2>
//                                                ^^^^^^ call format(?) in Card
         <Card.Footer label={label} />
//        ^^^^ property_access Card in Card
//             ^^^^^^ call(jsx) Footer() of Card@11:7 in Card
         <>
           {count > 0 && <Card title="x" />}
//                        ^^^^ call(jsx) Card() in Card
         </>
       </section>
     );
   }

   Card.Footer = ({ label }) => <footer>{label}</footer>;
// ^^^^ property_access Card
//      ^^^^^^ property_access(write) Footer of Card@19:0
// export name=Card local=Card
