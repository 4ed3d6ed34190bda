import type { Day, Instant } from '#kit'
import { showFullDay, showMoment, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaField, InForcePanel, useAreaHead } from '#rooms/areas/web'
import { directivesInForce } from '#rooms/documents/domain'
import { Answer, Button, DayBar, Empty, Fact, Facts, Page, Section } from '#ui'
import { HotlinesSection } from './hotlines-section.tsx'
import styles from './public.module.css'
import { publicWords } from './public.words.ts'
import { PublishedSections } from './published-sections.tsx'
import { ResidentPages } from './resident-pages.tsx'

/** The longest term that is drawn with a square a day. */
const mostSquares = 31

/** What anybody may know without signing in: what applies, where, until when. */
export function PublicPage() {
  const t = useWords(publicWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const areaId = /^\d+$/.test(filters.areaId ?? '') ? Number(filters.areaId) : undefined
  const { data: head } = useAreaHead(areaId)
  const answer = useRead(directivesInForce, { areaId }, { every: 60_000 })
  const isHere = areaId !== undefined && head?.id === areaId
  return (
    <Page title={isHere ? t('title.at', { area: reading(head.title) }) : t('title')} lead={t('lead')} width="reading">
      <div className={styles.search}>
        <AreaField
          name="areaId"
          label={t('search')}
          placeholder={t('search.help')}
          value={areaId}
          onChange={(id) => setFilters({ areaId: id === undefined ? undefined : String(id), q: undefined })}
          problem={undefined}
        />
        {areaId !== undefined && (
          <Button look="quiet" onClick={() => setFilters({ areaId: undefined })}>
            {t('everywhere')}
          </Button>
        )}
      </div>
      <HotlinesSection areaId={areaId} />
      <ResidentPages areaId={areaId} />
      <Answer to={answer} rows={8}>
        {({ at, items }) => (
          <>
            {items.length === 0 && <Empty title={t('none')}>{t('none.text')}</Empty>}
            {items.map((directive) => (
              <DirectiveCard key={directive.id} directive={directive} />
            ))}
            {areaId !== undefined && (
              <Section title={t('also')}>
                <InForcePanel areaId={areaId} />
              </Section>
            )}
            <PublishedSections areaId={areaId} />
            <p className={styles.asOf}>{t('asOf', { at: showMoment(at as Instant) })}</p>
          </>
        )}
      </Answer>
    </Page>
  )
}

interface Directive {
  readonly label: { vi: string; en: string }
  readonly title: string | null
  readonly issuer: { vi: string; en: string }
  readonly issuedOn: string | null
  readonly from: string
  readonly to: string | null
  readonly reviewAt: string | null
  readonly day: number
  readonly of: number | null
  readonly territory: readonly { name: string }[]
  readonly measures: readonly string[]
}

function DirectiveCard({ directive }: { readonly directive: Directive }) {
  const t = useWords(publicWords)
  const reading = useReading()
  const { title, from, to, reviewAt, day, of, territory, measures, issuedOn } = directive
  return (
    <article className={styles.directive}>
      <div className={styles.head}>
        <h2>{reading(directive.label)}</h2>
        {of !== null && of <= mostSquares && <DayBar day={day} total={of} />}
      </div>
      {title && <p className={styles.title}>{title}</p>}
      <Facts>
        <Fact name={t('from')}>{showMoment(from as Instant)}</Fact>
        {to !== null && <Fact name={t('until')}>{showMoment(to as Instant)}</Fact>}
        {to === null && reviewAt !== null && <Fact name={t('review')}>{showMoment(reviewAt as Instant)}</Fact>}
        <Fact name={t('where')}>{territory.map(({ name }) => name).join(', ')}</Fact>
        <Fact name={t('issuer')}>{reading(directive.issuer)}</Fact>
        {issuedOn && <Fact name={t('issued')}>{showFullDay(issuedOn as Day)}</Fact>}
      </Facts>
      {measures.length > 0 && (
        <>
          <h3>{t('measures')}</h3>
          <ul className={styles.measures}>
            {measures.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}
