import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let leader: Person

const open = (query = '', headers: Record<string, string> = {}) => fetch(`${city.url}/cong-khai${query}`, { headers })
const textOf = async (query = '') => (await open(query)).text()

async function issue(): Promise<void> {
  const payload = {
    areaId: city.area('01'),
    issuerAreaId: city.area('01'),
    entry: 'own',
    number: '17/CT-UBND',
    kind: 'chi-thi',
    issuer: 'chu-tich-ubnd-tp',
    title: 'Thực hiện giãn cách xã hội',
    place: 'Hà Nội',
    issuedOn: '2021-07-23',
    effectiveFrom: '2021-07-24T06:00:00+07:00',
    effectiveTo: '2021-08-08T06:00:00+07:00',
    territory: [city.area('01')],
    signatures: [{ capacity: null, onBehalfOf: null, title: 'Chủ tịch', name: 'Chu Ngọc Anh' }],
  }
  const registered = await leader.send({ type: 'documents.register', payload })
  const { documentId } = (registered as { result: { documentId: string } }).result
  const issued = await leader.send({ type: 'documents.issue', payload: { documentId } })
  expect(issued.outcome).toBe('accepted')
}

async function praise(said = 'Trực chốt đủ ca suốt tuần.'): Promise<void> {
  const office = await city.signIn('office', '008')
  const drafted = await office.send({
    type: 'accountability.draft-note',
    payload: {
      areaId: city.area('00328'),
      kind: 'commendation',
      target: { kind: 'team', name: 'Tổ Covid cộng đồng số 5' },
      title: 'Tổ số 5 giữ vùng xanh',
      said,
      source: 'Báo cáo phường 26/7/2021',
    },
  })
  const payload = { noteId: drafted.id, until: '2021-08-20' }
  const published = await leader.send({ type: 'accountability.publish-note', payload })
  expect(published.outcome).toBe('accepted')
}

beforeAll(async () => {
  city = await openTestCity()
  leader = await city.signIn('leader', '01')
  await issue()
  await praise('Trực chốt <b>đủ ca</b> suốt tuần.')
  await city.settle()
})
afterAll(() => city.close())

describe('the public page', () => {
  it('[PUB-01] [SCR-03] is plain HTML in both languages, without a script, with what is published and no name of an officer', async () => {
    const page = await open()
    const text = await page.text()
    expect(page.headers.get('cache-control')).toMatch(/^public, max-age=30, stale-while-revalidate/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).not.toContain('<script')
    expect(text).not.toContain('Cán bộ thử')
    for (const words of ['17/CT-UBND', 'ngày 4/15', 'Tổ Covid cộng đồng số 5', '&lt;b&gt;đủ ca&lt;/b&gt;'])
      expect(text).toContain(words)
    const english = await textOf('?lang=en')
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Published praise and criticism')
    const tag = page.headers.get('etag') ?? ''
    expect((await open('', { 'if-none-match': tag })).status).toBe(304)
  })

  it('[PUB-01] leads to what else a resident may need without an account, at the place that was chosen', async () => {
    const ward = city.area('00328')
    const text = await textOf(`?areaId=${ward}&lang=en`)
    for (const address of [`/khai-bao?noi=${ward}&amp;lang=en`, `/vung?areaId=${ward}`, '/case-bulletins', '/phan-anh'])
      expect(text).toContain(`href="${address}"`)
    expect(await textOf()).toContain('href="/khai-bao"')
  })

  it('[PUB-01] what people typed stays text', async () => {
    const text = await textOf(`?q=${encodeURIComponent('"><script>x</script>')}`)
    expect(text).not.toContain('<script>x')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"')
  })

  it('[PUB-01] goes on standing while the database is locked, and when it is away; a place that is not kept gives the city', async () => {
    await textOf(`?areaId=${city.area('00328')}`)
    const locker = new pg.Client(city.databaseUrl)
    await locker.connect()
    await locker.query('begin; lock table areas, documents, duty_hotlines in access exclusive mode')
    const whole = await open()
    expect([whole.status, await whole.text()]).toEqual([200, expect.stringContaining('17/CT-UBND')])
    city.clock.set(toInstant('2021-07-27T18:10:00+07:00'))
    const stale = await open(`?areaId=${city.area('00328')}`)
    expect([stale.status, await stale.text()]).toEqual([200, expect.stringContaining('Phường Mai Động')])
    await locker.query('rollback')
    await locker.end()

    const away = new pg.Client(city.databaseUrl)
    await away.connect()
    await away.query('alter table areas rename to areas_away')
    city.clock.set(toInstant('2021-07-27T18:20:00+07:00'))
    expect((await city.visitor().get('/public/directives')).status).toBe(500)
    expect(await textOf()).toContain('17/CT-UBND')
    const other = await textOf(`?areaId=${city.area('00331')}`)
    expect(other).toContain('Chưa xem được riêng nơi này')
    city.clock.set(toInstant('2021-08-08T06:00:01+07:00'))
    expect(await textOf()).not.toContain('17/CT-UBND')
    await away.query('alter table areas_away rename to areas')
    await away.end()
  })
})

describe('the bulletin of violations', () => {
  it('[PUB-01] [SG-04] gives whole past days by district, small numbers hidden so that the total does not tell', async () => {
    city.clock.set(toInstant('2021-07-28T09:00:00+07:00'))
    const count = (code: string, value: number) =>
      sql`insert into tallies_above (area_id, indicator, day, value)
        values (${city.area(code)}, 'violations-proposed', '2021-07-27', ${value})`.execute(city.db)
    await count('001', 3)
    await count('008', 41)
    const { body } = await city.visitor().get<{
      days: string[]
      rows: { areaTitle: { vi: string }; cells: { value: number | null; hidden: string | null }[] }[]
      totals: { value: number | null }[]
    }>('/public/violations')
    expect(body.days).toEqual(['2021-07-25', '2021-07-26', '2021-07-27'])
    expect(body.rows.map(({ areaTitle, cells }) => [areaTitle.vi, cells[2]])).toEqual([
      ['Quận Ba Đình', { value: null, hidden: 'small' }],
      ['Quận Hoàng Mai', { value: null, hidden: 'beside' }],
    ])
    expect(body.totals[2]?.value).toBe(44)
  })
})
