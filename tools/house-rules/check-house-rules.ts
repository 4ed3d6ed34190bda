import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { listSources } from '../arrows/source-tree.ts'

/** A breach of a house rule: where, which, and what to do instead. */
type Complaint = { start: number; says: string }

/** Names that tell nothing about what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|manager|base|shared|lib)(\.|$)/

const PURE = /^(rooms\/[^/]+\/domain|platform\/(kit|field\/rules))\//
const DOCUMENTED = /^(rooms\/[^/]+\/domain|platform)\//
const OURS = /^(apps|rooms|platform)\//
const TEST = /\.(test|story)\.tsx?$/

/**
 * What the lint cannot see: a domain without clock and dice, exports that say what they are, files whose names say
 * something. A sentence for each breach; `files` narrows the check (paths relative to `root`).
 */
export function checkHouseRules(root: string, files: string[] = listSources(root)): string[] {
  return files.flatMap((path) => {
    if (!/\.tsx?$/.test(path) || TEST.test(path)) return []
    const text = readFileSync(join(root, path), 'utf8')
    const complaints = [
      ...emptyNames(path),
      ...(PURE.test(path) ? clocksAndDice(path, text) : []),
      ...(DOCUMENTED.test(path) ? silentExports(path, text) : []),
      ...(OURS.test(path) ? watchers(path, text) : []),
    ]
    return complaints.map(({ start, says }) => `${path}:${text.slice(0, start).split('\n').length}  ${says}`)
  })
}

const emptyNames = (path: string): Complaint[] =>
  path.split('/').some((part) => EMPTY_NAMES.test(part)) ? [{ start: 0, says: 'name it after the idea it holds' }] : []

/** Each asks the world for the time or for luck; in the domain both are arguments. */
const CLOCKS = new Set(['Date.now', 'performance.now', 'performance.timeOrigin', 'Temporal.Now', 'globalThis.Date'])
const DICE = new Set([
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'globalThis.crypto',
  'globalThis.Math',
])

function clocksAndDice(path: string, text: string): Complaint[] {
  const found: Complaint[] = []
  const clock = (start: number) =>
    found.push({ start, says: 'the domain has no clock: take the moment as an argument' })
  new Visitor({
    MemberExpression({ object, property, start, computed }) {
      if (object.type !== 'Identifier') return
      const key =
        property.type === 'Identifier' && !computed ? property.name : property.type === 'Literal' ? property.value : ''
      const name = `${object.name}.${key}`
      if (CLOCKS.has(name)) clock(start)
      if (DICE.has(name))
        found.push({ start, says: 'the domain has no dice: take the id or the number as an argument' })
    },
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) clock(start)
    },
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date') clock(start)
    },
    VariableDeclarator({ init, start }) {
      // `const { now } = Date` or `const D = Date` would go round the rules above
      if (init?.type === 'Identifier' && ['Date', 'performance'].includes(init.name)) clock(start)
    },
  }).visit(parseSync(path, text).program)
  return found
}

/** SG-18: nobody is followed about. No part of the house asks a device where it is, in whatever spelling. */
function watchers(path: string, text: string): Complaint[] {
  const found: Complaint[] = []
  const seen = (name: unknown, start: number) => {
    if (name === 'geolocation' || name === 'watchPosition')
      found.push({ start, says: 'SG-18: no device is asked where it is; a place is what a person picks' })
  }
  new Visitor({
    Identifier: ({ name, start }) => seen(name, start),
    Literal: ({ value, start }) => seen(value, start),
    TemplateElement: ({ value, start }) => seen(value.cooked, start),
  }).visit(parseSync(path, text).program)
  return found
}

/** Exports that are declared here (not passed on) and have no doc comment right above them. */
function silentExports(path: string, text: string): Complaint[] {
  const { program } = parseSync(path, text)
  const overloads = new Set<string>()
  return program.body.flatMap((statement): Complaint[] => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return []
    const { start } = statement
    const name = /^export\s+(?:declare\s+|abstract\s+|async\s+)*(\w+)\*?\s+(\w+)/
      .exec(text.slice(start, start + 200))
      ?.slice(1)
      .join(' ')
    // a contract carries its title in both languages; the type that a schema gives is explained by the schema
    const isInferred = /^export (type \w+ =\s+z\.(infer|input|output)<|const \w+Contract\b)/.test(
      text.slice(start, start + 200),
    )
    const isDocumented =
      isInferred || /\*\/\s*$/.test(text.slice(0, start)) || (name !== undefined && overloads.has(name))
    if (name !== undefined) overloads.add(name)
    return isDocumented ? [] : [{ start, says: `${name ?? 'this export'}: say above it, in /** */, what it is` }]
  })
}

if (process.argv[1] === import.meta.filename) {
  const complaints = checkHouseRules(join(import.meta.dirname, '../..'))
  for (const sentence of complaints) console.error(sentence)
  process.exitCode = complaints.length > 0 ? 1 : 0
}
