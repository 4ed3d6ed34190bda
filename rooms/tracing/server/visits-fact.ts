import type { Fact } from '#platform/server'
import type { Written } from './tracer/tracer.contract.ts'

/** The fact by which the tracer hears of what was written; nothing where nothing was. */
export function visitFacts({ fact }: Written, areaId: number, subjectId?: string): Fact[] {
  return fact ? [{ ...fact, areaId, ...(subjectId === undefined ? {} : { subjectId }), live: ['tracing'] }] : []
}
