import { load, Book } from '@kit/shop';

load(new Map()).then((book) => book?.price());
export const prices = (books: Book[]) => books.map((b) => b.price()).filter(missing);
