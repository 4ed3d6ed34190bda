import { useState } from 'react'
import type { IntentContract } from '#kit'
import { useIntent, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, showToast, TextField } from '#ui'
import { passWords } from './passes.words.ts'

interface ReasonDialogProps<P> {
  /** Also what its button says. */
  readonly title: string
  readonly label: string
  readonly help?: string
  readonly contract: IntentContract<P>
  readonly toPayload: (reason: string) => P
  /** What is said once it is done. */
  readonly done: string
  readonly onClose: () => void
}

/** A change of codes, cards or keys that wants nothing but a reason, kept with it. */
export function ReasonDialog<P>({ title, label, help, contract, toPayload, done, onClose }: ReasonDialogProps<P>) {
  const door = useIntent(contract)
  const [reason, setReason] = useState('')
  const ask = async () => {
    if (!(await door.ask(toPayload(reason.trim())))) return
    showToast({ text: done })
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button
          look="main"
          busy={door.state === 'sending'}
          disabled={reason.trim().length < 3}
          onClick={() => void ask()}
        >
          {title}
        </Button>
      }
    >
      <TextField
        name="reason"
        label={label}
        {...(help === undefined ? {} : { help })}
        value={reason}
        problem={undefined}
        onChange={(text) => setReason(text ?? '')}
      />
      {door.problem && <RefusalNote problem={door.problem} />}
    </Dialog>
  )
}

/** A code or a card is taken back. */
export function WithdrawDialog<P>(props: Pick<ReasonDialogProps<P>, 'help' | 'contract' | 'toPayload' | 'onClose'>) {
  const t = useWords(passWords)
  return <ReasonDialog title={t('withdraw')} label={t('withdraw.reason')} done={t('withdraw.done')} {...props} />
}
