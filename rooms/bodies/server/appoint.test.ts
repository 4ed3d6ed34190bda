import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { PostShape } from '#rooms/bodies/domain'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { profileBodyIntents, scopesOfOfficer } from './index.ts'

let city: TestCity
let admin: Person
let officers: string[]

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const fieldOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.field : undefined)
const from = '2021-07-02T08:00:00+07:00'

async function postOf(areaCode: string, kind: string): Promise<PostShape> {
  const { body } = await admin.get<{ items: PostShape[] }>(`/bodies/posts?areaId=${city.area(areaCode)}&kind=${kind}`)
  return body.items[0] as PostShape
}
const appoint = (payload: Record<string, unknown>, by = admin) =>
  by.send({ type: 'bodies.appoint', payload: { fromAt: from, ...payload } })

/** Comes back when some session of this database stands before a lock. */
async function somebodyWaitsForALock(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(city.db)
    if (rows.length > 0) return
  }
}

beforeAll(async () => {
  city = await openTestCity()
  admin = await city.signInWithGrant('administrator', '01')
  for (const intent of await profileBodyIntents(city.house.profile)) await admin.send(intent)
  const answer = await admin.send({
    type: 'bodies.register-officers',
    payload: {
      areaId: city.area('01'),
      source: 'thử',
      officers: Array.from({ length: 12 }, (_, index) => ({ name: `Cán bộ mẫu ${index}`, synthetic: true })),
    },
  })
  officers = (answer as { result: { officerIds: string[] } }).result.officerIds
})
afterAll(() => city.close())

