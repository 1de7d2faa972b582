export class Square { draw() { return true } }
export class Timer {
  constructor(done: () => void) { done() }
  stop() {}
}
export function isSquare(shape: unknown): shape is Square {
  return shape instanceof Square
}
export function paint() {}
export function started(done: () => void) { return new Timer(done) }
export function later(): () => Square { return () => new Square() }
