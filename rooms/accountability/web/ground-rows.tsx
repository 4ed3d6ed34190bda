import { Link, useWords } from '#platform/web'
import { Row, Rows } from '#ui'
import type { ShownGround } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'

/** What something stands on, each with its door. */
export function GroundRows({ label, grounds }: { readonly label: string; readonly grounds: readonly ShownGround[] }) {
  const t = useWords(accountabilityWords)
  return (
    <Rows label={label}>
      {grounds.map((ground, index) => {
        const title = ground.kind === 'finding' ? (ground.said ?? t('grounds.finding')) : (ground.source ?? '')
        const detail = ground.kind === 'finding' ? t('grounds.finding') : ground.said
        return <Row key={index} title={ground.to ? <Link to={ground.to}>{title}</Link> : title} detail={detail} />
      })}
    </Rows>
  )
}
