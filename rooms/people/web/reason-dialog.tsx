import { useState } from 'react'
import { type Problem, toProblem, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, TextField } from '#ui'
import styles from './people.module.css'
import { peopleWords } from './people.words.ts'

interface ReasonProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void>
}

/** Asks for the reason before anybody is named. */
export function ReasonDialog({ title, onClose, onReason }: ReasonProps) {
  const t = useWords(peopleWords)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const ask = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onReason(reason.trim())
      onClose()
    } catch (thrown) {
      setProblem(toProblem(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button look="main" busy={isBusy} disabled={reason.trim().length < 5} onClick={() => void ask()}>
          {title}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('identity.sealed')}</p>
      <TextField
        label={t('identity.reason')}
        help={t('identity.reason.help')}
        name="reason"
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {problem && <RefusalNote problem={problem} />}
    </Dialog>
  )
}
