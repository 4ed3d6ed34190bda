import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isUuid } from '#kit'
import type { House } from '#platform/server'
import { logRefusedRead } from './log-read.ts'

/** One door tried: what was asked for, of which thing, where. */
interface Tried {
  readonly kind: string
  readonly code: string
  readonly given: Readonly<Record<string, unknown>>
}

const refusals = new Set(['ACCESS.NOT_FOUND', 'ACCESS.OUTSIDE_AREA', 'ACCESS.NOT_ALLOWED'])
/** The same person at the same door is noted once in this time: a screen that asks again is not a second attempt. */
const onceInMs = 60_000
const mostRemembered = 10_000

/**
 * SG-09: who asks for what is not theirs is refused, and the asking is written down before the refusal goes out.
 */
export function noteRefusedAccess(app: FastifyInstance, house: House): void {
  const noted = new Map<string, number>()
  const noteNew = async (request: FastifyRequest, all: readonly Tried[]): Promise<void> => {
    const { accountId } = request.actor
    if (accountId === null || !house.territory.current().root) return
    for (const tried of all) {
      const subjectId = subjectOf(tried.given)
      if (isNew(noted, `${accountId} ${tried.kind} ${subjectId} ${areaOf(tried.given) ?? ''}`)) {
        await note(house, request, tried, subjectId)
      }
    }
  }
  app.addHook('preSerialization', (request, _, payload, go) => {
    const tried = triedIn(request, payload)
    // Nearly every answer refuses nothing: it goes out at once.
    if (tried.length === 0) return go(null, payload)
    noteNew(request, tried).then(
      () => go(null, payload),
      (error: Error) => go(error),
    )
  })
}

async function note(house: House, request: FastifyRequest, tried: Tried, subjectId: string | null): Promise<void> {
  const tree = house.territory.current()
  const { actor } = request
  const asked = areaOf(tried.given)
  const place = asked === undefined ? undefined : tree.find(asked)
  const home = actor.scopes[0] ? tree.find(actor.scopes[0].areaId) : undefined
  const areaId = (place ?? home ?? tree.root)?.id ?? 0
  await logRefusedRead(house.db, {
    actor,
    tree,
    now: house.clock.now(),
    requestId: request.id,
    areaId,
    subjectKind: tried.kind,
    subjectId,
    reason: tried.code,
  })
}

function triedIn(request: FastifyRequest, payload: unknown): Tried[] {
  const body = payload as { code?: unknown; answers?: unknown } | null
  const code = String(body?.code ?? '')
  if (refusals.has(code)) {
    const inBody = (request.body as { payload?: object } | null)?.payload
    const given = { ...(request.query as object), ...(request.params as object), ...inBody }
    return [{ kind: `${request.method} ${request.routeOptions.url ?? ''}`, code, given }]
  }
  return Array.isArray(body?.answers) ? triedInAnswers(request, body.answers) : []
}

function triedInAnswers(request: FastifyRequest, answers: readonly unknown[]): Tried[] {
  const sent = Array.isArray(request.body) ? request.body : (request.body as { intents?: unknown } | null)?.intents
  if (!Array.isArray(sent)) return []
  return answers.flatMap((answer, index) => {
    const code = (answer as { refusal?: { code?: string } }).refusal?.code ?? ''
    const intent = sent[index] as { type?: unknown; payload?: unknown } | null
    if (!refusals.has(code)) return []
    return [
      { kind: String(intent?.type).slice(0, 80), code, given: (intent?.payload ?? {}) as Record<string, unknown> },
    ]
  })
}

/** The first id in what was asked: ids only are kept, never a text that somebody typed. */
function subjectOf(given: Readonly<Record<string, unknown>>): string | null {
  const id = Object.values(given).find((value) => typeof value === 'string' && isUuid(value.toLowerCase()))
  return id === undefined ? null : String(id).toLowerCase()
}

function areaOf(given: Readonly<Record<string, unknown>>): number | undefined {
  const areaId = Number(given.areaId)
  return Number.isInteger(areaId) ? areaId : undefined
}

function isNew(noted: Map<string, number>, key: string): boolean {
  const now = Date.now()
  if (now - (noted.get(key) ?? 0) < onceInMs) return false
  if (noted.size >= mostRemembered) noted.clear()
  noted.set(key, now)
  return true
}
