import { useRead, useReading, useWords } from '#platform/web'
import { IconButton, SelectField, TextField } from '#ui'
import { behaviourList } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { stepWords } from './steps.words.ts'
import styles from './violations.module.css'

interface NamedFactor {
  readonly key: string
  readonly reason: string
}

interface FactorFieldsProps {
  readonly on: string
  readonly value: readonly NamedFactor[]
  readonly onChange: (value: NamedFactor[]) => void
}

/** Circumstances of the catalogue of a day, each with why it is so. */
export function FactorFields({ on, value, onChange }: FactorFieldsProps) {
  const t = useWords(stepWords)
  const said = useWords(dossierWords)
  const reading = useReading()
  const { data } = useRead(behaviourList, { on })
  const factors = data?.factors ?? []
  const titleOf = (key: string) => {
    const factor = factors.find((one) => one.key === key)
    return factor ? `${said(`amount.${factor.kind}`)}: ${reading(factor.title)}` : key
  }
  const free = factors.filter(({ key }) => value.every((one) => one.key !== key))
  return (
    <>
      <SelectField
        label={t('factors')}
        help={t('factors.help')}
        optional
        name="factors"
        value={undefined}
        problem={undefined}
        onChange={(key: string | undefined) => key && onChange([...value, { key, reason: '' }])}
        options={free.map(({ key }) => ({ value: key, label: titleOf(key) }))}
      />
      {value.map((one, index) => (
        <div key={one.key} className={styles.factor}>
          <TextField
            label={t('factor.reason', { title: titleOf(one.key) })}
            name={`factor-${one.key}`}
            value={one.reason}
            problem={undefined}
            onChange={(reason) => onChange(value.with(index, { ...one, reason: reason ?? '' }))}
          />
          <IconButton
            icon="close"
            label={t('factor.remove', { title: titleOf(one.key) })}
            onClick={() => onChange(value.filter(({ key }) => key !== one.key))}
          />
        </div>
      ))}
    </>
  )
}
