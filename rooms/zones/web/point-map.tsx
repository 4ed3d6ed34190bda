import { useGo, useRead, useWords } from '#platform/web'
import { AreaMap } from '#rooms/areas/web'
import { Answer, Section } from '#ui'
import { type LockdownPage, type ZonesBoard, zonesBoard } from '../domain/index.ts'
import { zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'
import { zoneWords } from './zones.words.ts'
import { usePoints } from './zones-map.tsx'

/** Where a point lies: its smallest area among those beside it, with what is locked and proposed there. */
export function PointMap({ point }: { readonly point: Pick<LockdownPage, 'areaId' | 'guardAreaIds'> }) {
  const t = useWords(zoneWords)
  const [, parentId] = point.guardAreaIds
  const board = useRead(zonesBoard, { areaId: parentId ?? point.areaId }, { enabled: parentId !== undefined })
  if (parentId === undefined) return null
  return (
    <Section title={t('map.where')}>
      <Answer to={board} rows={4}>
        {(found) => <Drawn areaId={parentId} here={point.areaId} board={found} />}
      </Answer>
    </Section>
  )
}

interface DrawnProps {
  readonly areaId: number
  readonly here: number
  readonly board: ZonesBoard
}

function Drawn({ areaId, here, board }: DrawnProps) {
  const t = useWords(zoneWords)
  const go = useGo()
  const { measures, legend } = usePoints(board)
  const marked = new Map(measures)
  const own = measures.get(here)
  const said = [t('map.here'), own?.said].filter(Boolean).join(', ')
  marked.set(here, { tone: 'warn', pattern: 'dense', ...(own?.value ? { value: own.value } : {}), said })
  return (
    <div className={styles.where}>
      <AreaMap
        areaId={areaId}
        label={t('map.where')}
        measures={marked}
        legend={[{ tone: 'warn', pattern: 'dense', label: t('map.here') }, ...legend]}
        onOpen={(id) => go(zonesPath(id))}
      />
    </div>
  )
}
