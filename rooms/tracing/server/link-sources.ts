/** Under these names this room lists contacts in the room of cases: told in an interview, or found by a trace. */
export const linkSources = { interview: 'tracing-interview', trace: 'tracing-trace' } as const

/** What the tracer knows already, or must not be told again: a contact that it found itself would count twice. */
export const ownLinkSources: readonly string[] = Object.values(linkSources)
