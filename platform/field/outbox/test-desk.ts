import 'fake-indexeddb/auto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Intent, IntentAnswer } from '#kit'
import { toInstant } from '#kit'
import { openExchange } from '../exchange/server-exchange.ts'
import { openFieldStore } from '../store/field-store.ts'
import { plainSealer, type Sealer } from '../store/sealing.ts'
import type { FieldDesk } from './desk.ts'

/** The account of the phone in tests. */
export const testAccount = '0b0f2b6e-0000-7000-8000-000000000001'

/** A server of a few lines that keeps the promises of ours: the same id is done once, photos are named by content. */
export class TestServer {
  readonly done = new Map<string, Intent>()
  readonly photos = new Set<string>()
  readonly requests: string[] = []
  readonly refuses = new Map<string, string>()
  account: string | null = testAccount
  permissions: readonly string[] | undefined = undefined
  standing: 'ok' | 'lost' | 'too-old' = 'ok'
  now = Date.parse('2021-07-27T11:00:00Z')
  /** Changes what leaves the server: cut it, delay it, drop it. */
  meddle: (answer: Response, path: string) => Response | Promise<Response> = (answer) => answer

  fetch: typeof fetch = async (input, options = {}) => {
    const path = String(input).replace(/^\/api/, '')
    this.requests.push(path)
    const answer = await this.answer(path, options)
    return this.meddle(answer, path)
  }

  private async answer(path: string, options: RequestInit): Promise<Response> {
    const account = this.account && { id: this.account, mustFirst: null, permissions: this.permissions }
    if (path === '/field-device') return this.json({ standing: this.standing })
    if (path === '/session') return this.json({ account, csrf: 'token', now: toInstant(this.now) })
    if (!account) return this.json({}, 401)
    if (path === '/photos') {
      const bytes = options.body as Uint8Array<ArrayBuffer>
      if (bytes.length > 1_000)
        return this.json({ code: 'FILES.TOO_LARGE', words: { vi: 'Quá to.', en: 'Too large.' } }, 413)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      this.photos.add(hash)
      return this.json({ hash })
    }
    if (path !== '/intents') return this.json({ items: [path], next: null })
    const { intents } = JSON.parse(String(options.body)) as { intents: Intent[] }
    return this.json({ answers: intents.map((intent) => this.judge(intent)) })
  }

  private judge(intent: Intent): IntentAnswer {
    const { id } = intent
    const recordedAt = toInstant(this.now)
    const earlier = this.done.get(id)
    if (earlier) {
      const isSame = JSON.stringify(earlier) === JSON.stringify(intent)
      return isSame
        ? { id, outcome: 'already-done', recordedAt }
        : { id, outcome: 'refused', refusal: no('INTENTS.ID_REUSED') }
    }
    const code = this.refuses.get(id) ?? this.refuses.get(intent.type)
    if (code === 'fault') return { id, outcome: 'fault', requestId: 'r' }
    if (code) return { id, outcome: 'refused', refusal: no(code) }
    this.done.set(id, intent)
    return { id, outcome: 'accepted', recordedAt }
  }

  private json(body: unknown, status = 200): Response {
    const headers = { 'content-type': 'application/json', date: new Date(this.now).toUTCString() }
    return new Response(JSON.stringify(body), { status, headers })
  }
}

function no(code: string) {
  return { code, words: { vi: 'Không.', en: 'No.' }, status: 422, field: 'siteId' } as const
}

/** The database of one phone; a desk opened twice on it is two tabs, or the same phone after a restart. */
export function newPhone(): IDBFactory {
  return new IDBFactory()
}

/** A desk on a phone whose clock the test sets. */
export function openDesk(
  server: TestServer,
  phone: IDBFactory,
  clock: { now: number },
  sealer: Sealer = plainSealer,
): FieldDesk {
  const deviceNow = () => clock.now
  return {
    accountId: testAccount,
    store: openFieldStore(testAccount, { indexedDB: phone, IDBKeyRange }),
    sealer,
    exchange: openExchange(testAccount, { fetch: server.fetch, deviceNow }),
    deviceNow,
    luck: () => 1,
  }
}
