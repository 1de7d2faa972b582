import { Item, Items } from './model'

interface Props { item: Item; deep: { all: Item[]; pair: [string, Item] } }

export function Row({ item, deep: { pair: [, second] } }: Props) {
  item.price()
  return second.price()
}

export const List = ({ deep: { all: [first] } }: Props) => first.price()
export const { item: shared } = {} as Props
export const [one, two] = [1, new Item('b')]

function sum(...all: Item[]) {
  const [, b] = all
  return all[0].price() + b.price() + shared.price() + two.price()
}

function named(items: Items, props: Props[]) {
  for (const [name, item] of items) item.price()
  props.map(({ item }) => item.price());
  [new Item('a')].forEach(i => i.price())
}

function narrow(thing: Item | string, other: unknown) {
  if (thing instanceof Item) thing.price()
  if (!(other instanceof Item)) return
  other.price()
}

const first = 1
const svg = 2

type Pair = [first: Item, second?: Item, ...rest: Pair[]]

const shape = () => <svg:path first={first} />
