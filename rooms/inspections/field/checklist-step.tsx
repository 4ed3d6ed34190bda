import { BigButton, BigChoice, fieldWords, useDesk } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { TextField } from '#ui'
import { type AskedItem, answer, answerRest, type InspectionDraft } from './inspection-draft.ts'
import styles from './inspections-field.module.css'
import { inspectionFieldWords } from './inspections-field.words.ts'

interface StepProps {
  readonly draft: InspectionDraft
  readonly onChange: (next: InspectionDraft) => void
}

/** The checklist: one press for each question, one more for all that is left. */
export function ChecklistStep({ draft, onChange }: StepProps) {
  const t = useWords(inspectionFieldWords)
  const { sheet } = draft
  if (!sheet) return <p>{t('list.none')}</p>
  const isOpen = sheet.items.some(({ key, kind }) => kind === 'yes-no' && !draft.answers[key]?.verdict)
  return (
    <>
      <ol className={styles.questions}>
        {sheet.items.map((item) => (
          <li key={item.key}>
            <Question item={item} draft={draft} onChange={onChange} />
          </li>
        ))}
      </ol>
      <p className={styles.small}>{t('list.version', { version: sheet.version })}</p>
      {isOpen && (
        <BigButton look="plain" onClick={() => onChange(answerRest(draft))}>
          {t('list.rest')}
        </BigButton>
      )}
    </>
  )
}

function Question({ item, draft, onChange }: StepProps & { readonly item: AskedItem }) {
  const t = useWords(fieldWords)
  const words = useWords(inspectionFieldWords)
  const reading = useReading()
  const { desk } = useDesk()
  const said = draft.answers[item.key]
  if (item.kind === 'number')
    return (
      <TextField
        name={item.key}
        inputMode="numeric"
        label={`${reading(item.text)} (${words('number.of')})`}
        value={said?.number === undefined ? '' : String(said.number)}
        onChange={(text) => onChange({ ...draft, answers: { ...draft.answers, [item.key]: numberIn(text) } })}
      />
    )
  return (
    <div className={styles.question}>
      <p>{reading(item.text)}</p>
      <BigChoice
        label={reading(item.text)}
        name={item.key}
        value={said?.verdict}
        options={[
          { value: 'yes', label: t('yes'), tone: 'good' },
          { value: 'no', label: t('no'), tone: 'alarm' },
          { value: 'na', label: t('na') },
        ]}
        onChange={(verdict) => onChange(answer(draft, item, verdict, desk.deviceNow()))}
      />
    </div>
  )
}

function numberIn(text: string | undefined): { number?: number } {
  const digits = text?.replace(/\D/g, '') ?? ''
  return digits === '' ? {} : { number: Number(digits) }
}
