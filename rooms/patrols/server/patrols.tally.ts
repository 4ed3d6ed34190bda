import type { Instant } from '#kit'
import type { Entry, Increment, Tally } from '#platform/server'

/** Counters of patrols by area and day: planned ones on the day they begin, checks on the day they were made. */
export const patrolsTally: Tally = {
  types: ['patrol-planned', 'patrol-cancelled', 'checks-recorded', 'checks-corrected'],
  indicators: [
    { key: 'patrols.planned', vi: 'Lượt tuần tra', en: 'Patrols planned' },
    { key: 'patrols.people', vi: 'Lượt người tuần tra', en: 'People on patrol' },
    { key: 'patrols.minutes', vi: 'Phút tuần tra', en: 'Minutes of patrol' },
    { key: 'patrols.persons', vi: 'Lượt người được kiểm tra', en: 'Persons checked' },
    { key: 'patrols.vehicles', vi: 'Lượt phương tiện được kiểm tra', en: 'Vehicles checked' },
    { key: 'patrols.reminders', vi: 'Lượt nhắc nhở', en: 'Reminders' },
    { key: 'patrols.checks', vi: 'Lượt kiểm tra', en: 'Checks' },
  ],
  count: (entry, dayOf) => {
    const { at, fromAt } = entry.data as { at?: Instant; fromAt?: Instant }
    const day = dayOf(at ?? fromAt ?? entry.occurredAt)
    return Object.entries(stepsOf(entry))
      .filter(([, by]) => by !== 0)
      .map(([key, by]): Increment => ({ indicator: `patrols.${key}`, areaId: entry.areaId, day, by }))
  },
}

function stepsOf({ type, data }: Entry): Record<string, number> {
  const number = (key: string) => Number(data[key] ?? 0)
  if (type === 'patrol-planned') return { planned: 1, people: number('people'), minutes: number('minutes') }
  if (type === 'patrol-cancelled') return { planned: -1, people: -number('people'), minutes: -number('minutes') }
  const [persons, vehicles, reminders] = [number('persons'), number('vehicles'), number('reminders')]
  return { persons, vehicles, reminders, checks: persons + vehicles }
}
