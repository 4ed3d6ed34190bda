import { useState } from 'react'
import { useIntent, useMay, useRead, useWords } from '#platform/web'
import { Button, RefusalNote, Section } from '#ui'
import { orderListContract, proposeIsolation } from '../domain/index.ts'
import { AskHomeDialog } from './ask-home.dialog.tsx'
import { orderWords } from './order.words.ts'
import { OrderRows } from './order-rows.tsx'
import styles from './quarantine.module.css'

/** On the page of a person: their isolation, and the two ways to begin one. Both are proposals (SG-08). */
export function PersonIsolationPanel({ subjectId, areaId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(orderWords)
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const { data } = useRead(orderListContract, { personId: subjectId, state: 'all' })
  const propose = useIntent(proposeIsolation)
  if (data === undefined) return null
  const isOpen = data.items.some(({ state }) => state === 'proposed' || state === 'in-force')
  return (
    <Section title={t('panel.person')}>
      {data.items.length === 0 && <p className={styles.quiet}>{t('panel.none')}</p>}
      <OrderRows label={t('panel.person')} orders={data.items} />
      {may('quarantine.propose') && !isOpen && (
        <p className={styles.line}>
          <Button
            busy={propose.state === 'sending'}
            onClick={() =>
              void propose.ask({ class: 'F1', setting: 'concentrated', people: [{ personId: subjectId, areaId }] })
            }
          >
            {t('panel.propose')}
          </Button>
          <Button onClick={() => setAsking(true)}>{t('do.ask-home')}</Button>
        </p>
      )}
      {propose.problem && <RefusalNote problem={propose.problem} />}
      {isAsking && <AskHomeDialog areaId={areaId} personId={subjectId} onClose={() => setAsking(false)} />}
    </Section>
  )
}
