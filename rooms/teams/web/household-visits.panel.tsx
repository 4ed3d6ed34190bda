import { useState } from 'react'
import { Link, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Button, RefusalNote, Section, SelectField, showToast } from '#ui'
import { assignHouseholds, householdVisitsContract } from '../domain/index.ts'
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
      {data.others.length > 0 && <GiveToTeam householdId={subjectId} others={data.others} />}
      {needs.length > 0 && (
        <p>
          <strong>{t('cover.needs')}</strong>: {needs.map(({ title }) => reading(title)).join(', ')}
        </p>
      )}
      {data.mayVisit && <VisitKeys householdId={subjectId} needs={data.list} />}
    </Section>
  )
}

interface GiveProps {
  readonly householdId: string
  readonly others: readonly { readonly id: string; readonly name: string }[]
}

/** Gives this one household to another team of its group. */
function GiveToTeam({ householdId, others }: GiveProps) {
  const t = useWords(teamWords)
  const [teamId, setTeam] = useState<string>()
  const assign = useIntent(assignHouseholds)
  const give = async () => {
    if (teamId === undefined || !(await assign.ask({ teamId, householdIds: [householdId] }))) return
    setTeam(undefined)
    showToast({ text: t('household.given') })
  }
  return (
    <div className={styles.give}>
      <SelectField
        label={t('household.give')}
        name="team"
        value={teamId}
        problem={undefined}
        onChange={setTeam}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button disabled={teamId === undefined} busy={assign.state === 'sending'} onClick={() => void give()}>
        {t('household.give.do')}
      </Button>
      {assign.problem && <RefusalNote problem={assign.problem} />}
    </div>
  )
}
