import type { Instant } from '#kit'
import { showMoment, showNumber, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Fact, Facts, Page, Section } from '#ui'
import { type PublicCount, publicBulletinContract } from '../domain/index.ts'
import { bulletinWords } from './bulletin.words.ts'
import styles from './cases.module.css'

/** What everybody may read: counts of whole areas, none below five (SG-04). */
export function PublicBulletinsPage() {
  const t = useWords(bulletinWords)
  const reading = useReading()
  const answer = useRead(publicBulletinContract, {})
  const smallest = answer.data?.smallest ?? 5
  const say = (count: PublicCount) =>
    typeof count === 'number' ? showNumber(count) : t(count, count === 'small' ? { smallest } : {})
  return (
    <Page title={t('public.title')} lead={t('public.lead', { smallest })} width="reading">
      <Answer to={answer} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('public.none')} />
          ) : (
            items.map((one) => (
              <Section
                key={`${one.asOf} ${one.version}`}
                title={`${reading(one.areaTitle)}, ${t('asOf', { at: showMoment(one.asOf as Instant) })}`}
              >
                <Facts>
                  <Fact name={t('total')}>{say(one.total)}</Fact>
                  <Fact name={t('community')}>{say(one.community)}</Fact>
                  <Fact name={t('isolation')}>{say(one.isolation)}</Fact>
                  <Fact name={t('by')}>{[one.signedBy, one.signedPost].filter(Boolean).join(', ')}</Fact>
                </Facts>
                {one.synthetic && <p className={styles.small}>{t('synthetic')}</p>}
                <details>
                  <summary>{t('more')}</summary>
                  <Facts>
                    {one.areas.map((row) => (
                      <Fact key={reading(row.areaTitle)} name={reading(row.areaTitle)}>
                        {say(row.total)}
                      </Fact>
                    ))}
                  </Facts>
                </details>
              </Section>
            ))
          )
        }
      </Answer>
    </Page>
  )
}
