import type { Day } from '#kit'
import { showDay, useRead, useReading, useWords } from '#platform/web'
import { levelOf } from '#rooms/areas/domain'
import { useAreaHead } from '#rooms/areas/web'
import { Row, Rows, Section } from '#ui'
import { unitScore } from '../domain/index.ts'
import { showShare } from './score-mini.tsx'
import { unitPath } from './score-paths.ts'
import { scoreWords } from './scorecards.words.ts'

/** On the page of a finding or a dossier: the measure of the unit that answers for the place, of its last settled day. */
export function ScoreOfUnit({ areaId }: { readonly areaId: number }) {
  const { data: head } = useAreaHead(areaId)
  if (!head) return null
  const unit = levelOf(head.kind) === 'group' ? head.parents.at(-1)?.id : areaId
  return unit === undefined ? null : <Score areaId={unit} />
}

function Score({ areaId }: { readonly areaId: number }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const { data } = useRead(unitScore, { areaId })
  if (!data) return null
  return (
    <Section title={t('title')}>
      <Rows label={t('title')}>
        <Row
          title={reading(data.areaTitle)}
          detail={showDay(data.day as Day)}
          end={showShare(data.score)}
          to={unitPath(areaId, data.day)}
        />
      </Rows>
    </Section>
  )
}
