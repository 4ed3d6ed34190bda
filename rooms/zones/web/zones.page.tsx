import type { Day } from '#kit'
import { addressOf, Link, useFilters, useMay, useRead, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Answer, DayField, LinkButton, Page } from '#ui'
import { zonesBoard } from '../domain/index.ts'
import { ClustersSection, ProposalsSection } from './cluster-sections.tsx'
import { LockdownList } from './lockdown-list.tsx'
import { BoardNumbers } from './zone-numbers.tsx'
import { proposePath } from './zone-paths.ts'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'
import { ZonesMap } from './zones-map.tsx'

/** Vùng: how many places are locked, where, which must be looked at first; proposals that wait; clusters. On any day. */
export function ZonesPage() {
  const t = useWords(zoneWords)
  const may = useMay()
  const areaId = useChosenArea()
  const [filters, setFilters] = useFilters()
  const on = filters.on
  const answer = useRead(zonesBoard, { areaId, ...(on === undefined ? {} : { on }) })
  return (
    <Page
      title={t('zones')}
      actions={
        may('zones.propose') && (
          <LinkButton to={proposePath({ areaId })} look="main" icon="plus">
            {t('propose')}
          </LinkButton>
        )
      }
      strip={<Doors areaId={areaId} />}
    >
      <div className={styles.bar}>
        <ChosenArea />
        <DayField
          name="on"
          label={t('day')}
          value={(on ?? answer.data?.on) as Day | undefined}
          onChange={(day) => setFilters({ on: day })}
          problem={undefined}
        />
      </div>
      <Answer to={answer} rows={8}>
        {(board) => (
          <>
            <BoardNumbers areaId={areaId} board={board} />
            <div className={styles.columns}>
              <div>
                {board.proposed > 0 && <LockdownList areaId={areaId} standing="proposed" />}
                <LockdownList areaId={areaId} standing="active" on={on} />
                {filters.over === 'yes' && <LockdownList areaId={areaId} standing="over" />}
              </div>
              <div>
                {board.children.length > 0 && (
                  <ZonesMap areaId={areaId} board={board} onOpen={(id) => setFilters({ areaId: String(id) })} />
                )}
                <ProposalsSection areaId={areaId} />
                <ClustersSection areaId={areaId} />
              </div>
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** The other pages of the subject; the menu has one entry for all. */
function Doors({ areaId }: { readonly areaId: number }) {
  const t = useWords(zoneWords)
  const doors: readonly (readonly [string, string])[] = [
    [addressOf('/zones/colours', { areaId }), t('colours')],
    [addressOf('/zones/playbook', { areaId }), t('playbook')],
    [addressOf('/vung', { areaId }), t('citizens')],
    [addressOf('/zones', { areaId, over: 'yes' }), t('all')],
  ]
  return (
    <nav aria-label={t('doors')}>
      <ul className={styles.doors}>
        {doors.map(([to, label]) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
