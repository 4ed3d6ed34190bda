import type { Plugin } from 'vite'

/** What of a question (and, on the phone, of a change) only the server uses: it judges what it is sent and promises the answer. */
const serverOnly = new Set(['query', 'answer', 'payload'])
const declares = new Set(['readContract', 'intentContract'])
const takesWork = new Set([
  'CallExpression',
  'NewExpression',
  'ObjectExpression',
  'ArrayExpression',
  'MemberExpression',
])

/**
 * Makes the contracts of rooms light for the web app: a screen asks by the path and trusts the server's answer, so the
 * schemas of questions are left out, and every declaration is marked as doing nothing until somebody uses it. A board is
 * then read before any validator has come; forms bring the schemas of their changes. `withoutPayloads`: those too are left
 * out, for the phone, whose forms are judged by the server alone.
 */
export function lightContracts({ withoutPayloads = false } = {}): Plugin {
  return {
    name: 'light-contracts',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/[\\/](rooms[\\/][^\\/]+[\\/]domain|platform[\\/]kit)[\\/]/.test(id)) return null
      const tree = this.parse(code) as unknown as Branch
      const cuts = callsOf(tree).flatMap((call) => lighten(call, withoutPayloads))
      const wraps = madeOnLoad(tree).flatMap(({ start, end }) => [
        { start, end: start, text: '/* @__PURE__ */ (() => (' },
        { start: end, end, text: '))()' },
      ])
      return { code: rewrite(code, [...wraps, ...cuts]), map: null }
    },
  }
}

/** What of a syntax tree this needs. */
interface Branch {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly body?: readonly Branch[]
  readonly declaration?: Branch | null
  readonly declarations?: readonly { readonly init?: Branch | null }[]
  readonly callee?: { readonly name?: string }
  readonly arguments?: readonly Branch[]
  readonly properties?: readonly (Branch & { readonly key?: { readonly name?: string } })[]
}

/** A piece of text in the place of another. */
interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every declaration of a question or a change. */
function callsOf(tree: unknown): Branch[] {
  if (Array.isArray(tree)) return tree.flatMap(callsOf)
  if (typeof tree !== 'object' || tree === null) return []
  const branch = tree as Branch
  const isOne = branch.type === 'CallExpression' && declares.has(branch.callee?.name ?? '')
  return isOne ? [branch] : Object.values(branch).flatMap(callsOf)
}

/** The call gives back what it is given, so only that is left; of a question without its schemas. */
function lighten({ start, end, callee, arguments: [given] = [] }: Branch, withoutPayloads: boolean): Change[] {
  if (!given) return []
  const isLight = callee?.name === 'readContract' || withoutPayloads
  const schemas = isLight ? (given.properties ?? []) : []
  return [
    { start, end: given.start, text: '(' },
    ...schemas
      .filter(({ key }) => serverOnly.has(key?.name ?? ''))
      .map((schema) => ({ start: schema.start, end: schema.end, text: `${schema.key?.name}: undefined` })),
    { start: given.end, end, text: ')' },
  ]
}

/** What the constants of a file are made of, where making them takes work. */
function madeOnLoad({ body = [] }: Branch): Branch[] {
  return body
    .map((statement) => statement.declaration ?? statement)
    .flatMap(({ declarations = [] }) => declarations.map(({ init }) => init))
    .filter((init) => init != null && takesWork.has(init.type)) as Branch[]
}

function rewrite(code: string, changes: readonly Change[]): string {
  let text = ''
  let from = 0
  for (const change of [...changes].sort((left, right) => left.start - right.start)) {
    text += code.slice(from, change.start) + change.text
    from = change.end
  }
  return text + code.slice(from)
}
