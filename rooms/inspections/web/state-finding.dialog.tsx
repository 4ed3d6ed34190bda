import { type FormEvent, useMemo } from 'react'
import type { Instant, Words } from '#kit'
import { cityNow, onThisMachine, useDraft, useIntent, useWords } from '#platform/web'
import { Button, Dialog, RefusalNote, showToast, stopAtUnread } from '#ui'
import { stateFinding } from '../domain/index.ts'
import { findingWords } from './finding.words.ts'
import { FindingFields } from './finding-fields.tsx'
import { type Found, nothingFound, toNamedFinding } from './found.ts'
import styles from './inspections.module.css'

interface StateFindingProps {
  readonly inspectionId: string
  /** From a failed item of a checklist: what is known already. */
  readonly start?: Partial<Found> | undefined
  readonly onClose: () => void
}

/** A finding in an inspection under way. What is typed survives a closed lid. */
export function StateFindingDialog({ inspectionId, start = {}, onClose }: StateFindingProps) {
  const t = useWords(findingWords)
  const name = `inspections.state-finding.${inspectionId}.${start.item ?? ''}`
  const draft = useDraft<Found>(name, { ...nothingFound, ...start })
  const door = useIntent(stateFinding)
  const now = useMemo<Instant>(() => cityNow(), [])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopAtUnread(event.currentTarget)) return
    const payload = { inspectionId, ...toNamedFinding(draft.value, now) }
    const answer = await door.ask(payload, onThisMachine(now))
    if (!answer) return
    draft.discard(nothingFound)
    showToast({ text: t('state.done') })
    onClose()
  }
  return (
    <Dialog title={t('state')} width="wide" onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <FindingFields
          value={draft.value}
          onChange={(change) => draft.change({ ...draft.value, ...change })}
          problems={problemsOf(door.problem?.fields)}
        />
        {door.problem && <RefusalNote problem={door.problem} />}
        <div className={styles.buttons}>
          <Button type="submit" look="main" busy={door.state === 'sending'}>
            {t('state')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Refusals that name a field, by that field. */
export function problemsOf(
  fields: readonly { readonly field: string; readonly words: Words }[] = [],
): Readonly<Record<string, Words>> {
  return Object.fromEntries(fields.map(({ field, words }) => [field.split('.')[0] ?? '', words]))
}
