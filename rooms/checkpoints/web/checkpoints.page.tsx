import { Link, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, LinkButton, Page, Row, Rows, Section, SelectField, TwoColumns } from '#ui'
import { checkpointBookContract, checkpointCountsContract, testOrderListContract } from '../domain/index.ts'
import { BoardHead } from './board-head.tsx'
import styles from './checkpoints.module.css'
import { checkpointWords } from './checkpoints.words.ts'
import { AheadSection, DaySection, OutageSection } from './day-section.tsx'
import { frontWords } from './front.words.ts'
import { atLineStart } from './standing.tsx'

/** Chốt: n/22 with the reason and since when; what will be missing; the day of each post; why it was not whole. */
export function CheckpointsPage() {
  const t = useWords(checkpointWords)
  const reading = useReading()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const { data: book } = useRead(checkpointBookContract, { areaId })
  return (
    <Page title={t('checkpoints')} actions={<Actions areaId={areaId} />} strip={<Doors areaId={areaId} />}>
      <BoardHead areaId={areaId} />
      <TwoColumns>
        <AheadSection areaId={areaId} kind={filters.kind} />
        <OutageSection areaId={areaId} kind={filters.kind} />
      </TwoColumns>
      <div className={`${styles.bar} ${styles.after}`}>
        <ChosenArea />
        <SelectField
          label={t('kind')}
          name="kind"
          value={filters.kind}
          onChange={(kind) => setFilters({ kind })}
          problem={undefined}
          options={(book?.kinds ?? []).map(({ key, title }) => ({ value: key, label: atLineStart(reading(title)) }))}
        />
      </div>
      <DaySection areaId={areaId} kind={filters.kind} />
      <Kinds areaId={areaId} />
    </Page>
  )
}

function Actions({ areaId }: { readonly areaId: number }) {
  const t = useWords(checkpointWords)
  const may = useMay()
  if (!may('checkpoints.keep')) return null
  return (
    <LinkButton to={`/checkpoints/new?areaId=${areaId}`} look="main" icon="plus">
      {t('open')}
    </LinkButton>
  )
}

/** The other pages of the subject; the menu has one entry for all. */
function Doors({ areaId }: { readonly areaId: number }) {
  const t = useWords(checkpointWords)
  const may = useMay()
  const here = `areaId=${areaId}`
  const doors: [string, string, boolean][] = [
    [`/checkpoints/list?${here}`, t('all'), true],
    [`/checkpoints/reasons?${here}`, t('reasons'), true],
    [`/checkpoints/boundaries?${here}`, t('boundaries'), true],
    [`/checkpoints/waterways?${here}`, t('waterways'), true],
    [`/checkpoints/tests?${here}`, t('tests'), true],
    ['/passes', t('permits'), may('passes.read')],
  ]
  return (
    <nav aria-label={t('doors')}>
      <ul className={styles.doors}>
        {doors
          .filter(([, , isOpen]) => isOpen)
          .map(([to, label]) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** How many posts of each kind, layers where there are any; tests that wait. */
function Kinds({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const c = useWords(checkpointWords)
  const reading = useReading()
  const answer = useRead(checkpointCountsContract, { areaId })
  const { data: tests } = useRead(testOrderListContract, { areaId, limit: 1 })
  return (
    <Section title={t('kinds.title')} to={`/checkpoints/list?areaId=${areaId}`}>
      <Answer to={answer}>
        {({ kinds }) => (
          <Rows label={t('kinds.title')}>
            {kinds
              .filter(({ count }) => count > 0)
              .map(({ kind, title, count, withoutPlace, layers }) => (
                <Row
                  key={kind}
                  to={`/checkpoints/list?areaId=${areaId}&kind=${kind}`}
                  title={atLineStart(reading(title))}
                  detail={[
                    ...layers.map((one) => t('kinds.layer', one)),
                    ...(withoutPlace > 0 ? [t('kinds.withoutPlace', { count: withoutPlace })] : []),
                  ].join(' · ')}
                  end={String(count)}
                />
              ))}
            {tests && tests.ordered > 0 && (
              <Row
                to={`/checkpoints/tests?areaId=${areaId}`}
                title={c('tests')}
                detail={t('tests.waiting', { waiting: tests.ordered - tests.done, ordered: tests.ordered })}
              />
            )}
          </Rows>
        )}
      </Answer>
    </Section>
  )
}
