import type { z } from 'zod'
import type { Day } from '#kit'
import { showDay, showNumber, useRead, useWords } from '#platform/web'
import { Answer, Empty, Row, Rows, Section, SeverityMark } from '#ui'
import { publishedLevels } from '../domain/index.ts'
import styles from './levels.module.css'
import { registerWords } from './register.words.ts'

type Published = z.infer<(typeof publishedLevels)['answer']>['items'][number]
type Footing = Published['communesFoot']

/** Notices published elsewhere, as they say it, held against the units there were. */
export function PublishedNotices() {
  const t = useWords(registerWords)
  const answer = useRead(publishedLevels, {})
  return (
    <Section title={t('published')}>
      <p className={styles.small}>{t('published.about')}</p>
      <Answer to={answer} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('published.none')} />
          ) : (
            <Rows label={t('published')}>
              {items.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Section>
  )
}

function NoticeRow({ notice }: { readonly notice: Published }) {
  const t = useWords(registerWords)
  const isOff = [notice.communesFoot, notice.districtsFoot].some((footing) => footing !== null && footing.delta !== 0)
  const foot = (footing: Footing) => {
    if (footing === null) return ''
    const units = showNumber(footing.units)
    return footing.delta === 0
      ? t('published.foots', { units })
      : t('published.not', { sum: showNumber(footing.sum), units })
  }
  const counts = (given: readonly number[]) =>
    given.map((count, index) => `C${index + 1} ${showNumber(count)}`).join(' · ')
  const details = [
    notice.publishedOn ? showDay(notice.publishedOn as Day) : '',
    notice.setNumber,
    notice.communes
      ? `${t('published.communes', { counts: counts(notice.communes) })} (${foot(notice.communesFoot)})`
      : '',
    notice.districts
      ? `${t('published.districts', { counts: counts(notice.districts) })} (${foot(notice.districtsFoot)})`
      : '',
    notice.top === null ? '' : t('published.top', { level: notice.top }),
    notice.source,
    notice.note ?? '',
    notice.isAhead ? t('published.ahead') : '',
  ]
  return (
    <Row
      mark={<SeverityMark tone={isOff ? 'warn' : 'quiet'} />}
      title={notice.number ?? t('published.unnumbered')}
      detail={details.filter(Boolean).join(' — ')}
    />
  )
}
