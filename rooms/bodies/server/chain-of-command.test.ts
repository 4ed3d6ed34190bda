import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { BodyShape, PostShape } from '#rooms/bodies/domain'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { areasWithoutHead, groupRoleIntents, ownersOf, profileBodyIntents } from './index.ts'

let city: TestCity
let admin: Person
const ward = '00328'

const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)
const resultOf = <T>(answer: IntentAnswer) => (answer as { result: T }).result

async function officer(name: string): Promise<string> {
  const answer = await admin.send({
    type: 'bodies.register-officers',
    payload: { areaId: city.area('01'), source: 'thử', officers: [{ name }] },
  })
  return resultOf<{ officerIds: string[] }>(answer).officerIds[0] as string
}

async function postOf(areaCode: string, kind: string): Promise<PostShape> {
  const { body } = await admin.get<{ items: PostShape[] }>(`/bodies/posts?areaId=${city.area(areaCode)}&kind=${kind}`)
  return body.items[0] as PostShape
}

async function appoint(postId: string, name: string, more: Record<string, unknown> = {}) {
  const officerId = await officer(name)
  const answer = await admin.send({
    type: 'bodies.appoint',
    payload: { postId, officerId, fromAt: '2021-07-02T08:00:00+07:00', ...more },
  })
  return { answer, officerId }
}

async function gaps(rule: string): Promise<{ area_id: number; owner_officer_id: string | null; data: unknown }[]> {
  await city.settle()
  return city.db
    .selectFrom('gaps')
    .select(['area_id', 'owner_officer_id', 'data'])
    .where('rule', '=', rule)
    .where('closed_at', 'is', null)
    .execute()
}

beforeAll(async () => {
  city = await openTestCity()
  admin = await city.signInWithGrant('administrator', '01')
})
afterAll(() => city.close())

