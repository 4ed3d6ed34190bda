import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exactly, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type {
  Consolidated,
  FormView,
  PeriodSummary,
  ReportLine,
  ReportPage,
  Series,
  UnitLine,
} from '../domain/index.ts'

const codeOf = (answer: IntentAnswer | undefined) =>
  answer?.outcome === 'refused' ? answer.refusal.code : answer?.outcome
const refusalOf = (answer: IntentAnswer | undefined) => (answer?.outcome === 'refused' ? answer.refusal : undefined)
const resultOf = (answer: IntentAnswer | undefined) =>
  (answer?.outcome === 'accepted' ? answer.result : undefined) as { reportId: string; late: boolean; flaws: unknown[] }

let city: TestCity
let clerk: Person
let chairOfBaDinh: Person
let chairOfHoangMai: Person
let mayor: Person

type Figures = Record<string, unknown>

const report = (areaCode: string, figures: Figures, more: object = {}) => ({
  type: 'reports.submit',
  payload: {
    form: 'daily-situation',
    areaId: city.area(areaCode),
    period: '2021-07-27',
    asOf: '2021-07-27T17:00:00+07:00',
    figures,
    ...more,
  },
})
const read = async <T>(path: string, who: Person = mayor): Promise<T> => {
  const answer = await who.get<T>(path)
  expect(answer.status).toBe(200)
  return answer.body
}
const pageOf = (id: string) => read<ReportPage>(`/reports/${id}`)
const gapsOf = async (rule: string) => {
  await city.settle()
  const { items } = await read<{ items: { areaId: number; data: Figures; owner: { officerId: string | null } }[] }>(
    `/overview/areas/${city.area('01')}/gaps?rule=${rule}`,
  )
  return items
}

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  chairOfBaDinh = await city.signIn('leader', '001')
  chairOfHoangMai = await city.signIn('leader', '008')
  mayor = await city.signIn('leader', '01')
  clerk = await city.signIn('office', '01')
})
afterAll(() => city.close())

