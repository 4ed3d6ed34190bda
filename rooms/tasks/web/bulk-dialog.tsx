import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web'
import { Button, Dialog, LongTextField } from '#ui'
import { PostField } from './post-field.tsx'
import { taskWords } from './tasks.words.ts'

/** What a person fills in before many tasks are changed. */
export interface BulkAnswer {
  readonly reason: string
  readonly ownerPostId?: string | undefined
}

interface Question {
  readonly title: string
  readonly areaId?: number | undefined
  readonly wantsOwner?: boolean | undefined
}

/**
 * Asks for a reason (and a new owner) before a bulk change: `const { ask, dialog } = useBulkDialog()`; draw `dialog`
 * once, await `ask(…)`, which gives undefined when it was closed.
 */
export function useBulkDialog(): {
  readonly ask: (question: Question) => Promise<BulkAnswer | undefined>
  readonly dialog: ReactNode
} {
  const [open, setOpen] = useState<Question & { readonly answer: (answer: BulkAnswer | undefined) => void }>()
  const ask = (question: Question) =>
    new Promise<BulkAnswer | undefined>((resolve) => {
      setOpen({
        ...question,
        answer: (answer) => {
          setOpen(undefined)
          resolve(answer)
        },
      })
    })
  return { ask, dialog: open && <BulkDialog question={open} onAnswer={open.answer} /> }
}

function BulkDialog({
  question,
  onAnswer,
}: {
  readonly question: Question
  readonly onAnswer: (answer: BulkAnswer | undefined) => void
}) {
  const t = useWords(taskWords)
  const [reason, setReason] = useState<string>()
  const [ownerPostId, setOwner] = useState<string>()
  const isReady = Boolean(reason) && (!question.wantsOwner || ownerPostId !== undefined)
  return (
    <Dialog
      title={question.title}
      onClose={() => onAnswer(undefined)}
      foot={
        <Button look="main" disabled={!isReady} onClick={() => onAnswer({ reason: reason ?? '', ownerPostId })}>
          {question.title}
        </Button>
      }
    >
      {question.wantsOwner && (
        <PostField
          label={t('field.owner')}
          name="ownerPostId"
          areaId={question.areaId}
          value={ownerPostId}
          onChange={setOwner}
        />
      )}
      <LongTextField label={t('field.reason')} name="reason" value={reason} onChange={setReason} />
    </Dialog>
  )
}
