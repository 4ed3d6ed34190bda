import { useState } from 'react'
import { foldVietnamese, type Instant } from '#kit'
import { AsOf, PressRow, Screen } from '#platform/field'
import { type Say, showMomentShort, useGo, useWords } from '#platform/web'
import { SeverityMark, TextField } from '#ui'
import styles from './teams-field.module.css'
import { teamsFieldWords } from './teams-field.words.ts'
import { type DoorToday, useRound } from './use-round.ts'

/** Most lines shown: whoever does not see theirs types a number. */
const mostShown = 60

/** Today's round: who waits for help first, then who is due; done ones at the end. */
export function RoundScreen() {
  const t = useWords(teamsFieldWords)
  const go = useGo()
  const found = useRound()
  const [text, setText] = useState('')
  if (found === undefined) return <Screen title={t('title')} back="/field" children={null} />
  if (found === null) {
    return (
      <Screen title={t('title')} back="/field">
        <p>{t('never')}</p>
      </Screen>
    )
  }
  const { doors, at } = found
  const left = doors.filter(({ today }) => today === null)
  const done = doors.filter(({ today }) => today !== null)
  const matching = [...left, ...done].filter((door) => isAbout(door, text))
  const shown = matching.slice(0, mostShown)
  const due = left.filter(({ isDue }) => isDue).length
  return (
    <Screen title={t('title')} back="/field">
      <p className={styles.count}>
        {t('left', { count: due })}
        {done.length > 0 && <> · {t('done', { count: done.length })}</>}
      </p>
      <AsOf at={at} />
      <TextField
        name="search"
        type="search"
        label={t('search')}
        value={text}
        onChange={(next) => setText(next ?? '')}
        problem={undefined}
      />
      <div>
        {shown.map((door) => (
          <DoorRow key={door.id} door={door} onPress={() => go(`/field/teams/door/${door.id}`)} />
        ))}
        {matching.length > shown.length && <p>{t('more', { count: matching.length - shown.length })}</p>}
        {shown.length === 0 && <p>{t(doors.length === 0 ? 'none' : 'noMatch')}</p>}
      </div>
      <PressRow title={t('outside')} onPress={() => go('/field/teams/door/outside')} />
    </Screen>
  )
}

function isAbout({ number, head, house }: DoorToday, text: string): boolean {
  const words = foldVietnamese(text)
  return words === '' || String(number) === words || foldVietnamese(`${head ?? ''} ${house ?? ''}`).includes(words)
}

function DoorRow({ door, onPress }: { readonly door: DoorToday; readonly onPress: () => void }) {
  const t = useWords(teamsFieldWords)
  const name = [door.head, door.house].filter(Boolean).join(', ')
  const marks = [
    door.needs.length > 0 && t('need'),
    (door.elderly ?? 0) > 0 && `${door.elderly} ${t('elderly')}`,
    !door.hasPhone && t('no-phone'),
    door.boarding && t('boarding'),
    door.today === null ? lastOf(door, t) : t(door.today),
  ]
  return (
    <PressRow
      title={name === '' ? t('household', { number: door.number }) : `${door.number}. ${name}`}
      small={marks.filter(Boolean).join(' · ')}
      end={<SeverityMark tone={toneOf(door)} />}
      onPress={onPress}
    />
  )
}

type Words = Say<keyof typeof teamsFieldWords.vi>

function lastOf({ lastAt, lastOutcome }: DoorToday, t: Words): string {
  if (lastAt === null || lastOutcome === null) return t('last.never')
  return t(`last.${lastOutcome}`, { when: showMomentShort(lastAt as Instant) })
}

function toneOf({ today, needs, isDue }: DoorToday) {
  if (today !== null) return 'quiet' as const
  if (needs.length > 0) return 'alarm' as const
  return isDue ? ('soon' as const) : ('quiet' as const)
}
