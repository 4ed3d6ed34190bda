import { useEffect, useState } from 'react'
import {
  addToOutbox,
  letterOf,
  mendIntent,
  newFieldId,
  type OutboxItem,
  useDesk,
  useKeeping,
  useOutboxItem,
} from '#platform/field'
import { useGo } from '#platform/web'
import { type RecordCheck, recordCheck } from '../domain/index.ts'
import type { PersonToday } from './use-round.ts'

/** What a key says of somebody. */
export type Told = Pick<RecordCheck, 'outcome' | 'need' | 'temperature' | 'oxygen'>

/** A check in the outbox that the server refused. */
export interface RefusedCheck {
  readonly item: OutboxItem
  readonly told: RecordCheck
}

/** A refused check and what it said; undefined until it was read, or where it is not on this phone. */
export function useRefusedCheck(id: string): RefusedCheck | undefined {
  const { desk } = useDesk()
  const item = useOutboxItem(id)?.item
  const [told, setTold] = useState<RecordCheck>()
  useEffect(() => {
    if (item) void letterOf(desk, item.id).then((letter) => setTold(letter?.payload as RecordCheck))
  }, [desk, item])
  return item && told && { item, told }
}

/** Puts a check into the outbox, from where it is sent by itself; `refused` goes again, mended, with its own moment. */
export function useRecordCheck({ id, phone }: PersonToday, title: string, refused: OutboxItem | undefined) {
  const { desk, sending } = useDesk()
  const go = useGo()
  const { keep, full } = useKeeping()
  const record = async ({ outcome, need, temperature, oxygen }: Told) => {
    const payload: RecordCheck = {
      orderId: id,
      by: phone === null ? 'visit' : 'phone',
      outcome,
      ...(need === undefined ? {} : { need }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(oxygen === undefined ? {} : { oxygen }),
    }
    const isKept = await keep(() =>
      refused
        ? mendIntent(desk, refused, payload)
        : addToOutbox(desk, { id: newFieldId(desk), type: recordCheck.type, title, payload }),
    )
    if (!isKept) return
    // Symptoms are told to somebody the moment there is a network.
    void sending.sendNow()
    go('/field/quarantine')
  }
  return { record, full }
}
