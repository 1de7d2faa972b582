   // what the grammar does not know, or takes for something else
   type Missing<Name extends string> = `Missing \`Self\` of ${Name}`
//      ^^^^^^^ definition type Missing 2:0-2:65
//          signature type Missing<Name extends string> = `Missing \`Self\` of ${Name}`
//          type parameters Name extends string
//          type `Missing \`Self\` of ${Name}`

   export const curried =
//              ^^^^^^^ definition function curried [exported, const] 4:0-7:19
//                  signature export const curried = <A>(first: A)
//                  type parameters A
//                  parameters (A)
     <A>(first: A) =>
     <B extends A>(second: B): [A, B] =>
       [first, second]

   export interface Parameter {
//                  ^^^^^^^^^ definition interface Parameter [exported] 9:0-13:1
//                      signature export interface Parameter
//                      type { <T>(value: T): T }
     name: string
//   ^^^^ definition property Parameter#name 10:2-10:14
//       parent Parameter
//       signature name: string
//       type string
     in: "query" | "path"
//   ^^ definition property Parameter#in 11:2-11:22
//       parent Parameter
//       signature in: "query" | "path"
//       type "query" | "path"
     <T>(value: T): T
   }

   declare function sql<T>(text: TemplateStringsArray): T[]
//                  ^^^ definition function sql [declare] 15:0-15:56
//                      signature declare function sql<T>(text: TemplateStringsArray): T[]
//                      type parameters T
//                      parameters (TemplateStringsArray)
//                      type T[]
//                               ^^^^^^^^^^^^^^^^^^^^ type_reference TemplateStringsArray in sql
   const found = sql<{ count: number; name: string }>`SELECT count, name FROM t`
//       ^^^^^ definition constant found [const] 16:0-16:77
//           signature const found = sql<{ count: number; name: string }>`SELECT count, name FROM t`
//           value `typeof sql(0)`
//               ^^^ call sql() in found
   const missing: Missing<"curried"> = "Missing `Self` of curried"
//       ^^^^^^^ definition constant missing [const] 17:0-17:63
//           signature const missing: Missing<"curried"> = "Missing `Self` of curried"
//           type Missing<"curried">
//                ^^^^^^^ type_reference Missing in missing
// export name=curried local=curried
// export name=Parameter local=Parameter
