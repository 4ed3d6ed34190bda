import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRead } from '#rooms/access/server'
import { openTestCity, type Person, type TestCity } from '#test-city'

let city: TestCity
let auditor: Person
let chairA: Person
let chairB: Person

beforeAll(async () => {
  city = await openTestCity()
  auditor = await city.signInWithGrant('auditor', '01')
  chairA = await city.signIn('leader', '00328')
  chairB = await city.signIn('leader', '00001')
})
afterAll(async () => {
  await city.close()
})

interface Entry {
  readonly id: string
  readonly type: string
  readonly areaId: number
  readonly subjectId: string | null
  readonly by: { accountId: string | null; name: string | null; post: string | null }
  readonly sealed: boolean
  readonly title: { vi: string } | null
}
type Page<T> = { items: T[]; next: string | null }

async function entries(person: Person, query = ''): Promise<Page<Entry>> {
  const heard = await person.get<Page<Entry>>(`/audit/entries?${query}`)
  expect(heard.status).toBe(200)
  return heard.body
}

describe('the journal', () => {
  test('[SG-09] says who did what, by account and by subject, with names that the journal itself does not hold', async () => {
    const administrator = await city.signInWithGrant('administrator', '00328')
    const payload = { username: 'nhat-ky-1', officerId: null, name: 'Nguyễn Văn Mẫu', areaId: chairA.areaId }
    const answer = await administrator.send({ type: 'accounts.create', payload })
    const { accountId } = (answer as { result: { accountId: string } }).result
    const [entry] = (await entries(auditor, `subjectId=${accountId}`)).items
    expect(entry).toMatchObject({
      type: 'account-created',
      title: { vi: 'Lập tài khoản' },
      areaId: chairA.areaId,
      by: { accountId: administrator.accountId, name: expect.stringContaining('Cán bộ thử') },
    })
    const byDoer = (await entries(auditor, `accountId=${administrator.accountId}`)).items
    expect(byDoer.map(({ type }) => type)).toEqual(['account-created', 'signed-in'])
    const raw = JSON.stringify(await city.db.selectFrom('journal').selectAll().execute())
    expect(raw).not.toContain('Mẫu')
  })

  test('[SG-09] a ward sees its own part only, and asking for another ward reads as not found and is logged', async () => {
    const own = await entries(chairA, 'limit=200')
    expect(own.items.length).toBeGreaterThan(0)
    const under = new Set(
      city.house.territory
        .current()
        .inside([city.house.territory.current().get(chairA.areaId)])
        .map(({ id }) => id),
    )
    expect(own.items.every((entry) => under.has(entry.areaId))).toBe(true)
    const other = await chairA.get<{ code: string }>(`/audit/entries?areaId=${chairB.areaId}`)
    expect([other.status, other.body.code]).toEqual([404, 'ACCESS.NOT_FOUND'])
    const looks = await auditor.get<Page<{ subjectKind: string; areaId: number; by: { accountId: string } }>>(
      `/audit/looks?outcome=refused&accountId=${chairA.accountId}`,
    )
    expect(looks.body.items).toContainEqual(
      expect.objectContaining({
        subjectKind: 'GET /api/audit/entries',
        areaId: chairB.areaId,
        reason: 'ACCESS.NOT_FOUND',
      }),
    )
  })

  test('[SG-09] pages follow one another without a gap or a repetition', async () => {
    const all = (await entries(auditor, 'limit=200')).items.map(({ id }) => id)
    const paged: string[] = []
    let next: string | null = null
    do {
      const page: Page<Entry> = await entries(auditor, `limit=3${next ? `&cursor=${next}` : ''}`)
      paged.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next !== null)
    expect(paged).toEqual(all)
  })

  test('[SG-09] filters by type and by time', async () => {
    const types = (await auditor.get<{ items: { type: string }[] }>('/audit/types')).body.items.map(({ type }) => type)
    expect(types).toContain('signed-in')
    const signedIn = (await entries(auditor, 'type=signed-in')).items
    expect(new Set(signedIn.map(({ type }) => type))).toEqual(new Set(['signed-in']))
    expect((await entries(auditor, `to=${city.clock.now()}`)).items).toEqual([])
    expect((await auditor.get('/audit/entries?from=hôm-qua')).status).toBe(422)
  })
})

