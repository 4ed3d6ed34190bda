import { useId } from 'react'
import { useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { FieldFrame, FieldProblemLine, type FieldProps } from './field.tsx'
import styles from './fields.module.css'

/** One option of a field. */
export interface Option<V extends string> {
  readonly value: V
  readonly label: string
  readonly help?: string | undefined
}

/** One of a dozen or so options, in the browser's own list (which phones draw well). */
export function SelectField<V extends string>({
  label,
  help,
  optional,
  problem,
  value,
  onChange,
  options,
  name,
  disabled,
}: FieldProps<V> & { readonly options: readonly Option<V>[] }) {
  const t = useWords(uiWords)
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={problem}>
      {(ties) => (
        <select
          {...ties}
          name={name}
          disabled={disabled}
          className={styles.input}
          value={value ?? ''}
          onChange={(event) => onChange((event.target.value || undefined) as V | undefined)}
        >
          <option value="">{t('form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

/** One of two to six options, all in sight, each with its own sentence where needed. */
export function RadioField<V extends string>({
  label,
  help,
  optional,
  problem,
  value,
  onChange,
  options,
  name,
  disabled,
}: FieldProps<V> & { readonly options: readonly Option<V>[] }) {
  const t = useWords(uiWords)
  const id = useId()
  return (
    <fieldset
      className={styles.field}
      data-field=""
      disabled={disabled}
      aria-describedby={problem ? `${id}-problem` : undefined}
    >
      <legend className={styles.label}>
        {label} {optional && <span className={styles.optional}>({t('form.optional')})</span>}
      </legend>
      {help && <p className={styles.help}>{help}</p>}
      {options.map((option) => (
        <label key={option.value} className={styles.check}>
          <input
            type="radio"
            name={`${id}-${name}`}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.help && (
              <span className={styles.help}>
                <br />
                {option.help}
              </span>
            )}
          </span>
        </label>
      ))}
      <FieldProblemLine id={`${id}-problem`} problem={problem} />
    </fieldset>
  )
}

/** Yes or no. */
export function CheckField({ label, help, problem, value, onChange, name, disabled }: FieldProps<boolean>) {
  const id = useId()
  return (
    <div className={styles.field} data-field="">
      <label className={styles.check}>
        <input
          type="checkbox"
          name={name}
          disabled={disabled}
          checked={value ?? false}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {help && (
            <span className={styles.help}>
              <br />
              {help}
            </span>
          )}
        </span>
      </label>
      <FieldProblemLine id={`${id}-problem`} problem={problem} />
    </div>
  )
}
