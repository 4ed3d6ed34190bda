import type { Instant } from '#kit'
import { type Say, showMoment, showNumber, useFilters, useRead, useReading, useWords } from '#platform/web'
import { rootArea } from '#rooms/areas/domain'
import { AreaField } from '#rooms/areas/web'
import { Answer, Note, Page, Section } from '#ui'
import { type CitizenInfo, citizenInfo } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { ColourTag } from './zone-mark.tsx'
import styles from './zones.module.css'

/** For everybody, without signing in: the colour of where one lives, who stays apart from whom, how many places are locked (ZON-07). */
export function CitizensPage() {
  const t = useWords(clusterWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const { data: root } = useRead(rootArea, {})
  const areaId = /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : root?.id
  const answer = useRead(citizenInfo, { areaId: areaId ?? 1 }, { enabled: areaId !== undefined })
  return (
    <Page title={t('citizens')} width="reading" lead={answer.data && reading(answer.data.areaTitle)}>
      <div className={styles.after}>
        <AreaField
          name="areaId"
          label={t('citizens.where')}
          scope={{ levels: ['commune', 'district'] }}
          value={areaId}
          onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id) })}
          problem={undefined}
        />
      </div>
      <Answer to={answer} rows={6}>
        {({ colour, directives, lockdowns }) => (
          <>
            <Section title={t('citizens.colour')}>
              {colour === null ? (
                <p className={styles.quiet}>{t('citizens.noColour')}</p>
              ) : (
                <p className={styles.line}>
                  <ColourTag mark={colour} />
                  {reading(colour.meaning)}
                  <span className={styles.quiet}>
                    {t('citizens.until', { at: showMoment(colour.until as Instant) })}
                  </span>
                </p>
              )}
            </Section>
            <Section title={t('citizens.chain')}>
              {directives.length === 0 && <p className={styles.quiet}>{t('citizens.none')}</p>}
              {directives.map(({ label, until, chain }) => (
                <div key={label.vi}>
                  <p className={styles.line}>
                    <strong>{reading(label)}</strong>
                    {until && (
                      <span className={styles.quiet}>{t('citizens.until', { at: showMoment(until as Instant) })}</span>
                    )}
                  </p>
                  <ol className={styles.chain}>
                    {chain.map((link) => (
                      <li key={link.vi}>{reading(link)}</li>
                    ))}
                  </ol>
                </div>
              ))}
            </Section>
            <Section title={t('citizens.lockdowns')}>
              <p className={styles.big}>{sayCount(lockdowns, t)}</p>
              {lockdowns.atLeast !== null && <p className={styles.quiet}>{t('citizens.hidden')}</p>}
            </Section>
            <Note>{t('citizens.help')}</Note>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** A count of the public page: as it is, or only how small or how large at least. */
function sayCount({ value, below, atLeast }: CitizenInfo['lockdowns'], t: Say<keyof typeof clusterWords.vi>): string {
  if (value !== null) return showNumber(value)
  return below === null ? t('citizens.atLeast', { count: atLeast ?? 1 }) : t('citizens.below', { count: below })
}