describe('sending reports', () => {
  it('[RPT-01] a first report is kept with its person and moment, a second of the same source is pointed to correcting', async () => {
    const figures = { cases: 3, 'cases-community': 2, 'cases-quarantine': 1, doses: 48_321 }
    const [first, second] = await chairOfBaDinh.sendAll([
      report('00001', figures, { comment: 'Số liệu của trạm y tế' }),
      report('00001', figures),
    ])
    expect(resultOf(first)).toMatchObject({ late: false, flaws: [] })
    expect(codeOf(second)).toBe('REPORTS.TWICE_IN_ONE_DELIVERY')
    const again = await chairOfBaDinh.send(report('00001', figures))
    expect(refusalOf(again)).toMatchObject({
      code: 'REPORTS.ALREADY_REPORTED',
      params: { reportId: resultOf(first).reportId },
    })
    const page = await pageOf(resultOf(first).reportId)
    expect(page.comments).toMatchObject([{ text: 'Số liệu của trạm y tế' }])
    expect(page.latencyMinutes).toBe(60)
  })

  it('what makes no sense is refused, each with its field', async () => {
    const answers = await clerk.sendAll([
      report('00004', { cases: 1 }, { form: 'no-such-form' }),
      report('00004-001', { cases: 1 }),
      report('00004', { cases: 1 }, { source: 'astrology' }),
      report('00004', { ghosts: 1 }),
      report('00004', {}),
      report('00004', { cases: -1 }),
      report('00004', { cases: 1 }, { period: '2021-07-28' }),
      report('00004', { cases: 1 }, { asOf: '2021-07-28T17:00:00+07:00' }),
      report('00004', { cases: 1 }, { asOf: '2021-07-26T17:00:00+07:00' }),
      report('00004', { cases: 1 }, { since: '2021-07-30' }),
      report('00004', { cases: 1 }, { period: '2021-07-27T00:00:00+07:00' }),
      report('00004', { cases: { kind: 'range', low: 6, high: 4 } }),
      report('00004', { cases: 1 }, { documentId: randomUUID() }),
      report('00004', { cases: 1 }, { period: '2021-07-01' }),
    ])
    expect(answers.map(codeOf)).toEqual([
      'REPORTS.UNKNOWN_FORM',
      'REPORTS.NOT_A_REPORTER',
      'REPORTS.UNKNOWN_SOURCE',
      'REPORTS.UNKNOWN_INDICATOR',
      'REPORTS.NO_FIGURES',
      'REPORTS.NEGATIVE',
      'REPORTS.PERIOD_AHEAD',
      'REPORTS.AS_OF_AHEAD',
      'REPORTS.AS_OF_BEFORE',
      'REPORTS.SINCE_AFTER',
      'REPORTS.WRONG_PERIOD',
      'INTENTS.PAYLOAD',
      'ACCESS.NOT_FOUND',
      'REPORTS.UNKNOWN_FORM',
    ])
    expect(answers.map((answer) => refusalOf(answer)?.field)).not.toContain(undefined)
  })

  it('[RPT-05] 48,321 in a count is not guessed: the refusal asks whether 48 or 48.321 is meant', async () => {
    expect(refusalOf(await clerk.send(report('00004', { doses: 48.321 })))).toMatchObject({
      code: 'REPORTS.NOT_WHOLE',
      field: 'figures.doses',
      words: { vi: expect.stringContaining('Ý là 48 hay 48.321?') },
    })
    expect(codeOf(await clerk.send(report('00004', { 'positive-share': 1.234 })))).toBe('REPORTS.TOO_MANY_DECIMALS')
  })

  it('[RPT-03] two sources of one area and day stand side by side, each with its own as-of', async () => {
    const evening = { asOf: '2021-07-27T18:00:00+07:00', source: 'department-of-health', reference: 'đến tối 27/7' }
    const day = { asOf: '2021-07-27T17:30:00+07:00', source: 'functional-forces', reference: 'trong ngày 27/7' }
    const [health] = await clerk.sendAll([
      report('01', { cases: 21, 'cases-community': 12, 'cases-quarantine': 9 }, evening),
      report('01', { violations: 804, 'fines-proposed': 1_533_650_000 }, day),
    ])
    const page = await pageOf(resultOf(health).reportId)
    expect(page.flaws).toEqual([])
    expect(page.report.asOf).toBe(toInstant('2021-07-27T18:00:00+07:00'))
    expect(page.otherSources).toMatchObject([
      { source: 'functional-forces', asOf: toInstant('2021-07-27T17:30:00+07:00') },
    ])
  })

  it('nobody reports for an area that is not theirs, and an outsider cannot tell a report from none', async () => {
    expect(codeOf(await chairOfBaDinh.send(report('00328', { cases: 1 })))).toBe('ACCESS.OUTSIDE_AREA')
    const id = resultOf(await chairOfHoangMai.send(report('00328', { cases: 0 }))).reportId
    expect((await chairOfBaDinh.get(`/reports/${id}`)).status).toBe(404)
    expect((await chairOfBaDinh.get(`/reports/${randomUUID()}`)).status).toBe(404)
  })
})

