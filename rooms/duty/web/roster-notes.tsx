import type { Instant } from '#kit'
import { showMomentShort, useReading, useWords } from '#platform/web'
import { Note, Row, Rows, Section, SeverityMark } from '#ui'
import type { RosterWeek } from '../domain/index.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'
import { HoursOfPeople } from './hours-of-people.tsx'
import { SwapList } from './swap-list.tsx'
import { watchWords } from './watch.words.ts'

/** Under the week: what needs a look, requests to swap, hand-overs, the rest rule with its sources. */
export function RosterNotes({ roster }: { readonly roster: RosterWeek }) {
  const t = useWords(dutyWords)
  const w = useWords(watchWords)
  const reading = useReading()
  const { troubles, shifts, swaps, handOvers, rest } = roster
  const nameOf = (shiftId: string) => shifts.find((one) => one.id === shiftId)
  return (
    <>
      {troubles.length > 0 && (
        <Section title={t('troubles')}>
          <Rows label={t('troubles')}>
            {troubles.map((one) => {
              const shift = nameOf(one.shiftId)
              const detail = one.reason ? t('rest.kept', { reason: one.reason }) : undefined
              return (
                <Row
                  key={`${one.shiftId} ${one.kind} ${one.text.en}`}
                  mark={<SeverityMark tone={one.kind === 'rest' ? 'soon' : 'alarm'} />}
                  title={`${shift?.name ?? ''} · ${shift ? showStretch(shift) : ''}: ${reading(one.text)}`}
                  detail={detail}
                />
              )
            })}
          </Rows>
        </Section>
      )}
      {swaps.length > 0 && (
        <Section title={w('swap.list')}>
          <SwapList swaps={swaps} />
        </Section>
      )}
      {handOvers.length > 0 && (
        <Section title={w('hand.list')}>
          <Rows label={w('hand.list')}>
            {handOvers.map((one) => (
              <Row
                key={one.shiftId}
                title={<span className={styles.note}>{one.note}</span>}
                detail={`${one.givenBy} · ${showMomentShort(one.givenAt as Instant)}`}
              />
            ))}
          </Rows>
        </Section>
      )}
      {shifts.length > 0 && <HoursOfPeople roster={roster} />}
      <Section title={t('rest')}>
        <Rows label={t('rest')}>
          {rest.map((one) => (
            <Row
              key={one.figure}
              title={`${capital(reading(one.title))}: ${one.hours === null ? t('rest.blank') : t('rest.hours', { hours: one.hours })}`}
              detail={one.source.text}
            />
          ))}
        </Rows>
        {rest.length === 0 && <Note>{t('rest.blank')}</Note>}
      </Section>
    </>
  )
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
