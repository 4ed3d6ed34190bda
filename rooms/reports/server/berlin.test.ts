import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, exactly, toInstant } from '#kit'
import { parseCsv } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { Consolidated, PeriodSummary, Series } from '../domain/index.ts'

const data = fileURLToPath(new URL('../../../../shared/data/epi/', import.meta.url))
const weekly = 'surveillance_hepatitisA_berlin_districts_weekly.csv'
const daily = 'outbreaks_zika_sanandres_2015.csv'
const hasData = existsSync(data + weekly)
if (!hasData) {
  console.warn('\n  !! ../shared/data/epi is absent: the weekly counts of another city are NOT loaded as reports !!\n')
}

const firstMonday = '2001-01-01' as Day
const rows = hasData ? parseCsv(readFileSync(data + weekly, 'utf8').replaceAll('"', '')) : []
const districts = Object.keys(rows[0] ?? {}).filter((key) => key !== 'epoch')
const weekOf = (epoch: string) => addDays(firstMonday, (Number(epoch) - 1) * 7)
const totalOf = (row: Record<string, string>) => districts.reduce((sum, key) => sum + Number(row[key]), 0)

/** Berlin's own zone and report forms; what reports do not ask about (posts, roles) is any city's. */
function berlinProfile(): string {
  const profiles = fileURLToPath(new URL('../../../profiles/', import.meta.url))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'berlin-demo-'))
  cpSync(path.join(profiles, 'hanoi-2021'), folder, { recursive: true })
  cpSync(fileURLToPath(new URL('./testing/berlin-demo/', import.meta.url)), folder, { recursive: true })
  return path.relative(profiles, folder)
}

async function openBerlin(): Promise<TestCity> {
  return openTestCity({
    at: '2021-07-27T12:00:00+01:00',
    profile: berlinProfile(),
    plant: async (house) => {
      const unit = (code: string, kind: string, name: string, parentCode: string | null) => {
        return { code, kind, name, parentCode, validFrom: '2001-01-01', validTo: null, synthetic: false }
      }
      const units = [
        unit('B', 'city', 'Berlin', null),
        ...districts.map((key) => unit(key, 'urban_district', key, 'B')),
      ]
      const [answer] = await house.door.submit(
        [{ id: crypto.randomUUID(), type: 'areas.import-units', payload: { source: 'test', units } }],
        {
          actor: {
            accountId: null,
            officerId: null,
            via: 'house',
            scopes: [{ permissions: new Set(['areas.edit']), areaId: 1, postId: null }],
          },
          requestId: 'berlin',
        },
      )
      expect(answer).toMatchObject({ outcome: 'accepted' })
      await house.territory.refresh(house.db)
    },
  })
}

async function sendAll(clerk: Person, payloads: readonly object[]): Promise<void> {
  for (let from = 0; from < payloads.length; from += 900) {
    const part = payloads.slice(from, from + 900)
    const answers = await clerk.sendAll(part.map((payload) => ({ type: 'reports.submit', payload })))
    expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  }
}

describe.runIf(hasData)('[RPT-01] another city: weeks, another tree, other forms', () => {
  it('290 weeks of 12 districts add up week by week, and the highest week is noticed as a record', async () => {
    const city = await openBerlin()
    try {
      const clerk = await city.signIn('office', 'B')
      const reports = rows.flatMap((row) =>
        districts.map((key) => ({
          form: 'weekly-counts',
          areaId: city.area(key),
          period: weekOf(row.epoch ?? ''),
          asOf: toInstant(`${addDays(weekOf(row.epoch ?? ''), 7)}T00:00:00+01:00`),
          figures: { 'hepatitis-a': Number(row[key]) },
        })),
      )
      await sendAll(clerk, reports)
      await city.settle()
      const ask = <T>(path: string) => clerk.get<T>(path).then(({ body }) => body)
      const series = await ask<Series>(
        `/reports/series?form=weekly-counts&indicator=hepatitis-a&areaId=${city.area('B')}&from=${firstMonday}&to=${addDays(firstMonday, rows.length * 7 - 1)}`,
      )
      expect(series.points.map(({ figure }) => figure)).toEqual(rows.map((row) => exactly(totalOf(row))))
      const highest = Math.max(...rows.map(totalOf))
      expect(series.record?.figure).toEqual(exactly(highest))
      const week = rows.findLast((row) => totalOf(row) === highest) as Record<string, string>
      const path = `form=weekly-counts&areaId=${city.area('B')}&period=${weekOf(week.epoch ?? '')}`
      const consolidated = await ask<Consolidated>(`/reports/consolidated?${path}`)
      expect(consolidated.indicators[0]?.sum).toMatchObject({ figure: exactly(highest), units: 12, of: 12 })
      const { summary } = await ask<{ summary: PeriodSummary }>(`/reports/status?${path}`)
      expect(summary).toMatchObject({ expected: 12, received: 12, completeness: 100 })

      const cases = parseCsv(readFileSync(data + daily, 'utf8').replaceAll('"', ''))
      await sendAll(
        clerk,
        cases.map(({ date, cases: count }) => ({
          form: 'daily-counts',
          areaId: city.area('B'),
          period: date,
          asOf: `${date}T23:59:00+01:00`,
          figures: { zika: Number(count) },
        })),
      )
      const span = `from=${cases[0]?.date}&to=${cases.at(-1)?.date}`
      const zika = await ask<Series>(
        `/reports/series?form=daily-counts&indicator=zika&areaId=${city.area('B')}&${span}`,
      )
      expect(zika.basis).toBe('own')
      expect(zika.total).toEqual(exactly(cases.reduce((sum, { cases: count }) => sum + Number(count), 0)))
      const gaps = cases.length < zika.points.length
      expect(zika.points.some(({ figure }) => figure === null)).toBe(gaps)
    } finally {
      await city.close()
    }
  })
})
