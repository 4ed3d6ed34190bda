import type { Filters } from '#platform/web'
import type { GapFilter } from '../domain/index.ts'

/** The question behind a list of gaps: an area and the filters that stand in the address. */
export type GapQuestion = { readonly id: number; readonly q?: string | undefined } & {
  readonly [K in keyof GapFilter]?: GapFilter[K] | undefined
}

/** Reads the address; what it holds that the server does not know is refused there, in words. */
export function queryOf(areaId: number, filters: Filters): GapQuestion {
  const { q, state, severity, rule, owner, overdue, raised, soon, reach } = filters
  return {
    id: areaId,
    q,
    rule,
    owner,
    ...(severity ? { severity: Number(severity) } : {}),
    ...(state === 'closed' ? { state } : {}),
    ...(reach === 'direct' ? { reach } : {}),
    ...(overdue === 'yes' ? { overdue } : {}),
    ...(raised === 'yes' ? { raised } : {}),
    ...(soon === 'yes' ? { soon } : {}),
  }
}
