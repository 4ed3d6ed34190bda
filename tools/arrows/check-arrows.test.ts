import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkArrows, readPlan } from './check-arrows.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nhac-truong-arrows-'))
  write(
    'package.json',
    JSON.stringify({
      imports: IMPORTS,
      dependencies: { zod: '4', kysely: '0', react: '19' },
      devDependencies: { vitest: '5' },
    }),
  )
  for (const [path, text] of Object.entries(CLEAN)) write(path, text)
})

afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const PLAN = [
  { wing: 'ground', name: 'areas', needs: [] },
  { wing: 'orders', name: 'tasks', needs: ['areas'] },
  { wing: 'orders', name: 'documents', needs: ['areas'] },
]

const IMPORTS = {
  '#kit': './platform/kit/index.ts',
  '#platform/server': './platform/server/index.ts',
  '#platform/web': './platform/web/index.ts',
  '#platform/field': './platform/field/index.ts',
  '#ui': './platform/ui/index.ts',
  '#testing': './platform/testing/index.ts',
  '#rooms/*/domain': './rooms/*/domain/index.ts',
  '#rooms/*/server': './rooms/*/server/index.ts',
  '#rooms/*/web': './rooms/*/web/index.ts',
  '#rooms/*/field': './rooms/*/field/index.ts',
}

const CLEAN = {
  'platform/kit/index.ts': `export { id } from './id.ts'`,
  'platform/kit/id.ts': `import { z } from 'zod'; export const id = z`,
  'platform/server/index.ts': `import { id } from '#kit'; import fs from 'node:fs'; export const db = [id, fs]`,
  'platform/web/index.ts': `import { id } from '#kit'; export const api = id`,
  'platform/field/index.ts': `import { api } from '#platform/web'; export { next } from './rules/next.ts'; export const outbox = api`,
  'platform/field/rules/next.ts': `import type { id } from '#kit'; export type next = typeof id`,
  'platform/ui/index.ts': `import { api } from '#platform/web'; export const Button = api`,
  'platform/testing/index.ts': `import { start } from '../../apps/server/main.ts'; export { start }`,
  'rooms/areas/domain/index.ts': `export type { Area } from './area.ts'`,
  'rooms/areas/domain/area.ts': `import type { id } from '#kit'; export type Area = typeof id`,
  'rooms/areas/server/index.ts': `export { areas } from './areas.store.ts'`,
  'rooms/areas/server/areas.store.ts': `import { sql } from 'kysely'; import { db } from '#platform/server'; export const areas = [sql, db]`,
  'rooms/tasks/domain/index.ts': `import type { Area } from '#rooms/areas/domain'; export type Task = Area`,
  'rooms/tasks/server/index.ts': `import { areas } from '#rooms/areas/server'; export const tasks = areas`,
  'rooms/tasks/server/tasks.test.ts': `import { start } from '#testing'; import { it } from 'vitest'; import pg from 'kysely'; it('x', () => [start, pg])`,
  'rooms/tasks/web/index.tsx': `import { Button } from '#ui'; export const list = async () => [Button, (await import('./page.tsx')).page]`,
  'rooms/tasks/web/page.tsx': `import './page.css'; import { api } from '#platform/web'; export const page = () => <i>{api}</i>`,
  'rooms/tasks/web/page.css': '',
  'rooms/tasks/field/index.ts': `import { outbox } from '#platform/field'; import { Button } from '#ui'; export const face = [outbox, Button]`,
  'rooms/documents/domain/index.ts': 'export const sign = 1',
  'rooms/documents/domain/secret.ts': 'export const secret = 1',
  'rooms/areas/domain/inner.ts': 'export const inner = 1',
  'apps/server/main.ts': `import { tasks } from '#rooms/tasks/server'; export const start = tasks`,
}

