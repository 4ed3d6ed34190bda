import { useEffect, useState } from 'react'
import type { Words } from '#kit'
import {
  Banner,
  bringAlong,
  type ConflictField,
  type ConflictSpeech,
  type FieldDesk,
  fieldRooms,
  fieldWords,
  letterOf,
  mendIntent,
  type OutboxItem,
  type Pick,
  Screen,
  type ScreenProps,
  speechOf,
  useDesk,
  useOutboxItem,
  withdraw,
  workingSet,
} from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { ConflictFields } from './conflict-fields.tsx'

/** What the server holds now beside what this phone recorded, field by field; a person says which stays. */
export function ConflictScreen({ params }: ScreenProps) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const conflict = useConflict(params.id ?? '')
  return (
    <Screen title={t('conflict.title')} back="/field/outbox">
      {conflict === undefined && <p role="status">{t('conflict.asking')}</p>}
      {conflict === 'offline' && <Banner tone="soon">{t('conflict.offline')}</Banner>}
      {conflict === 'no-answer' && <Banner tone="soon">{t('conflict.noAnswer')}</Banner>}
      {conflict === 'gone' && <p>{t('conflict.gone')}</p>}
      {typeof conflict === 'object' && (
        <>
          <p>
            <strong>{reading(conflict.title)}</strong>
          </p>
          <ConflictFields fields={conflict.fields} onSend={(picks) => void conflict.send(picks)} />
        </>
      )}
    </Screen>
  )
}

interface Conflict {
  readonly title: Words
  readonly fields: readonly ConflictField[]
  readonly send: (picks: ReadonlyMap<string, Pick>) => Promise<void>
}

/** Why there is nothing to show: no network; the server could not say; nothing is left to decide. */
type NoConflict = 'offline' | 'no-answer' | 'gone'

/** Asks for the present values; undefined while it does. */
function useConflict(id: string): Conflict | NoConflict | undefined {
  const { desk, sending } = useDesk()
  const go = useGo()
  const known = useOutboxItem(id)
  const [conflict, setConflict] = useState<Conflict | NoConflict>()
  const item = known?.item
  useEffect(() => {
    let isShown = true
    const done = () => {
      void sending.sendNow(true)
      go('/field/outbox')
    }
    if (known === null) setConflict('gone')
    if (item) void openConflict(desk, item, done).then((found) => isShown && setConflict(found))
    return () => {
      isShown = false
    }
  }, [desk, sending, go, item, known])
  return conflict
}

async function openConflict(desk: FieldDesk, item: OutboxItem, done: () => void): Promise<Conflict | NoConflict> {
  const letter = await letterOf(desk, item.id)
  const speech = speechOf(item.type)?.conflict
  if (!letter || !speech || item.state !== 'refused') return 'gone'
  const { payload, before } = letter
  const present = await presentRow(desk, speech.rowOf(payload))
  if (present === 'offline' || present === 'no-answer' || present === undefined) return present ?? 'gone'
  return {
    title: speech.title(present),
    fields: speech.fields(payload, present, before),
    send: async (picks) => {
      await settle(desk, item, { next: speech.resolve(payload, present, picks), present })
      done()
    },
  }
}

/** The row as it is now: the set is brought anew first, which is only what changed. */
async function presentRow(desk: FieldDesk, { set, id }: ReturnType<ConflictSpeech['rowOf']>): Promise<unknown> {
  const thing = fieldRooms()
    .flatMap(({ bring }) => bring)
    .find(({ name }) => name === set)
  const here = await desk.exchange.present()
  if (here.kind === 'trouble') return here.what === 'no-network' ? 'offline' : 'no-answer'
  if (!thing || (await bringAlong(desk, [thing], here.cityNow)) === 0) return 'no-answer'
  return (await workingSet(desk, set))?.rows.get(id)
}

/** Sends what was chosen; where nothing of one's own is left, one's own is taken back instead. */
async function settle(
  desk: FieldDesk,
  item: OutboxItem,
  { next, present }: { readonly next: unknown; readonly present: unknown },
): Promise<void> {
  if (next === undefined) await withdraw(desk, item.id, desk.deviceNow())
  else await mendIntent(desk, item, next, present)
}
