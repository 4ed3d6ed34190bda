import { addressOf } from '#platform/web'

/** What the page of violations is asked with; all of it stands in the address. */
export interface ViolationsPlace {
  readonly areaId?: number | string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly view?: 'list' | 'parts' | 'heat' | 'appeals' | undefined
  readonly step?: string | undefined
  readonly behaviour?: string | undefined
  readonly hour?: string | undefined
  readonly state?: string | undefined
  readonly waits?: string | undefined
  readonly number?: string | undefined
}

/** The page of violations, with the filters of a number that leads there. */
export function violationsPath(place: ViolationsPlace): string {
  return addressOf('/violations', { ...place })
}

/** The page of a dossier. */
export function violationPath(violationId: string): string {
  return `/violations/${violationId}`
}

/** Where a dossier is opened. */
export function enterPath(place: {
  readonly areaId?: number | undefined
  readonly findingId?: string | undefined
}): string {
  return addressOf('/violations/new', { ...place })
}

/** The catalogue of a day. */
export function cataloguePath(on?: string): string {
  return addressOf('/violations/catalogue', { on })
}

/** A paper of a dossier on the screen. */
export function paperPath(violationId: string, paper: string, appealId?: string): string {
  return addressOf(`/violations/${violationId}/papers/${paper}`, { appealId })
}
