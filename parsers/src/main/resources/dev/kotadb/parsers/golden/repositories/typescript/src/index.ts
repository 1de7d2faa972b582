import { Item, Thing } from './model';
import Default, { type Items } from '@model/item';
import * as model from './model';
import { readFile } from 'node:fs/promises';

export class Book extends Item {
  pages: number[] = [];

  price() {
    return super.price() + this.pages.map((page) => page.toFixed()).length;
  }
}

export async function load(items: Items): Promise<Book | undefined> {
  const text = await readFile('x');
  const first = items.get(text.toString());
  first?.price();
  const { name } = Thing.of('a');
  [new Book(name)].forEach((book) => book.price());
  return new model.Item('b').price() > 1 ? new Book(Default.name) : undefined;
}
