import { areaPath, Link, showFullDay, useRead, useReading, useWords } from '#platform/web'
import { Note } from '#ui'
import { areaSuccession } from '../domain/index.ts'
import { useAreaHead } from './area-head.ts'
import { areaWords } from './areas.words.ts'

/** Most heirs named in the line; all of them are one press away. */
const mostNamed = 5

/** On the page of an area that is no more: since when, and what it became. On any other page nothing is drawn. */
export function FatePanel({ areaId }: { readonly areaId: number }) {
  const { data: head } = useAreaHead(areaId)
  return head?.id === areaId && head.validTo !== null && !head.isValid ? (
    <Fate areaId={areaId} until={head.validTo} />
  ) : null
}

function Fate({ areaId, until }: { readonly areaId: number; readonly until: Parameters<typeof showFullDay>[0] }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const { data } = useRead(areaSuccession, { id: areaId })
  if (!data) return null
  const heirs = data.heirs.length > 0 ? data.heirs : data.became
  const isWhole = heirs.length === 1 && heirs[0]?.part === 'whole'
  const named = heirs.slice(0, mostNamed)
  return (
    <Note icon="area" title={t('ended', { until: showFullDay(until) })}>
      {heirs.length === 0 ? (
        t('fate.unknown')
      ) : (
        <>
          {t(isWhole ? 'fate.whole' : 'fate.parts')}{' '}
          {named.map(({ area }, index) => (
            <span key={area.id}>
              {index > 0 && ', '}
              <Link to={areaPath(area.id)}>{reading(area.title)}</Link>
            </span>
          ))}
          {heirs.length > named.length && ' …'}
          {'. '}
        </>
      )}{' '}
      <Link to={`${areaPath(areaId)}/succession`}>{t('succession')}</Link>
    </Note>
  )
}
