import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, type IntentAnswer, toInstant } from '#kit'
import { openTestCity, type Person, type TestCity } from '#test-city'
import { checkpointsRoom } from './index.ts'

let city: TestCity
let chair: Person
let police: Person

const at = (text: string): Instant => toInstant(`2021-07-${text}:00+07:00`)
const codeOf = (answer: IntentAnswer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome)

/** Three districts of which the first touches both others, as the profile knows. */
const units = [
  ['01', 'city', 'Hà Nội', null],
  ['001', 'urban_district', 'Ba Đình', '01'],
  ['003', 'urban_district', 'Tây Hồ', '01'],
  ['006', 'urban_district', 'Đống Đa', '01'],
  ['00001', 'ward', 'Phúc Xá', '001'],
] as const

beforeAll(async () => {
  city = await openTestCity({
    at: '2021-07-27T08:00:00+07:00',
    plant: async (house) => {
      const payload = {
        source: 'test',
        units: units.map(([code, kind, name, parentCode]) => {
          return { code, kind, name, parentCode, validFrom: '2019-10-25', validTo: null, synthetic: false }
        }),
      }
      const scopes = [{ permissions: new Set(['areas.edit']), areaId: 1, postId: null }]
      const actor = { accountId: null, officerId: null, via: 'house', scopes } as const
      const [answer] = await house.door.submit([{ id: randomUUID(), type: 'areas.import-units', payload }], {
        ...{ actor, requestId: 'test' },
      })
      expect(answer).toMatchObject({ outcome: 'accepted' })
      await house.territory.refresh(house.db)
    },
  })
  chair = await city.signIn('leader', '01')
  police = await city.signIn('police', '00001')
})
afterAll(() => city?.close())

const open = (more: object) =>
  police.send({
    type: 'checkpoints.open',
    payload: { areaId: city.area('00001'), kind: 'gateway', name: 'Chốt', openedAt: at('14T06:00'), ...more },
  })

describe('boundaries', () => {
  it('[CHK-09] each pair that touches shows its post and whether it stands, or why it needs none, until the day that was said', async () => {
    const pair = (other: string) => [city.area('001'), city.area(other)]
    const shown = async () => {
      const path = `/checkpoints/boundaries?areaId=${city.area('01')}`
      const { body } = await chair.get<{
        source: string | null
        items: { posts: { name: string; state: string }[]; justification: { reason: string } | null }[]
      }>(path)
      expect(body.source).toMatch(/giáp nhau/)
      return body.items.map(({ posts, justification }) => [
        ...posts.map(({ name, state }) => `${name} ${state}`),
        justification?.reason ?? null,
      ])
    }
    expect(await shown()).toEqual([[null], [null]])
    expect(codeOf(await open({ kind: 'boundary', name: 'Chốt Thụy Khuê', between: pair('003').reverse() }))).toBe(
      'accepted',
    )
    const justify = (more: object = {}) =>
      chair.send({
        type: 'checkpoints.justify-boundary',
        payload: {
          ...{ areaId: city.area('01'), between: pair('006'), reason: 'Một dãy phố, không có đường thông' },
          ...{ until: at('30T00:00'), ...more },
        },
      })
    expect(codeOf(await justify({ until: at('27T08:00') }))).toBe('CHECKPOINTS.UNTIL_PAST')
    expect(codeOf(await justify({ between: [city.area('003'), city.area('006')] }))).toBe('CHECKPOINTS.NOT_ADJACENT')
    expect(codeOf(await justify())).toBe('accepted')
    expect(await shown()).toEqual([['Chốt Thụy Khuê off', null], ['Một dãy phố, không có đường thông']])
    city.clock.set(at('30T00:00'))
    expect(await shown()).toEqual([['Chốt Thụy Khuê off', null], [null]])
  })
})

describe('what was declared at posts of one kind', () => {
  it('[CHK-06] a post that declared far less than the others yesterday is told of, with both shares; one with few crossings is not', async () => {
    city.clock.set(at('27T20:00'))
    const posts = await Promise.all(['A', 'B', 'C', 'D'].map((name) => open({ name: `Chốt ${name}` })))
    const cross = (index: number, withReceipt: boolean) => ({
      ...{ id: randomUUID(), type: 'checkpoints.cross', occurredAt: at('27T10:00') },
      payload: {
        ...{ areaId: city.area('00001'), checkpointId: posts[index]?.id, subject: 'person', decision: 'passed' },
        ...(withReceipt ? { receipt: 'AB12-9' } : { noReceipt: 'declared-on-paper' }),
      },
    })
    const counts = [
      [30, 30],
      [30, 27],
      [30, 6],
      [5, 0],
    ] as const
    const all = counts.flatMap(([many, declared], post) =>
      Array.from({ length: many }, (_, index) => cross(post, index < declared)),
    )
    const answers = await police.sendAll(all)
    expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
    city.clock.set(at('28T08:00'))
    const rule = checkpointsRoom.gaps?.find(({ key }) => key === 'checkpoints-declaration-outlier')
    const now = { now: city.clock.now(), tree: city.house.territory.current(), profile: city.house.profile }
    const found = await city.db.transaction().execute(async (trx) => (await rule?.find(trx, now)) ?? [])
    expect(found).toMatchObject([{ subject: posts[2]?.id, data: { percent: 20, middlePercent: 90 } }])
  })
})
