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
  /** To look for somebody, not to put them on file: nothing is kept, so nothing is explained. */
  readonly isSearch?: boolean | undefined
}

/** What is told of a person. Nothing is required; what is typed stays on no machine. */
export function PersonFields({ value, onChange, problemOf, isSearch = false }: PersonFieldsProps) {
  const t = useWords(personWords)
  const told = { optional: !isSearch }
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
        <TextField label={t('name')} help={isSearch ? undefined : t('name.help')} {...told} {...field('name')} />
        <NumberField label={t('yearOfBirth')} {...told} {...field('yearOfBirth')} />
        <SelectField
          label={t('sex')}
          {...told}
          options={sexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
          {...field('sex')}
        />
        <TextField label={t('phone')} {...told} {...field('phone')} />
        <TextField
          label={t('idNumber')}
          help={isSearch ? undefined : t('idNumber.help')}
          {...told}
          {...field('idNumber')}
        />
        {!isSearch && <TextField label={t('address')} {...told} {...field('address')} />}
      </div>
      {!isSearch && <Purposes fields={['name', 'yearOfBirth', 'sex', 'phone', 'idNumber', 'address']} />}
    </>
  )
}
