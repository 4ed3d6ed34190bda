import {
  type Day,
  dayOf,
  type Figure,
  formatDay,
  formatFigure,
  formatNumber,
  type Instant,
  parseDay,
  parseFigure,
  parseMoment,
  parseWholeNumber,
  type Words,
} from '#kit'
import { cityOffset, showDistance, showMoment, today, useLanguage, useNow, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import styles from './fields.module.css'
import { useParsedText } from './use-parsed-text.ts'

/** A whole number, written 48.321. */
export function NumberField({
  value,
  onChange,
  label,
  help,
  optional,
  problem,
  unit,
  ...rest
}: FieldProps<number> & { readonly unit?: string | undefined }) {
  const typed = useParsedText(value, onChange, { parse: parseWholeNumber, print: (number) => formatNumber(number) })
  return (
    <FieldFrame
      label={unit ? `${label} (${unit})` : label}
      help={help}
      optional={optional}
      problem={typed.problem ?? problem}
    >
      {(ties) => (
        <>
          <input
            {...ties}
            {...rest}
            inputMode="numeric"
            autoComplete="off"
            className={styles.input}
            data-size="number"
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
          />
          <Understood hides={typed.problem ?? problem}>{''}</Understood>
        </>
      )}
    </FieldFrame>
  )
}

/** A number that says how sure it is: `khoảng 7.500`, `hơn 300`, `400 đến 600`; shows how it was understood. */
export function FigureField({ value, onChange, label, help, optional, problem, ...rest }: FieldProps<Figure>) {
  const [language] = useLanguage()
  const typed = useParsedText(value, onChange, {
    parse: (text) => parseFigure(text),
    print: (figure) => formatFigure(figure),
  })
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={typed.problem ?? problem}>
      {(ties) => (
        <>
          <input
            {...ties}
            {...rest}
            autoComplete="off"
            className={styles.input}
            data-size="moment"
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
          />
          <Understood hides={typed.problem ?? problem}>
            {value === undefined ? '' : `= ${formatFigure(value, language)}`}
          </Understood>
        </>
      )}
    </FieldFrame>
  )
}

/** A calendar day, typed as 27/7, 27.7.2021 or pasted as ISO; shows the day of the week it was understood as. */
export function DayField({ value, onChange, label, help, optional, problem, placeholder, ...rest }: FieldProps<Day>) {
  const t = useWords(uiWords)
  const [language] = useLanguage()
  const typed = useParsedText(value, onChange, { parse: (text) => parseDay(text, today()), print: formatDay })
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={typed.problem ?? problem}>
      {(ties) => (
        <>
          <input
            {...ties}
            {...rest}
            placeholder={placeholder ?? t('form.day')}
            autoComplete="off"
            className={styles.input}
            data-size="moment"
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
          />
          <Understood hides={typed.problem ?? problem}>
            {value === undefined ? '' : `= ${weekday(value, language)}, ${formatDay(value)}`}
          </Understood>
        </>
      )}
    </FieldFrame>
  )
}

/** A moment, typed as 20:00 27/7, 20h hôm nay is 20h; a day alone takes `timeWhenAbsent` (24:00 for a deadline). */
export function MomentField({
  value,
  onChange,
  label,
  help,
  optional,
  problem,
  placeholder,
  timeWhenAbsent,
  ...rest
}: FieldProps<Instant> & { readonly timeWhenAbsent?: string | undefined }) {
  const t = useWords(uiWords)
  const [language] = useLanguage()
  const now = useNow()
  const parse = (text: string) =>
    parseMoment(text, {
      reference: today(),
      offsetMinutes: cityOffset(),
      ...(timeWhenAbsent === undefined ? {} : { timeWhenAbsent }),
    })
  const typed = useParsedText(value, onChange, { parse, print: showMoment })
  const understood =
    value === undefined
      ? ''
      : `= ${weekday(dayOf(value, cityOffset()), language)}, ${showMoment(value)} · ${showDistance(value, now)}`
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={typed.problem ?? problem}>
      {(ties) => (
        <>
          <input
            {...ties}
            {...rest}
            placeholder={placeholder ?? t('form.moment')}
            autoComplete="off"
            className={styles.input}
            data-size="moment"
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
          />
          <Understood hides={typed.problem ?? problem}>{understood}</Understood>
        </>
      )}
    </FieldFrame>
  )
}

/** How the text was read. The sentence of a problem takes its place, so that nothing moves under a finger. */
function Understood({ hides, children }: { readonly hides: Words | undefined; readonly children: string }) {
  return hides ? null : (
    <span className={styles.understood} data-understood="">
      {children}
    </span>
  )
}

function weekday(day: Day, language: 'vi' | 'en'): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
