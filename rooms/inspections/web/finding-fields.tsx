import type { Words } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import {
  CheckField,
  LongTextField,
  MomentField,
  NumberField,
  PhotosField,
  RadioField,
  SelectField,
  TextField,
} from '#ui'
import { type FindingSeverity, inspectionCatalogueContract, SEVERITIES } from '../domain/index.ts'
import { about } from './complaints.ts'
import { findingWords } from './finding.words.ts'
import type { Found } from './found.ts'
import { atLineStart } from './inspection-marks.tsx'

interface FindingFieldsProps {
  readonly value: Found
  readonly onChange: (change: Partial<Found>) => void
  /** Sentences beside fields, by name. */
  readonly problems?: Readonly<Record<string, Words>> | undefined
}

/** What was found: a template first, because it asks for what such a finding must say; then words, photos. */
export function FindingFields({ value, onChange, problems = {} }: FindingFieldsProps) {
  const t = useWords(findingWords)
  const reading = useReading()
  const { data: catalogue } = useRead(inspectionCatalogueContract, {})
  const template = catalogue?.templates.find(({ key }) => key === value.template)
  const asks = template?.asks ?? []
  const door = <K extends keyof Found & string>(name: K) => ({
    name,
    value: value[name] as Found[K] | undefined,
    onChange: (next: Found[K] | undefined) => onChange({ [name]: next } as Partial<Found>),
    problem: about(problems, name),
  })
  const isOpen = (name: (typeof asks)[number], given: unknown) => asks.includes(name) || given !== undefined
  const severity = value.severity ?? (template?.severity as FindingSeverity | undefined)
  return (
    <>
      <SelectField
        label={t('field.template')}
        optional
        help={
          asks.length > 0 ? t('template.asks', { what: asks.map((one) => t(`asks.${one}`)).join(', ') }) : undefined
        }
        {...door('template')}
        options={(catalogue?.templates ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
      />
      <TextField
        label={t('field.title')}
        help={t('field.title.help')}
        optional={template !== undefined}
        maxLength={200}
        placeholder={template && reading(template.title)}
        {...door('title')}
      />
      <RadioField
        label={t('field.severity')}
        name="severity"
        value={severity === undefined ? undefined : (String(severity) as '1' | '2' | '3')}
        onChange={(text) => onChange({ severity: text === undefined ? undefined : (Number(text) as FindingSeverity) })}
        problem={problems.severity}
        options={([1, 2, 3] as const).map((one) => ({
          value: String(one) as '1' | '2' | '3',
          label: atLineStart(reading(SEVERITIES[one])),
        }))}
      />
      {isOpen('time', value.at) && (
        <MomentField label={t('field.at')} timeWhenAbsent="00:00" {...door('at')} problem={problems.secondsAgo} />
      )}
      {isOpen('lane', value.lane) && <TextField label={t('field.lane')} {...door('lane')} />}
      {isOpen('count', value.count) && <NumberField label={t('field.count')} {...door('count')} />}
      <LongTextField label={t('field.details')} optional={!asks.includes('details')} {...door('details')} />
      <PhotosField
        label={t('field.photos')}
        optional
        {...door('photos')}
        onChange={(photos) => onChange({ photos: photos ?? [] })}
      />
      <CheckField
        label={t('field.fixed')}
        help={t('field.fixed.help')}
        {...door('fixedOnSpot')}
        onChange={(fixedOnSpot) => onChange({ fixedOnSpot: fixedOnSpot ?? false })}
      />
    </>
  )
}
