import { StorageFull, toStorageFull } from '#platform/field'
import { Problem, request } from '#platform/web'

/**
 * What stands between somebody and their desk, as it is told: `no-network` only where a request got no answer at all;
 * `not-ours`, the answer of a network that wants a sign-in of its own; `server`, ours answers that it is broken or busy;
 * `part`, a file of the app does not come though the server answers; `full`, `store`, the phone's own store; `app`, the rest.
 */
export type Hindrance = 'no-network' | 'not-ours' | 'server' | 'part' | 'full' | 'store' | 'app'

/** The rest of the app did not come, and why. */
export class Barred extends Error {
  readonly why: Hindrance

  constructor(why: Hindrance, cause: unknown) {
    super(`the rest of the app did not come: ${why}`, { cause })
    this.why = why
  }
}

/** A file that did not come does not say why: a question to the server tells the network from the server and the file. */
export async function whyNotFetched(): Promise<Hindrance> {
  try {
    await request('/session')
    return 'part'
  } catch (thrown) {
    return hindranceOf(thrown)
  }
}

/** What to tell of anything thrown on the way in. */
export function hindranceOf(thrown: unknown): Hindrance {
  if (thrown instanceof Barred) return thrown.why
  if (thrown instanceof Problem) return ofAnswer(thrown)
  // A page instead of data.
  if (thrown instanceof SyntaxError) return 'not-ours'
  if (toStorageFull(thrown) instanceof StorageFull) return 'full'
  return isOfStore(thrown) ? 'store' : 'app'
}

function ofAnswer({ kind, status }: Problem): Hindrance {
  if (kind === 'offline') return 'no-network'
  return kind === 'fault' || status === 429 ? 'server' : 'part'
}

/** The browser's own errors, and those of the library over its store, which all carry an `inner` one or null. */
function isOfStore(thrown: unknown): boolean {
  return thrown instanceof DOMException || (thrown instanceof Error && 'inner' in thrown)
}
