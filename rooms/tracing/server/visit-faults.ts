import { type Refusal, refuse } from '#kit'
import type { Profile } from '#platform/server'
import { TRACING } from '../domain/index.ts'
import type { VisitFault } from './tracer/tracer.contract.ts'
import { tracerRules } from './tracer/tracer-rules.ts'

/** The words for what the tracer found wrong with a visit, with the field it is about. */
export async function refusalOf(profile: Profile): Promise<(fault: VisitFault, at?: string) => Refusal> {
  const { mostHours: hours, keepDays: days } = await tracerRules(profile)
  return (fault, at) => {
    const field = (name: string) => ({ field: at === undefined ? name : `${at}.${name}` })
    const said = {
      'ends-before-start': () => refuse(TRACING.ENDS_BEFORE_BEGIN, field('leftAt')),
      'too-long': () => refuse(TRACING.TOO_LONG, { ...field('leftAt'), params: { hours } }),
      'in-the-future': () => refuse(TRACING.IN_FUTURE, field('enteredAt')),
      'too-old': () => refuse(TRACING.TOO_LONG_AGO, { ...field('enteredAt'), params: { days } }),
      'unknown-place': () => refuse(TRACING.SITE_UNKNOWN, field('siteId')),
      'unknown-person': () => refuse(TRACING.PERSON_UNKNOWN, field('personId')),
      'unknown-visit': () => refuse(TRACING.VISIT_UNKNOWN, field('visitId')),
    } as const satisfies Record<VisitFault, () => Refusal>
    return said[fault]()
  }
}
