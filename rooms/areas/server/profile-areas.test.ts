import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { profileAreaIntents, sampleAreaIntents } from './index.ts'
import { type AreasHouse, openAreasHouse } from './testing/areas-house.ts'

describe('hanoi-2021 through the door', () => {
  let house: AreasHouse
  beforeAll(async () => {
    house = await openAreasHouse({ profile: 'hanoi-2021', at: '2021-07-27T18:00:00+07:00' })
  })
  afterAll(() => house.close())

  test('[ORG-01] the profile and the sample load: 1 city, 30 districts, 579 communes, 17,059 synthetic groups', async () => {
    const answers = await house.submit(await profileAreaIntents(house.profile))
    expect(answers.map((answer) => answer.outcome)).toEqual(['accepted'])
    const sample = await house.submit(await sampleAreaIntents(house.profile))
    expect(sample).toMatchObject([{ outcome: 'accepted', result: { count: 17_059 } }])
  })
})

describe('hanoi-2025 through the door', () => {
  let house: AreasHouse
  beforeAll(async () => {
    house = await openAreasHouse({ profile: 'hanoi-2025', at: '2025-07-02T08:00:00+07:00' })
  })
  afterAll(() => house.close())

  test('[ORG-01] the profile loads with its former units and its succession; the sample has no groups here', async () => {
    const intents = await profileAreaIntents(house.profile)
    const answers = await house.submit(intents)
    expect(answers).toMatchObject([
      { outcome: 'accepted', result: { count: 127 + 642 } },
      { outcome: 'accepted', result: { kept: 827, alreadyKnown: 0, refused: [] } },
    ])
    expect(await sampleAreaIntents(house.profile)).toEqual([])
    const again = await house.submit(intents)
    expect(again.map((answer) => answer.outcome)).toEqual(['already-done', 'already-done'])
  })
})
