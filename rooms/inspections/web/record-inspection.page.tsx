import { type FormEvent, useRef } from 'react'
import { useGo, useWords } from '#platform/web'
import { Button, focusFirstProblem, Note, Page, PhotosField, RefusalNote, showToast, stopAtUnread } from '#ui'
import { about } from './complaints.ts'
import styles from './inspections.module.css'
import { planWords } from './plan.words.ts'
import { Checklist, Conclusion, Findings, Planned, What, When } from './record-parts.tsx'
import { useRecordForm } from './use-record-form.ts'

/** A whole inspection in one go, at a desk or on a phone with signal: planned before, or not planned at all. */
export function RecordInspectionPage() {
  const t = useWords(planWords)
  const go = useGo()
  const form = useRecordForm()
  const element = useRef<HTMLFormElement>(null)
  const { draft, door } = form
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (stopAtUnread(element.current)) return
    const answer = await form.submit()
    if (!answer) {
      requestAnimationFrame(() => focusFirstProblem(element.current))
      return
    }
    const { inspectionId, overlapOf } = answer.result as { inspectionId: string; overlapOf?: string | null }
    showToast({ text: overlapOf ? t('record.overlap') : t('record.done') })
    go(`/inspections/${inspectionId}`)
  }
  return (
    <Page title={t('record.title')} lead={t('record.lead')} width="reading">
      {form.wasKept && <Note title={t('kept')} action={<Button onClick={form.discard}>{t('kept.discard')}</Button>} />}
      <form ref={element} className={styles.form} onSubmit={submit} noValidate aria-busy={door.state === 'sending'}>
        {draft.inspectionId ? <Planned inspectionId={draft.inspectionId} /> : <What form={form} />}
        <When form={form} />
        <Checklist form={form} />
        <Findings form={form} />
        <PhotosField
          label={t('photos')}
          optional
          most={20}
          name="photos"
          value={draft.photos}
          onChange={(photos) => form.set({ photos: photos ?? [] })}
          problem={about(form.problems, 'photos')}
        />
        <Conclusion form={form} />
        {door.problem && <RefusalNote problem={door.problem} />}
        <div className={styles.buttons}>
          <Button type="submit" look="main" busy={door.state === 'sending'}>
            {t('record.submit')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
