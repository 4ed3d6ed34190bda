import type { Instant } from '#kit'
import { showMomentShort, showNumber, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Dialog, PersonPost, RefusalNote, showToast, Tag } from '#ui'
import { issueTasks, type OrderPreview, orderPreviewContract, type TraceHead } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

type Ward = OrderPreview['wards'][number]

/** First what each ward would get: how many people, whose it is, until when. Then, with one press, the tasks. */
export function GiveTasks({ trace, onClose }: { readonly trace: TraceHead; readonly onClose: () => void }) {
  const t = useWords(tracingWords)
  const answer = useRead(orderPreviewContract, { traceId: trace.id }, { rooms: ['tracing'] })
  const issue = useIntent(issueTasks)
  const wards = answer.data?.wards ?? []
  const waiting = wards.flatMap(({ orders }) => orders).filter(({ isGiven, owner }) => !isGiven && owner !== null)
  const isEmpty = answer.data !== undefined && wards.length === 0
  const give = async () => {
    const done = await issue.ask({ traceId: trace.id, kinds: ['call', 'isolate', 'test'] })
    if (!done) return
    showToast({ text: t('give.done', { count: (done.result as { tasks: number }).tasks }) })
    onClose()
  }
  return (
    <Dialog
      title={t('give.title')}
      onClose={onClose}
      foot={
        <Button
          look="main"
          busy={issue.state === 'sending'}
          disabled={waiting.length === 0 && !(isEmpty && trace.issuedAt === null)}
          onClick={() => void give()}
        >
          {isEmpty ? t('give.confirm') : `${t('give')} (${showNumber(waiting.length)})`}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('give.help')}</p>
      <Answer to={answer} rows={4}>
        {() => (
          <>
            {isEmpty && <p>{t('give.empty')}</p>}
            {!isEmpty && waiting.length === 0 && <p>{t('give.none')}</p>}
            {wards.length > 0 && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
              <div role="group" aria-label={t('give.title')} tabIndex={0}>
                {wards.map((ward) => (
                  <WardOrders key={ward.areaId} ward={ward} />
                ))}
              </div>
            )}
          </>
        )}
      </Answer>
      {issue.problem && <RefusalNote problem={issue.problem} />}
    </Dialog>
  )
}

function WardOrders({ ward }: { readonly ward: Ward }) {
  const t = useWords(tracingWords)
  const reading = useReading()
  return (
    <section className={styles.wardOrders}>
      <h3>
        {reading(ward.title)}{' '}
        <span className={styles.quiet}>
          {ward.byLevel
            .map((count, index) => (count > 0 ? `F${index + 1} ${showNumber(count)}` : ''))
            .filter(Boolean)
            .join(' · ')}
        </span>
      </h3>
      <ul className={styles.orderLines}>
        {ward.orders.map(({ kind, people, dueAt, owner, isGiven }) => (
          <li key={kind}>
            <span>
              <strong>{t(`kind.${kind}`)}</strong> {t('peopleOf', { count: people })}
              <span className={styles.under}>
                {t('due')} {showMomentShort(dueAt as Instant)}
              </span>
            </span>
            {owner ? (
              <PersonPost name={owner.officerName} post={owner.postTitle} />
            ) : (
              <Tag tone="alarm">{t('nobody')}</Tag>
            )}
            {isGiven && <Tag>{t('given')}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