describe('appointing', () => {
  it('[ORG-02] two who appoint to one post at the same moment: one is done, one is refused', async () => {
    const post = await postOf('00328', 'chairman')
    const answers = await Promise.all(officers.slice(0, 8).map((officerId) => appoint({ postId: post.id, officerId })))
    expect(answers.map(codeOf).sort()).toEqual(
      [
        'BODIES.HELD',
        'BODIES.HELD',
        'BODIES.HELD',
        'BODIES.HELD',
        'BODIES.HELD',
        'BODIES.HELD',
        'BODIES.HELD',
        'accepted',
      ].sort(),
    )
    const held = await city.db.selectFrom('holdings').select('id').where('post_id', '=', post.id).execute()
    expect(held.length).toBe(1)
  })

  it('[ORG-02] who appoints while another server is doing so waits for it, and then sees it', async () => {
    const post = await postOf('00331', 'chairman')
    const waiting = await city.db.transaction().execute(async (trx) => {
      await trx.selectFrom('posts').select('id').where('id', '=', post.id).forUpdate().execute()
      const late = appoint({ postId: post.id, officerId: officers[0] })
      await somebodyWaitsForALock()
      await trx
        .insertInto('holdings')
        .values({
          id: randomUUID(),
          post_id: post.id,
          officer_id: officers[1] as string,
          acting: false,
          from_at: from,
          to_at: null,
          document_id: null,
        })
        .execute()
      return { late }
    })
    expect(codeOf(await waiting.late)).toBe('BODIES.HELD')
  })

  it('[ORG-06] an acting holder stands in beside the substantive one and comes first; a second acting one does not', async () => {
    const post = await postOf('00328', 'chairman')
    expect(
      codeOf(
        await appoint({ postId: post.id, officerId: officers[9], acting: true, toAt: '2021-07-30T00:00:00+07:00' }),
      ),
    ).toBe('accepted')
    expect(codeOf(await appoint({ postId: post.id, officerId: officers[10], acting: true }))).toBe('BODIES.HELD_ACTING')
    const { holders } = await postOf('00328', 'chairman')
    expect(holders.map((one) => [one.officerId === officers[9], one.acting])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it('[ORG-02] powers come with the holding and go with it, to the moment', async () => {
    const post = await postOf('00328', 'chairman')
    const acting = officers[9] as string
    const scopes = (at: string) => scopesOfOfficer(city.db, acting, at as never)
    expect(await scopes('2021-07-29T16:59:59.999Z')).toEqual([
      { postId: post.id, postKind: 'chairman', areaId: city.area('00328') },
    ])
    expect(await scopes('2021-07-29T17:00:00.000Z')).toEqual([])
  })

  it('[ORG-02] says no, and what to mend', async () => {
    const post = await postOf('00334', 'chairman')
    const officerId = officers[11]
    const cases: [Record<string, unknown>, string, string][] = [
      [{ postId: randomUUID(), officerId }, 'BODIES.POST_UNKNOWN', 'postId'],
      [{ postId: post.id, officerId: randomUUID() }, 'BODIES.OFFICER_UNKNOWN', 'officerId'],
      [{ postId: post.id, officerId, fromAt: '2021-06-30T23:59:00+07:00' }, 'BODIES.BEFORE_POST', 'fromAt'],
      [{ postId: post.id, officerId, toAt: from }, 'BODIES.END_BEFORE_START', 'toAt'],
      [{ postId: post.id, officerId, fromAt: '31/02/2021' }, 'INTENTS.PAYLOAD', 'fromAt'],
    ]
    for (const [payload, code, field] of cases) {
      const answer = await appoint(payload)
      expect([codeOf(answer), fieldOf(answer)]).toEqual([code, field])
    }
  })

  it('[ORG-02] somebody not registered yet comes by name, in one change; never both, never neither', async () => {
    const post = await postOf('00334', 'front-chairman')
    expect(codeOf(await appoint({ postId: post.id }))).toBe('INTENTS.PAYLOAD')
    expect(codeOf(await appoint({ postId: post.id, officerId: officers[1], officerName: 'Lê Thị Hà' }))).toBe(
      'INTENTS.PAYLOAD',
    )
    expect(codeOf(await appoint({ postId: post.id, officerName: 'Lê Thị Hà' }))).toBe('accepted')
    expect((await postOf('00334', 'front-chairman')).holders[0]?.name).toBe('Lê Thị Hà')
  })

  it('[ORG-02] many at once are all or none, and name the line that is wrong', async () => {
    const good = await postOf('00334', 'party-secretary')
    const answer = await admin.send({
      type: 'bodies.appoint-many',
      payload: {
        appointments: [
          { postId: good.id, officerId: officers[2], fromAt: from },
          { postId: good.id, officerId: officers[3], fromAt: from },
        ],
      },
    })
    expect([codeOf(answer), fieldOf(answer)]).toEqual(['BODIES.HELD', 'appointments.1.postId'])
    expect((await postOf('00334', 'party-secretary')).holders).toEqual([])
  })

  it('[SG-09] a leader appoints inside their area only, sees nothing of a neighbour’s, and never appoints themselves', async () => {
    const leader = await city.signIn('leader', '008')
    expect(
      codeOf(await appoint({ postId: (await postOf('00334', 'vice-chairman')).id, officerId: officers[4] }, leader)),
    ).toBe('accepted')
    expect(
      codeOf(await appoint({ postId: (await postOf('001', 'chairman')).id, officerId: officers[4] }, leader)),
    ).toBe('ACCESS.NOT_FOUND')
    expect(
      codeOf(
        await appoint({ postId: (await postOf('00334', 'office-clerk')).id, officerId: leader.officerId }, leader),
      ),
    ).toBe('BODIES.OWN_APPOINTMENT')
    expect((await leader.get(`/bodies?areaId=${city.area('001')}`)).status).toBe(404)
    expect((await leader.get(`/bodies/posts/${(await postOf('001', 'chairman')).id}`)).status).toBe(404)
  })

  it('[ORG-02] a holding ends once, after it began, and the past can still be asked', async () => {
    const post = await postOf('00328', 'chairman')
    const holdingId = post.holders.find((one) => !one.acting)?.holdingId
    const end = (toAt: string, id = holdingId) =>
      admin.send({ type: 'bodies.end-holding', payload: { holdingId: id, toAt } })
    expect(codeOf(await end('2021-07-01T00:00:00+07:00'))).toBe('BODIES.END_BEFORE_START')
    expect(codeOf(await end('2021-07-20T08:00:00+07:00', randomUUID()))).toBe('BODIES.HOLDING_UNKNOWN')
    expect(codeOf(await end('2021-07-20T08:00:00+07:00'))).toBe('accepted')
    expect(codeOf(await end('2021-07-25T08:00:00+07:00'))).toBe('BODIES.ALREADY_ENDED')
    const at = async (moment: string) => {
      const { body } = await admin.get<{ posts: PostShape[] }>(
        `/bodies/${post.bodyId}?at=${encodeURIComponent(moment)}`,
      )
      return body.posts.find((one) => one.id === post.id)?.holders.filter((one) => !one.acting).length
    }
    expect(await at('2021-07-19T08:00:00+07:00')).toBe(1)
    expect(await at('2021-07-21T08:00:00+07:00')).toBe(0)
  })

  it('[ORG-01] nothing is set up in a unit of the past, and a dissolved body takes nobody any more', async () => {
    await city.db.updateTable('areas').set({ valid_to: '2021-07-15' }).where('id', '=', city.area('00001')).execute()
    const past = await admin.send({
      type: 'bodies.establish-posts',
      payload: { posts: [{ areaId: city.area('00001'), kind: 'group-head', validFrom: '2021-07-20' }] },
    })
    expect([codeOf(past), fieldOf(past)]).toEqual(['BODIES.AREA_PAST', 'posts.0.areaId'])
    const body = await admin.send({
      type: 'bodies.establish-body',
      payload: {
        areaId: city.area('00001'),
        kind: 'department',
        validFrom: '2021-07-20',
        posts: [{ kind: 'department-head' }],
      },
    })
    expect(codeOf(body)).toBe('BODIES.AREA_PAST')

    const post = await postOf('00004', 'front-chairman')
    await appoint({ postId: post.id, officerId: officers[5] })
    const dissolve = () =>
      admin.send({ type: 'bodies.dissolve-body', payload: { bodyId: post.bodyId, onDay: '2021-07-20' } })
    expect(codeOf(await dissolve())).toBe('accepted')
    expect(codeOf(await dissolve())).toBe('BODIES.BODY_ENDED')
    expect(
      codeOf(await appoint({ postId: post.id, officerId: officers[6], fromAt: '2021-07-21T08:00:00+07:00' })),
    ).toBe('BODIES.POST_ENDED')
    const row = await city.db.selectFrom('holdings').select('to_at').where('post_id', '=', post.id).executeTakeFirst()
    expect(row?.to_at).toBe('2021-07-19T17:00:00.000Z')
  })

  it('[ORG-02] people are found without accents, with the posts they hold', async () => {
    const { body } = await admin.get<{ items: { name: string; posts: PostShape[] }[] }>(
      '/bodies/officers?q=can%20bo%20mau%204',
    )
    expect(body.items.map((one) => [one.name, one.posts[0]?.kind])).toEqual([['Cán bộ mẫu 4', 'vice-chairman']])
  })
})
