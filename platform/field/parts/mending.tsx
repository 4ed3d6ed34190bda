import { type ReactNode, useEffect, useState } from 'react'
import { toInstant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import { fieldWords } from '../field.words.ts'
import { speechOf } from '../room.ts'
import { likelySkew } from '../rules/device-clock.ts'
import type { OutboxItem } from '../rules/outbox-item.ts'
import { letterOf } from '../store/letters.ts'
import { useDesk, useOutboxItem } from '../use-desk.ts'
import { Banner, Screen } from './screen.tsx'

/** Something in the outbox that only a hand can bring on, and what it said. */
export interface Refused<T> {
  readonly item: OutboxItem
  readonly told: T
}

/** What was refused, or is held, and what it said; null where there is nothing to mend any more, undefined until it was read. */
function useRefused<T>(id: string): Refused<T> | null | undefined {
  const { desk } = useDesk()
  const found = useOutboxItem(id)
  const [told, setTold] = useState<{ readonly id: string; readonly payload: T | undefined }>()
  useEffect(() => {
    let isShown = true
    void letterOf(desk, id).then((letter) => isShown && setTold({ id, payload: letter?.payload as T | undefined }))
    return () => {
      isShown = false
    }
  }, [desk, id])
  if (found === undefined || told?.id !== id) return undefined
  const isStuck = found?.standing === 'refused' || found?.standing === 'held'
  return isStuck && told.payload !== undefined ? { item: found.item, told: told.payload } : null
}

/** The frame of every screen that mends a short record: what was sent meanwhile, or dropped, is said so and not done twice. */
export function Mending<T>({
  id = '',
  children,
}: {
  readonly id: string | undefined
  readonly children: (refused: Refused<T>) => ReactNode
}) {
  const t = useWords(fieldWords)
  const refused = useRefused<T>(id)
  if (refused === undefined) return null
  if (refused) return children(refused)
  return (
    <Screen title={t('outbox.mend')} back="/field/outbox">
      <p>{t('mend.nothing')}</p>
    </Screen>
  )
}

/** What was recorded and when, and why it was refused: above the keys that say it again. */
export function RefusedNote({ refused: { item, told } }: { readonly refused: Refused<unknown> }) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const at = item.occurredAt ?? toInstant(item.stamp.at + likelySkew(item.stamp))
  const said = speechOf(item.type)?.say(told)
  return (
    <Banner tone="soon">
      {item.refusal && <strong>{reading(item.refusal.words)} </strong>}
      {t('mend.before', { what: said ? reading(said) : t('item.unknown'), at: showMomentShort(at) })}
    </Banner>
  )
}
