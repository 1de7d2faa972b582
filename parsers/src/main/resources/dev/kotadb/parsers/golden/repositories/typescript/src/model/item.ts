export interface Priced {
  price(): number;
}

export class Item implements Priced {
  constructor(readonly name: string, private amount = 1) {}

  price(): number {
    return this.name.length * this.amount;
  }

  static of(name: string): Item {
    return new Item(name);
  }
}

export type Items = Map<string, Item>;
export default Item;
