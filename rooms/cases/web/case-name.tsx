import { useState } from 'react'
import { type Problem, read, toProblem, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, TextField } from '#ui'
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
      {isAsking && <AskReason caseId={found.id} onOpened={setOpened} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface AskProps {
  readonly caseId: string
  readonly onOpened: (opened: Opened) => void
  readonly onClose: () => void
}

function AskReason({ caseId, onOpened, onClose }: AskProps) {
  const t = useWords(caseWords)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    setBusy(true)
    try {
      onOpened(await read(casePersonContract, { id: caseId, reason: reason.trim() }))
      onClose()
    } catch (thrown) {
      setProblem(toProblem(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('open')}
      onClose={onClose}
      foot={
        <Button look="main" busy={isBusy} disabled={reason.trim().length < 5} onClick={() => void open()}>
          {t('open')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('open.lead')}</p>
      <TextField
        label={t('open.reason')}
        help={t('open.help')}
        name="reason"
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {problem && <RefusalNote problem={problem} />}
    </Dialog>
  )
}
