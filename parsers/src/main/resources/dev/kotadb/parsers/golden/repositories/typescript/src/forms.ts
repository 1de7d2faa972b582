import { Item } from './model'

export class Pen {
  constructor(readonly ink: number) {}
  write(): this { return this }
}
export namespace Pen {
  export interface Tip { size: number }
  export function make() { return new Pen(1) }
}

class Brush extends Pen {
  accessor: number = 1
  number = 2
  constructor() {
    super(2)
    super.write().write()
  }
  static { this.start() }
  static start() { return super.make }
  copy = () => super.write()
}

class Store extends Item {
  accessor = 1
  constructor(name: string) { super(name) }
}

new Pen(1).write()
new Brush().copy().write()
Pen.make().write()
