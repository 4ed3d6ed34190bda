import type { Instant } from '#kit'
import type { Dossier } from './dossier-record.ts'

/** The clock that runs now for a dossier: what must be done next, and until when. */
export interface NextClock {
  readonly clock: 'record' | 'decision' | 'service' | 'payment'
  readonly dueAt: Instant | null
}

/** Which clock runs; null when it is closed. */
export function nextClock(dossier: Dossier): NextClock | null {
  if (dossier.state === 'detected') return { clock: 'record', dueAt: dossier.recordBy }
  if (dossier.state === 'recorded' || dossier.state === 'proposed')
    return { clock: 'decision', dueAt: dossier.decideBy }
  if (dossier.state === 'decided') return { clock: 'service', dueAt: dossier.serveBy }
  return dossier.state === 'closed' ? null : { clock: 'payment', dueAt: dossier.complyBy }
}
