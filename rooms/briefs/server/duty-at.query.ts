import { areaTitles, onDutyIn } from '#rooms/overview/server'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Who was to be called at the moment, as the board says it. */
export async function dutyAt(briefing: Briefing): Promise<Brief['onDuty']> {
  const people = await onDutyIn({ ...briefing, now: briefing.knownAt }, briefing.place)
  const titles = await areaTitles(
    briefing.db,
    people.map(({ areaId }) => areaId),
  )
  return people.map(({ post, name, acting, phone, areaId, isSubstitute }) => {
    const { vi, en } = titles.get(areaId) ?? { vi: '', en: '' }
    return { post, name, acting, phone, insteadOf: isSubstitute ? { vi, en } : null }
  })
}
