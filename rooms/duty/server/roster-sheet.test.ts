import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { profileBodyIntents } from '#rooms/bodies/server'
import { openTestCity, type Person, type TestCity } from '#test-city'

interface Preview {
  readonly uploadId: string
  readonly sheet: string | null
  readonly variant: string | null
  readonly headerRow: number
  readonly encoding: { chosen: string } | null
  readonly fixed: Record<string, string>
  readonly columns: { column: number; key: string | null }[]
  readonly counts: object
}

let city: TestCity
let office: Person
let an: Person
let binh: Person

beforeAll(async () => {
  city = await openTestCity({ at: '2021-07-27T08:00:00+07:00' })
  const admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  office = await city.signIn('office', '00328')
  an = await city.signIn('deputy', '00328')
  binh = await city.signIn('police', '00328')
})

afterAll(() => city?.close())

async function nameOf(person: Person): Promise<string> {
  const row = await city.db
    .selectFrom('officers')
    .select('name')
    .where('id', '=', person.officerId as string)
    .executeTakeFirstOrThrow()
  return row.name
}

async function importText(text: string) {
  const headers = { 'content-type': 'application/octet-stream' }
  const bytes = new TextEncoder().encode(text)
  const upload = await office.request('POST', '/exchange/uploads?name=lich-truc.csv', bytes, { headers })
  const { uploadId } = (await upload.json()) as { uploadId: string }
  const { body: seen } = await office.get<Preview>(`/exchange/preview?uploadId=${uploadId}&sheet=duty.roster`)
  const matches = seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }]))
  const { sheet, variant, headerRow, fixed, encoding } = seen
  const started = await office.send({
    type: 'exchange.start',
    payload: { uploadId, tab: null, sheet, variant, headerRow, fixed, encoding: encoding?.chosen ?? null, matches },
  })
  return { seen, batch: await rest(started.id) }
}

async function rest(batchId: string): Promise<{ id: string; state: string; counts: { done: number; wrong: number } }> {
  for (;;) {
    city.house.jobs.wake()
    const { body } = await office.get<{ id: string; state: string; counts: { done: number; wrong: number } }>(
      `/exchange/batches/${batchId}`,
    )
    if (!['waiting', 'running', 'undoing'].includes(body.state)) return body
    await wait(15)
  }
}

it('[FOR-01] a roster comes as a table: good rows stand, a double duty comes back with its row, the batch is taken back', async () => {
  const [one, other] = [await nameOf(an), await nameOf(binh)]
  const { seen, batch } = await importText(
    [
      'Phường;Họ tên;Vào ca;Hết ca;Vai trò',
      `00328;${one};06:00 28/7/2021;14:00 28/7/2021;Trực ban`,
      `Mai Động;${other};22:00 28/7/2021;06:00 29/7/2021;`,
      `00328;${other};23:00 28/7/2021;05:00 29/7/2021;Trực ban`,
      `00328;${one};14:00 30/7/2021;06:00 30/7/2021;Trực ban`,
    ].join('\r\n'),
  )
  expect(seen.sheet).toBe('duty.roster')
  expect(batch.counts).toMatchObject({ done: 2, wrong: 2 })
  const { body } = await office.get<{ items: { code: string; row: number }[] }>(
    `/exchange/batches/${batch.id}/errors?what=wrong&limit=10`,
  )
  expect(body.items.map(({ row, code }) => [row, code])).toEqual([
    [4, 'DUTY.DOUBLE_DUTY'],
    [5, 'DUTY.END_BEFORE_START'],
  ])
  const area = city.area('00328')
  const list = await office.get<{ items: { fromAt: string; roleTitle: { vi: string } }[] }>(
    `/duty/shifts?areaId=${area}`,
  )
  expect(list.body.items.map((shift) => shift.fromAt)).toEqual(['2021-07-27T23:00:00.000Z', '2021-07-28T15:00:00.000Z'])
  await office.send({ type: 'exchange.undo', payload: { batchId: batch.id } })
  await rest(batch.id)
  const after = await office.get<{ items: unknown[] }>(`/duty/shifts?areaId=${area}`)
  expect(after.body.items).toEqual([])
})
