import type { Day } from '#kit'
import { showDay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Row, Rows, Tag } from '#ui'
import { reviewList } from '../domain/index.ts'
import styles from './models.module.css'
import { modelWords } from './models.words.ts'

/** Reviews of one's areas, with what is still open of each. */
export function ReviewRows() {
  const t = useWords(modelWords)
  const reading = useReading()
  return (
    <>
      <p className={styles.quiet}>{t('review.lead')}</p>
      <Answer to={useRead(reviewList, { limit: 100 }, { rooms: ['models'] })}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('review.none')}</Empty>
          ) : (
            <Rows label={t('reviews')}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  title={one.title}
                  detail={`${reading(one.areaTitle)} · ${showDay(one.heldOn as Day)}`}
                  end={
                    <Tag tone={one.open > 0 ? 'soon' : 'quiet'}>
                      {t('review.open', { open: one.open, all: one.changes })}
                    </Tag>
                  }
                  to={`/models/reviews/${one.id}`}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </>
  )
}
