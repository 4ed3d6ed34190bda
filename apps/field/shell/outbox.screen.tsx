import { useEffect, useState } from 'react'
import type { Words } from '#kit'
import { toInstant } from '#kit'
import {
  Banner,
  BigButton,
  canEncipher,
  fieldWords,
  letterOf,
  type OutboxItem,
  refusalsBehind,
  Screen,
  speechOf,
  standingOf,
  useDesk,
  useLine,
  useOutbox,
  withdraw,
} from '#platform/field'
import { showMomentShort, useGo, useReading, useWords } from '#platform/web'
import { HandOver } from './hand-over.tsx'
import styles from './outbox.module.css'

/** Everything recorded on this phone and where it stands; what was refused says why and what to do. */
export function OutboxScreen() {
  const t = useWords(fieldWords)
  const { sending } = useDesk()
  const { state } = useLine()
  const outbox = useOutbox()
  const shown = outbox?.items.filter(
    (item) => item.kind === 'intent' || (item.state === 'refused' && !isNamed(item, outbox.items)),
  )
  return (
    <Screen title={t('outbox.title')} back="/field">
      <BigButton onClick={() => void sending.sendNow(true)} disabled={state === 'sending'}>
        {t('outbox.sendNow')}
      </BigButton>
      {outbox && outbox.summary.photos > 0 && <p>{t('outbox.photos', { count: outbox.summary.photos })}</p>}
      {shown?.length === 0 && <p>{t('outbox.empty')}</p>}
      <ul className={styles.list}>
        {shown?.map((item) => (
          <OutboxLine key={item.id} item={item} />
        ))}
      </ul>
      {canEncipher() && <HandOver />}
    </Screen>
  )
}

function isNamed(photo: OutboxItem, items: readonly OutboxItem[]): boolean {
  return items.some(({ elders, state }) => state !== 'withdrawn' && elders.includes(photo.id))
}

function OutboxLine({ item }: { readonly item: OutboxItem }) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { desk } = useDesk()
  const outbox = useOutbox()
  const [said, setSaid] = useState<{ title: string; words: Words | undefined }>()
  useEffect(() => {
    const speech = speechOf(item.type)
    void letterOf(desk, item.id).then(
      (letter) => letter && setSaid({ title: letter.title, words: speech?.say(letter.payload) }),
    )
  }, [desk, item.id, item.type])
  const standing = outbox ? standingOf(item, outbox.byId) : item.state
  const isStuck = standing === 'refused' || standing === 'held'
  const refusals = outbox && isStuck ? refusalsBehind(item, outbox.byId) : []
  const state = item.successor ? 'mended' : standing
  return (
    <li className={styles.item} data-state={state}>
      <div className={styles.head}>
        <strong>{said?.title || t(item.kind === 'photo' ? 'item.photo' : 'item.unknown')}</strong>
        <span className={styles.state}>{t(`state.${state}`)}</span>
      </div>
      {said?.words && <p>{reading(said.words)}</p>}
      <p className={styles.small}>
        {showMomentShort(item.occurredAt ?? toInstant(item.stamp.at + (item.stamp.skewMs ?? 0)))}
      </p>
      {standing === 'held' && <p>{t('outbox.heldWhy')}</p>}
      {refusals.map((refusal) => (
        <Banner key={refusal.code} tone="alarm">
          {reading(refusal.words)}
        </Banner>
      ))}
      {isStuck && <WhatToDo item={item} />}
    </li>
  )
}

/** Refused and held things go on by a hand only: mended, or dropped after a second press. */
function WhatToDo({ item }: { readonly item: OutboxItem }) {
  const t = useWords(fieldWords)
  const { desk } = useDesk()
  const go = useGo()
  const [isSure, setSure] = useState(false)
  const speech = speechOf(item.type)
  const drop = () => (isSure ? void withdraw(desk, item.id, desk.deviceNow()) : setSure(true))
  return (
    <div className={styles.todo}>
      {speech && <BigButton onClick={() => go(speech.mendAt(item.id))}>{t('outbox.mend')}</BigButton>}
      <BigButton look="danger" onClick={drop}>
        {t(isSure ? 'outbox.withdrawSure' : 'outbox.withdraw')}
      </BigButton>
    </div>
  )
}
