import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Ground, root } from './ground.ts'

const profile = 'hanoi-2021'

/** A daily form of the bench's own: `i0` is the total of `i1` and `i2`, the others stand alone. */
export function benchForm(code: string, indicators: number) {
  const words = { vi: code, en: code }
  return {
    code,
    title: words,
    period: 'day',
    validFrom: '1600-01-01',
    validTo: null,
    source: { text: 'npm run bench', sure: 'I' },
    reporters: [{ level: 'commune', required: false, to: words }],
    due: { time: '19:30', afterDays: 0, opensMinutesBefore: 1000 },
    sources: ['unit'],
    indicators: Array.from({ length: indicators }, (_, at) => ({
      key: `i${at}`,
      ...words,
      kind: 'flow',
      unit: words,
      counted: at < 2,
    })),
    breakdowns: [{ total: 'i0', parts: ['i1', 'i2'], whole: false }],
  }
}

/** A copy of the city's profile with more forms, in the bench's own folder: the environment to start the program with. */
export async function withForms(ground: Ground, forms: readonly object[]): Promise<Record<string, string>> {
  const folder = path.join(ground.folder, 'profiles')
  const file = path.join(folder, profile, 'reports/forms.json')
  await cp(path.join(root, 'profiles'), folder, { recursive: true })
  const known = JSON.parse(await readFile(file, 'utf8')) as unknown[]
  await writeFile(file, JSON.stringify([...known, ...forms]))
  return { PROFILES_FOLDER: folder }
}

/** Accounts of chairmen of wards, with their wards. */
export async function heads(ground: Ground, most: number): Promise<{ username: string; areaId: number }[]> {
  const { rows } = await ground.pool.query<{ username: string; areaId: number }>(
    `select accounts.username, areas.id as "areaId"
     from areas
     join area_codes on area_codes.area_id = areas.id and area_codes.valid_to is null
     join accounts on accounts.username = 'chairman.' || area_codes.code
     where areas.valid_to is null and areas.id = areas.zone_id and areas.depth = 2 order by areas.id limit $1`,
    [most],
  )
  return rows
}
