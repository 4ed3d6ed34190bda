import type { Instant } from '#kit'
import { showMoment, useFilters, useRead, useReading, useWords } from '#platform/web'
import { rootArea } from '#rooms/areas/domain'
import { AreaField } from '#rooms/areas/web'
import { Answer, Note, Page, Section } from '#ui'
import { citizenInfo } from '../domain/index.ts'
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
              {lockdowns.value === null && lockdowns.below === null ? (
                <p className={styles.quiet}>{t('citizens.hidden')}</p>
              ) : (
                <p className={styles.big}>{lockdowns.value ?? t('citizens.below', { count: lockdowns.below ?? 5 })}</p>
              )}
            </Section>
            <Note>{t('citizens.help')}</Note>
          </>
        )}
      </Answer>
    </Page>
  )
}
