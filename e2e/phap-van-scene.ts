import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Instant, toInstant } from '#kit'
import { openBrowser } from '#testing'
import { openTestCity, type Person, type TestCity } from '../apps/server/test-city.ts'
import { directive, issue } from '../apps/server/test-directive.ts'
import { openPhone } from './on-phone.ts'

/** The post of the stories. */
export const postName = 'Trạm thu phí Pháp Vân – Cầu Giẽ'
const postPlace = 'Km188 quốc lộ 1A'
const forces = ['army', 'health', 'government'] as const
const shiftTimes = [
  ['26T22:00', '27T06:00'],
  ['27T06:00', '27T14:00'],
  ['27T14:00', '27T22:00'],
  ['27T22:00', '28T06:00'],
] as const

/** A moment of July 2021 in Hà Nội, `27T05:45`; or of another month, `08-04T05:45`. */
export const moment = (text: string): Instant => toInstant(`2021-${text.length > 8 ? text : `07-${text}`}:00+07:00`)
const start = moment('27T05:45')

/** A city with gateway posts since 14 July, four shifts a day at each, and phones whose clocks go with the city's. */
export interface GatewayScene {
  readonly city: TestCity
  readonly browser: Browser
  readonly mayor: Person
  /** Commands the morning shift, stands in it, commands the afternoon. */
  readonly an: Person
  readonly binh: Person
  readonly cuong: Person
  /** Id of Pháp Vân. */
  readonly post: string
  readonly documentId: string
  /** Moves the city's clock and the phones' own; a phone without a network has nothing but its own. */
  itIs(text: string): Promise<void>
  /** The other posts check in for a shift; for that of the night Pháp Vân too. */
  checkInOthers(since: string, when: string): Promise<void>
  /** A phone in the sun: somebody signs in once with a network, sets a passcode, takes the post along. */
  openGuardPhone(person: Person): Promise<Page>
  close(): Promise<void>
}

/** Opens it at 5:45 on 27 July. `posts`: how many, Pháp Vân is the second (or the only one). `camera`: a film for the phones. */
export async function openGateway(given: {
  readonly posts: number
  readonly camera?: (scene: Omit<GatewayScene, 'browser'>) => Promise<string>
}): Promise<GatewayScene> {
  const wallAtStart = Date.now()
  const phones: Page[] = []
  const city = await openTestCity({ at: start })
  const wallNow = () => wallAtStart + Date.parse(city.clock.now()) - Date.parse(start)
  const mayor = await city.signIn('leader', '01')
  const [an, binh, cuong] = [
    await city.signIn('police', '008'),
    await city.signIn('health', '008'),
    await city.signIn('police', '008'),
  ]
  const documentId = await issue(mayor, directive(city.area('01')))
  const { post, checkInOthers } = await plantPosts({ city, mayor, an, binh, cuong, documentId, count: given.posts })
  let browser: Browser | undefined
  const rest = {
    ...{ city, mayor, an, binh, cuong, post, documentId, checkInOthers },
    itIs: async (text: string) => {
      city.clock.set(moment(text))
      for (const page of phones) await page.context().clock.setFixedTime(wallNow())
    },
    openGuardPhone: async (person: Person) => {
      if (!browser) throw new Error('no browser yet')
      const { page } = await openPhone({ browser, city }, person, {
        before: (phone) => phone.clock.setFixedTime(wallNow()),
      })
      phones.push(page)
      await page.getByRole('link', { name: 'Ca trực' }).click()
      await page.getByRole('heading', { name: postName }).waitFor()
      await page.evaluate(() => navigator.serviceWorker.ready)
      return page
    },
    close: async () => {
      await browser?.close()
      await city.close()
    },
  }
  browser = await openBrowser(given.camera ? { camera: await given.camera(rest) } : {})
  return { ...rest, browser }
}

type Sent = { type: string; payload: object; occurredAt?: string; id?: string }

async function acceptedAll(by: Person, intents: readonly Sent[]): Promise<void> {
  const answers = await by.sendAll(intents)
  expect(answers.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
}

/** The four forces of a shift (CHK-04); whoever has no account stands there by name. */
function crew(commander: Person, healthWorker?: Person) {
  const task = {
    police: 'Chỉ huy, kiểm tra giấy tờ',
    army: 'Phân luồng',
    health: 'Đo thân nhiệt',
    government: 'Khai báo',
  }
  const others = forces.map((force) => ({
    memberId: randomUUID(),
    role: 'execution',
    force,
    task: task[force],
    ...(force === 'health' && healthWorker ? { officerId: healthWorker.officerId } : { name: `Chiến sĩ ${force}` }),
  }))
  const first = { memberId: randomUUID(), role: 'commander', force: 'police', officerId: commander.officerId }
  return [{ ...first, task: task.police }, ...others]
}

interface Ground extends Pick<GatewayScene, 'city' | 'mayor' | 'an' | 'binh' | 'cuong' | 'documentId'> {
  readonly count: number
}

/** Every post has a commander who stands there all day, Pháp Vân's by night. */
async function plantPosts({ city, mayor, an, binh, cuong, documentId, count }: Ground) {
  const areaId = city.area('008')
  const posts = Array.from({ length: count }, (_, index) => ({ id: randomUUID(), number: index + 1 }))
  const ours = (posts[1] ?? posts[0])?.id ?? ''
  await acceptedAll(
    mayor,
    posts.map(({ id, number }) => ({
      id,
      type: 'checkpoints.open',
      payload: {
        areaId,
        kind: 'gateway',
        number,
        name: id === ours ? postName : `Chốt cửa ngõ số ${number}`,
        openedAt: moment('14T06:00'),
        documentId,
        ...(id === ours ? { place: postPlace } : {}),
      },
    })),
  )
  const heads: Person[] = []
  for (const _ of posts) heads.push(await city.signIn('police', '008'))
  const shifts = posts.flatMap(({ id }, post) =>
    shiftTimes.map(([from, to], index) => {
      const head = heads[post] as Person
      const own = [crew(head), crew(an, binh), crew(cuong), crew(head)][index]
      return { id: randomUUID(), checkpointId: id, from, to, head, members: id === ours ? (own ?? []) : crew(head) }
    }),
  )
  await acceptedAll(
    mayor,
    shifts.map(({ id, checkpointId, from, to, members }) => ({
      id,
      type: 'checkpoints.plan-shift',
      payload: { areaId, checkpointId, fromAt: moment(from), toAt: moment(to), members },
    })),
  )
  const stood = (since: string) =>
    shifts.filter(({ checkpointId, from }) => from === since && (checkpointId !== ours || since === '26T22:00'))
  const checkInOthers = async (since: string, when: string) => {
    for (const { id, head, members } of stood(since)) {
      const memberIds = members.map(({ memberId }) => memberId)
      const payload = { areaId, shiftId: id, memberIds }
      await acceptedAll(head, [{ type: 'checkpoints.check-in', payload, occurredAt: moment(when) }])
    }
  }
  await checkInOthers('26T22:00', '26T21:55')
  return { post: ours, checkInOthers }
}
