import type { Day, Words } from '#kit'
import { type Problem, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, CheckField, DayField, Note, NumberField, RadioField, RefusalNote, SelectField, TextField } from '#ui'
import {
  CHANNELS,
  channelKeys,
  DECLARED_FIELDS,
  type declarationFormContract,
  EXPOSURES,
  exposureKeys,
  type OfficerField,
  type OfficerForm,
  SYMPTOMS,
  symptomKeys,
} from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

/** What the form needs to know of the profile. */
export type FormBook = ReturnType<(typeof declarationFormContract)['answer']['parse']>

interface FieldsProps {
  readonly form: OfficerForm
  readonly book: FormBook
  readonly complaints: Partial<Record<OfficerField, Words>>
  readonly problem: Problem | undefined
  readonly isBusy: boolean
  readonly onChange: (change: OfficerForm) => void
  readonly onSubmit: () => void
}

/** The form, each field with what it is asked for. */
export function DeclarationFields(props: FieldsProps) {
  const t = useWords(declarationWords)
  const { form, book, problem, isBusy, onSubmit } = props
  const isSevere = form.symptoms?.some((key) => SYMPTOMS[key].isSevere) ?? false
  return (
    <form
      className={styles.narrow}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <p className={styles.quiet}>{t('purpose', { days: book.keepDays })}</p>
      {isSevere && <Note tone="alarm">{t('emergency', { number: '115' })}</Note>}
      <PersonFields {...props} />
      <OriginFields {...props} />
      <HealthFields {...props} />
      {problem && problem.fields.length === 0 && <RefusalNote problem={problem} />}
      <Button look="main" type="submit" busy={isBusy}>
        {t('submit')}
      </Button>
    </form>
  )
}

/** The door of one field: its value, its change, its complaint. */
function doorOf<K extends OfficerField>({ form, complaints, onChange }: FieldsProps, name: K) {
  return {
    name,
    value: form[name] as NonNullable<OfficerForm[K]> | undefined,
    onChange: (value: NonNullable<OfficerForm[K]> | undefined) => onChange({ [name]: value }),
    problem: complaints[name],
  }
}

function PersonFields(props: FieldsProps) {
  const t = useWords(declarationWords)
  const reading = useReading()
  const words = (name: 'name' | 'birthYear' | 'phone' | 'address') => ({
    label: reading(DECLARED_FIELDS[name].label),
    help: reading(DECLARED_FIELDS[name].purpose),
    optional: DECLARED_FIELDS[name].isOptional,
  })
  return (
    <>
      <RadioField
        label={t('channel')}
        options={channelKeys
          .filter((value) => value !== 'public')
          .map((value) => ({ value, label: reading(CHANNELS[value]) }))}
        {...doorOf(props, 'channel')}
      />
      <AreaField label={t('stayAt')} {...doorOf(props, 'areaId')} />
      <TextField {...words('name')} {...doorOf(props, 'name')} />
      <NumberField {...words('birthYear')} {...doorOf(props, 'birthYear')} />
      <TextField {...words('phone')} {...doorOf(props, 'phone')} />
      <TextField {...words('address')} {...doorOf(props, 'address')} />
    </>
  )
}

const wheres = ['none', 'city', 'province'] as const

function OriginFields(props: FieldsProps) {
  const t = useWords(declarationWords)
  const reading = useReading()
  const { form, book } = props
  return (
    <>
      <RadioField
        label={t('where', { days: book.askedDays })}
        help={reading(DECLARED_FIELDS.origins.purpose)}
        options={wheres.map((value) => ({ value, label: t(`where.${value}`) }))}
        {...doorOf(props, 'where')}
      />
      {form.where === 'city' && <AreaField label={t('originArea')} {...doorOf(props, 'originAreaId')} />}
      {form.where === 'province' && (
        <SelectField
          label={t('province')}
          options={book.provinces.map(({ code, name }) => ({ value: code, label: name }))}
          {...doorOf(props, 'provinceCode')}
        />
      )}
      {(form.where === 'city' || form.where === 'province') && (
        <>
          <div className={styles.two}>
            <DayField label={t('fromOn')} optional {...(doorOf(props, 'fromOn') as DayDoor)} />
            <DayField label={t('toOn')} optional {...(doorOf(props, 'toOn') as DayDoor)} />
          </div>
          <TextField label={t('person.route')} optional {...doorOf(props, 'route')} />
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

function HealthFields(props: FieldsProps) {
  const reading = useReading()
  const { form, onChange } = props
  const chosen = form.symptoms ?? []
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
      <RadioField
        label={reading(DECLARED_FIELDS.exposure.label)}
        help={reading(DECLARED_FIELDS.exposure.purpose)}
        options={exposureKeys.map((value) => ({ value, label: reading(EXPOSURES[value]) }))}
        {...doorOf(props, 'exposure')}
      />
    </>
  )
}
