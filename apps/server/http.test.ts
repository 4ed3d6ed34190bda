import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let admin: Person

beforeAll(async () => {
  city = await openTestCity()
  admin = await city.signInWithGrant('administrator', '01')
})
afterAll(() => city.close())

interface Problem {
  code: string
  status: number
  instance: string
  words: { vi: string; en: string }
  field?: string
}

describe('HTTP', () => {
  it('answers a refusal as problem details with both languages, the field and the request id', async () => {
    const response = await admin.request('POST', '/intents/areas.import-units', {
      id: randomUUID(),
      payload: { units: [] },
    })
    const problem = (await response.json()) as Problem
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(problem).toMatchObject({ code: 'INTENTS.PAYLOAD', status: 422, field: 'units' })
    expect(problem.words.vi).not.toBe(problem.words.en)
    expect(problem.instance).toBe(response.headers.get('x-request-id'))
  })

  it('refuses a JSON array that was cut off, and one of 60 MB, and records nothing of either', async () => {
    const before = await city.db.selectFrom('intents').select('id').execute()
    const cut = await admin.request('POST', '/intents', '{"intents":[{"id":"')
    const big = await admin.request('POST', '/intents', `{"intents":["${'x'.repeat(60 * 1024 * 1024)}"]}`)
    expect(((await cut.json()) as Problem).code).toBe('HTTP.BAD_JSON')
    expect(((await big.json()) as Problem).code).toBe('HTTP.TOO_LARGE')
    expect(await city.db.selectFrom('intents').select('id').execute()).toHaveLength(before.length)
    expect((await fetch(`${city.url}/healthz`)).status).toBe(200)
  })

  it('tells 2,001 intents from 2,000', async () => {
    const many = Array.from({ length: 2001 }, () => ({}))
    const response = await admin.request('POST', '/intents', { intents: many })
    expect(((await response.json()) as Problem).code).toBe('INTENTS.TOO_MANY')
  })

  it('sends people away for a while when too many wait, leaves their ids free, and takes the same ones later', async () => {
    const chair = await city.signIn('leader', '01')
    const mark = () => ({ id: randomUUID(), payload: { until: '2021-07-27T00:00:00.000Z' } })
    const late = mark()
    const tryLate = () => chair.request('POST', '/intents/notices.mark-read', late)
    const stuck = await city.house.database.pool.connect()
    await stuck.query('begin; lock table intents in access exclusive mode')
    const crowd = [0, 1].map(() =>
      chair.request('POST', '/intents', {
        intents: Array.from({ length: 2000 }, () => ({ type: 'notices.mark-read', ...mark() })),
      }),
    )
    try {
      while (city.house.door.busyFor('staff') === 0) await new Promise((goOn) => setTimeout(goOn, 20))
      const sentAway = await tryLate()
      expect(sentAway.status).toBe(503)
      expect(Number(sentAway.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
      expect(((await sentAway.json()) as Problem).code).toBe('INTENTS.BUSY')
    } finally {
      await stuck.query('rollback')
      stuck.release()
    }
    for (const taken of await Promise.all(crowd)) expect(taken.status).toBe(200)
    expect((await tryLate()).status).toBe(200)
  })

  it('describes itself in OpenAPI 3.1, every intent with a path of its own', async () => {
    const { status, body } = await city
      .visitor()
      .get<{ openapi: string; paths: Record<string, unknown> }>('/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toBe('3.1.0')
    for (const type of city.house.door.list()) expect(body.paths).toHaveProperty(`/api/intents/${type.contract.type}`)
    for (const room of city.house.rooms) {
      for (const { contract } of room.reads ?? []) {
        expect(Object.keys(body.paths)).toContain(`/api${contract.path.replace(/:(\w+)/g, '{$1}')}`)
      }
    }
  })

  it('describes the routes with secrets too: sign-in, password, second factor, tokens', async () => {
    const { body } = await city.visitor().get<{ paths: Record<string, object> }>('/openapi.json')
    const routes = city.house.rooms.flatMap((room) => room.routes ?? [])
    expect(routes.map(({ path }) => path)).toContain('/api/session')
    for (const { path, method } of routes) expect(body.paths[path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(method)
    const signIn = JSON.stringify(body.paths['/api/session'])
    expect(signIn).toContain('"username"')
  })

  it('answers 304 to who has the answer already', async () => {
    const first = await city.visitor().request('GET', '/areas/search?q=mai+dong')
    const again = await fetch(first.url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect([first.status, again.status]).toEqual([200, 304])
  })

  it('says it lives, is ready, and counts', async () => {
    const texts = await Promise.all(
      ['healthz', 'readyz', 'metrics'].map((path) => fetch(`${city.url}/${path}`).then((r) => r.text())),
    )
    expect(texts[0]).toContain('true')
    expect(texts[1]).toContain('true')
    expect(texts[2]).toContain('http_request_seconds')
  })

  it('guards the browser in every answer: a read, a refusal, a page, the open stream', async () => {
    const stop = new AbortController()
    for (const path of ['/api/session', '/api/nothing-here', '/', '/api/live']) {
      const { headers } = await fetch(`${city.url}${path}`, { signal: stop.signal })
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN')
      expect(headers.get('strict-transport-security'), path).toBe('max-age=15552000; includeSubDomains')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    }
    stop.abort()
  })

  it('gives an address nobody knows a problem, not a page', async () => {
    const response = await city.visitor().request('GET', '/no/such/thing')
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([404, 'HTTP.NO_SUCH_PATH'])
  })

  it('keeps a file by its hash, gives it back as a download, and refuses a web page as evidence', async () => {
    const send = (kind: string, body: string) =>
      admin.request('POST', '/files', body, { headers: { 'content-type': kind } })
    const kept = await send('text/plain', 'bằng chứng')
    const { hash } = (await kept.json()) as { hash: string }
    const back = await admin.request('GET', `/files/${hash}`)
    expect(await back.text()).toBe('bằng chứng')
    expect(back.headers.get('content-disposition')).toBe('attachment')
    expect(((await (await send('text/html', '<script>')).json()) as Problem).code).toBe('HOUSE.FILE_KIND')
    expect((await city.visitor().request('GET', `/files/${hash}`)).status).toBe(401)
  })

  it('keeps open screens told: a change by somebody else arrives as keys and areas, never as data', async () => {
    const controller = new AbortController()
    city.house.rounds.start()
    const stream = await admin.request('GET', '/live', undefined, { signal: controller.signal })
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    const heard = (async () => {
      let text = ''
      while (!text.includes('event: changed')) text += new TextDecoder().decode((await reader.read()).value)
      return text
    })()
    await admin.send({
      type: 'areas.import-units',
      payload: {
        source: 'test',
        units: [
          {
            code: '00001-009',
            kind: 'residential_group',
            name: '<script>số 9</script>',
            parentCode: '00001',
            validFrom: '2021-01-01',
            validTo: null,
          },
        ],
      },
    })
    const text = await heard
    controller.abort()
    expect(text).toContain('"areas"')
    expect(text).not.toContain('số 9')
  })
})
