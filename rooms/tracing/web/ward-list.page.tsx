import { useState } from 'react'
import type { Instant } from '#kit'
import { type PageProps, showMoment, showMomentShort, useIntent, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Breadcrumb,
  Clock,
  Empty,
  Note,
  Page,
  RecordList,
  RefusalNote,
  Section,
  showToast,
  useLocalSource,
} from '#ui'
import {
  type ContactStep,
  contactSteps,
  recordSteps,
  type WardContact,
  type WardList,
  wardListContract,
} from '../domain/index.ts'
import { OpenNames, type WardNames } from './open-names.tsx'
import styles from './tracing.module.css'
import { wardWords } from './ward.words.ts'
import { useWardColumns } from './ward-columns.tsx'

/** Whom one ward calls, isolates and tests, the highest risk first; by code until somebody opens the names for a reason. */
export function WardListPage({ params }: PageProps) {
  const t = useWords(wardWords)
  const reading = useReading()
  const query = { traceId: params.traceId ?? '', areaId: params.areaId ?? '' }
  const answer = useRead(wardListContract, query, { rooms: ['tracing', 'contacts'] })
  const list = answer.data
  return (
    <Page
      title={list ? `${t('title')} · ${reading(list.title)}` : t('title')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/tracing' }, { label: list?.code ?? '' }]} />}
      lead={t('lead')}
      strip={list && <span className={styles.quiet}>{showMoment(list.askedAt as Instant)}</span>}
    >
      <Answer to={answer} rows={8}>
        {(found) => <Contacts list={found} />}
      </Answer>
    </Page>
  )
}

function Contacts({ list }: { readonly list: WardList }) {
  const t = useWords(wardWords)
  const [names, setNames] = useState<WardNames>()
  const [text, setText] = useState('')
  const take = useIntent(recordSteps)
  const source = useLocalSource(
    list.contacts,
    text,
    (one) => `${one.code} F${one.level} ${names?.get(one.personId)?.name ?? ''}`,
  )
  const record = (step: ContactStep) => async (rows: readonly WardContact[]) => {
    const done = await take.ask({ traceId: list.traceId, personIds: rows.map(({ personId }) => personId), step })
    return done ? { said: t('step.done', { count: rows.length }) } : undefined
  }
  const one = async (contact: WardContact, step: ContactStep) => {
    const done = await record(step)([contact])
    if (done) showToast({ text: done.said })
  }
  return (
    <>
      {list.isOver && <Note>{t('over')}</Note>}
      <Orders list={list} />
      {list.mayName && names === undefined && <OpenNames list={list} onOpened={setNames} />}
      {names !== undefined && <p className={styles.quiet}>{t('names.shown')}</p>}
      {take.problem && <RefusalNote problem={take.problem} />}
      <RecordList
        label={t('title')}
        source={source}
        rowKey={({ personId }) => personId}
        filter={{ text, onChange: setText }}
        columns={useWardColumns({
          names,
          mayFollow: list.mayFollow,
          onStep: (contact, step) => void one(contact, step),
        })}
        bulk={list.mayFollow ? contactSteps.map((step) => ({ label: t(step), run: record(step) })) : []}
        empty={<Empty title={t('none')} />}
      />
    </>
  )
}

function Orders({ list }: { readonly list: WardList }) {
  const t = useWords(wardWords)
  if (list.orders.length === 0) return null
  return (
    <Section title={t('orders')}>
      <ul className={styles.orderLines}>
        {list.orders.map(({ id, kind, people, done, dueAt, finishedAt, ownerTitle }) => (
          <li key={id}>
            <span>
              <strong>{t(`kind.${kind}`)}</strong> {t('order.done', { done, people })}
            </span>
            <span className={styles.quiet}>{ownerTitle}</span>
            {finishedAt === null ? (
              <Clock due={dueAt as Instant} />
            ) : (
              <span className={styles.quiet}>{showMomentShort(finishedAt as Instant)}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
