/**
 * What people call somebody whom nobody names on a screen (SG-04): the end of their id, enough to tell a few thousand apart. Not a
 * secret and not an identity.
 */
export function personCode(personId: string): string {
  return `N-${personId.slice(-5).toUpperCase()}`
}

/** What people call a trace: the end of its id. */
export function traceCode(traceId: string): string {
  return `TV-${traceId.slice(-5).toUpperCase()}`
}

/** What people call a case: as the room of cases does. */
export function shortCaseCode(caseId: string): string {
  return `CB-${caseId.slice(-6).toUpperCase()}`
}