describe('a city sets up its chain of command', () => {
  it('[ORG-04] every unit without a command post is a gap, until the template gives it one', async () => {
    expect((await gaps('unit-without-command-post')).length).toBe(8)
    expect((await gaps('area-without-head')).length).toBe(8)
    for (const intent of await profileBodyIntents(city.house.profile))
      expect(codeOf(await admin.send(intent))).toBe('accepted')
    expect(await gaps('unit-without-command-post')).toEqual([])
    expect(await gaps('area-without-head')).toEqual([])
    const { body } = await admin.get<{ total: unknown; items: { filled: number }[] }>(
      `/bodies/coverage?areaId=${city.area('008')}&of=command-posts`,
    )
    expect(body.total).toEqual({ wanted: 4, filled: 4, percent: 100 })
  })

  it('[ORG-02] one unit holds Party, government, council, front, steering and command bodies side by side', async () => {
    const { body } = await admin.get<{ items: BodyShape[] }>(`/bodies?areaId=${city.area(ward)}`)
    expect(body.items.map((one) => one.name.vi)).toEqual(
      expect.arrayContaining([
        'Đảng ủy phường Mai Động',
        'UBND phường Mai Động',
        'HĐND phường Mai Động',
        'Ủy ban MTTQ Việt Nam phường Mai Động',
        'Ban Chỉ đạo phòng, chống dịch Covid-19 phường Mai Động',
        'Sở Chỉ huy phòng, chống dịch Covid-19 phường Mai Động',
      ]),
    )
    const again = await admin.send({
      type: 'bodies.establish-by-template',
      payload: { areaId: city.area(ward), template: 'commune-chain', validFrom: '2021-07-01' },
    })
    expect(codeOf(again)).toBe('BODIES.NOTHING_TO_DO')
  })

  it('[ORG-04] a command post has its head, deputies and members', async () => {
    const { body } = await admin.get<{ items: PostShape[] }>(`/bodies/posts?areaId=${city.area(ward)}&line=command`)
    expect(body.items.map((post) => post.kind).sort()).toEqual([
      'command-deputy',
      'command-head',
      'command-member',
      'command-member',
    ])
    expect(body.items.filter((post) => post.isHead).length).toBe(1)
  })

  it('[ORG-03] a ward secretary reports to the Standing Committee above, and to the steering committee and the command post; the chairman to the People’s Committee', async () => {
    type Routes = { routes: { line: string; steps: { post: PostShape; bodyName: { vi: string } }[] }[] }
    const route = async (kind: string) => {
      const { body } = await admin.get<Routes>(`/bodies/posts/${(await postOf(ward, kind)).id}`)
      return Object.fromEntries(body.routes.map((one) => [one.line, one.steps.map((step) => step.bodyName.vi)]))
    }
    const secretary = await route('party-secretary')
    expect(secretary.party?.[0]).toBe('Ban Thường vụ Quận ủy Hoàng Mai')
    expect(secretary.party?.at(-1)).toBe('Thành ủy Hà Nội')
    expect(secretary.steering?.[0]).toBe('Ban Chỉ đạo phòng, chống dịch Covid-19 quận Hoàng Mai')
    expect(secretary.command?.[0]).toBe('Sở Chỉ huy phòng, chống dịch Covid-19 quận Hoàng Mai')
    const chairman = await route('chairman')
    expect(chairman.government?.slice(0, 2)).toEqual(['UBND quận Hoàng Mai', 'UBND thành phố Hà Nội'])
  })

  it('[ORG-03] refuses a circle of accountability, also one that closes through the rule of the line', async () => {
    const top = await postOf('01', 'chairman')
    const district = await postOf('008', 'chairman')
    const commune = await postOf(ward, 'chairman')
    const set = (postId: string, toPostId: string) =>
      admin.send({ type: 'bodies.set-accountability', payload: { postId, toPostId, line: 'government' } })
    expect(codeOf(await set(top.id, commune.id))).toBe('BODIES.CYCLE')
    expect(codeOf(await set(district.id, commune.id))).toBe('BODIES.CYCLE')
    expect(codeOf(await set(district.id, district.id))).toBe('BODIES.SAME_POST')
    expect(codeOf(await set(district.id, randomUUID()))).toBe('BODIES.POST_UNKNOWN')
    expect(codeOf(await set(commune.id, top.id))).toBe('accepted')
    expect(codeOf(await set(commune.id, district.id))).toBe('accepted')
  })

  it('[ORG-06] a body needs one head post, and takes up a directive only while somebody heads it', async () => {
    const establish = (posts: unknown) =>
      admin.send({
        type: 'bodies.establish-body',
        payload: {
          areaId: city.area('01'),
          kind: 'department',
          name: 'Sở Công Thương',
          validFrom: '2021-07-01',
          posts,
        },
      })
    expect(codeOf(await establish([]))).toBe('BODIES.NO_HEAD_POST')
    expect(codeOf(await establish([{ kind: 'department-head', count: 2 }]))).toBe('BODIES.NO_HEAD_POST')
    expect(codeOf(await establish([{ kind: 'chairman' }]))).toBe('BODIES.NOT_OF_BODY')
    expect(codeOf(await establish([{ kind: 'department-head' }]))).toBe('accepted')
    expect(codeOf(await establish([{ kind: 'department-head' }]))).toBe('BODIES.BODY_EXISTS')

    const head = await postOf(ward, 'command-head')
    const leader = await city.signIn('leader', ward)
    const activate = () =>
      leader.send({
        type: 'bodies.activate',
        payload: { bodyId: head.bodyId, documentId: '0193c000-0000-7000-8000-000000000017' },
      })
    const standing = async () =>
      (
        await leader.get<{ items: { bodyId: string; head: string | null; active: unknown; mayActivate: boolean }[] }>(
          '/bodies/activations?documentId=0193c000-0000-7000-8000-000000000017',
        )
      ).body.items
    expect(await standing()).toMatchObject([{ bodyId: head.bodyId, head: null, active: null, mayActivate: true }])
    expect(codeOf(await activate())).toBe('BODIES.NO_HEAD')
    expect(codeOf((await appoint(head.id, 'Chỉ huy trưởng thử')).answer)).toBe('accepted')
    expect(codeOf(await activate())).toBe('accepted')
    expect(codeOf(await activate())).toBe('BODIES.ALREADY_ACTIVE')
    expect(await standing()).toMatchObject([
      { bodyId: head.bodyId, active: { head: 'Chỉ huy trưởng thử' }, mayActivate: false },
    ])
  })

  it('[ORG-06] a unit whose head post nobody holds is told apart, and the gap is owned one level up', async () => {
    const now = city.clock.now()
    const district = city.area('001')
    const chair = await postOf('001', 'chairman')
    expect(await areasWithoutHead(city.db, [district], now)).toEqual([district])
    const { officerId: mayor } = await appoint((await postOf('01', 'chairman')).id, 'Chủ tịch Thành phố thử')
    const open = (await gaps('post-unheld')).find((gap) => (gap.data as { postId: string }).postId === chair.id)
    expect(open?.owner_officer_id).toBe(mayor)
    await appoint(chair.id, 'Chủ tịch quận thử')
    expect(await areasWithoutHead(city.db, [district], now)).toEqual([])
    expect((await gaps('post-unheld')).some((gap) => (gap.data as { postId: string }).postId === chair.id)).toBe(false)
  })

  it('[ORG-03] an owner is found by climbing: holder, superior, and further up when raised; the acting one first', async () => {
    const { officerId: chair } = await appoint((await postOf('00004', 'chairman')).id, 'Chủ tịch phường thử')
    const mayor = (await postOf('01', 'chairman')).holders[0]?.officerId
    const district = (await postOf('001', 'chairman')).holders[0]?.officerId
    const ask = (raised: number, code: string) =>
      city.db.transaction().execute(
        async (trx) =>
          (
            await ownersOf(trx, [{ areaId: city.area(code), postId: null, raised }], {
              now: city.clock.now(),
              tree: city.house.territory.current(),
            })
          )[0]?.officerId,
      )
    expect(await ask(0, '00004')).toBe(chair)
    expect(await ask(0, '00004-001')).toBe(chair)
    expect(await ask(1, '00004')).toBe(district)
    expect(await ask(2, '00004')).toBe(mayor)
    expect(await ask(9, '00004')).toBe(mayor)
    expect(await ask(0, '00001')).toBe(district)
    const { officerId: standIn } = await appoint((await postOf('00004', 'chairman')).id, 'Quyền Chủ tịch thử', {
      acting: true,
    })
    expect(await ask(0, '00004')).toBe(standIn)
  })
})

