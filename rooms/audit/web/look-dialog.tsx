import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMoment, useFilters, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts, Tag } from '#ui'
import type { lookItem } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { Doer } from './doer.tsx'
import { useLookWords } from './look-words.ts'

interface LookDialogProps {
  readonly look: z.infer<typeof lookItem>
  readonly onClose: () => void
}

/** One look with all it says, and the ways on: every look of this person, every look at this record, what they did. */
export function LookDialog({ look, onClose }: LookDialogProps) {
  const t = useWords(auditWords)
  const { sayWhat, sayReason } = useLookWords()
  const [, setFilters] = useFilters()
  const { by, subjectId, subjectName } = look
  const narrow = (change: Readonly<Record<string, string | undefined>>) => {
    setFilters({ subjectId: undefined, accountId: undefined, kind: undefined, ...change })
    onClose()
  }
  const accountId = by.accountId ?? undefined
  const foot = (
    <>
      {subjectId && <Button onClick={() => narrow({ subjectId })}>{t('looks.of-record')}</Button>}
      <Button onClick={() => narrow({ accountId, tab: undefined })}>{t('of-person')}</Button>
      <Button look="main" onClick={() => narrow({ accountId })}>
        {t('looks.of-person')}
      </Button>
    </>
  )
  return (
    <Dialog title={sayWhat(look)} onClose={onClose} foot={foot} width="wide">
      <Facts>
        <Fact name={t('who')}>
          <Doer by={by} />
        </Fact>
        <Fact name={t('looks.why')}>{sayReason(look.reason)}</Fact>
        <Fact name={t('outcome')}>
          {look.outcome === 'refused' ? <Tag tone="soon">{t('looks.refused')}</Tag> : t('looks.shown')}
        </Fact>
        <Fact name={t('where')}>{look.areaName}</Fact>
        <Fact name={t('at')}>{showMoment(look.at as Instant)}</Fact>
        <Fact name={t('looks.record')}>
          {subjectId && (
            <span className={styles.stack}>
              {subjectName && <span>{subjectName}</span>}
              <span className={styles.small}>{subjectId}</span>
            </span>
          )}
        </Fact>
        <Fact name={t('looks.kind')}>
          <span className={styles.small}>{look.subjectKind}</span>
        </Fact>
      </Facts>
    </Dialog>
  )
}
