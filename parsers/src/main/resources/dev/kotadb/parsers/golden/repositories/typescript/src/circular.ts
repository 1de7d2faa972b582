// aliases that the compiler refuses
type One = Two | { a: string }
type Two = One | { b: string }
declare function isOne(value: unknown): value is One
declare function isOther(value: unknown): value is { other(): void }

function use(one: One, two: Two) {
  if (isOne(two)) two.a.trim()
  if (isOther(one)) one.other()
  if (!isOne(one)) one.b.trim()
}
