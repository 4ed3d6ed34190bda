import type { Words } from '#kit'
import { useReading, useWords } from '#platform/web'
import { Button, Choice, NumberField, TextField } from '#ui'
import { type AnswerSheet, type Verdict, verdicts } from '../domain/index.ts'
import { inspectionPageWords } from './inspection.words.ts'
import styles from './inspections.module.css'

/** A checklist as it is asked today. */
export interface AskedChecklist {
  readonly key: string
  readonly title: Words
  readonly version: number
  readonly items: readonly AskedItem[]
}

/** An item as it is asked. */
export interface AskedItem {
  readonly key: string
  readonly text: Words
  readonly kind: 'yes-no' | 'number'
  readonly severity: number | null
}

type Answer = AnswerSheet['answers'][number]

interface ChecklistFieldsProps {
  readonly checklist: AskedChecklist
  readonly answers: readonly Answer[]
  readonly onChange: (answers: Answer[]) => void
  /** Where a failed item can become a finding at once. */
  readonly onFinding?: ((item: AskedItem) => void) | undefined
  /** Whether a finding stands already for an item. */
  readonly isFound?: ((item: AskedItem) => boolean) | undefined
  /** The sentence beside an item, by its key. */
  readonly problemOf?: ((item: string) => Words | undefined) | undefined
}

/** Đạt, không đạt, không áp dụng for every item, in reach of a thumb; a failed one asks for a note and offers a finding. */
export function ChecklistFields({ checklist, answers, onChange, onFinding, isFound, problemOf }: ChecklistFieldsProps) {
  const reading = useReading()
  const answerTo = (item: string) => answers.find((one) => one.item === item)
  const set = (item: string, change: Partial<Answer>) =>
    onChange([...answers.filter((one) => one.item !== item), { ...answerTo(item), item, ...change }])
  return (
    <fieldset className={styles.checklist}>
      <legend>{reading(checklist.title)}</legend>
      {checklist.items.map((item) => (
        <Item
          key={item.key}
          item={item}
          answer={answerTo(item.key)}
          onChange={(change) => set(item.key, change)}
          onFinding={onFinding}
          isFound={isFound?.(item) ?? false}
          problem={problemOf?.(item.key)}
        />
      ))}
    </fieldset>
  )
}

interface ItemProps {
  readonly item: AskedItem
  readonly answer: Answer | undefined
  readonly onChange: (change: Partial<Answer>) => void
  readonly onFinding: ((item: AskedItem) => void) | undefined
  readonly isFound: boolean
  readonly problem: Words | undefined
}

function Item({ item, answer, onChange, onFinding, isFound, problem }: ItemProps) {
  const t = useWords(inspectionPageWords)
  const reading = useReading()
  const isFailed = answer?.verdict === 'no'
  return (
    <div className={styles.item}>
      <p>{reading(item.text)}</p>
      {item.kind === 'number' ? (
        <NumberField
          label={t('item.number')}
          name={item.key}
          value={answer?.number}
          onChange={(number) => onChange({ number })}
          problem={problem}
        />
      ) : (
        <Choice<Verdict>
          label={reading(item.text)}
          value={answer?.verdict as Verdict}
          onChange={(verdict) => onChange({ verdict })}
          options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
        />
      )}
      {(isFailed || answer?.note) && (
        <TextField
          label={t('item.note')}
          name={`${item.key}-note`}
          optional
          value={answer?.note}
          onChange={(note) => onChange({ note })}
          problem={item.kind === 'number' ? undefined : problem}
        />
      )}
      {isFailed && onFinding && (
        <div>
          {isFound ? (
            <span className={styles.quiet}>{t('item.answered')}</span>
          ) : (
            <Button onClick={() => onFinding(item)}>{t('item.finding')}</Button>
          )}
        </div>
      )}
    </div>
  )
}

/** The answers that say something, as an intent carries them; undefined when there are none. */
export function toSheet(checklist: AskedChecklist, answers: readonly Answer[]): AnswerSheet | undefined {
  const said = answers.filter(({ verdict, number, note }) => verdict !== undefined || number !== undefined || note)
  return said.length === 0 ? undefined : { checklist: checklist.key, version: checklist.version, answers: said }
}