describe('looks and sign-ins', () => {
  test('[SG-09] each look at a sensitive record is there with who, in which post, and why', async () => {
    const tree = city.house.territory.current()
    const { accountId, officerId, areaId, postId } = chairA
    const scopes = [{ permissions: new Set(['people.look']), areaId, postId }]
    const actor = { accountId, officerId, scopes, via: 'session' } as const
    const subjectId = crypto.randomUUID()
    const look = {
      actor,
      tree,
      now: city.clock.now(),
      requestId: 'r',
      areaId,
      permission: 'people.look',
      subjectKind: 'person',
    }
    await logRead(city.db, { ...look, subjectId, reason: 'Điều tra dịch tễ' })
    const { items } = (await auditor.get<Page<object>>(`/audit/looks?subjectId=${subjectId}`)).body
    expect(items).toMatchObject([
      { outcome: 'shown', reason: 'Điều tra dịch tễ', by: { officerId, post: expect.any(String) } },
    ])
    expect((await chairA.get('/audit/looks')).status).toBe(403)
  })

  test('[SG-09] sign-ins and failures are listed, failures at unknown names for the whole city only', async () => {
    const shown = { username: 'ai-do-khong-co', password: 'sai' }
    await city.visitor().request('POST', '/session', shown)
    const { items } = (await auditor.get<Page<{ outcome: string; accountId: string | null }>>('/audit/sign-ins')).body
    expect(items).toContainEqual(expect.objectContaining({ outcome: 'signed-in', accountId: chairA.accountId }))
    expect(items).toContainEqual(expect.objectContaining({ outcome: 'failed', accountId: null, username: null }))
    const wardAuditor = await city.signInWithGrant('auditor', '00328')
    const seen = (await wardAuditor.get<Page<{ accountId: string | null }>>('/audit/sign-ins?limit=200')).body.items
    expect(seen.some(({ accountId }) => accountId === null || accountId === chairB.accountId)).toBe(false)
    expect(seen.some(({ accountId }) => accountId === chairA.accountId)).toBe(true)
  })
})

interface Run {
  readonly id: string
  readonly state: string
  readonly done: number
  readonly total: number
  readonly verdict: {
    whole: boolean
    head?: string
    seals?: number
    keptHolds?: boolean | null
    brokenAt?: number
  } | null
}

describe('verification', () => {
  test('[SG-09] on demand says whole, with a head to keep; then finds one changed row', async () => {
    await city.settle()
    const whole = await verify(null)
    expect(whole).toMatchObject({ state: 'done', verdict: { whole: true, keptHolds: null } })
    const kept = { seal: whole.verdict?.seals ?? 0, hash: whole.verdict?.head ?? '' }
    await city.signIn('deputy', '00328')
    expect(await verify(kept)).toMatchObject({ verdict: { whole: true, keptHolds: true } })
    expect(await verify({ ...kept, hash: '0'.repeat(64) })).toMatchObject({
      verdict: { whole: true, keptHolds: false },
    })
    const victim = await city.db
      .selectFrom('journal')
      .select(['id', 'data'])
      .orderBy('seq')
      .limit(1)
      .executeTakeFirstOrThrow()
    await sql`update journal set data = '{"forged": true}'::jsonb where id = ${victim.id}`.execute(city.db)
    const broken = await verify(null)
    expect(broken).toMatchObject({
      state: 'done',
      verdict: { whole: false, brokenAt: 1, why: { vi: expect.any(String) } },
    })
    await sql`update journal set data = ${JSON.stringify(victim.data)}::jsonb where id = ${victim.id}`.execute(city.db)
    const mended = await verify(null)
    expect(mended).toMatchObject({ verdict: { whole: true } })
    expect(mended.done).toBeGreaterThan(0)
  })

  test('[SG-09] who may not verify is told so; an auditor of one ward is outside', async () => {
    expect(await chairA.send({ type: 'audit.verify', payload: {} })).toMatchObject({
      refusal: { code: 'ACCESS.NOT_ALLOWED' },
    })
    const wardAuditor = await city.signInWithGrant('auditor', '00328')
    expect(await wardAuditor.send({ type: 'audit.verify', payload: {} })).toMatchObject({
      refusal: { code: 'ACCESS.OUTSIDE_AREA' },
    })
  })
})

/** Asks for a verification and waits for its verdict, a second one meanwhile being refused. */
async function verify(kept: { seal: number; hash: string } | null): Promise<Run> {
  const asked = await auditor.sendAll([
    { type: 'audit.verify', payload: { kept } },
    { type: 'audit.verify', payload: { kept } },
  ])
  expect(asked).toMatchObject([{ outcome: 'accepted' }, { refusal: { code: 'AUDIT.ALREADY_RUNNING' } }])
  city.house.jobs.wake()
  const { runId } = (asked[0] as { result: { runId: string } }).result
  for (;;) {
    const { items } = (await auditor.get<{ items: Run[] }>('/audit/verifications')).body
    const run = items.find(({ id }) => id === runId)
    if (run && run.state !== 'waiting' && run.state !== 'running') return run
    await new Promise((wake) => setTimeout(wake, 50))
  }
}
