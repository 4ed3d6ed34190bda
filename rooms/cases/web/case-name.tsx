import { useState } from 'react'
import { read, useWords } from '#platform/web'
import { Button, ReasonDialog } from '#ui'
import { type CasePage, casePersonContract } from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import styles from './cases.module.css'

type Opened = (typeof casePersonContract.answer)['_output']

/** The name of a sick person: sealed until somebody with the right gives a reason, which is written down first (SG-09). */
export function CaseName({ found }: { readonly found: CasePage }) {
  const t = useWords(caseWords)
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  if (opened) {
    const { name, birthYear, phone, address } = opened
    return (
      <p className={styles.sealed}>
        <strong>{name ?? t('name.none')}</strong>
        {birthYear !== null && <span>{t('born', { year: birthYear })}</span>}
        {phone !== null && <a href={`tel:${phone}`}>{phone}</a>}
        {address !== null && <span>{address}</span>}
      </p>
    )
  }
  return (
    <div className={styles.sealed}>
      <span className={styles.quiet}>{t('sealed')}</span>
      {found.mayIdentify && (
        <Button icon="key" onClick={() => setAsking(true)}>
          {t('open')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('open')}
          note={t('open.lead')}
          label={t('open.reason')}
          help={t('open.help')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => setOpened(await read(casePersonContract, { id: found.id, reason }))}
        />
      )}
    </div>
  )
}
