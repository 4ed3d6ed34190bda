import { useEffect, useState } from 'react'
import { type Instant, toInstant } from '#kit'
import { letterOf, type OutboxItem, type Standing, standingOf, useDesk, useOutbox } from '#platform/field'

/** Something this phone recorded at a post, whether the server has it yet or not. */
export interface OwnRecord {
  readonly id: string
  readonly type: string
  /** When it happened, corrected by what is known of the phone's clock. */
  readonly at: Instant
  readonly standing: Standing
  readonly payload: unknown
}

/** What this phone itself recorded at posts, latest first; undefined until it was read. */
export function useOwnRecords(): readonly OwnRecord[] | undefined {
  const { desk } = useDesk()
  const outbox = useOutbox()
  const [payloads, setPayloads] = useState<ReadonlyMap<string, unknown>>(new Map())
  useEffect(() => {
    const unread = outbox?.items.filter(({ id, type }) => isOurs(type) && !payloads.has(id)) ?? []
    if (unread.length === 0) return undefined
    let isShown = true
    const open = async ({ id }: OutboxItem) => [id, (await letterOf(desk, id))?.payload] as const
    void Promise.all(unread.map(open)).then((found) => isShown && setPayloads((known) => new Map([...known, ...found])))
    return () => {
      isShown = false
    }
  }, [desk, outbox, payloads])
  return outbox?.items
    .filter(({ id, type }) => isOurs(type) && payloads.has(id))
    .map((item) => ({
      id: item.id,
      type: item.type,
      at: item.occurredAt ?? toInstant(item.stamp.at + (item.stamp.skewMs ?? 0)),
      standing: standingOf(item, outbox.byId),
      payload: payloads.get(item.id),
    }))
}

function isOurs(type: string): boolean {
  return type.startsWith('checkpoints.')
}
