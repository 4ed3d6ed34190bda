import { useState } from 'react'
import { useIntent, useReading, useWords } from '#platform/web'
import { Button, Dialog, Note, RefusalNote, showToast } from '#ui'
import { type Need, type RecordVisit, recordVisit, VISIT_OUTCOMES } from '../domain/index.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

interface VisitKeysProps {
  readonly householdId: string
  readonly needs: readonly Need[]
}

/** One key for each outcome; a need is picked from a list and becomes somebody's task. */
export function VisitKeys({ householdId, needs }: VisitKeysProps) {
  const t = useWords(teamWords)
  const reading = useReading()
  const [isAsking, setAsking] = useState(false)
  const visit = useIntent(recordVisit)
  const record = async (told: Omit<RecordVisit, 'householdId'>) => {
    const done = await visit.ask({ householdId, ...told })
    if (!done) return
    showToast({ text: t('recorded') })
    setAsking(false)
  }
  const isBusy = visit.state === 'sending'
  return (
    <>
      <div className={styles.keys}>
        <Button icon="check" busy={isBusy} onClick={() => void record({ outcome: 'met' })}>
          {reading(VISIT_OUTCOMES.met)}
        </Button>
        <Button busy={isBusy} onClick={() => void record({ outcome: 'not-home' })}>
          {reading(VISIT_OUTCOMES['not-home'])}
        </Button>
        <Button look="main" icon="warning" busy={isBusy} onClick={() => setAsking(true)}>
          {reading(VISIT_OUTCOMES['needs-help'])}
        </Button>
      </div>
      {visit.problem && <RefusalNote problem={visit.problem} />}
      {isAsking && (
        <Dialog title={t('record.need')} onClose={() => setAsking(false)}>
          {needs.map(({ key, title, call }) => (
            <div key={key} className={styles.keys}>
              <Button busy={isBusy} onClick={() => void record({ outcome: 'needs-help', need: key })}>
                {reading(title)}
              </Button>
              {call.length > 0 && <Note>{t('record.call', { numbers: call.join(', ') })}</Note>}
            </div>
          ))}
        </Dialog>
      )}
    </>
  )
}
