import type { Day, Instant } from '#kit'
import { showDay, showMomentShort, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, RefusalNote, Row, Rows, Section, showToast } from '#ui'
import { proposeIsolation, waitingContract } from '../domain/index.ts'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'

/** Lines shown before the rest is only counted. */
const mostShown = 8

/** Contacts for whom nothing is proposed: one press proposes, a person decides on each (SG-08). */
export function WaitingSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(quarantineWords)
  const reading = useReading()
  const answer = useRead(waitingContract, { areaId }, { rooms: ['contacts'] })
  const propose = useIntent(proposeIsolation)
  return (
    <Section title={t('waiting.title')}>
      <Answer to={answer} rows={4}>
        {({ items, count, mayPropose }) => (
          <>
            <p className={styles.quiet}>{t('waiting.note')}</p>
            <Rows label={t('waiting.title')}>
              {items.slice(0, mostShown).map((line) => (
                <Row
                  key={line.personId}
                  title={`${t('contact')}, ${reading(line.areaTitle)}`}
                  detail={[
                    t('waiting.since', { since: showMomentShort(line.since as Instant) }),
                    line.lastExposedOn !== null && t('waiting.exposed', { day: showDay(line.lastExposedOn as Day) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </Rows>
            {count > mostShown && <p className={styles.quiet}>{t('waiting.more', { count: count - mostShown })}</p>}
            {mayPropose && items.length > 0 && (
              <Button
                look="main"
                busy={propose.state === 'sending'}
                onClick={async () => {
                  const people = items.map(({ personId, areaId: at }) => ({ personId, areaId: at }))
                  const done = await propose.ask({ class: 'F1', setting: 'concentrated', people })
                  if (done) showToast({ text: t('waiting.done', { count: people.length }) })
                }}
              >
                {t('waiting.propose', { count: items.length })}
              </Button>
            )}
            {propose.problem && <RefusalNote problem={propose.problem} />}
          </>
        )}
      </Answer>
    </Section>
  )
}
