import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toInstant } from '#kit'
import { logRead } from '#rooms/access/server'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { testPassword } from '../../../apps/server/test-person.ts'

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

describe('what is narrowed, and who looks at the lookers', () => {
  const look = (person: Person, at: string, more: object = {}) =>
    logRead(city.db, {
      actor: {
        accountId: person.accountId,
        officerId: person.officerId,
        scopes: [{ permissions: new Set(['people.look']), areaId: person.areaId, postId: person.postId }],
        via: 'session',
      },
      tree: city.house.territory.current(),
      now: toInstant(at),
      requestId: 'r',
      areaId: person.areaId,
      permission: 'people.look',
      subjectKind: 'person',
      subjectId: crypto.randomUUID(),
      reason: 'Điều tra dịch tễ',
      ...more,
    })
  const looksOf = async (query: string) =>
    (
      await auditor.get<Page<{ subjectKind: string; subjectId: string; at: string; by: { accountId: string } }>>(
        `/audit/looks?${query}`,
      )
    ).body.items

  test('[SG-09] looks by person, area, kind and time', async () => {
    const doctor = await city.signIn('health', '00004')
    await look(doctor, '2021-07-26T09:00:00+07:00', { subjectKind: 'case' })
    await look(doctor, '2021-07-27T09:00:00+07:00')
    const mine = `accountId=${doctor.accountId}`
    expect(await looksOf(mine)).toHaveLength(2)
    expect(await looksOf(`${mine}&kind=case`)).toHaveLength(1)
    expect(await looksOf(`${mine}&from=2021-07-27T00:00:00%2B07:00`)).toMatchObject([{ subjectKind: 'person' }])
    expect(await looksOf(`${mine}&to=2021-07-27T00:00:00%2B07:00`)).toMatchObject([{ subjectKind: 'case' }])
    expect(await looksOf(`${mine}&areaId=${city.area('008')}`)).toEqual([])
    const kinds = (await auditor.get<{ items: { kind: string }[] }>('/audit/look-kinds')).body.items
    expect(kinds.map(({ kind }) => kind)).toContain('case')
  })

  test('[SG-09] an auditor who looks at what others did is written down, once in ten minutes', async () => {
    const watched = await city.signInWithGrant('auditor', '01')
    for (let count = 0; count < 3; count++) {
      await watched.get(`/audit/looks?accountId=${chairA.accountId}`)
      await watched.get(`/audit/entries?accountId=${chairA.accountId}`)
    }
    const seen = await looksOf(`accountId=${watched.accountId}`)
    expect(seen.map(({ subjectKind, subjectId }) => [subjectKind, subjectId]).sort()).toEqual([
      ['GET /api/audit/entries', chairA.accountId],
      ['GET /api/audit/looks', chairA.accountId],
    ])
  })

  test('[SG-09] sessions that ended and tokens that were made and used are in the book of the door', async () => {
    const clerk = await city.signIn('office', '00334')
    const made = await clerk.request('POST', '/account/tokens', {
      name: 'Trạm y tế',
      permissions: ['tasks.read'],
      days: 3,
      password: testPassword,
    })
    const { token } = (await made.json()) as { token: string }
    await fetch(`${city.url}/api/tasks`, { headers: { authorization: `Bearer ${token}` } })
    await clerk.request('DELETE', '/session')
    const read = async (query: string) =>
      (
        await auditor.get<Page<{ outcome: string; why: string | null }>>(
          `/audit/sign-ins?accountId=${clerk.accountId}${query}`,
        )
      ).body
    const all = (await read('')).items
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['ended', 'signed-in', 'token-issued', 'token-used'])
    expect((await read('&outcome=token-used')).items).toMatchObject([{ why: 'Trạm y tế' }])
    const paged: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Page<{ outcome: string }> = await read(`&limit=1${next ? `&cursor=${next}` : ''}`)
      paged.push(...page.items.map(({ outcome }) => outcome))
      next = page.next
    }
    expect(paged).toEqual(all.map(({ outcome }) => outcome))
  })

  interface Mark {
    readonly kind: string
    readonly accountId: string
    readonly day: string
    readonly count: number
    readonly isOwn: boolean
    readonly note: { outcome: string } | null
  }
  const marksOf = async (person: Person, about: string) =>
    (await person.get<{ items: Mark[] }>('/audit/marks')).body.items.filter(({ accountId }) => accountId === about)

  test('[SG-09] many looks within an hour are pointed at, across the full hour too; a person says what it was', async () => {
    const nurse = await city.signIn('health', '00331')
    for (let minute = 0; minute < 15; minute++) {
      await look(nurse, `2021-07-26T09:${40 + minute}:00+07:00`)
      await look(nurse, `2021-07-26T10:${10 + minute}:00+07:00`)
    }
    const [mark] = await marksOf(auditor, nurse.accountId)
    expect(mark).toMatchObject({ kind: 'many-looks', day: '2021-07-26', count: 30, isOwn: false, note: null })
    const { kind, accountId, day } = mark as Mark
    const payload = { kind, accountId, day, outcome: 'explained', note: 'Đợt truy vết chợ, có văn bản giao' }
    expect(await auditor.send({ type: 'audit.note-mark', payload })).toMatchObject({ outcome: 'accepted' })
    expect(await marksOf(auditor, nurse.accountId)).toMatchObject([{ note: { outcome: 'explained' } }])
    const elsewhere = await city.signInWithGrant('auditor', '00001')
    expect(await marksOf(elsewhere, nurse.accountId)).toEqual([])
    expect(await elsewhere.send({ type: 'audit.note-mark', payload })).toMatchObject({ outcome: 'refused' })
    const raw = JSON.stringify(await city.db.selectFrom('journal').selectAll().execute())
    expect(raw).not.toContain('truy vết chợ')
  })

  test('[SG-09] asking again and again for what is not theirs is pointed at, and nobody judges their own mark', async () => {
    const curious = await city.signInWithGrant('auditor', '00328')
    for (const code of ['00001', '00004', '00331', '00334', '001', '008']) {
      await curious.get(`/audit/entries?areaId=${city.area(code)}`)
    }
    const [mark] = await marksOf(auditor, curious.accountId)
    expect(mark).toMatchObject({ kind: 'refused-outside', count: 6 })
    expect(await marksOf(curious, curious.accountId)).toMatchObject([{ isOwn: true }])
    const { kind, accountId, day } = mark as Mark
    const payload = { kind, accountId, day, outcome: 'explained', note: 'Tôi chỉ thử' }
    expect(await curious.send({ type: 'audit.note-mark', payload })).toMatchObject({
      refusal: { code: 'AUDIT.ABOUT_YOURSELF' },
    })
  })

  test('[SG-09] logs say how long they are kept, and that some were forgotten is a fact of the journal', async () => {
    const kept = (await auditor.get<{ looksDays: number; source: { sure: string } }>('/audit/retention')).body
    expect(kept).toMatchObject({ looksDays: 1825, source: { sure: 'U' } })
    await look(chairA, '2015-01-01T00:00:00+07:00', { subjectKind: 'long-ago' })
    for (const { ticks } of city.house.rooms) {
      for (const tick of ticks ?? []) if (tick.name === 'forget old sign-ins') await tick.run(city.house)
    }
    expect(await looksOf('kind=long-ago')).toEqual([])
    const [entry] = (await entries(auditor, 'type=looks-forgotten')).items
    expect(entry).toMatchObject({ by: { accountId: null } })
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
