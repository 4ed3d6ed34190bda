import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkHouseRules } from './check-house-rules.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nhac-truong-rules-'))
})

afterEach(() => rmSync(root, { recursive: true }))

function complaintsAbout(path: string, text: string): string[] {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  return checkHouseRules(root, [path])
}

const DOMAIN = 'rooms/tasks/domain/close-task.ts'

describe('the house rules', () => {
  it.each([
    'const at = Date.now()',
    'const at = new Date()',
    'function late(now = new Date()) { return now }',
    'const text = Date()',
    'const { now } = Date',
    "const at = Date['now']()",
    'const at = globalThis.Date.now()',
    'const at = performance.now()',
    'const luck = Math.random()',
    'const id = crypto.randomUUID()',
  ])('a domain file may not ask the world: %s', (text) => {
    expect(complaintsAbout(DOMAIN, `\n${text}`)).toEqual([
      expect.stringMatching(/^rooms\/tasks\/domain\/close-task\.ts:2 {2}the domain has no (clock|dice)/),
    ])
    expect(complaintsAbout('platform/kit/instant.ts', text)).toHaveLength(1)
    expect(complaintsAbout('rooms/tasks/server/close-task.ts', text)).toEqual([])
    expect(complaintsAbout('rooms/tasks/domain/close-task.test.ts', text)).toEqual([])
  })

  it('a domain file may compute with the moments that it is given', () => {
    const text =
      '/** Later. */\nexport const later = (at: Date, Math2: number) => new Date(at.getTime() + Math.max(1, Math2) + Date.parse("2021-07-27"))'
    expect(complaintsAbout(DOMAIN, text)).toEqual([])
  })

  it('an export without a word of explanation is seen; re-exports and overloads are not', () => {
    expect(complaintsAbout(DOMAIN, 'export type Task = { id: string }\n')).toEqual([
      `${DOMAIN}:1  type Task: say above it, in /** */, what it is`,
    ])
    expect(complaintsAbout(DOMAIN, '// not a doc comment\nexport const a = 1')).toHaveLength(1)
    const fine = `export { a } from './a.ts'\n/** Both. */\nexport function f(a: string): string\nexport function f(a: number): number\nexport function f(a: unknown) { return a }`
    expect(complaintsAbout(DOMAIN, fine)).toEqual([])
  })

  it.each([
    'navigator.geolocation.watchPosition(() => 1)',
    "const where = navigator['geolocation']",
    'const { geolocation: where } = navigator',
    'const where = navigator[`geolocation`]',
  ])('[SG-18] a device that is asked where it is, is seen: %s', (text) => {
    for (const path of ['rooms/tasks/field/where.ts', 'platform/field/where.ts', 'apps/field/service-worker.ts'])
      expect(complaintsAbout(path, text).join()).toMatch(/SG-18/)
  })

  it('[SG-18] no part of the house asks a device where it is', () => {
    const house = join(import.meta.dirname, '../..')
    expect(checkHouseRules(house).filter((complaint) => complaint.includes('SG-18'))).toEqual([])
  })

  it('a name that says nothing is seen', () => {
    expect(complaintsAbout('rooms/tasks/server/utils.ts', '')).toEqual([
      'rooms/tasks/server/utils.ts:1  name it after the idea it holds',
    ])
    expect(complaintsAbout('rooms/tasks/server/common/x.ts', '')).toHaveLength(1)
  })
})
