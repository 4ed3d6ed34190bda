import { useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import styles from './fields.module.css'
import { readPastedRows } from './pasted-rows.ts'

/** Rows pasted from a spreadsheet. The value is the text as pasted; read it with {@link readPastedRows}. */
export function PasteField({ label, help, optional, problem, value, onChange, ...rest }: FieldProps<string>) {
  const t = useWords(uiWords)
  const rows = readPastedRows(value ?? '')
  return (
    <FieldFrame label={label} help={help ?? t('form.paste')} optional={optional} problem={problem} wide>
      {(ties) => (
        <>
          <textarea
            {...ties}
            {...rest}
            wrap="off"
            spellCheck={false}
            className={styles.input}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
          <span className={styles.understood}>
            {rows.length > 0 ? t('form.paste.rows', { count: rows.length }) : ''}
          </span>
        </>
      )}
    </FieldFrame>
  )
}
