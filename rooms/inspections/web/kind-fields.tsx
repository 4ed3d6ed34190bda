import type { Words } from '#kit'
import { useMay, useRead, useReading, useWords } from '#platform/web'
import { CheckField, Note, RadioField, SelectField } from '#ui'
import {
  campaignListContract,
  INSPECTION_KINDS,
  type InspectionKind,
  inspectionKinds,
  surpriseKinds,
  teamListContract,
} from '../domain/index.ts'
import { atLineStart } from './inspection-marks.tsx'
import { planWords } from './plan.words.ts'

/** What planning and recording both ask. */
export interface KindValues {
  readonly kind?: InspectionKind | undefined
  readonly teamId?: string | undefined
  readonly surprise?: boolean | undefined
  readonly campaignId?: string | undefined
}

interface KindFieldsProps {
  readonly value: KindValues
  readonly onChange: (change: KindValues) => void
  readonly problems: Readonly<Record<string, Words | undefined>>
  /** Whether it has yet to happen: then a surprise can be kept secret. */
  readonly isAhead: boolean
}

/** Kind, team, whether by surprise, campaign. Being hidden is said in so many words, where it is decided. */
export function KindFields({ value, onChange, problems, isAhead }: KindFieldsProps) {
  const t = useWords(planWords)
  const reading = useReading()
  const may = useMay()
  const kinds = inspectionKinds.filter((kind) => kind !== 'public-duty' || may('inspections.inspect-duty'))
  const canSurprise = value.kind === undefined || surpriseKinds.includes(value.kind)
  const setKind = (kind: InspectionKind | undefined) =>
    onChange({ kind, ...(kind && !surpriseKinds.includes(kind) ? { surprise: false } : {}) })
  return (
    <>
      <RadioField
        label={t('kind')}
        name="kind"
        value={value.kind}
        onChange={setKind}
        problem={problems.kind}
        options={kinds.map((kind) => ({
          value: kind,
          label: atLineStart(reading(INSPECTION_KINDS[kind])),
          help: t(`kind.${kind}`),
        }))}
      />
      <TeamField value={value.teamId} onChange={(teamId) => onChange({ teamId })} problem={problems.teamId} />
      {canSurprise && (
        <CheckField
          label={t('surprise')}
          help={isAhead ? t('surprise.help') : undefined}
          name="surprise"
          value={value.surprise}
          onChange={(surprise) => onChange({ surprise: surprise ?? false })}
          problem={problems.surprise}
        />
      )}
      {isAhead && value.surprise && <Note tone="warn" icon="warning" title={t('surprise.on')} />}
      <CampaignField
        value={value.campaignId}
        onChange={(campaignId) => onChange({ campaignId })}
        problem={problems.campaignId}
      />
    </>
  )
}

interface ChoiceProps {
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
  readonly problem: Words | undefined
}

/** One of the asker's own teams. */
export function TeamField({ value, onChange, problem }: ChoiceProps) {
  const t = useWords(planWords)
  const { data } = useRead(teamListContract, { mine: 'true' })
  return (
    <SelectField
      label={t('team')}
      name="teamId"
      optional
      value={value}
      onChange={onChange}
      problem={problem}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function CampaignField({ value, onChange, problem }: ChoiceProps) {
  const t = useWords(planWords)
  const { data } = useRead(campaignListContract, {})
  if (!data || data.items.length === 0) return null
  return (
    <SelectField
      label={t('campaign')}
      name="campaignId"
      optional
      value={value}
      onChange={onChange}
      problem={problem}
      options={data.items.map(({ id, title }) => ({ value: id, label: title }))}
    />
  )
}
