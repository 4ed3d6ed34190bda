import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exactly } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { ReportLine, ReportPage } from '../domain/index.ts'

interface Counts {
  readonly rows: number
  readonly good: number
  readonly wrong: number
  readonly new: number
  readonly change: number
  readonly already: number
  readonly done: number
  readonly undone: number
}
interface Seen {
  readonly uploadId: string
  readonly sheet: string
  readonly variant: string | null
  readonly headerRow: number
  readonly columns: readonly { readonly column: number; readonly key: string | null }[]
  readonly fixed: unknown
  readonly encoding: { readonly chosen: string } | null
  readonly counts: Counts
}

let city: TestCity
let clerk: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T18:00:00+07:00' })
  clerk = await city.signIn('office', '008')
})
afterAll(() => city.close())

const header =
  'Đơn vị;Ngày;Ca mắc mới;trong đó tại cộng đồng;trong đó tại khu cách ly tập trung;Mũi vắc xin tiêm trong ngày;Giường thu dung còn trống'
const lines = (...rows: string[]) => `${[header, ...rows].join('\r\n')}\r\n`

async function look(text: string): Promise<Seen> {
  const response = await clerk.request(
    'POST',
    '/exchange/uploads?name=so-lieu.csv',
    new Uint8Array(Buffer.from(text)),
    { headers: { 'content-type': 'application/octet-stream' } },
  )
  const { uploadId } = (await response.json()) as { uploadId: string }
  const query = new URLSearchParams({ uploadId, sheet: 'reports.figures', variant: 'daily-situation' })
  return (await clerk.get<Seen>(`/exchange/preview?${query}`)).body
}

async function finish(batchId: string): Promise<{ readonly state: string; readonly counts: Counts }> {
  for (;;) {
    city.house.jobs.wake()
    const { body } = await clerk.get<{ state: string; counts: Counts }>(`/exchange/batches/${batchId}`)
    if (!['waiting', 'running', 'undoing'].includes(body.state)) return body
    await wait(15)
  }
}

async function bringIn(text: string) {
  const seen = await look(text)
  const batchId = randomUUID()
  const payload = {
    uploadId: seen.uploadId,
    tab: null,
    sheet: seen.sheet,
    variant: seen.variant,
    encoding: seen.encoding?.chosen ?? null,
    headerRow: seen.headerRow,
    matches: seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }])),
    fixed: seen.fixed,
  }
  const answer = await clerk.send({ id: batchId, type: 'exchange.start', payload })
  expect(answer.outcome).toBe('accepted')
  return { seen, batchId, batch: await finish(batchId) }
}

const reportOf = async (areaCode: string): Promise<ReportPage> => {
  const path = `/reports?form=daily-situation&areaId=${city.area(areaCode)}&reach=direct`
  const { body } = await clerk.get<{ items: ReportLine[] }>(path)
  return (await clerk.get<ReportPage>(`/reports/${body.items[0]?.id}`)).body
}

describe('[RPT-05] figures from an office’s own table', () => {
  const wrong = lines(
    '00328;27/7/2021;3;2;1;48,321;khoảng 120',
    'Phường Đại Kim;27/7/2021;4;2;1;48.321;100–150',
    '00334;27/7/2021;0;0;0;0;hơn 50',
  )

  it('Vietnamese writing is read, 48,321 in a count comes back as a question, the rest goes in', async () => {
    const { seen, batch, batchId } = await bringIn(wrong)
    expect(seen.counts).toMatchObject({ rows: 3, good: 2, wrong: 1, new: 2 })
    expect(batch.counts).toMatchObject({ done: 2, wrong: 1 })
    const { body } = await clerk.get<{ items: { row: number; code: string; words: { vi: string } }[] }>(
      `/exchange/batches/${batchId}/errors?what=wrong&limit=20`,
    )
    expect(body.items).toMatchObject([{ row: 2, code: 'REPORTS.NOT_WHOLE' }])
    expect(body.items[0]?.words.vi).toContain('Ý là 48 hay 48.321?')
    const page = await reportOf('00331')
    const at = (key: string) => page.figures[page.indicators.findIndex((one) => one.key === key)]
    expect([at('doses'), at('beds-free')]).toEqual([exactly(48_321), { kind: 'range', low: 100, high: 150 }])
    expect(page.flaws).toMatchObject([{ kind: 'footing', difference: 1 }])
  })

  it('the mended file sends only what is new or changed; what is on record just so is counted', async () => {
    const mended = wrong.replace('48,321', '48.321').replace('4;2;1', '4;3;1')
    const { seen, batch, batchId } = await bringIn(mended)
    expect(seen.counts).toMatchObject({ rows: 3, new: 1, change: 1 })
    expect(batch.counts).toMatchObject({ done: 2, wrong: 0 })
    const page = await reportOf('00331')
    expect([page.report.version, page.flaws]).toEqual([2, []])
    const undo = await clerk.send({ type: 'exchange.undo', payload: { batchId } })
    expect(undo.outcome).toBe('accepted')
    expect((await finish(batchId)).counts).toMatchObject({ undone: 2 })
    expect((await reportOf('00331')).flaws).toHaveLength(1)
    const { body } = await clerk.get<{ items: unknown[] }>(
      `/reports?form=daily-situation&areaId=${city.area('00328')}&reach=direct`,
    )
    expect(body.items).toEqual([])
  })
})
