import { areaPath, Link, useRead, useReading, useWords } from '#platform/web'
import { Answer, AreaPanels, Breadcrumb, FigureSubjects, LinkButton, Page, Section } from '#ui'
import { type Board, boardRead } from '../domain/index.ts'
import styles from './board.module.css'
import { BoardClock, InForceLine, OnDutyLine } from './board-strip.tsx'
import { BoardTabs } from './board-tabs.tsx'
import { ChildrenMap, useMeasure } from './children-map.tsx'
import { GapsSection, useWorstGaps } from './gaps-section.tsx'
import { MineSection } from './mine-section.tsx'
import { NumberStrip } from './number-strip.tsx'
import { overviewWords } from './overview.words.ts'
import { ReportedStrip } from './reported-strip.tsx'

/** What makes the board old, besides the minute that passes. */
const boardKeys = {
  rooms: ['gaps', 'numbers', 'reports', 'tasks', 'in-force', 'bodies', 'duty', 'areas'],
  every: 60_000,
}

/**
 * The one area page: five questions in five seconds. Wide: map, gaps and mine side by side over a strip of numbers. On a
 * phone one column in the order of the questions, what is in force always in sight.
 */
export function AreaBoard({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const answer = useRead(boardRead, { id: areaId }, boardKeys)
  useWorstGaps(areaId)
  useMeasure(areaId)
  const board = answer.data?.area.id === areaId ? answer.data : undefined
  if (!board)
    return (
      <Page title={t('board')} showsTitle={false}>
        <Answer to={answer} rows={8}>
          {() => null}
        </Answer>
        {answer.error?.status === 404 && <Elsewhere areaId={areaId} />}
      </Page>
    )
  return (
    <Page title={reading(board.area.title)} showsTitle={false}>
      <Answer to={answer}>{(fresh) => <BoardBody board={fresh.area.id === areaId ? fresh : board} />}</Answer>
    </Page>
  )
}

/** An area that is not the reader's: the way home, and what anybody may know of it. */
function Elsewhere({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  return (
    <p className={styles.elsewhere}>
      <LinkButton to="/" icon="board">
        {t('elsewhere.home')}
      </LinkButton>
      <LinkButton to={`/cong-khai?areaId=${areaId}`} icon="public">
        {t('elsewhere.public')}
      </LinkButton>
    </p>
  )
}

function BoardBody({ board }: { readonly board: Board }) {
  const t = useWords(overviewWords)
  const { area } = board
  return (
    <>
      <div className={styles.head}>
        <BoardBreadcrumb area={area} />
        <BoardClock />
        <AreaPanels slot="head" areaId={area.id} />
        <InForceLine lines={board.inForce} areaId={area.id} />
        <OnDutyLine people={board.onDuty} />
      </div>
      <div className={styles.board} data-has-map={area.childrenCount > 0 || undefined}>
        <div className={styles.gaps}>
          <GapsSection areaId={area.id} summary={board.gaps} hasChildren={area.childrenCount > 0} />
          <AreaPanels slot="gaps" areaId={area.id} />
        </div>
        <div className={styles.numbers}>
          <FigureSubjects>
            <ReportedStrip board={board} />
            <NumberStrip board={board} />
            <AreaPanels slot="numbers" areaId={area.id} />
          </FigureSubjects>
        </div>
        <div className={styles.mine}>
          <MineSection mine={board.mine} areaId={area.id} />
        </div>
        <div className={styles.duty}>
          <div className={styles.dutyHere}>
            <OnDutyLine people={board.onDuty} />
          </div>
          <AreaPanels slot="duty" areaId={area.id} />
        </div>
        {area.childrenCount > 0 && (
          <div className={styles.map}>
            <Section title={t('map')} note={<Link to={`${areaPath(area.id)}/tree`}>{t('map.list')}</Link>}>
              <ChildrenMap areaId={area.id} />
            </Section>
          </div>
        )}
        <div className={styles.tabs}>
          <BoardTabs areaId={area.id} />
        </div>
      </div>
    </>
  )
}

function BoardBreadcrumb({ area }: { readonly area: Board['area'] }) {
  const reading = useReading()
  const way = area.parents.map(({ id, name, isVisible }) => ({
    label: name,
    ...(isVisible ? { to: areaPath(id) } : {}),
  }))
  return <Breadcrumb crumbs={[...way, { label: reading(area.title) }]} />
}