/** Each mistake: where, what is written there, and the rule that must see it. */
const MISTAKES: [rule: string, path: string, text: string][] = [
  ['leads-somewhere', 'rooms/tasks/domain/a.ts', `import { x } from './gone.ts'`],
  ['leads-somewhere', 'rooms/tasks/domain/a.ts', `import { x } from '#rooms/areas/domain/inner.ts'`],
  ['platform-knows-no-room', 'platform/server/a.ts', `import type { Area } from '#rooms/areas/domain'`],
  ['platform-knows-no-room', 'platform/web/a.ts', `export * from '../../rooms/areas/domain/index.ts'`],
  ['rooms-know-no-app', 'rooms/tasks/server/a.ts', `import { start } from '../../../apps/server/main.ts'`],
  ['domain-is-pure', 'rooms/tasks/domain/a.ts', `import { readFile } from 'node:fs/promises'`],
  ['domain-is-pure', 'rooms/tasks/domain/a.ts', `import type { db } from '#platform/server'`],
  ['domain-is-pure', 'rooms/tasks/domain/a.ts', `const late = () => import('react')`],
  ['domain-is-pure', 'platform/kit/a.ts', `import { sql } from 'kysely'`],
  ['kit-is-ground', 'platform/kit/a.ts', `import type { Area } from '#rooms/areas/domain'`],
  ['server-face', 'rooms/tasks/server/a.ts', `import { list } from '#rooms/tasks/web'`],
  ['server-face', 'rooms/tasks/server/a.ts', `import { start } from '#testing'`],
  ['web-face', 'rooms/tasks/web/a.tsx', `import type { areas } from '#rooms/areas/server'`],
  ['web-face', 'rooms/tasks/web/a.tsx', `import { join } from 'node:path'`],
  ['domain-is-pure', 'platform/field/rules/a.ts', `import { api } from '#platform/web'`],
  ['server-face', 'rooms/tasks/server/a.ts', `import { outbox } from '#platform/field'`],
  ['web-face', 'rooms/tasks/field/a.ts', `import { db } from '#platform/server'`],
  ['field-face', 'rooms/tasks/field/a.ts', `import { list } from '#rooms/tasks/web'`],
  ['field-face', 'rooms/tasks/web/a.ts', `import { outbox } from '#platform/field'`],
  ['web-under-ui', 'platform/web/a.ts', `import { Button } from '#ui'`],
  ['room-needs', 'rooms/tasks/domain/a.ts', `import { sign } from '#rooms/documents/domain'`],
  ['room-needs', 'rooms/areas/domain/a.ts', `import type { Task } from '#rooms/tasks/domain'`],
  ['room-needs', 'rooms/tasks/domain/a.test.ts', `import { sign } from '#rooms/documents/domain'`],
  ['use-the-door', 'rooms/tasks/domain/a.ts', `import { inner } from '../../areas/domain/inner.ts'`],
  ['use-the-door', 'rooms/tasks/server/a.ts', `import { id } from '../../../platform/kit/id.ts'`],
  ['use-the-door', 'apps/server/a.ts', `import { areas } from '../../rooms/areas/server/areas.store.ts'`],
  ['sql-in-its-place', 'rooms/tasks/server/tasks.routes.ts', `import type { Kysely } from 'kysely'`],
  ['sql-in-its-place', 'rooms/tasks/server/close-task.ts', `import pg from 'pg'`],
  ['sql-in-its-place', 'rooms/tasks/web/a.ts', `import { sql } from 'kysely'`],
  ['no-circles', 'rooms/areas/domain/inner.ts', `import type { outer } from './outer.ts'\nimport './outer.ts'`],
  ['listed-packages', 'rooms/tasks/web/a.tsx', `import { format } from 'dayjs/locale'`],
  ['listed-packages', 'rooms/tasks/web/a.tsx', `import { it } from 'vitest'`],
  ['not in floor-plan.cjs', 'rooms/tents/domain/index.ts', 'export {}'],
]

describe('the arrows', () => {
  it('a clean house gives no complaint', () => {
    expect(checkArrows(root, PLAN)).toEqual([])
  })

  it.each(MISTAKES)('%s sees %s: %s', (rule, path, text) => {
    write('rooms/areas/domain/outer.ts', `import { inner } from './inner.ts'; export const outer = inner`)
    write(path, text)
    const complaints = checkArrows(root, PLAN)
    expect(complaints.join('\n')).toContain(rule)
    expect(complaints[0]).toContain(path.split('/').slice(0, 2).join('/'))
  })

  it('a plan whose room needs one above it is refused', () => {
    const upward = [{ wing: 'ground', name: 'areas', needs: ['tasks'] }, ...PLAN.slice(1)]
    expect(checkArrows(root, upward)).toContain('floor-plan.cjs: areas needs tasks, which is not below it')
  })

  it('our own plan is in order', () => {
    const names: string[] = []
    for (const { name, needs } of readPlan(join(import.meta.dirname, '../..'))) {
      expect(names).toEqual(expect.arrayContaining(needs))
      names.push(name)
    }
  })
})