describe('five people for every residential group', () => {
  it('[ORG-05] names what each group lacks, counts coverage, and closes when the five are there', async () => {
    for (const intent of await groupRoleIntents(city.house.profile))
      expect(codeOf(await admin.send(intent))).toBe('accepted')
    const group = `${ward}-001`
    const { body } = await admin.get<{ items: PostShape[] }>(`/bodies/posts?areaId=${city.area(group)}`)
    expect(body.items.length).toBe(5)
    const lacking = async () =>
      (await gaps('group-roles-missing')).find((gap) => gap.area_id === city.area(group))?.data as
        | { missing: string[] }
        | undefined
    expect((await lacking())?.missing.length).toBe(5)

    const four = body.items.filter((post) => post.kind !== 'area-police')
    const officers = await Promise.all(four.map((post) => officer(`Cán bộ ${post.kind}`)))
    const appointments = four.map((post, index) => ({
      postId: post.id,
      officerId: officers[index],
      fromAt: '2021-07-02T08:00:00+07:00',
    }))
    expect(codeOf(await admin.send({ type: 'bodies.appoint-many', payload: { appointments } }))).toBe('accepted')
    expect(await lacking()).toEqual({ missing: ['area-police'] })
    type Row = { areaId: number; percent: number; missing: unknown }
    const covered = await admin.get<{ items: Row[]; total: unknown }>(
      `/bodies/coverage?areaId=${city.area(ward)}&of=group-roles`,
    )
    expect(covered.body.items.find((row) => row.areaId === city.area(group))).toMatchObject({
      percent: 80,
      missing: [{ kind: 'area-police', count: 1 }],
    })
    expect(covered.body.total).toEqual({ wanted: 10, filled: 4, percent: 40 })

    await appoint((body.items.find((post) => post.kind === 'area-police') as PostShape).id, 'Cảnh sát khu vực thử')
    expect(await lacking()).toBeUndefined()
  })

  it('[ORG-05] shows who answers for a group and for a ward, with vacancies and who stands in', async () => {
    type Answer = { items: { post: PostShape | null; standIn: PostShape | null }[] }
    const group = await admin.get<Answer>(`/bodies/responsibilities?areaId=${city.area(`${ward}-001`)}`)
    expect(group.body.items.map((item) => item.post?.holders.length)).toEqual([1, 1, 1, 1, 1])
    const unit = await admin.get<Answer>(`/bodies/responsibilities?areaId=${city.area('00331')}`)
    const chair = unit.body.items.find((item) => item.post?.kind === 'chairman')
    expect(chair?.post?.holders).toEqual([])
    expect(chair?.standIn?.title.vi).toBe('Chủ tịch UBND thành phố Hà Nội')
  })
})
