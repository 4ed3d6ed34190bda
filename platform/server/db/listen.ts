import pg from 'pg'
import type { Log } from '../log.ts'

/** Hears what other transactions announce with NOTIFY. A wake-up only: the journal is the truth (rule R7). */
export interface Listener {
  /** Calls back for each message on a channel; after a reconnection with an empty text, since some may be lost. */
  on(channel: string, hear: (payload: string) => void): void
  close(): Promise<void>
}

/** Opens the one direct connection that listens, and keeps reopening it. */
export function openListener(options: { url: string; log: Log }): Listener {
  const ears = new Map<string, Set<(payload: string) => void>>()
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let lastAsked: Promise<unknown> = Promise.resolve()

  /** One statement after the other: a connection does one at a time. */
  function listenOn(connection: pg.Client, channel: string): Promise<unknown> {
    const asked = lastAsked.then(() => connection.query(`listen ${pg.escapeIdentifier(channel)}`))
    lastAsked = asked.catch(() => {})
    return asked
  }

  async function connect(): Promise<void> {
    if (closed) return
    const next = new pg.Client({ connectionString: options.url, application_name: 'nhac-truong-listen' })
    next.on('error', () => reconnect(next))
    next.on('end', () => reconnect(next))
    next.on('notification', (message) => {
      for (const hear of ears.get(message.channel) ?? []) hear(message.payload ?? '')
    })
    try {
      await next.connect()
      client = next
      for (const channel of ears.keys()) await listenOn(next, channel)
      for (const hearers of ears.values()) for (const hear of hearers) hear('')
    } catch (error) {
      options.log.warn({ error: (error as Error).message }, 'the listening connection could not be opened')
      reconnect(next)
    }
  }

  function reconnect(of: pg.Client): void {
    if (client === of) client = undefined
    if (closed || retry) return
    retry = setTimeout(() => {
      retry = undefined
      void connect()
    }, 500)
  }

  void connect()
  return {
    on(channel, hear) {
      const known = ears.get(channel)
      if (known) {
        known.add(hear)
        return
      }
      ears.set(channel, new Set([hear]))
      if (client) listenOn(client, channel).catch(() => client && reconnect(client))
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await client?.end()
    },
  }
}
