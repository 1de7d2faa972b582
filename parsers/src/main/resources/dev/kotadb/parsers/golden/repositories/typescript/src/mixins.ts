type Constructor<T = {}> = new (...args: any[]) => T;

export class Shape {
  area() { return 1; }
}

export function Tagged<T extends Constructor<Shape>>(Base: T) {
  return class extends Base {
    tag = "";
    describe() { return this.label() + this.area() + super.area(); }
    label() { return this.tag; }
  };
}

export const Counted = (Base: Constructor<Shape>) => class Counter extends Base {
  static all: Counter[] = [];
  count() { return Counter.all.length; }
};

class Square extends Tagged(Shape) {}

new Square().describe();
new Square().area();
new (Counted(Shape))().count();

class Ring implements Iterable<Shape> {
  *[Symbol.iterator](): IterableIterator<Shape> {}
}

for (const shape of new Ring()) {
  shape.area();
}

type Step = (shape: Shape) => void;
export const steps: Step[] = [(shape) => shape.area()];
export const named: Map<string, Step> = new Map([["first", (shape) => shape.area()]]);
export const others = new Map<string, Step>([["first", (shape) => shape.area()]]);
