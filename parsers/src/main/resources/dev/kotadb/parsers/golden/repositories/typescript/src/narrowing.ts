import { Pen } from './forms'
import { Item } from './model'

interface Round { kind: 'round'; radius(): number }
interface Square { kind: 'square'; side(): number }
type Shape = Round | Square

function area(shape: Shape, value: Pen | string, thing: Item | Pen) {
  if (shape.kind === 'round') {
    shape.radius()
  } else {
    shape.side()
  }
  switch (shape.kind) {
    case 'square': shape.side()
  }
  if (value instanceof Pen) value.write()
  if (typeof value !== 'string') value.write()
  if ('ink' in thing) { thing.write().ink }
}

function log({ pen }: { pen: Pen, item: Item }, ...all: Pen[]) {
  pen.write()
  const [head, ...tail] = all
  head.write()
  tail[0].write()
  all.map(each => each.write()).at(0)?.write()
  for (const [index, one] of all.entries()) one.write()
}
