import { useEffect, useState } from 'react'
import { useMay, useReadPages, useWords } from '#platform/web'
import { type HouseholdLine, householdListContract } from '#rooms/people/domain'
import { TextField } from '#ui'
import { readHouseholdNumbers, sayHouseholdNumbers } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import styles from './zones.module.css'

interface HouseholdPickerProps {
  readonly areaId: number
  readonly value: readonly string[] | undefined
  /** The chosen households, and how many people live in them. */
  readonly onChange: (ids: readonly string[], people: number) => void
}

/**
 * The households of a residential group that a place takes in, by their numbers in its book: no name, no address. Typed as
 * “1-12, 15” or ticked one by one; both say the same.
 */
export function HouseholdPicker({ areaId, value = [], onChange }: HouseholdPickerProps) {
  const t = useWords(lockdownWords)
  const may = useMay()
  const book = useReadPages(householdListContract, { areaId, limit: 200 }, { enabled: may('people.read') })
  const { hasNextPage, isFetching, fetchNextPage } = book
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const lines = (book.data?.pages ?? []).flatMap(({ items }) => items)
  if (!may('people.read') || lines.length === 0) return null
  if (new Set(lines.map((line) => line.areaId)).size > 1) return <p className={styles.quiet}>{t('pick.group')}</p>
  return <Picked lines={lines} value={value} onChange={onChange} />
}

function Picked({ lines, value, onChange }: Omit<Required<HouseholdPickerProps>, 'areaId'> & Lines) {
  const t = useWords(lockdownWords)
  const chosen = lines.filter(({ id }) => value?.includes(id))
  const [typed, setTyped] = useState<string>()
  const { numbers, unread } = readHouseholdNumbers(typed ?? '')
  const missing = [...numbers.filter((number) => !lines.some((line) => line.number === number)), ...unread]
  const choose = (next: readonly HouseholdLine[]) =>
    onChange(
      next.map(({ id }) => id),
      peopleIn(next),
    )
  const type = (text: string | undefined) => {
    setTyped(text)
    const wanted = new Set(readHouseholdNumbers(text ?? '').numbers)
    choose(lines.filter(({ number }) => wanted.has(number)))
  }
  const toggle = (line: HouseholdLine) => {
    const isChosen = chosen.includes(line)
    const next = isChosen ? chosen.filter((one) => one !== line) : [...chosen, line]
    setTyped(sayHouseholdNumbers(next.map(({ number }) => number)))
    choose(next)
  }
  return (
    <fieldset className={styles.pick}>
      <legend>{t('pick')}</legend>
      <TextField
        name="householdNumbers"
        label={t('pick.numbers')}
        help={t('pick.help', { count: lines.length })}
        value={typed ?? sayHouseholdNumbers(chosen.map(({ number }) => number))}
        onChange={type}
        problem={undefined}
      />
      <p role="status">
        {t('pick.chosen', { count: chosen.length, people: peopleIn(chosen) })}
        {missing.length > 0 && ` ${t('pick.missing', { numbers: missing.slice(0, 12).join(', ') })}`}
      </p>
      <ul className={styles.households} aria-label={t('pick')}>
        {lines.map((line) => (
          <li key={line.id}>
            <label>
              <input type="checkbox" checked={chosen.includes(line)} onChange={() => toggle(line)} />
              <span>{t('pick.line', { number: line.number, size: line.size })}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

interface Lines {
  readonly lines: readonly HouseholdLine[]
}

function peopleIn(lines: readonly HouseholdLine[]): number {
  return lines.reduce((total, { size }) => total + size, 0)
}
