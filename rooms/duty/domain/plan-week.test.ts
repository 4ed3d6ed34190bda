import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import { postKindsFile } from '#rooms/bodies/domain'
import { dayKindOf, dutyPatternsFile, dutyRulesFile, holidayList, holidaysFile, ruleOn } from './duty-book.ts'
import { planShifts } from './plan-week.ts'
import { coverageOf, weekOf } from './roster.ts'

const root = path.resolve(import.meta.dirname, '../../../profiles')
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(root, file), 'utf8'))
const day = (text: string) => text as Day

describe('the duty files of every profile', () => {
  it.each(['hanoi-2021', 'hanoi-2025'])('[FOR-01] %s: rules with sources, known roles and post kinds', async (name) => {
    const rules = dutyRulesFile.parse(await readJson(`${name}/duty/rules.json`))
    const patterns = dutyPatternsFile.parse(await readJson(`${name}/duty/patterns.json`))
    const holidays = holidaysFile.parse(await readJson(`${name}/duty/holidays.json`))
    const kinds = new Set(postKindsFile.parse(await readJson(`${name}/bodies/post-kinds.json`)).map(({ kind }) => kind))
    const roles = rules.flatMap((rule) => rule.roles)
    expect(roles.flatMap(({ postKinds }) => postKinds).filter((kind) => !kinds.has(kind))).toEqual([])
    const keys = new Set(roles.map(({ key }) => key))
    expect(patterns.flatMap(({ blocks }) => blocks).filter(({ role }) => !keys.has(role))).toEqual([])
    expect(new Set(holidays.map((one) => one.day)).size).toBe(holidays.length)
    expect(ruleOn({ rules, patterns, holidays }, day('2019-12-31'))).toBeUndefined()
  })

  it.each(['3x8', '2x12', '1x24', 'lead-24-watch-3x8', 'office-and-night'])(
    '[FOR-01] pattern %s covers the 168 hours of a second week, a holiday inside it included',
    async (key) => {
      const patterns = dutyPatternsFile.parse(await readJson('hanoi-2021/duty/patterns.json'))
      const pattern = patterns.find((one) => one.key === key)
      if (!pattern) throw new Error(key)
      const people = new Map([
        ['watch', ['an', 'binh', 'chi', 'dung']],
        ['lead', ['giang', 'ha']],
      ])
      const holidays = holidayList([], [{ day: '2021-09-02', kind: 'holiday' }])
      const shifts = planShifts({ pattern, people, from: day('2021-08-23'), days: 14, offsetMinutes: 420, holidays })
      expect(coverageOf(shifts, weekOf(toInstant('2021-09-01T00:00+07:00'), 420)).percent).toBe(100)
    },
  )
})

describe('building a week', () => {
  const pattern = {
    key: 'x',
    title: { vi: 'x', en: 'x' },
    source: { text: 'x', sure: 'I' as const },
    blocks: [
      { role: 'watch', at: '22:00', minutes: 480, days: 'every' as const },
      { role: 'watch', at: '06:00', minutes: 960, days: 'working' as const },
    ],
  }

  it('[FOR-01] turns go on from day to day and over the end of the year; a role without people stays a hole', () => {
    const given = { pattern, from: day('2021-12-31'), days: 2, offsetMinutes: 420, holidays: new Map() }
    const shifts = planShifts({ ...given, people: new Map([['watch', ['an', 'binh']]]) })
    expect(shifts.map(({ officerId, fromAt, toAt }) => [officerId, fromAt, toAt])).toEqual([
      ['an', '2021-12-30T23:00:00.000Z', '2021-12-31T15:00:00.000Z'],
      ['binh', '2021-12-31T15:00:00.000Z', '2021-12-31T23:00:00.000Z'],
      ['an', '2022-01-01T15:00:00.000Z', '2022-01-01T23:00:00.000Z'],
    ])
    expect(planShifts({ ...given, people: new Map() })).toEqual([])
  })

  it('[FOR-01] the kind of a day follows the list, the last change of it above all, else the weekday', () => {
    const list = holidayList(
      [{ day: day('2021-09-03'), kind: 'holiday', name: { vi: 'a', en: 'a' }, source: 's' }],
      [
        { day: '2021-09-04', kind: 'working' },
        { day: '2021-09-03', kind: 'working' },
      ],
    )
    expect(['2021-09-02', '2021-09-03', '2021-09-04', '2021-09-05'].map((one) => dayKindOf(day(one), list))).toEqual([
      'working',
      'working',
      'working',
      'weekend',
    ])
  })
})
