import { toInstant } from '#kit'
import { type Actor, analyzeTables, type fixedClock, type House } from '#platform/server'
import { timed } from '../say.ts'
import { caseEvents } from './load-cases.ts'
import { loadCheckpointCrews } from './load-checkpoint-crews.ts'
import { checkpointEvents } from './load-checkpoints.ts'
import { communityEvents } from './load-community.ts'
import { couponEvents } from './load-coupons.ts'
import { declarationEvents } from './load-declarations.ts'
import { dutyEvents } from './load-duty.ts'
import { forceEvents } from './load-forces.ts'
import { inspectionEvents } from './load-inspections.ts'
import { levelEvents } from './load-levels.ts'
import { modelEvents } from './load-models.ts'
import { orderEvents } from './load-orders.ts'
import { patrolEvents } from './load-patrols.ts'
import { loadPeople } from './load-people.ts'
import { permitEvents } from './load-permits.ts'
import { quarantineEvents } from './load-quarantine.ts'
import { reportEvents } from './load-reports.ts'
import { siteEvents } from './load-sites.ts'
import { loadTeams } from './load-teams.ts'
import { tracingEvents } from './load-tracing.ts'
import { violationEvents } from './load-violations.ts'
import { workEvents } from './load-work.ts'
import { zoneEvents } from './load-zones.ts'
import { SampleActors } from './sample-actors.ts'

/**
 * Loads the sample: the source documents turned into data, through the intents that a clerk would use, each at its
 * moment. People first, then the orders of July 2021 and the work on them, in the order in which they happened.
 */
export async function loadSample(house: House, actor: Actor, clock: ReturnType<typeof fixedClock>): Promise<void> {
  await timed('Tổ chức, chức vụ, người giữ chức / bodies, posts, people', () => loadPeople(house, actor))
  await timed('Văn bản, việc, bốn ngày thực hiện / documents, tasks, four days of work', async () => {
    clock.set(toInstant('2021-07-16T08:00:00+07:00'))
    await analyzeTables(house.db)
    await loadTeams(house, actor)
    await loadCheckpointCrews(house, actor)
    const stage = { house, clock, actors: await SampleActors.read(house) }
    const { directive, events } = await orderEvents(house)
    const rooms = [
      dutyEvents,
      reportEvents,
      modelEvents,
      levelEvents,
      siteEvents,
      patrolEvents,
      checkpointEvents,
      communityEvents,
      declarationEvents,
      caseEvents,
      tracingEvents,
      quarantineEvents,
      forceEvents,
      inspectionEvents,
      violationEvents,
    ]
    const others = (await Promise.all(rooms.map((eventsOf) => eventsOf(house)))).flat()
    const coupons = await couponEvents(house, directive)
    const permits = await permitEvents(house, directive)
    const zones = await zoneEvents(house, directive)
    const inTime = [...events, ...workEvents(directive), ...coupons, ...permits, ...zones, ...others].toSorted(
      (left, right) => (left.at < right.at ? -1 : 1),
    )
    for (const event of inTime) {
      if (event.at > clock.now()) clock.set(event.at)
      await event.run(stage)
    }
  })
}
