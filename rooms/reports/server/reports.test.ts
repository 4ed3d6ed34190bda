import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exactly, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { ReportLine, ReportPage, Series } from '../domain/index.ts'
import { ask, codeOf, type Figures, gapsSeen, refusalOf, reportIntent, resultOf } from './testing/desk.ts'

let city: TestCity
let clerk: Person
let chairOfBaDinh: Person
let chairOfHoangMai: Person
let mayor: Person

const report = (areaCode: string, figures: Figures, more: object = {}) => reportIntent(city, areaCode, figures, more)
const read = <T>(path: string, who: Person = mayor) => ask<T>(who, path)
const gapsOf = (rule: string) => gapsSeen(city, mayor, rule)
const pageOf = (id: string) => read<ReportPage>(`/reports/${id}`)
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
    expect(refusalOf(second)?.params?.reportId).toBe(resultOf(first).reportId)
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

  it('[RPT-03] [EPI-01] two sources of one area and day stand side by side, each with its own as-of', async () => {
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

  it('[RPT-01] of two who send the same slot at the same moment one is taken, the other pointed to it', async () => {
    const send = (who: Person) => who.send(report('00334', { cases: 2, 'cases-community': 2 }))
    const answers = await Promise.all([send(clerk), send(chairOfHoangMai), send(clerk)])
    expect(answers.map(codeOf).sort()).toEqual(['REPORTS.ALREADY_REPORTED', 'REPORTS.ALREADY_REPORTED', 'accepted'])
  })

  it('[EPI-01] the board says 21 with its parts, its source and its as-of', async () => {
    const board = await read<{
      figures: { indicator: string; figure: unknown; asOf: string; parts: { figure: unknown }[] }[]
    }>(`/overview/areas/${city.area('01')}/board`)
    expect(board.figures.find(({ indicator }) => indicator === 'cases')).toMatchObject({
      figure: exactly(21),
      asOf: toInstant('2021-07-27T18:00:00+07:00'),
      source: { vi: 'Sở Y tế' },
      parts: [{ figure: exactly(12) }, { figure: exactly(9) }],
    })
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

describe('[RPT-01] a report of the wrong day is taken back and entered anew', () => {
  const figures = { cases: 3, 'cases-community': 3 }
  const take = (reportId: string) =>
    chairOfBaDinh.send({ type: 'reports.withdraw', payload: { reportId, reason: 'Nhầm ngày' } })
  const summed = async () => {
    const path = `/reports/consolidated?form=daily-situation&areaId=${city.area('001')}&period=2021-07-26`
    const { indicators } = await read<{ indicators: { key: string; sum: { figure: unknown } | null }[] }>(path)
    return indicators.find(({ key }) => key === 'cases')?.sum?.figure
  }
  let first: string

  it('it counts no more, says so with its reason, and leads to reporting anew instead of to itself', async () => {
    const of26 = { period: '2021-07-26', asOf: '2021-07-26T17:00:00+07:00' }
    first = resultOf(await chairOfBaDinh.send(report('00004', figures, of26))).reportId
    expect((await ask<ReportPage>(chairOfBaDinh, `/reports/${first}`)).can).toMatchObject({ withdraw: true })
    expect(await summed()).toEqual(exactly(3))
    expect(codeOf(await take(first))).toBe('accepted')
    expect(await summed()).toBeUndefined()
    expect(await ask<ReportPage>(chairOfBaDinh, `/reports/${first}`)).toMatchObject({
      withdrawnReason: 'Nhầm ngày',
      inForceId: null,
      can: { withdraw: false, correct: false, sendUp: false, reportAnew: true },
    })
    expect(codeOf(await take(first))).toBe('REPORTS.TAKEN_BACK')
  })

  it('the new report counts alone, and keeps what was taken back within reach', async () => {
    const of26 = { period: '2021-07-26', asOf: '2021-07-26T17:00:00+07:00' }
    const { reportId } = resultOf(await chairOfBaDinh.send(report('00004', { cases: 4 }, of26)))
    expect(await summed()).toEqual(exactly(4))
    const page = await ask<ReportPage>(chairOfBaDinh, `/reports/${reportId}`)
    expect(page.versions.map(({ id, withdrawnReason }) => [id, withdrawnReason])).toEqual([
      [reportId, null],
      [first, 'Nhầm ngày'],
    ])
    expect((await ask<ReportPage>(chairOfBaDinh, `/reports/${first}`)).inForceId).toBe(reportId)
    expect(refusalOf(await take(first))).toMatchObject({ code: 'REPORTS.SUPERSEDED', params: { reportId } })
  })

  it('a correction taken back leaves the figures of before, and the next one is held against those', async () => {
    const of26 = { period: '2021-07-26', asOf: '2021-07-26T17:00:00+07:00' }
    const { reportId } = resultOf(await chairOfBaDinh.send(report('00001', { cases: 5 }, of26)))
    const correct = (of: string, cases: number) =>
      chairOfBaDinh.send({
        type: 'reports.correct',
        payload: { reportId: of, reason: 'Đếm lại', asOf: of26.asOf, figures: { cases } },
      })
    await take(resultOf(await correct(reportId, 50)).reportId)
    expect(await summed()).toEqual(exactly(9))
    const second = resultOf(await correct(reportId, 6)).reportId
    const page = await ask<ReportPage>(chairOfBaDinh, `/reports/${second}`)
    expect(page.versions.map(({ changes }) => changes[0]?.before)).toEqual([exactly(5), exactly(5), undefined])
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
