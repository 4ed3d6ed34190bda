import type { Instant } from '#kit'
import { showMoment, useFilters, useGo, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts } from '#ui'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { Doer, type JournalItem } from './doer.tsx'
import { subjectPage, useFactWords } from './fact-words.ts'

/** One entry with all it says, and the ways on from it: its subject, its doer. */
export function EntryDialog({ entry, onClose }: { readonly entry: JournalItem; readonly onClose: () => void }) {
  const t = useWords(auditWords)
  const sayFact = useFactWords()
  const go = useGo()
  const [, setFilters] = useFilters()
  const page = subjectPage(entry)
  const { subjectId, by } = entry
  const narrow = (change: { subjectId?: string; accountId?: string }) => {
    setFilters({ subjectId: undefined, accountId: undefined, ...change })
    onClose()
  }
  const foot = (
    <>
      {by.accountId && <Button onClick={() => narrow({ accountId: by.accountId as string })}>{t('of-person')}</Button>}
      {subjectId && <Button onClick={() => narrow({ subjectId })}>{t('of-subject')}</Button>}
      {page && (
        <Button look="main" onClick={() => go(page)}>
          {t('open-subject')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={sayFact(entry)} onClose={onClose} foot={foot} width="wide">
      <Facts>
        <Fact name={t('who')}>
          <Doer by={by} />
        </Fact>
        <Fact name={t('where')}>{entry.areaName}</Fact>
        <Fact name={t('occurred-at')}>{showMoment(entry.occurredAt as Instant)}</Fact>
        <Fact name={t('seal')}>{entry.sealed ? t('sealed') : t('unsealed')}</Fact>
        <Fact name={t('type')}>{entry.type}</Fact>
        <Fact name={t('subject')}>
          {subjectId && (
            <span className={styles.stack}>
              {entry.subjectName && <span>{entry.subjectName}</span>}
              <span className={styles.small}>{subjectId}</span>
            </span>
          )}
        </Fact>
        <Fact name={t('id')}>
          <span className={styles.small}>{entry.id}</span>
        </Fact>
      </Facts>
      {Object.keys(entry.data).length > 0 && <pre className={styles.data}>{JSON.stringify(entry.data, null, 2)}</pre>}
    </Dialog>
  )
}
