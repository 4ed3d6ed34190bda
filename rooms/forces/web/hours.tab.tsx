import { useRead, useWords } from '#platform/web'
import { Answer, Empty, Row, Rows, Tag } from '#ui'
import { forceHours } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'

/** Who worked how long this week, the longest first; colour only where the rule is broken. */
export function HoursTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(forceWords)
  const answer = useRead(forceHours, { areaId })
  return (
    <Answer to={answer} rows={6}>
      {({ items, maxHoursPerWeek, minHoursBetween, source }) => (
        <>
          <p className={styles.quiet}>
            {t('hours.limit', {
              max: maxHoursPerWeek ?? t('hours.blank'),
              rest: minHoursBetween ?? t('hours.blank'),
            })}{' '}
            {t('source', { text: source.text })}
          </p>
          {items.length === 0 && <Empty title={t('hours.none')} />}
          <Rows>
            {items.slice(0, 100).map(({ officerId, name, hours, isOver, isShort }) => (
              <Row
                key={officerId}
                title={name}
                detail={t('hours.count', { hours: Math.round(hours) })}
                end={
                  (isOver && <Tag tone="alarm">{t('hours.over', { limit: maxHoursPerWeek ?? 0 })}</Tag>) ||
                  (isShort && <Tag tone="soon">{t('hours.short', { limit: minHoursBetween ?? 0 })}</Tag>) ||
                  undefined
                }
              />
            ))}
          </Rows>
        </>
      )}
    </Answer>
  )
}
