import { Link, useFilters, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { Answer, Choice, Empty, Icon, RecordList, Row, Rows, Section, SheetExport, Tag, usePagedSource } from '#ui'
import { type CoveredPost, dutyCoverage, dutyPosts } from '../domain/index.ts'
import styles from './duty.module.css'
import { dutyWords } from './duty.words.ts'
import { showStretch } from './duty-times.ts'

/** How far the command posts of an area are covered this week: totals, areas below, post by post. */
export function Coverage({ areaId }: { readonly areaId: number }) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const answer = useRead(dutyCoverage, { areaId }, { every: 120_000 })
  return (
    <Answer to={answer} rows={6}>
      {({ total, children }) => (
        <>
          <p className={styles.totals}>
            <strong>{t('cover.total', { full: total.full, posts: total.posts })}</strong>
            <span>{t('cover.percent', { percent: total.percent })}</span>
            {total.withoutPost > 0 && (
              <span className={styles.alarm}>{t('cover.without', { count: total.withoutPost })}</span>
            )}
          </p>
          {children.some((child) => child.posts > 1) && (
            <Section title={t('cover.children')}>
              <div className={styles.children}>
                <Rows label={t('cover.children')}>
                  {children.map((child) => (
                    <Row
                      key={child.areaId}
                      title={reading(child.title)}
                      to={`/duty?tab=coverage&areaId=${child.areaId}`}
                      end={
                        <span>
                          <Meter percent={child.percent} /> {child.full}/{child.posts}
                        </span>
                      }
                    />
                  ))}
                </Rows>
              </div>
            </Section>
          )}
          <Posts areaId={areaId} />
        </>
      )}
    </Answer>
  )
}

function Posts({ areaId }: { readonly areaId: number }) {
  const t = useWords(dutyWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const only = filters.only === 'holes' ? 'holes' : 'all'
  const source = usePagedSource(useReadPages(dutyPosts, { areaId, only, q: filters.q, limit: '60' }))
  return (
    <Section title={t('cover.posts')}>
      <RecordList
        label={t('cover.posts')}
        source={source}
        rowKey={(post) => post.bodyId}
        rowLink={(post) => `/duty/posts/${post.bodyId}`}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }), placeholder: t('cover.find') }}
        tools={
          <>
            <SheetExport sheet="duty.roster" filters={{ areaId }} />
            <Choice
              label={t('cover.which')}
              value={only}
              onChange={(value) => setFilters({ only: value === 'all' ? undefined : value })}
              options={[
                { value: 'all', label: t('cover.all') },
                { value: 'holes', label: t('cover.holes') },
              ]}
            />
          </>
        }
        columns={[
          { key: 'area', head: t('cover.area'), width: '2fr', cell: (post) => reading(post.areaTitle) },
          {
            key: 'percent',
            head: t('cover.covered'),
            width: '150px',
            cell: (post) => <Meter percent={post.percent} />,
          },
          {
            key: 'hole',
            head: t('cover.next-hole'),
            width: '2fr',
            from: 'middle',
            cell: (post) => <NextHole post={post} />,
          },
          {
            key: 'now',
            head: t('cover.on-duty'),
            width: '2fr',
            from: 'middle',
            cell: (post) => post.onDuty ?? <span className={styles.alarm}>{t('hole')}</span>,
          },
          {
            key: 'phone',
            head: t('cover.hotline'),
            width: '180px',
            from: 'wide',
            cell: (post) => <Phone post={post} />,
          },
        ]}
        empty={<Empty title={t('cover.none')} />}
      />
    </Section>
  )
}

function NextHole({ post }: { readonly post: CoveredPost }) {
  const t = useWords(dutyWords)
  if (post.shifts === 0) return <span className={styles.alarm}>{t('covered.none')}</span>
  return post.nextHole ? (
    <span>{showStretch(post.nextHole)}</span>
  ) : (
    <span className={styles.quiet}>{t('hole.none')}</span>
  )
}

function Phone({ post }: { readonly post: CoveredPost }) {
  const t = useWords(dutyWords)
  if (!post.hasHotline) return <Tag tone="soon">{t('cover.no-hotline')}</Tag>
  return post.phone ? (
    <a href={`tel:${post.phone.replaceAll(' ', '')}`}>
      <Icon name="phone" size={12} /> {post.phone}
    </a>
  ) : (
    <Link to={`/duty?tab=hotlines&areaId=${post.areaId}`}>{t('yes')}</Link>
  )
}

/** Percent of the hours, as a bar and a number. */
function Meter({ percent }: { readonly percent: number }) {
  return (
    <span className={styles.meter} data-full={percent === 100 || undefined}>
      <span aria-hidden="true">
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
      <span>{percent}%</span>
    </span>
  )
}
