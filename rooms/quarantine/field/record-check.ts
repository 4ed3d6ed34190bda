import { addToOutbox, mendIntent, newFieldId, type OutboxItem, useDesk, useKeeping } from '#platform/field'
import { useGo } from '#platform/web'
import { type RecordCheck, recordCheck } from '../domain/index.ts'
import type { PersonToday } from './use-round.ts'

/** What a key says of somebody. */
export type Told = Pick<RecordCheck, 'outcome' | 'need' | 'temperature' | 'oxygen'>

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
