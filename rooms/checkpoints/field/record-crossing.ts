import { useState } from 'react'
import { addToOutbox, newFieldId, StorageFull, useDesk, withdraw } from '#platform/field'
import { useWords } from '#platform/web'
import { type CrossingPayload, recordCrossing, voidCrossing } from '../domain/index.ts'
import { postWords } from './post.words.ts'

/** The crossing that was recorded last, in sight until the next. */
export interface DoneCrossing {
  readonly id: string
  readonly payload: CrossingPayload
  readonly isVoid: boolean
}

/** Puts crossings into the outbox. */
export function useRecordCrossing(postName: string) {
  const t = useWords(postWords)
  const { desk, sending } = useDesk()
  const [done, setDone] = useState<DoneCrossing>()
  const [problem, setProblem] = useState<string>()
  const keep = async (work: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await work()
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      // Nothing was recorded: the one before must not look like this one.
      setDone(undefined)
      return setProblem(t('done.full'))
    }
    void sending.sendNow()
  }
  const record = (payload: CrossingPayload) =>
    keep(async () => {
      const id = newFieldId(desk)
      await addToOutbox(desk, { id, type: recordCrossing.type, title: postName, payload })
      setDone({ id, payload, isVoid: false })
    })
  /** A slip of the thumb: the journal keeps both. What the server refused anyway is dropped on the phone. */
  const takeBack = (crossing: DoneCrossing) =>
    keep(async () => {
      const { id } = crossing
      const payload = { crossingId: id, reason: t('void.reason') }
      if ((await desk.store.items.get(id))?.state === 'refused') await withdraw(desk, id, desk.deviceNow())
      else
        await addToOutbox(desk, {
          id: newFieldId(desk),
          type: voidCrossing.type,
          title: postName,
          payload,
          after: [id],
        })
      setDone({ ...crossing, isVoid: true })
    })
  return { record, takeBack, done, problem }
}
