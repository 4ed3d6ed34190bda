import { type FormEvent, useState } from 'react'
import { useDraft, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Dialog, RefusalNote, SelectField, showToast, stopAtUnread } from '#ui'
import { type AnswerSheet, answerChecklist, inspectionCatalogueContract } from '../domain/index.ts'
import { type AskedItem, ChecklistFields, toSheet } from './checklist-fields.tsx'
import type { Found } from './found.ts'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'
import styles from './inspections.module.css'
import { StateFindingDialog } from './state-finding.dialog.tsx'

type Answers = AnswerSheet['answers']

interface AnswerDialogProps {
  readonly inspection: InspectionDetails
  readonly onClose: () => void
}

/** The checklist that suits the subject, with what was answered before; a failed item becomes a finding at once. */
export function AnswerDialog({ inspection, onClose }: AnswerDialogProps) {
  const t = useWords(inspectionPageWords)
  const catalogue = useRead(inspectionCatalogueContract, {})
  return (
    <Dialog title={t('answer')} width="wide" onClose={onClose}>
      <Answer to={catalogue}>{({ checklists }) => <Sheet {...{ inspection, onClose, checklists }} />}</Answer>
    </Dialog>
  )
}

type Checklists = NonNullable<ReturnType<typeof useCatalogue>>['checklists']
const useCatalogue = () => useRead(inspectionCatalogueContract, {}).data

function Sheet({ inspection, onClose, checklists }: AnswerDialogProps & { readonly checklists: Checklists }) {
  const t = useWords(inspectionPageWords)
  const reading = useReading()
  const [key, setKey] = useState(inspection.checklist ?? checklists[0]?.key)
  const [failed, setFailed] = useState<AskedItem>()
  const checklist = checklists.find((one) => one.key === key)
  const draft = useDraft<Answers>(`inspections.answer.${inspection.id}.${key}`, answeredBefore(inspection, key))
  const door = useIntent(answerChecklist)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (stopAtUnread(event.currentTarget)) return
    const sheet = checklist && toSheet(checklist, draft.value)
    if (!sheet || !(await door.ask({ inspectionId: inspection.id, sheets: [sheet] }))) return
    draft.discard([])
    showToast({ text: t('answer.done') })
    onClose()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <SelectField
        label={t('answer.choose')}
        name="checklist"
        value={key}
        onChange={setKey}
        problem={undefined}
        options={checklists.map((one) => ({ value: one.key, label: reading(one.title) }))}
      />
      {checklist && (
        <ChecklistFields
          checklist={checklist}
          answers={draft.value}
          onChange={draft.change}
          onFinding={setFailed}
          isFound={(item) => inspection.findingLines.some(({ title }) => title === titleOf(reading(item.text)))}
        />
      )}
      {door.problem && <RefusalNote problem={door.problem} />}
      <div className={styles.buttons}>
        <Button type="submit" look="main" busy={door.state === 'sending'}>
          {t('answer.save')}
        </Button>
      </div>
      {failed && (
        <StateFindingDialog
          inspectionId={inspection.id}
          start={foundIn(failed, checklist?.key, reading(failed.text))}
          onClose={() => setFailed(undefined)}
        />
      )}
    </form>
  )
}

const titleOf = (text: string) => text.slice(0, 200)

/** What a failed item already says of the finding. */
export function foundIn(item: AskedItem, checklist: string | undefined, title: string): Partial<Found> {
  return {
    title: titleOf(title),
    item: item.key,
    checklist,
    severity: item.severity === 1 || item.severity === 2 || item.severity === 3 ? item.severity : undefined,
  }
}

function answeredBefore({ sheets }: InspectionDetails, checklist: string | undefined): Answers {
  const sheet = sheets.find((one) => one.checklist === checklist)
  return (sheet?.answers ?? []).flatMap(({ item, verdict, number, note }) =>
    verdict === null && number === null && note === null
      ? []
      : [
          {
            item,
            ...(verdict === null ? {} : { verdict }),
            ...(number === null ? {} : { number }),
            ...(note === null ? {} : { note }),
          },
        ],
  )
}
