import type { Day, Words } from '#kit'
import { BigChoice } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { CheckField, DayField, NumberField, SelectField, TextField } from '#ui'
import {
  DECLARED_FIELDS,
  exposureKeys,
  type OfficerField,
  type OfficerForm,
  SYMPTOMS,
  symptomKeys,
} from '../domain/index.ts'
import type { FormBook } from './declaration-draft.ts'
import styles from './declarations-field.module.css'
import { fieldDeclarationWords } from './declarations-field.words.ts'

interface FieldsProps {
  readonly filled: OfficerForm
  readonly book: FormBook
  readonly complaints: Partial<Record<OfficerField, Words>>
  readonly onChange: (change: OfficerForm) => void
}

/** The form on a phone: one column, large answers, the few fields there are. */
export function DeclareFields(props: FieldsProps) {
  return (
    <>
      <Person {...props} />
      <Places {...props} />
      <Health {...props} />
    </>
  )
}

/** The door of one field: its value, its change, its complaint. */
function doorOf<K extends OfficerField>({ filled, complaints, onChange }: FieldsProps, name: K) {
  return {
    name,
    value: filled[name] as NonNullable<OfficerForm[K]> | undefined,
    onChange: (value: NonNullable<OfficerForm[K]> | undefined) => onChange({ [name]: value }),
    problem: complaints[name],
  }
}

function Person(props: FieldsProps) {
  const t = useWords(fieldDeclarationWords)
  const reading = useReading()
  const { filled, book, complaints, onChange } = props
  const words = (name: 'name' | 'birthYear' | 'phone' | 'address') => ({
    label: reading(DECLARED_FIELDS[name].label),
    optional: DECLARED_FIELDS[name].isOptional,
  })
  return (
    <>
      <SelectField
        name="areaId"
        label={t('stayAt')}
        options={book.homes.map(({ areaId, title }) => ({ value: String(areaId), label: reading(title) }))}
        value={filled.areaId === undefined ? undefined : String(filled.areaId)}
        onChange={(value) => onChange({ areaId: value === undefined ? undefined : Number(value) })}
        problem={complaints.areaId}
      />
      <TextField {...words('name')} {...doorOf(props, 'name')} />
      <NumberField {...words('birthYear')} {...doorOf(props, 'birthYear')} />
      <TextField {...words('phone')} {...doorOf(props, 'phone')} />
      <TextField {...words('address')} {...doorOf(props, 'address')} />
    </>
  )
}

function Places(props: FieldsProps) {
  const t = useWords(fieldDeclarationWords)
  const reading = useReading()
  const { filled, book, complaints, onChange } = props
  return (
    <>
      <p className={styles.ask} aria-hidden="true">
        {t('where', { days: book.askedDays })}
      </p>
      <BigChoice
        label={t('where', { days: book.askedDays })}
        name="where"
        value={filled.where}
        options={(['none', 'city', 'province'] as const).map((value) => ({ value, label: t(`where.${value}`) }))}
        onChange={(where) => onChange({ where })}
      />
      {filled.where === 'city' && (
        <SelectField
          name="originAreaId"
          label={t('originArea')}
          options={book.areas.map(({ areaId, title }) => ({ value: String(areaId), label: reading(title) }))}
          value={filled.originAreaId === undefined ? undefined : String(filled.originAreaId)}
          onChange={(value) => onChange({ originAreaId: value === undefined ? undefined : Number(value) })}
          problem={complaints.originAreaId}
        />
      )}
      {filled.where === 'province' && (
        <SelectField
          label={t('province')}
          options={book.provinces.map(({ code, name }) => ({ value: code, label: name }))}
          {...doorOf(props, 'provinceCode')}
        />
      )}
      {(filled.where === 'city' || filled.where === 'province') && (
        <>
          <DayField label={t('fromOn')} optional {...(doorOf(props, 'fromOn') as DayDoor)} />
          <DayField label={t('toOn')} optional {...(doorOf(props, 'toOn') as DayDoor)} />
          <TextField label={t('route')} optional {...doorOf(props, 'route')} />
        </>
      )}
    </>
  )
}

interface DayDoor {
  readonly name: string
  readonly value: Day | undefined
  readonly onChange: (value: Day | undefined) => void
  readonly problem: Words | undefined
}

function Health({ filled, complaints, onChange }: FieldsProps) {
  const t = useWords(fieldDeclarationWords)
  const reading = useReading()
  const chosen = filled.symptoms ?? []
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{reading(DECLARED_FIELDS.symptoms.label)}</legend>
        {symptomKeys.map((key) => (
          <CheckField
            key={key}
            name={`symptom-${key}`}
            label={reading(SYMPTOMS[key])}
            value={chosen.includes(key)}
            onChange={(isOn) => onChange({ symptoms: isOn ? [...chosen, key] : chosen.filter((one) => one !== key) })}
            problem={undefined}
          />
        ))}
      </fieldset>
      <p className={styles.ask} aria-hidden="true">
        {t('exposure')}
      </p>
      <BigChoice
        label={t('exposure')}
        name="exposure"
        value={filled.exposure}
        options={exposureKeys.map((value) => ({ value, label: t(`exposure.${value}`) }))}
        onChange={(exposure) => onChange({ exposure })}
      />
      {complaints.exposure && <p role="alert">{reading(complaints.exposure)}</p>}
    </>
  )
}
