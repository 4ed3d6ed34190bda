import type { Instant } from '#kit'
import { showMoment, useRead, useReading, useWords } from '#platform/web'
import { Answer, Clock, Empty, Row, Rows, Tag } from '#ui'
import { type TipLine, tipList } from '../domain/index.ts'
import styles from './accountability.module.css'
import { tipPath } from './paths.ts'
import { tipWords } from './tip.words.ts'

/** Tips that one's level handles: which unit, since when, who verifies; no word of what they say. */
export function TipInbox() {
  const t = useWords(tipWords)
  const reading = useReading()
  return (
    <>
      <p className={styles.quiet}>{t('tips.lead')}</p>
      <Answer to={useRead(tipList, { limit: 100 }, { rooms: ['accountability'] })}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('tips.none')}</Empty>
          ) : (
            <Rows label={t('tips')}>
              {items.map((tip) => (
                <Row
                  key={tip.id}
                  mark={
                    <Clock
                      due={(tip.assignedTo === null ? tip.assignBy : tip.closeBy) as Instant}
                      isDone={tip.outcome !== null}
                    />
                  }
                  title={t('tip.about', { area: reading(tip.aboutAreaTitle) })}
                  detail={`${showMoment(tip.receivedAt as Instant)} · ${t(tip.hasReporter ? 'tip.named' : 'tip.anonymous')}`}
                  end={<TipState tip={tip} />}
                  to={tipPath(tip.id)}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </>
  )
}

/** Where a tip stands. */
function TipState({ tip }: { readonly tip: TipLine }) {
  const t = useWords(tipWords)
  if (tip.outcome !== null) return <Tag>{t(`tip.outcome.${tip.outcome}`)}</Tag>
  if (tip.assignedTo === null) return <Tag tone="soon">{t('tip.unassigned')}</Tag>
  return <Tag>{t('tip.assigned', { name: tip.assignedToName ?? '' })}</Tag>
}
