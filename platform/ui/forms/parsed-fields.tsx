import { useEffect, useRef } from 'react'
import {
  type Day,
  dayOf,
  type Figure,
  formatDay,
  formatFigure,
  formatMoney,
  formatNumber,
  type Instant,
  type Parsed,
  parseDay,
  parsed,
  parseFigure,
  parseMoment,
  parseMoney,
  parseNumber,
  parseWholeNumber,
  type Words,
} from '#kit'
import { cityOffset, showDistance, showMoment, today, useLanguage, useNow, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import { FieldFrame, type FieldProps } from './field.tsx'
import styles from './fields.module.css'
import { useParsedText } from './use-parsed-text.ts'

/** A whole number, written 48.321. */
export function NumberField({ unit, ...field }: FieldProps<number> & { readonly unit?: string | undefined }) {
  const label = unit ? `${field.label} (${unit})` : field.label
  const reading = { parse: parseWholeNumber, print: (number: number) => formatNumber(number), say: () => '' }
  return <ParsedField {...field} label={label} size="number" inputMode="numeric" reading={reading} />
}

/** A measured number, written 38,2; the point of a phone's keys is taken for the comma where only a decimal can be meant. */
export function DecimalField(field: FieldProps<number>) {
  const parse = (text: string) => parseNumber(text.trim().replace(/^(\d{1,3})\.(\d{1,2})$/, '$1,$2'))
  const reading = { parse, print: (number: number) => formatNumber(number), say: () => '' }
  return <ParsedField {...field} size="number" inputMode="decimal" reading={reading} />
}

/** A sum in whole đồng, typed as 1.500.000 or 1,5 triệu; its value is the digits as text, as sums travel. */
export function MoneyField(field: FieldProps<string>) {
  const reading = {
    parse: (text: string) => {
      const read = parseMoney(text)
      return read.ok ? parsed(String(read.value)) : read
    },
    print: (digits: string) => formatNumber(Number(digits)),
    say: (digits: string) => formatMoney(BigInt(digits)),
  }
  return <ParsedField {...field} inputMode="numeric" reading={reading} />
}

/** A number that says how sure it is: `khoảng 7.500`, `hơn 300`, `400 đến 600`; shows how it was understood. */
export function FigureField(field: FieldProps<Figure>) {
  const [language] = useLanguage()
  const reading = {
    parse: (text: string) => parseFigure(text),
    print: (figure: Figure) => formatFigure(figure),
    say: (figure: Figure) => formatFigure(figure, language),
  }
  return <ParsedField {...field} reading={reading} />
}

/** A calendar day, typed as 27/7, 27.7.2021 or pasted as ISO; shows the day of the week it was understood as. */
export function DayField(field: FieldProps<Day>) {
  const t = useWords(uiWords)
  const [language] = useLanguage()
  const reading = {
    parse: (text: string) => parseDay(text, today()),
    print: formatDay,
    say: (day: Day) => `${weekday(day, language)}, ${formatDay(day)}`,
  }
  return <ParsedField placeholder={t('form.day')} {...field} reading={reading} />
}

/** A moment, typed as 20:00 27/7, 20h hôm nay is 20h; a day alone takes `timeWhenAbsent` (24:00 for a deadline). */
export function MomentField({
  timeWhenAbsent,
  ...field
}: FieldProps<Instant> & { readonly timeWhenAbsent?: string | undefined }) {
  const t = useWords(uiWords)
  const [language] = useLanguage()
  const now = useNow()
  const absent = timeWhenAbsent === undefined ? {} : { timeWhenAbsent }
  const reading = {
    parse: (text: string) => parseMoment(text, { reference: today(), offsetMinutes: cityOffset(), ...absent }),
    print: showMoment,
    say: (at: Instant) => `${weekday(dayOf(at, cityOffset()), language)}, ${showMoment(at)} · ${showDistance(at, now)}`,
  }
  return <ParsedField placeholder={t('form.moment')} {...field} reading={reading} />
}

/** How a text becomes a value, how the value is written in the field, and how it is said to have been understood. */
interface Reading<V> {
  readonly parse: (text: string) => Parsed<V>
  readonly print: (value: V) => string
  readonly say: (value: V) => string
}

type ParsedFieldProps<V> = FieldProps<V> & {
  readonly reading: Reading<V>
  readonly size?: 'number' | 'moment'
  readonly inputMode?: 'numeric' | 'decimal'
}

/** A line that is read as a value while it is typed. */
function ParsedField<V>(props: ParsedFieldProps<V>) {
  const { value, onChange, label, help, optional, problem, reading, size = 'moment', ...rest } = props
  const typed = useParsedText(value, onChange, reading)
  const input = useRef<HTMLInputElement>(null)
  const [language] = useLanguage()
  // An optional field would be left out of what is sent, and nobody would know: the form does not go off (`stopAtUnread`).
  useEffect(() => input.current?.setCustomValidity(typed.unread?.[language] ?? ''), [typed.unread, language])
  const complaint = typed.problem ?? problem
  const understood = value === undefined ? '' : reading.say(value)
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={complaint}>
      {(ties) => (
        <>
          <input
            {...ties}
            {...rest}
            ref={input}
            autoComplete="off"
            className={styles.input}
            data-size={size}
            value={typed.text}
            onChange={(event) => typed.type(event.target.value)}
            onBlur={typed.leave}
            onInvalid={typed.leave}
          />
          <Understood hides={complaint}>{understood === '' ? '' : `= ${understood}`}</Understood>
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
