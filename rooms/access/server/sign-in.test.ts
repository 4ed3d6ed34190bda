import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '#test-city'

let city: TestCity

beforeAll(async () => {
  city = await openTestCity()
})
afterAll(async () => {
  await city.close()
})

test('[SG-09] the session says who is here, by which posts, and a session that signed out is refused', async () => {
  const chair = await city.signIn('leader', '00328')
  const { body } = await chair.get('/session')
  expect(body).toMatchObject({
    account: {
      id: chair.accountId,
      posts: [{ id: chair.postId, areaId: chair.areaId, areaName: 'Phường Mai Động' }],
      homeAreaId: chair.areaId,
      twoFactor: false,
    },
    clock: 'fixed',
    utcOffsetMinutes: 420,
    sample: false,
  })
  expect((await chair.request('DELETE', '/session')).status).toBe(204)
  expect((await chair.get<{ account: unknown }>('/session')).body.account).toBeNull()
})
