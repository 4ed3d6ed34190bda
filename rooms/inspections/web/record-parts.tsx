import { cityNow, useRead, useReading, useWords } from '#platform/web'
import { Button, LongTextField, MomentField, RadioField, Section, SelectField, TextField } from '#ui'
import { inspectionOutcomes, inspectionPageContract, OUTCOMES } from '../domain/index.ts'
import { foundIn } from './answer.dialog.tsx'
import { ChecklistFields } from './checklist-fields.tsx'
import { about, under } from './complaints.ts'
import { FindingFields } from './finding-fields.tsx'
import { nothingFound } from './found.ts'
import { atLineStart, SubjectName } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { KindFields } from './kind-fields.tsx'
import { planWords } from './plan.words.ts'
import { SubjectField } from './subject-field.tsx'
import type { RecordForm } from './use-record-form.ts'

interface PartProps {
  readonly form: RecordForm
}

/** What was planned: it needs no choosing. */
export function Planned({ inspectionId }: { readonly inspectionId: string }) {
  const { data } = useRead(inspectionPageContract, { inspectionId })
  return data ? (
    <p>
      <strong>
        <SubjectName subject={data.subject} isLink />
      </strong>
    </p>
  ) : null
}

/** What was inspected, and as which kind. */
export function What({ form: { draft, set, problems } }: PartProps) {
  return (
    <>
      <SubjectField
        value={draft.subject}
        onChange={(subject) => set({ subject })}
        problem={about(problems, 'subject')}
      />
      <KindFields value={draft} onChange={set} problems={problems} isAhead={false} />
    </>
  )
}

/** From when to when, and where. */
export function When({ form: { draft, set, problems } }: PartProps) {
  const t = useWords(planWords)
  return (
    <>
      <MomentField
        label={t('start')}
        help={t('start.help')}
        optional
        name="startAt"
        value={draft.startAt}
        onChange={(startAt) => set({ startAt })}
        problem={problems['checkIn.secondsAgo'] ?? problems.checkIn}
      />
      <MomentField
        label={t('end')}
        name="endAt"
        value={draft.endAt}
        onChange={(endAt) => set({ endAt: endAt ?? cityNow() })}
        problem={problems.occurredAt}
      />
      <TextField
        label={t('place')}
        optional
        name="place"
        value={draft.place}
        onChange={(place) => set({ place })}
        problem={problems['checkIn.place']}
      />
    </>
  )
}

/** The checklist that suits; a failed item becomes a finding at once. */
export function Checklist({ form: { draft, set, catalogue, checklist, sheet, problems } }: PartProps) {
  const t = useWords(planWords)
  const reading = useReading()
  const problemOf = (item: string) => {
    const place = sheet?.answers.findIndex((answer) => answer.item === item) ?? -1
    return place < 0 ? undefined : about(problems, `sheets.0.answers.${place}`)
  }
  return (
    <Section title={t('checklists')}>
      <SelectField
        label={t('checklist')}
        name="checklist"
        value={checklist?.key}
        onChange={(key) => set({ checklist: key, answers: [] })}
        problem={problems.sheets}
        options={(catalogue?.checklists ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
      />
      {checklist && (
        <ChecklistFields
          checklist={checklist}
          answers={draft.answers}
          onChange={(answers) => set({ answers })}
          problemOf={problemOf}
          onFinding={(item) =>
            set({
              findings: [...draft.findings, { ...nothingFound, ...foundIn(item, checklist.key, reading(item.text)) }],
            })
          }
          isFound={(item) => draft.findings.some((found) => found.item === item.key)}
        />
      )}
    </Section>
  )
}

/** Findings, one after the other. */
export function Findings({ form: { draft, set, problems } }: PartProps) {
  const t = useWords(planWords)
  const { findings } = draft
  return (
    <Section title={t('findings')}>
      {findings.map((found, place) => (
        <fieldset key={place} className={styles.found}>
          <legend>{t('finding.number', { number: place + 1 })}</legend>
          <FindingFields
            value={found}
            problems={under(problems, `findings.${place}`)}
            onChange={(change) => set({ findings: findings.with(place, { ...found, ...change }) })}
          />
          <div>
            <Button look="quiet" onClick={() => set({ findings: findings.toSpliced(place, 1) })}>
              {t('finding.drop')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div className={styles.after}>
        <Button icon="plus" onClick={() => set({ findings: [...findings, nothingFound] })}>
          {t('finding.add')}
        </Button>
      </div>
    </Section>
  )
}

/** What it came to. */
export function Conclusion({ form: { draft, set, problems } }: PartProps) {
  const t = useWords(planWords)
  const reading = useReading()
  return (
    <>
      <RadioField
        label={t('outcome')}
        name="outcome"
        value={draft.outcome}
        onChange={(outcome) => set({ outcome })}
        problem={problems['finish.outcome']}
        options={inspectionOutcomes.map((value) => ({ value, label: atLineStart(reading(OUTCOMES[value])) }))}
      />
      <LongTextField
        label={t('summary')}
        optional
        name="summary"
        value={draft.summary}
        onChange={(summary) => set({ summary })}
        problem={problems['finish.summary']}
      />
    </>
  )
}
