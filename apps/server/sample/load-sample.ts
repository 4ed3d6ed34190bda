import { toInstant } from '#kit'
import type { Actor, fixedClock, House } from '#platform/server'
import { timed } from '../say.ts'
import { loadPeople } from './load-people.ts'

type SetClock = ReturnType<typeof fixedClock>

/**
 * Loads the sample: the source documents turned into data, through the intents that a clerk would use. People first,
 * then the orders of July 2021, then the work of the four days since.
 */
export async function loadSample(house: House, actor: Actor, clock: SetClock): Promise<void> {
  clock.set(toInstant('2021-07-23T08:00:00+07:00'))
  await timed('Tổ chức, chức vụ, người giữ chức / bodies, posts, people', () => loadPeople(house, actor))
}
