import { useEffect, useState } from 'react'
import type { Words } from '#kit'
import { toInstant } from '#kit'
import {
  Banner,
  BigButton,
  canEncipher,
  fieldWords,
  isConflict,
  letterOf,
  likelySkew,
  mayBeThrownAway,
  type OutboxItem,
  type OutboxPart,
  refusalsBehind,
  Screen,
  speechOf,
  standingOf,
  useDesk,
  useLine,
  useOutboxPart,
  useOutboxSummary,
  withdraw,
} from '#platform/field'
import { showMomentShort, useGo, useReading, useWords } from '#platform/web'
import { appWords } from '../field-words.ts'
import { HandOver } from './hand-over.tsx'
import styles from './outbox.module.css'

/** Lines shown at first of what waits and of what is done; more by a press. */
const firstLines = 20

/** Everything recorded on this phone and where it stands; what was refused comes first, says why and what to do. */
export function OutboxScreen() {
  const t = useWords(fieldWords)
  const { sending } = useDesk()
  const { state } = useLine()
  const summary = useOutboxSummary()
  const stuck = useOutboxPart('stuck', firstLines)
  const isEmpty = summary !== undefined && summary.waiting + summary.refused + summary.held + summary.photos === 0
  return (
    <Screen title={t('outbox.title')} back="/field">
      <BigButton onClick={() => void sending.sendNow(true)} disabled={state === 'sending'}>
        {t('outbox.sendNow')}
      </BigButton>
      {summary && summary.photos > 0 && <p>{t('outbox.photos', { count: summary.photos })}</p>}
      {isEmpty && <p>{t('outbox.empty')}</p>}
      {stuck && <Lines part={stuck} />}
      <Part of="waiting" />
      <Part of="done" />
      <MayBeThrown />
      {canEncipher() && <HandOver />}
    </Screen>
  )
}

/** Said where the browser has not promised to keep the store. */
function MayBeThrown() {
  const t = useWords(appWords)
  const [isLoose, setLoose] = useState(false)
  useEffect(() => void mayBeThrownAway().then((loose) => setLoose(loose ?? false)), [])
  return isLoose ? <p className={styles.small}>{t('mayBeThrown')}</p> : null
}

/** What waits, or what is done: some lines, and more by a press. */
function Part({ of }: { readonly of: 'waiting' | 'done' }) {
  const t = useWords(fieldWords)
  const [most, setMost] = useState(firstLines)
  const part = useOutboxPart(of, most)
  if (!part || part.items.length === 0) return null
  return (
    <>
      <Lines part={part} />
      {part.total > part.items.length && (
        <BigButton look="plain" onClick={() => setMost(most * 3)}>
          {t('outbox.more', { count: part.total - part.items.length })}
        </BigButton>
      )}
    </>
  )
}

function Lines({ part }: { readonly part: OutboxPart }) {
  return (
    <ul className={styles.list}>
      {part.items.map((item) => (
        <OutboxLine key={item.id} item={item} byId={part.byId} />
      ))}
    </ul>
  )
}

function OutboxLine({ item, byId }: { readonly item: OutboxItem; readonly byId: OutboxPart['byId'] }) {
  const t = useWords(fieldWords)
  const reading = useReading()
  const { desk } = useDesk()
  const [said, setSaid] = useState<{ title: string; words: Words | undefined }>()
  useEffect(() => {
    const speech = speechOf(item.type)
    void letterOf(desk, item.id).then(
      (letter) => letter && setSaid({ title: letter.title, words: speech?.say(letter.payload) }),
    )
  }, [desk, item.id, item.type])
  const standing = standingOf(item, byId)
  const isStuck = standing === 'refused' || standing === 'held'
  const refusals = isStuck ? refusalsBehind(item, byId) : []
  const state = item.successor ? 'mended' : standing
  return (
    <li className={styles.item} data-state={state}>
      <div className={styles.head}>
        <strong>{said?.title || t(item.kind === 'photo' ? 'item.photo' : 'item.unknown')}</strong>
        <span className={styles.state}>{t(`state.${state}`)}</span>
      </div>
      {said?.words && <p>{reading(said.words)}</p>}
      <p className={styles.small}>
        {showMomentShort(item.occurredAt ?? toInstant(item.stamp.at + likelySkew(item.stamp)))}
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
  const isClash = item.refusal !== undefined && isConflict(item.refusal) && speech?.conflict !== undefined
  const at = isClash ? `/field/outbox/conflict/${item.id}` : (speech?.mendAt(item.id) ?? '/field/outbox')
  const drop = () => (isSure ? void withdraw(desk, item.id, desk.deviceNow()) : setSure(true))
  return (
    <div className={styles.todo}>
      {speech && <BigButton onClick={() => go(at)}>{t(isClash ? 'outbox.compare' : 'outbox.mend')}</BigButton>}
      <BigButton look="danger" onClick={drop}>
        {t(isSure ? 'outbox.withdrawSure' : 'outbox.withdraw')}
      </BigButton>
    </div>
  )
}
