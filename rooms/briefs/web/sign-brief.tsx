import { useState } from 'react'
import { type Instant, toInstant } from '#kit'
import { queryClient, showMoment, useGo, useIntent, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, showToast, TextField } from '#ui'
import { issueBrief } from '../domain/index.ts'
import { issuedBriefPath } from './brief-addresses.ts'
import { briefWords } from './briefs.words.ts'

interface SignBriefProps {
  readonly areaId: number
  readonly at: string
  /** Of what is on the screen: what is signed is what was read. */
  readonly digest: string
}

/** Signs the brief on the screen: says first what that does. */
export function SignBrief({ areaId, at, digest }: SignBriefProps) {
  const t = useWords(briefWords)
  const [seen, setSeen] = useState<{ at: Instant; digest: string }>()
  return (
    <>
      <Button look="main" icon="check" onClick={() => setSeen({ at: toInstant(at), digest })}>
        {t('sign')}
      </Button>
      {seen && <SignDialog areaId={areaId} seen={seen} onClose={() => setSeen(undefined)} />}
    </>
  )
}

interface SignDialogProps {
  readonly areaId: number
  readonly seen: { readonly at: Instant; readonly digest: string }
  readonly onClose: () => void
}

function SignDialog({ areaId, seen, onClose }: SignDialogProps) {
  const t = useWords(briefWords)
  const go = useGo()
  const [number, setNumber] = useState<string>()
  const issue = useIntent(issueBrief)
  const sign = async () => {
    const filed = number?.trim()
    const done = await issue.ask({ areaId, ...seen, ...(filed ? { number: filed } : {}) })
    if (!done) return
    showToast({ text: t('sign.done') })
    go(issuedBriefPath((done.result as { briefId: string }).briefId))
  }
  const readAgain = () => {
    void queryClient.invalidateQueries()
    onClose()
  }
  return (
    <Dialog
      title={t('sign.title')}
      onClose={onClose}
      foot={
        <>
          {issue.problem && <Button onClick={readAgain}>{t('sign.again')}</Button>}
          <Button look="main" busy={issue.state === 'sending'} onClick={() => void sign()}>
            {t('sign')}
          </Button>
        </>
      }
    >
      <p>{t('sign.what', { at: showMoment(seen.at) })}</p>
      <TextField
        label={t('sign.number')}
        help={t('sign.number.help')}
        optional
        name="number"
        value={number}
        onChange={setNumber}
        problem={undefined}
      />
      {issue.problem && <RefusalNote problem={issue.problem} />}
    </Dialog>
  )
}
