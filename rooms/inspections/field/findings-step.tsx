import { BigButton, BigChoice, newFieldId, PhotoTaker, useBrought, useDesk } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { CheckField, SelectField, TextField } from '#ui'
import { type FindingSeverity, SEVERITIES } from '../domain/index.ts'
import { type Catalogue, type SiteKinds, templatesFor } from './choose-place.ts'
import type { DraftFinding, InspectionDraft } from './inspection-draft.ts'
import styles from './inspections-field.module.css'
import { inspectionFieldWords } from './inspections-field.words.ts'

interface StepProps {
  readonly draft: InspectionDraft
  readonly onChange: (next: InspectionDraft) => void
}

/** The findings: those of failed questions stand already; more are added by template, each with its photos. */
export function FindingsStep({ draft, onChange }: StepProps) {
  const t = useWords(inspectionFieldWords)
  const { desk } = useDesk()
  const set = (findings: readonly DraftFinding[]) => onChange({ ...draft, findings })
  const add = () =>
    set([...draft.findings, { key: newFieldId(desk), seenAt: desk.deviceNow(), photos: [], fixedOnSpot: false }])
  return (
    <>
      {draft.findings.length === 0 && <p>{t('finding.none')}</p>}
      {draft.findings.map((finding, index) => (
        <FindingCard
          key={finding.key}
          draft={draft}
          finding={finding}
          number={index + 1}
          onChange={(next) => set(draft.findings.map((one) => (one.key === finding.key ? next : one)))}
          onRemove={() => set(draft.findings.filter((one) => one.key !== finding.key))}
        />
      ))}
      <BigButton look="plain" onClick={add}>
        {t('finding.add')}
      </BigButton>
    </>
  )
}

interface CardProps {
  readonly draft: InspectionDraft
  readonly finding: DraftFinding
  readonly number: number
  readonly onChange: (next: DraftFinding) => void
  readonly onRemove: () => void
}

function FindingCard({ draft, finding, number, onChange, onRemove }: CardProps) {
  const t = useWords(inspectionFieldWords)
  const reading = useReading()
  const set = (more: Partial<DraftFinding>) => onChange({ ...finding, ...more })
  const severities = ([1, 2, 3] as const).map((value) => ({
    value: String(value) as `${FindingSeverity}`,
    label: reading(SEVERITIES[value]),
  }))
  return (
    <section className={styles.finding} aria-label={t('finding.number', { number })}>
      {finding.item ? <h2>{finding.title}</h2> : <Kind draft={draft} finding={finding} set={set} />}
      <PhotoTaker photos={finding.photos} draft={draft.id} onChange={(photos) => set({ photos })} />
      <BigChoice
        label={t('finding.severity')}
        name={`severity-${finding.key}`}
        value={finding.severity === undefined ? undefined : (String(finding.severity) as `${FindingSeverity}`)}
        options={severities}
        onChange={(value) => set({ severity: Number(value) as FindingSeverity })}
      />
      <CheckField
        name={`fixed-${finding.key}`}
        label={t('finding.fixed')}
        value={finding.fixedOnSpot}
        onChange={(fixedOnSpot) => set({ fixedOnSpot: fixedOnSpot ?? false })}
      />
      <BigButton look="quiet" onClick={onRemove}>
        {t('finding.remove')}
      </BigButton>
    </section>
  )
}

/** What is wrong: by a template that says what it must ask, or in the inspector's own words. */
function Kind({
  draft,
  finding,
  set,
}: {
  readonly draft: InspectionDraft
  readonly finding: DraftFinding
  readonly set: (more: Partial<DraftFinding>) => void
}) {
  const t = useWords(inspectionFieldWords)
  const reading = useReading()
  const catalogue = useBrought<Catalogue>('inspections.catalogue')
  const kinds = useBrought<SiteKinds>('sites.kinds')
  const templates = catalogue ? templatesFor(draft.siteKind, catalogue.value, kinds?.value) : []
  const template = templates.find(({ key }) => key === finding.template)
  const asks = (what: 'lane' | 'count' | 'details') => template?.asks.includes(what) ?? false
  return (
    <>
      {templates.length > 0 && (
        <SelectField
          name={`template-${finding.key}`}
          label={t('finding.template')}
          value={finding.template}
          onChange={(chosen) => set({ template: chosen })}
          options={templates.map(({ key, title }) => ({ value: key, label: reading(title) }))}
        />
      )}
      {!template && (
        <TextField
          name={`title-${finding.key}`}
          label={t('finding.title')}
          maxLength={200}
          value={finding.title}
          onChange={(title) => set({ title })}
        />
      )}
      {asks('lane') && (
        <TextField
          name={`lane-${finding.key}`}
          label={t('finding.lane')}
          maxLength={60}
          value={finding.lane}
          onChange={(lane) => set({ lane })}
        />
      )}
      {asks('count') && (
        <TextField
          name={`count-${finding.key}`}
          inputMode="numeric"
          label={t('finding.count')}
          value={finding.count === undefined ? '' : String(finding.count)}
          onChange={(text) => set({ count: Number((text ?? '').replace(/\D/g, '')) || undefined })}
        />
      )}
      {asks('details') && (
        <TextField
          name={`details-${finding.key}`}
          label={t('finding.details')}
          value={finding.details}
          onChange={(details) => set({ details })}
        />
      )}
    </>
  )
}
