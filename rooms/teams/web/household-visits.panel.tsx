import { Link, useRead, useReading, useWords } from '#platform/web'
import { Section } from '#ui'
import { householdVisitsContract } from '../domain/index.ts'
import { useSayVisit } from './say-visit.ts'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'
import { VisitKeys } from './visit-keys.tsx'

/** On the page of a household: whose it is, when it was visited last, and the keys to record a visit. */
export function HouseholdVisitsPanel({ subjectId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(teamWords)
  const reading = useReading()
  const sayVisit = useSayVisit()
  const { data } = useRead(householdVisitsContract, { id: subjectId })
  if (!data) return null
  const needs = data.list.filter(({ key }) => data.needs.includes(key))
  return (
    <Section title={t('household.team')}>
      <p>
        {data.team ? <Link to={`/teams/${data.team.id}`}>{data.team.name}</Link> : t('household.team.none')}
        <span className={styles.under}>
          {[sayVisit(data.lastAt, data.lastOutcome), data.isDue && t('due')].filter(Boolean).join(' · ')}
        </span>
      </p>
      {needs.length > 0 && (
        <p>
          <strong>{t('cover.needs')}</strong>: {needs.map(({ title }) => reading(title)).join(', ')}
        </p>
      )}
      {data.mayVisit && <VisitKeys householdId={subjectId} needs={data.list} />}
    </Section>
  )
}
