import { isSquare } from "./shapes"
import * as shapes from "./shapes"

class Circle { draw() {} roll() {} }
interface Maker { <T extends Circle>(shape: T): T }
type Make = <T extends Circle>(shape: T, each: (one: T) => void) => T

const isCircle = (shape: unknown): shape is Circle => shape instanceof Circle
function isRound(shape: Circle | shapes.Square): boolean { return !!shape }

function draw(shape: Circle | shapes.Square, any: any) {
  if (isCircle(shape)) {
    shape.draw()
  } else {
    shape.draw()
  }
  if (!isSquare(shape)) {
    return shape.roll()
  }
  shape.draw()
  if (shapes.isSquare(any) && any.draw()) {
    any.draw()
  }
  return isRound(shape) ? shape.draw() : undefined
}

const make: Make = (shape, each) => {
  shape.roll()
  each(shape)
  return shape
}
make(new Circle(), one => one.roll())

const all = { ...shapes, more: 1 }
all.paint()
function spread(options: any) {
  const some = { ...shapes, ...options }
  some.paint()
}

let later: typeof import("./shapes")
later.paint()
let square: import("./shapes").Square
square.draw()

function listens() {
  const timer = new shapes.Timer(() => timer.stop())
  const typed: shapes.Timer = shapes.started(() => typed.stop())
  shapes.later()().draw()
}
