import { useRead, useWords } from '#platform/web'
import { Answer, Row, Rows, Section, SeverityMark } from '#ui'
import { dutyHours, type RosterWeek } from '../domain/index.ts'
import { dutyWords } from './duty.words.ts'

/** Hours of each person of the area in the week shown, most first; while the city's figure is blank, why nothing is computed. */
export function HoursOfPeople({ roster }: { readonly roster: RosterWeek }) {
  const t = useWords(dutyWords)
  const answer = useRead(dutyHours, { areaId: roster.post.areaId, at: roster.week.fromAt })
  return (
    <Section title={t('hours')}>
      <Answer to={answer} rows={3}>
        {({ items, limit }) => (
          <Rows label={t('hours')}>
            {items.map(({ officerId, name, hours, isOver }) => (
              <Row
                key={officerId}
                mark={isOver ? <SeverityMark tone="soon" /> : undefined}
                title={name}
                detail={isOver ? t('hours.over', { hours, limit }) : t('hours.of', { hours })}
              />
            ))}
          </Rows>
        )}
      </Answer>
    </Section>
  )
}
