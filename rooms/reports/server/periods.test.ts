import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exactly, toInstant } from '#kit'
import { forgetTallies } from '#platform/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { Consolidated, FormView, PeriodSummary, ReportLine, Series, UnitLine } from '../domain/index.ts'
import { ask, codeOf, type Figures, gapsSeen, refusalOf, reportIntent, resultOf } from './testing/desk.ts'

let city: TestCity
let clerk: Person
let chairOfBaDinh: Person
let chairOfHoangMai: Person
let mayor: Person

const report = (areaCode: string, figures: Figures, more: object = {}) => reportIntent(city, areaCode, figures, more)
const read = <T>(path: string, who: Person = mayor) => ask<T>(who, path)
const gapsOf = (rule: string) => gapsSeen(city, mayor, rule)

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chairOfBaDinh = await city.signIn('leader', '001')
  chairOfHoangMai = await city.signIn('leader', '008')
  mayor = await city.signIn('leader', '01')
  clerk = await city.signIn('office', '01')
  const evening = { asOf: '2021-07-27T18:00:00+07:00', source: 'department-of-health' }
  const day = { asOf: '2021-07-27T17:30:00+07:00', source: 'functional-forces' }
  await clerk.sendAll([
    report('01', { cases: 21, 'cases-community': 12, 'cases-quarantine': 9 }, evening),
    report('01', { violations: 804, 'fines-proposed': 1_533_650_000 }, day),
    report('00001', { cases: 3, 'cases-community': 2, 'cases-quarantine': 1 }),
  ])
})
afterAll(() => city.close())

describe('periods', () => {
  const status = (areaCode: string, period = '2021-07-27') =>
    read<{ items: UnitLine[]; summary: PeriodSummary }>(
      `/reports/status?form=daily-situation&areaId=${city.area(areaCode)}&period=${period}`,
    )

  it('[RPT-01] units are in time, late, missing or awaited; the radar asks their heads', async () => {
    await chairOfBaDinh.send(report('001', { cases: 4, 'cases-community': 4 }))
    const before = await status('01')
    expect(before.summary).toMatchObject({ expected: 2, received: 1, inTime: 1, awaited: 1, missing: 0 })
    expect(before.items.map(({ areaId, state }) => [areaId, state])).toEqual([
      [city.area('008'), 'awaited'],
      [city.area('001'), 'in-time'],
    ])
    expect((await gapsOf('report-awaited')).map(({ areaId }) => areaId)).toEqual([city.area('008')])
    city.clock.set(toInstant('2021-07-27T20:00:00+07:00'))
    expect((await status('01')).summary).toMatchObject({ missing: 1, awaited: 0, completeness: 50, timeliness: 50 })
    const missing = await gapsOf('report-missing')
    const ofHoangMai = missing.find(({ areaId }) => areaId === city.area('008'))
    expect(ofHoangMai).toMatchObject({ data: { count: 4, days: expect.arrayContaining(['2021-07-27', '2021-07-24']) } })
    // Open since the evening of 24/7: it has been raised to the superior of the head of Hoàng Mai.
    expect(ofHoangMai?.owner.officerId).toBe(mayor.officerId)
    expect(await gapsOf('report-awaited')).toEqual([])
  })

  it('[RPT-01] a late first entry is late, and shown as such; [RPT-04] how late figures reach the system is measured', async () => {
    const answer = await chairOfHoangMai.send(report('008', { cases: 9, 'cases-quarantine': 9 }))
    expect(resultOf(answer).late).toBe(true)
    const { summary } = await status('01')
    expect(summary).toMatchObject({ received: 2, inTime: 1, late: 1, completeness: 100, timeliness: 50 })
    expect(summary.latency).toEqual({ median: 180, p90: 180 })
    const board = await read<{ reports: PeriodSummary[] }>(`/overview/areas/${city.area('01')}/board`)
    expect(board.reports[0]).toMatchObject({ received: 2, inTime: 1, late: 1, missing: 0, completeness: 100 })
    const late = await read<{ items: ReportLine[] }>('/reports?form=daily-situation&state=late')
    expect(late.items.map(({ areaId }) => areaId)).toEqual([city.area('008')])
    const moved = await gapsOf('report-missing')
    expect(moved.every(({ data }) => !(data.days as string[]).includes('2021-07-27'))).toBe(true)
  })

  it('[RPT-01] a locked period takes nothing more: who can reopen it is named, and reopening keeps its reason', async () => {
    const period = { form: 'daily-situation', areaId: city.area('01'), period: '2021-07-27' }
    const early = await clerk.send({ type: 'reports.lock', payload: { ...period, period: '2021-07-28' } })
    expect(codeOf(early)).toBe('REPORTS.NOT_OVER')
    expect(codeOf(await clerk.send({ type: 'reports.lock', payload: period }))).toBe('accepted')
    expect(codeOf(await clerk.send({ type: 'reports.lock', payload: period }))).toBe('REPORTS.ALREADY_LOCKED')
    const { items } = await read<{ items: ReportLine[] }>(
      `/reports?form=daily-situation&areaId=${city.area('008')}&reach=direct`,
    )
    const reportId = items[0]?.id as string
    const change = {
      type: 'reports.correct',
      payload: { reportId, reason: 'Sót một ca', asOf: '2021-07-27T17:00:00+07:00', figures: { cases: 10 } },
    }
    const refused = refusalOf(await chairOfHoangMai.send(change))
    expect(refused).toMatchObject({
      code: 'REPORTS.PERIOD_LOCKED',
      params: { reopenBy: expect.stringContaining('chairman') },
    })
    expect(codeOf(await chairOfHoangMai.send(report('00331', { cases: 1 })))).toBe('REPORTS.PERIOD_LOCKED')
    const own = { ...period, areaId: city.area('008'), reason: 'Sót một ca' }
    expect(codeOf(await chairOfHoangMai.send({ type: 'reports.reopen', payload: own }))).toBe('REPORTS.LOCKED_ABOVE')
    const reopened = await mayor.send({
      type: 'reports.reopen',
      payload: { ...period, reason: 'Hoàng Mai sót một ca' },
    })
    expect(codeOf(reopened)).toBe('accepted')
    expect(resultOf(await chairOfHoangMai.send(change))).toMatchObject({ version: 2 })
    expect(codeOf(await mayor.send({ type: 'reports.reopen', payload: { ...period, reason: '…' } }))).toBe(
      'REPORTS.NOT_LOCKED',
    )
  })
})

