import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findCircles } from './find-circles.ts'
import { placeOf, type Room, rulesOf } from './rules.ts'
import { readSourceTree } from './source-tree.ts'

/** The floor plan of the repository at `root`. */
export const readPlan = (root: string): Room[] => createRequire(join(root, 'package.json'))('./floor-plan.cjs')

/**
 * All forbidden arrows of the repository at `root`, a sentence each; empty when the house stands.
 * Our own, because dependency-cruiser reads TypeScript through the compiler's old interface, which TypeScript 7 has not.
 */
export function checkArrows(root: string, plan: Room[] = readPlan(root)): string[] {
  const { arrows } = readSourceTree(root)
  const rules = rulesOf(plan)
  const broken = arrows.flatMap(({ from, to, line }) =>
    rules
      .filter((rule) => rule.forbids(placeOf(from), placeOf(to)))
      .map((rule) => `${from}:${line} → ${to}  ${rule.name}: ${rule.says}`),
  )
  const circles = findCircles(arrows).map((circle) => `${circle.join(' → ')}  no-circles: cut one of these arrows`)
  return [...checkPlan(root, plan), ...broken, ...circles, ...checkPackages(root, arrows)]
}

/** The plan in order (a room needs only earlier ones), and each room on disk in the plan. */
function checkPlan(root: string, plan: Room[]): string[] {
  const names = plan.map(({ name }) => name)
  const upward = plan.flatMap(({ name, needs }, floor) =>
    needs
      .filter((need) => !names.slice(0, floor).includes(need))
      .map((need) => `floor-plan.cjs: ${name} needs ${need}, which is not below it`),
  )
  const rooms = existsSync(join(root, 'rooms')) ? readdirSync(join(root, 'rooms')) : []
  const unplanned = rooms
    .filter((name) => !names.includes(name))
    .map((name) => `rooms/${name} is not in floor-plan.cjs`)
  return [...upward, ...unplanned]
}

/** Each package that is imported is named in package.json; those for development only in tests and tools. */
function checkPackages(root: string, arrows: { from: string; to: string; line: number }[]): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return arrows.flatMap(({ from, to, line }) => {
    const name = placeOf(to).package
    const forDevelopment = placeOf(from).isTest || /^(tools|bench)\//.test(from) || /\.config\.ts$/.test(from)
    if (name === '' || name in dependencies || (forDevelopment && name in devDependencies)) return []
    return [`${from}:${line} → ${to}  listed-packages: not among the dependencies in package.json`]
  })
}

if (process.argv[1] === import.meta.filename) {
  const broken = checkArrows(join(import.meta.dirname, '../..'))
  for (const sentence of broken) console.error(sentence)
  process.exitCode = broken.length > 0 ? 1 : 0
}
