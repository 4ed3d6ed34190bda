import { useState } from 'react'
import { useWords } from '#platform/web'
import { Button } from '#ui'
import type { AppealView, ViolationPage } from '../domain/index.ts'
import { AcceptAppealDialog, ResolveAppealDialog } from './appeal-dialogs.tsx'
import { dossierWords } from './dossier.words.ts'

/** The appeal that whoever looks may judge now; undefined: none. */
export function appealToJudge({ appeals }: ViolationPage): AppealView | undefined {
  return appeals.find(({ canJudge, state }) => canJudge && (state === 'filed' || state === 'accepted'))
}

/** Takes an appeal up, or judges one that was taken up. */
export function JudgeAppeal({ appeal, dossier }: { readonly appeal: AppealView; readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        {t(appeal.state === 'filed' ? 'do.accept-appeal' : 'do.resolve-appeal')}
      </Button>
      {isOpen && appeal.state === 'filed' && <AcceptAppealDialog appeal={appeal} onClose={close} />}
      {isOpen && appeal.state === 'accepted' && (
        <ResolveAppealDialog appeal={appeal} dossier={dossier} onClose={close} />
      )}
    </>
  )
}
