import { type Instant, minutesBetween } from '#kit'
import { showMomentShort, useNow, useRead, useReading, useWords } from '#platform/web'
import { Tag } from '#ui'
import { checkpointBookContract, STANDINGS, type StandingAnswer, type StandingState } from '../domain/index.ts'
import { checkpointWords } from './checkpoints.words.ts'

/** At the start of a line a word has a capital letter. */
export function atLineStart(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** The name of a force by its key; the key itself until the catalogue has come. */
export function useForceName(areaId: number): (key: string) => string {
  const reading = useReading()
  const { data } = useRead(checkpointBookContract, { areaId })
  return (key) => {
    const force = data?.forces.find((one) => one.key === key)
    return force ? reading(force.title) : key
  }
}

/** Why a post does not stand: "thiếu lực lượng: y tế, quân đội". */
export function useWhy(
  areaId: number,
): (standing: { state: StandingState; missingForces: readonly string[] }) => string {
  const reading = useReading()
  const forceName = useForceName(areaId)
  return ({ state, missingForces }) => {
    const why = reading(STANDINGS[state])
    if (state !== 'force-missing' || missingForces.length === 0) return why
    return `${why}: ${missingForces.map(forceName).join(', ').toLocaleLowerCase('vi')}`
  }
}

/** Since when, and how long by now. */
export function useSince(): (at: string) => string {
  const t = useWords(checkpointWords)
  const length = useLength()
  const now = useNow()
  return (at) =>
    t('since.ago', { at: showMomentShort(at as Instant), minutes: length(minutesBetween(at as Instant, now)) })
}

/** Minutes as people say them: 40 phút, 3 giờ. */
export function useLength(): (minutes: number) => string {
  const t = useWords(checkpointWords)
  return (minutes) => {
    if (minutes < 120) return t('minutes', { count: Math.max(0, Math.round(minutes)) })
    if (minutes < 48 * 60) return t('hours', { count: Math.round(minutes / 60) })
    return t('days', { count: Math.floor(minutes / (24 * 60)) })
  }
}

/** Whether a fault lies in it that a hand must mend. */
export function isDown(state: StandingState): boolean {
  return state !== 'standing' && state !== 'off'
}

/** How a post stands: grey when it stands, alarm with its reason when it should and does not. */
export function StandingTag({ areaId, standing }: { readonly areaId: number; readonly standing: StandingAnswer }) {
  const why = useWhy(areaId)
  return <Tag tone={isDown(standing.state) ? 'alarm' : 'quiet'}>{why(standing)}</Tag>
}