describe('the board', () => {
  it('[RPT-01] a figure nobody reports of the district itself is added up from below, with its as-of and its units', async () => {
    await city.settle()
    const { figures } = await read<{ figures: { indicator: string }[] }>(`/overview/areas/${city.area('01')}/board`)
    expect(figures.find(({ indicator }) => indicator === 'cases')).toMatchObject({ basis: 'own', figure: exactly(21) })
    await chairOfBaDinh.send(report('00004', { doses: 120 }))
    await city.settle()
    const board = await read<{ figures: { indicator: string }[] }>(`/overview/areas/${city.area('001')}/board`)
    expect(board.figures.find(({ indicator }) => indicator === 'doses')).toMatchObject({
      basis: 'below',
      figure: exactly(120),
      asOf: toInstant('2021-07-27T17:00:00+07:00'),
    })
  })
})

describe('consolidation', () => {
  const consolidated = (areaCode: string) =>
    read<Consolidated>(`/reports/consolidated?form=daily-situation&areaId=${city.area(areaCode)}&period=2021-07-27`)
  const line = (answer: Consolidated, key: string) => answer.indicators.find((one) => one.key === key)

  it('[RPT-06] own totals and the sum below stand side by side; a difference is a gap of the area above', async () => {
    const answer = await consolidated('01')
    expect(line(answer, 'cases')).toMatchObject({
      sum: { figure: exactly(14), units: 2, of: 2 },
      own: [{ source: 'department-of-health', figure: exactly(21) }],
      difference: 7,
    })
    expect(line(answer, 'fines-proposed')).toMatchObject({ own: [{ figure: exactly(1_533_650_000) }], sum: null })
    expect(answer.children.map(({ basis, state }) => [basis, state])).toEqual([
      ['own', 'in-time'],
      ['own', 'late'],
    ])
    const gaps = await gapsOf('report-differs-below')
    expect(gaps).toMatchObject([
      { areaId: city.area('01'), data: { indicator: 'cases', own: 21, below: 14, difference: 7 } },
    ])
  })

  it('[SG-14] khoảng never becomes exact on the way up', async () => {
    await city.clock.set(toInstant('2021-07-27T20:10:00+07:00'))
    await chairOfHoangMai.sendAll([
      report('00331', { 'beds-free': { kind: 'about', value: 120 } }),
      report('00334', { 'beds-free': 30 }),
    ])
    expect(line(await consolidated('008'), 'beds-free')?.sum).toMatchObject({
      figure: { kind: 'about', value: 150 },
      exact: 30,
      unsure: { count: 1, figure: { kind: 'about', value: 120 } },
    })
  })

  it('[RPT-01] counters follow reports and corrections, and a rebuild from the journal gives the same', async () => {
    await city.settle()
    const seriesOf = () =>
      read<Series>(
        `/reports/series?form=daily-situation&indicator=cases&areaId=${city.area('01')}&basis=below&to=2021-07-27`,
      )
    const before = await seriesOf()
    expect(before.points.at(-1)).toMatchObject({ period: '2021-07-27', figure: exactly(14), reports: 2 })
    await forgetTallies(city.db)
    await city.settle()
    expect(await seriesOf()).toEqual(before)
  })

  it('every number opens to its records, page after page', async () => {
    const path = `/reports?form=daily-situation&indicator=cases&period=2021-07-27&areaId=${city.area('01')}&limit=3`
    const first = await read<{ items: ReportLine[]; next: string | null }>(path)
    const second = await read<{ items: ReportLine[]; next: string | null }>(`${path}&cursor=${first.next}`)
    const all = [...first.items, ...second.items]
    expect(all.every(({ figure }) => figure !== null)).toBe(true)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(3)
  })

  it('the forms of an area are those its level reports on', async () => {
    const { forms } = await read<{ forms: FormView[] }>(`/reports/forms?areaId=${city.area('00001')}`)
    expect(forms.map(({ code, currentPeriod }) => [code, currentPeriod])).toEqual([
      ['daily-situation', '2021-07-27'],
      ['quoted-figures', null],
    ])
    expect(forms[0]?.indicators.find(({ key }) => key === 'cases-community')?.depth).toBe(1)
    const group = await read<{ forms: FormView[] }>(`/reports/forms?areaId=${city.area('00001-001')}`)
    expect(group.forms).toEqual([])
  })
})