describe('[EPI-02] parts that do not foot', () => {
  const quoted = { form: 'quoted-figures', period: '2021-08-10T16:00:00+07:00', asOf: '2021-08-10T16:00:00+07:00' }
  const figures = { cases: 112, 'cases-community': 30, 'cases-quarantine': 81, beds: { kind: 'about', value: 7500 } }
  let id: string

  it('112 against 30 + 81 is kept as reported, flagged by 1, and is the head’s to settle', async () => {
    const more = { ...quoted, since: '2021-07-24', source: 'press', reference: 'hanoi.gov.vn 11/8/2021' }
    id = resultOf(await clerk.send(report('008', figures, more))).reportId
    const page = await pageOf(id)
    expect(page.flaws).toMatchObject([{ kind: 'footing', difference: 1, sum: exactly(111) }])
    expect(page.figures.slice(0, 3)).toEqual([exactly(112), exactly(30), exactly(81)])
    expect(page.report.datedAhead).toBe(true)
    const gaps = await gapsOf('report-not-footing')
    expect(gaps).toMatchObject([
      { areaId: city.area('008'), data: { total: 'cases', stated: 112, sum: 111, difference: 1 } },
    ])
    expect(gaps[0]?.owner.officerId).toBe(chairOfHoangMai.officerId)
  })

  it('it goes up only with the difference owned and explained; the gap stays and presses less', async () => {
    const send = (more: object) => chairOfHoangMai.send({ type: 'reports.send-up', payload: { reportId: id, ...more } })
    expect(codeOf(await send({}))).toBe('REPORTS.DIFFERENCE_NOT_OWNED')
    expect(codeOf(await send({ acknowledgesDifference: true }))).toBe('REPORTS.DIFFERENCE_NOT_OWNED')
    expect(codeOf(await clerk.send({ type: 'reports.send-up', payload: { reportId: id } }))).toBe('ACCESS.NOT_ALLOWED')
    const comment = 'Chênh 1 ca, chưa phân loại, đang xác minh'
    expect(codeOf(await send({ acknowledgesDifference: true, comment }))).toBe('accepted')
    expect(codeOf(await send({}))).toBe('REPORTS.ALREADY_SENT_UP')
    expect((await gapsOf('report-not-footing'))[0]?.data.acknowledged).toBe(1)
    expect(await pageOf(id)).toMatchObject({ sentUp: { acknowledged: true }, comments: [{ text: comment }] })
  })

  it('the gap closes by the facts: a correction that foots, with its history', async () => {
    const payload = { reportId: id, reason: 'Một ca đã xác minh ở cộng đồng', asOf: quoted.asOf, since: '2021-07-24' }
    const corrected = { ...figures, 'cases-community': 31 }
    const answer = await clerk.send({ type: 'reports.correct', payload: { ...payload, figures: corrected } })
    expect(await gapsOf('report-not-footing')).toEqual([])
    const page = await pageOf(resultOf(answer).reportId)
    expect(page.versions).toMatchObject([
      {
        version: 2,
        reason: payload.reason,
        changes: [{ key: 'cases-community', before: exactly(30), after: exactly(31) }],
      },
      { version: 1, changes: [] },
    ])
    expect(page.report).toMatchObject({ version: 2, sentUpAt: null })
    expect((await pageOf(id)).report.superseded).toBe(true)
    const again = await clerk.send({ type: 'reports.correct', payload: { ...payload, figures } })
    expect(refusalOf(again)).toMatchObject({
      code: 'REPORTS.SUPERSEDED',
      params: { reportId: resultOf(answer).reportId },
    })
    const same = { ...payload, reportId: resultOf(answer).reportId, figures: corrected }
    expect(codeOf(await clerk.send({ type: 'reports.correct', payload: same }))).toBe('REPORTS.NOTHING_CHANGED')
  })

  it('a version taken back leaves the one before in force', async () => {
    const list = await read<{ items: ReportLine[] }>(`/reports?form=quoted-figures&areaId=${city.area('008')}`)
    const reportId = list.items[0]?.id as string
    const answer = await clerk.send({ type: 'reports.withdraw', payload: { reportId, reason: 'Nhập nhầm lô' } })
    expect(resultOf(answer).reportId).toBe(id)
    expect(await gapsOf('report-not-footing')).toHaveLength(1)
  })
})

describe('[EPI-03] the figures of 6/12', () => {
  const at = (moment: string, figures: Figures, more: object = {}) =>
    report('01', figures, {
      form: 'quoted-figures',
      source: 'press',
      period: moment,
      asOf: moment,
      reference: 'Tuổi trẻ Thủ đô 7/12/2021',
      ...more,
    })

  it('173 a day does not fit hơn 9.300 since 11/10 by 6/12: a gap of the city’s head', async () => {
    const figures = {
      cases: { kind: 'above', value: 9300 },
      'cases-per-day': 173,
      'community-share': { kind: 'nearly', value: 40 },
    }
    await clerk.sendAll([
      at('2021-12-05T23:59:00+07:00', { 'cases-of-day': { kind: 'range', low: 400, high: 600 } }),
      at('2021-12-06T18:00:00+07:00', { ...figures, 'cases-of-day': 774 }, { since: '2021-10-11' }),
    ])
    const gaps = await gapsOf('report-average-off')
    expect(gaps).toMatchObject([{ areaId: city.area('01'), data: { average: 173, days: 57, impliedDays: 53.8 } }])
    expect(gaps[0]?.owner.officerId).toBe(mayor.officerId)
  })

  it('774 is noticed as a record', async () => {
    const path = `/reports/series?form=quoted-figures&indicator=cases-of-day&areaId=${city.area('01')}`
    const series = await read<Series>(path)
    expect(series.record).toEqual({ period: '2021-12-06', figure: exactly(774) })
    expect(series.points.map(({ isRecord }) => isRecord)).toEqual([false, true])
  })
})

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
    const { forgetTallies } = await import('#platform/server')
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
