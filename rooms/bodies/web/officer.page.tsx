import { type PageProps, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Page, Row, Rows, Section, Tag, Timeline, TwoColumns } from '#ui'
import { type HolderShape, officerById, type PostShape } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { postPath, useTerm } from './holder-line.tsx'

/** One person in office: what they hold and held, what they did in the field. */
export function OfficerPage({ params }: PageProps) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const answer = useRead(officerById, { officerId: params.officerId ?? '' })
  return (
    <Answer to={answer} rows={6}>
      {(officer) => (
        <Page title={officer.name} lead={officer.synthetic ? t('synthetic') : officer.source}>
          <TwoColumns>
            <div className={styles.stack}>
              <Section title={t('now')}>
                <Held list={officer.now} />
              </Section>
              {officer.before.length > 0 && (
                <Section title={t('before')}>
                  <Held list={officer.before} />
                </Section>
              )}
            </div>
            <Section title={t('activity')}>
              {officer.activity.length === 0 ? (
                <Empty>{t('activity.none')}</Empty>
              ) : (
                <Timeline
                  label={t('activity')}
                  events={officer.activity.map((done) => ({
                    id: done.id,
                    at: done.at as never,
                    title: done.what,
                    by: t(`activity.${done.kind}`, { what: reading(done.detail) }),
                    detail: done.areaName,
                  }))}
                />
              )}
            </Section>
          </TwoColumns>
        </Page>
      )}
    </Answer>
  )
}

function Held({ list }: { readonly list: readonly (PostShape & { holding: HolderShape })[] }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const term = useTerm()
  if (list.length === 0) return <Empty>{t('officer.no-post')}</Empty>
  return (
    <Rows>
      {list.map((post) => (
        <Row
          key={post.holding.holdingId}
          title={reading(post.title)}
          detail={`${post.areaName} · ${term(post.holding)}`}
          end={post.holding.acting ? <Tag tone="soon">{t('acting')}</Tag> : undefined}
          to={postPath(post.id)}
        />
      ))}
    </Rows>
  )
}
