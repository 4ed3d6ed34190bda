import { useState } from 'react'
import { foldVietnamese } from '#kit'
import { AsOf, PressRow, Screen } from '#platform/field'
import { useGo, useReading, useWords } from '#platform/web'
import { SeverityMark, TextField } from '#ui'
import { CHECK_OUTCOMES } from '../domain/index.ts'
import styles from './quarantine-field.module.css'
import { quarantineFieldWords } from './quarantine-field.words.ts'
import { type PersonToday, useRound } from './use-round.ts'

/** Most lines shown: whoever does not see theirs types a number or a name. */
const mostShown = 60

/** Today's round: who was missed first, then by the number in the book; those asked after stand at the end. */
export function RoundScreen() {
  const t = useWords(quarantineFieldWords)
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
  const left = found.people.filter(isLeft)
  const done = found.people.filter((person) => !isLeft(person))
  const matching = [...left, ...done].filter((person) => isAbout(person, text))
  const shown = matching.slice(0, mostShown)
  return (
    <Screen title={t('title')} back="/field">
      <p className={styles.count}>
        {t('left', { count: left.length })}
        {done.length > 0 && <> · {t('done', { count: done.length })}</>}
      </p>
      <AsOf at={found.at} />
      <TextField
        name="search"
        type="search"
        label={t('search')}
        value={text}
        onChange={(next) => setText(next ?? '')}
        problem={undefined}
      />
      <div>
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} onPress={() => go(`/field/quarantine/${person.id}`)} />
        ))}
        {matching.length > shown.length && <p>{t('more', { count: matching.length - shown.length })}</p>}
        {shown.length === 0 && <p>{t(found.people.length === 0 ? 'none' : 'noMatch')}</p>}
      </div>
    </Screen>
  )
}

/** Nobody answered: they are asked again. */
function isLeft({ done }: PersonToday): boolean {
  return done === null || done === 'no-answer'
}

function isAbout({ number, name, address, sign }: PersonToday, text: string): boolean {
  const words = foldVietnamese(text)
  return (
    words === '' || String(number) === words || foldVietnamese(`${name ?? ''} ${address ?? ''} ${sign}`).includes(words)
  )
}

function PersonRow({ person, onPress }: { readonly person: PersonToday; readonly onPress: () => void }) {
  const t = useWords(quarantineFieldWords)
  const reading = useReading()
  const { number, name, sign, day, of, done, isMissed, isMinor, needsOpen, watchLeft } = person
  const marks = [
    watchLeft === null ? t('day', { day, of }) : t('watch', { left: watchLeft }),
    isMissed && t('missed'),
    needsOpen > 0 && t('needs', { count: needsOpen }),
    isMinor && t('minor'),
    done !== null && reading(CHECK_OUTCOMES[done]),
  ]
  return (
    <PressRow
      title={`${number === null ? '' : `${number}. `}${name ?? t('record', { sign })}`}
      small={marks.filter(Boolean).join(' · ')}
      end={<SeverityMark tone={toneOf(person)} />}
      onPress={onPress}
    />
  )
}

function toneOf({ done, isMissed }: PersonToday) {
  if (done === 'symptoms' || done === 'emergency') return 'alarm' as const
  if (done !== null && done !== 'no-answer') return 'quiet' as const
  return isMissed ? ('alarm' as const) : ('soon' as const)
}
