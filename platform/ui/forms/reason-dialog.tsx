import { useState } from 'react'
import { type Problem, toProblem } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { Dialog } from '../controls/dialog.tsx'
import { RefusalNote } from '../states/states.tsx'
import styles from './fields.module.css'
import { TextField } from './text-fields.tsx'

/** Fewest letters that say why. */
const leastLetters = 5

interface ReasonDialogProps {
  /** What is asked for; the button says it too unless `act` does. */
  readonly title: string
  readonly act?: string | undefined
  /** Why a reason is asked: what is sealed, and that the look is written down. */
  readonly note: string
  readonly label: string
  readonly help?: string | undefined
  /** Goes on with the reason; what it throws is told in the dialog, which then stays. */
  readonly onReason: (reason: string) => Promise<void> | void
  readonly onClose: () => void
  /** After it was shown; without it the dialog closes. */
  readonly onDone?: (() => void) | undefined
}

/** Asks for the reason before something sealed is shown (SG-09), and closes when it was. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, act = title, note, label, help, onReason, onClose, onDone = onClose } = props
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const ask = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onReason(reason.trim())
      onDone()
    } catch (thrown) {
      setProblem(toProblem(thrown))
      setBusy(false)
    }
  }
  const isShort = reason.trim().length < leastLetters
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button look="main" busy={isBusy} disabled={isShort} onClick={() => void ask()}>
          {act}
        </Button>
      }
    >
      <p className={styles.help}>{note}</p>
      <TextField
        label={label}
        help={help}
        name="reason"
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {problem && <RefusalNote problem={problem} />}
    </Dialog>
  )
}
