import { type Instant, type Intent, type IntentAnswer, isUuid, type Permission } from '#kit'
import type { Bytes } from '../store/sealing.ts'
import type { DeviceStanding, Exchange, Presence, RefusedWhole, Trouble } from './exchange.ts'
import { askServer, type LineParts, type Told, trouble } from './line.ts'

interface SessionAnswer {
  readonly account: {
    readonly id: string
    readonly mustFirst: unknown
    readonly permissions?: readonly Permission[]
  } | null
  readonly csrf: string
  readonly now: Instant
}

/** The line to our own server in the name of one account; whoever else is signed in here sends nothing of theirs. */
export function openExchange(accountId: string, { fetch, deviceNow }: LineParts): Exchange {
  let token = ''

  async function present(): Promise<Presence | Trouble> {
    const asked = deviceNow()
    const told = await askServer(fetch, '/session')
    if (told.kind !== 'told') return told.kind === 'trouble' ? told : trouble('fault')
    const session = told.body as SessionAnswer
    const stranger = strangerOf(session, accountId)
    if (stranger) return stranger
    token = session.csrf
    const permissions = session.account?.permissions
    const heardAt = deviceNow()
    const here = {
      kind: 'here',
      cityNow: session.now,
      wallNow: wallOf(told.headers),
      tripMs: heardAt - asked,
      heardAt,
    } as const
    return permissions ? { ...here, permissions } : here
  }

  async function post(path: string, body: string | Bytes, type: string): Promise<Told | RefusedWhole | Trouble> {
    const send = () =>
      askServer(fetch, path, { method: 'POST', body, headers: { 'content-type': type, 'x-csrf-token': token } })
    const told = await send()
    if (told.kind !== 'refused' || !told.refusal.code.includes('CSRF')) return told
    const presence = await present()
    return presence.kind === 'here' ? send() : presence
  }

  return {
    present,
    async sendIntents(intents) {
      const told = await post('/intents', JSON.stringify({ intents }), 'application/json')
      if (told.kind !== 'told') return told
      const answers = answersIn(told.body, intents)
      return answers ? { kind: 'answers', answers } : trouble('no-network')
    },
    async sendPhoto(bytes, type) {
      const told = await post('/photos', bytes, type)
      if (told.kind !== 'told') return told
      const hash = (told.body as { hash?: unknown } | null)?.hash
      return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? { kind: 'kept', hash } : trouble('no-network')
    },
    async report(device) {
      if (token === '') await present()
      const told = await post('/field-device', JSON.stringify(device), 'application/json')
      if (told.kind !== 'told') return told
      const { standing } = (told.body ?? {}) as { standing?: DeviceStanding }
      return standing ? { kind: 'standing', standing } : trouble('no-network')
    },
    async ask(address, tag) {
      const told = await askServer(fetch, address, tag ? { headers: { 'if-none-match': tag } } : {})
      if (told.kind !== 'told') return told
      if (told.body === undefined) return { kind: 'same' }
      const fresh = told.headers.get('etag')
      return { kind: 'answer', answer: told.body, ...(fresh ? { tag: fresh } : {}) }
    },
  }
}

function strangerOf({ account }: SessionAnswer, accountId: string): Trouble | undefined {
  if (!account || account.mustFirst) return trouble('signed-out')
  return account.id === accountId ? undefined : trouble('somebody-else')
}

function wallOf(headers: Headers): number | undefined {
  const wall = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wall) ? undefined : wall
}

const outcomes = new Set(['accepted', 'already-done', 'refused', 'fault'])

/** The answers to what we sent, by its ids; undefined where this is not an answer of our server. */
function answersIn(body: unknown, intents: readonly Intent[]): readonly IntentAnswer[] | undefined {
  const answers = (body as { answers?: unknown } | null)?.answers
  if (!Array.isArray(answers)) return undefined
  const ours = new Set(intents.map(({ id }) => id))
  const fits = (one: Partial<IntentAnswer>) =>
    isUuid(String(one?.id)) && ours.has(String(one.id)) && outcomes.has(String(one.outcome))
  return answers.every(fits) ? (answers as IntentAnswer[]) : undefined
}
