// Prints the names that TypeScript's declarations of JavaScript's library and of browsers (lib.*.d.ts, Apache-2.0) declare, in the
// form of parsers' library.txt: per line an interface, its supertypes, and its members with the names of their types; the line *
// has the global names.
//
// Usage: npm install typescript@5 in some folder, then there: node javascript-names.mjs > library.txt
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
const ts = createRequire(path.join(process.cwd(), 'x.js'))('typescript')

const folder = path.dirname(createRequire(path.join(process.cwd(), 'x.js')).resolve('typescript'))
const files = fs.readdirSync(folder).filter(f => /^lib\.(es[\w.]*|dom[\w.]*|decorators[\w.]*)\.d\.ts$/.test(f) && !f.includes('full')).sort()
  .map(f => ts.createSourceFile(f, fs.readFileSync(path.join(folder, f), 'utf8'), ts.ScriptTarget.Latest))
const types = new Map(), globals = new Map()
const typeOf = name => types.get(name) ?? types.set(name, { above: new Set(), members: new Map() }).get(name)
const NOTHING = new Set([ts.SyntaxKind.UndefinedKeyword, ts.SyntaxKind.NullKeyword])

function plain(type) {
  if (!type) return ''
  if (ts.isUnionTypeNode(type)) {
    const arms = type.types.filter(t => !NOTHING.has(t.kind) && !(ts.isLiteralTypeNode(t) && t.literal.kind === ts.SyntaxKind.NullKeyword))
    return arms.length === 1 ? plain(arms[0]) : ''
  }
  if (ts.isArrayTypeNode(type)) { const of = plain(type.elementType); return of && !of.endsWith('[]') ? of + '[]' : 'Array' }
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) return type.typeName.text
  return { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number', [ts.SyntaxKind.BooleanKeyword]: 'boolean' }[type.kind] ?? ''
}
function add(into, name, type) {
  if (!/^[\w$]+$/.test(name)) return
  const known = into.get(name)
  into.set(name, known === undefined || known === type ? type : '') // overloads of several types have none
}
function members(into, list) {
  for (const m of list) if (m.name && (ts.isPropertySignature(m) || ts.isMethodSignature(m) || ts.isGetAccessor(m) || ts.isSetAccessor(m)) && ts.isIdentifier(m.name))
    add(into, m.name.text, ts.isSetAccessor(m) ? into.get(m.name.text) ?? '' : plain(m.type))
}
for (const file of files) for (const s of file.statements) {
  if (ts.isInterfaceDeclaration(s)) {
    const type = typeOf(s.name.text)
    for (const h of s.heritageClauses ?? []) for (const t of h.types) if (ts.isIdentifier(t.expression)) type.above.add(t.expression.text)
    members(type.members, s.members)
  } else if (ts.isTypeAliasDeclaration(s)) typeOf(s.name.text)
  else if (ts.isFunctionDeclaration(s)) globals.set(s.name.text, '')
  else if (ts.isModuleDeclaration(s)) globals.set(s.name.text, '')
  else if (ts.isVariableStatement(s)) for (const d of s.declarationList.declarations)
    if (ts.isIdentifier(d.name)) globals.set(d.name.text, globals.get(d.name.text) || plain(d.type))
}
const isType = t => ['string', 'number', 'boolean', 'string[]', 'number[]'].includes(t) || types.has(t.replace('[]', ''))
const line = (name, above, entries) => [name, ...above.length ? [':' + above.join(',')] : [], ...entries].join(' ')
const written = map => [...map].sort(([a], [b]) => a < b ? -1 : 1).map(([n, t]) => isType(t) ? n + '=' + t : n)
const constructors = new Set([...globals].filter(([n, t]) => t === n + 'Constructor' || t === n).map(([n]) => n))
process.stdout.write(line('*', [], written(new Map([...globals].map(([n, t]) => [n, constructors.has(n) ? '' : t])))) + '\n')
for (const [name, t] of [...types].sort(([a], [b]) => a < b ? -1 : 1))
  process.stdout.write(line(name, [...t.above].filter(a => types.has(a)), written(t.members)) + '\n')
