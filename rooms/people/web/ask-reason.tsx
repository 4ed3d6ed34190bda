import { useWords } from '#platform/web'
import { ReasonDialog } from '#ui'
import { peopleWords } from './people.words.ts'

interface AskReasonProps {
  readonly title: string
  readonly onClose: () => void
  readonly onReason: (reason: string) => Promise<void> | void
  /** After it was shown; without it the dialog closes. */
  readonly onDone?: () => void
}

/** Asks for the reason before anybody is named. */
export function AskReason(props: AskReasonProps) {
  const t = useWords(peopleWords)
  return (
    <ReasonDialog
      note={t('identity.sealed')}
      label={t('identity.reason')}
      help={t('identity.reason.help')}
      {...props}
    />
  )
}
