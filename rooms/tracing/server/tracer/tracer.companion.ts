import { addMinutes } from '#kit'
import type { House, Tick } from '#platform/server'
import { lendTracer } from './ask/tracer-of.ts'
import { dayMinutes, minuteOf } from './minutes.ts'
import { dropSnapshots, snapshotFolder } from './thread/city-snapshot.ts'
import { openTracerGauges } from './thread/tracer-gauges.ts'
import { TracerService } from './thread/tracer-service.ts'
import { tracerRules } from './tracer-rules.ts'
import { dropVisitDays } from './write/visit-days.ts'

const open = new WeakMap<object, TracerService>()

/** The tracer of a house: opened with it, closed with it. Nothing is held before the first visit exists. */
export function openTracer(house: Omit<House, 'rounds'>): { close(): Promise<void> } {
  const gauges = openTracerGauges(house.metrics.registry, () => service.state())
  const service = new TracerService(house, gauges)
  open.set(house.profile, service)
  lendTracer(house.profile, service)
  // After a restart nobody should have to ask first.
  service.lookSoon()
  return service
}

/** The tracer of a house, as its tick and its tests need it. */
export const tracerService = (house: Pick<House, 'profile'>): TracerService | undefined => open.get(house.profile)

/** Starts the thread when it is wanted, moves its window on with the day, and drops the days that are over. */
export const tracerTick: Tick = {
  name: 'tracer',
  everySeconds: 20,
  async run(house) {
    const { keepDays } = await tracerRules(house.profile)
    const oldest = minuteOf(addMinutes(house.clock.now(), -keepDays * dayMinutes))
    await house.db.transaction().execute((trx) => dropVisitDays(trx, oldest))
    dropSnapshots(snapshotFolder(house), oldest)
    await tracerService(house)?.look()
  },
}
