import type { Words } from '#kit'
import { useWords } from '#platform/web'
import { NumberField, SelectField, TextField } from '#ui'
import { sexes, type ToldPerson } from '../domain/index.ts'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'
import { Purposes } from './purposes.tsx'

interface PersonFieldsProps {
  readonly value: ToldPerson
  readonly onChange: (value: ToldPerson) => void
  /** The sentence beside a field that was refused. */
  readonly problemOf?: ((field: keyof ToldPerson) => Words | undefined) | undefined
}

/** What is told of a person. Nothing is required; what is typed stays on no machine. */
export function PersonFields({ value, onChange, problemOf }: PersonFieldsProps) {
  const t = useWords(personWords)
  const field = <F extends keyof ToldPerson>(name: F) => ({
    name,
    value: value[name],
    problem: problemOf?.(name),
    onChange: (given: ToldPerson[F]) => {
      const { [name]: _, ...others } = value
      onChange(given === undefined || given === '' ? others : { ...others, [name]: given })
    },
  })
  return (
    <>
      <div className={styles.fields}>
        <TextField label={t('name')} help={t('name.help')} optional {...field('name')} />
        <NumberField label={t('yearOfBirth')} optional {...field('yearOfBirth')} />
        <SelectField
          label={t('sex')}
          optional
          options={sexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
          {...field('sex')}
        />
        <TextField label={t('phone')} optional {...field('phone')} />
        <TextField label={t('idNumber')} help={t('idNumber.help')} optional {...field('idNumber')} />
        <TextField label={t('address')} optional {...field('address')} />
      </div>
      <Purposes fields={['name', 'yearOfBirth', 'sex', 'phone', 'idNumber', 'address']} />
    </>
  )
}
