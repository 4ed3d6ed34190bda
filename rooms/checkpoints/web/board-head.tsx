import type { Instant } from '#kit'
import { Link, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { Answer } from '#ui'
import { checkpointBoardContract, type MissingPost } from '../domain/index.ts'
import styles from './checkpoints.module.css'
import { frontWords } from './front.words.ts'
import { useSince, useWhy } from './standing.tsx'

/** "22/22", or "21/22" with the post, the reason and since when (CHK-01). */
export function BoardHead({ areaId }: { readonly areaId: number }) {
  const t = useWords(frontWords)
  const reading = useReading()
  const answer = useRead(checkpointBoardContract, { areaId }, { every: 60_000 })
  return (
    <Answer to={answer} rows={2}>
      {({ boards, asOf }) =>
        boards.length === 0 ? (
          <p className={styles.quiet}>{t('board.none')}</p>
        ) : (
          <div className={styles.boards}>
            {boards.map(({ kind, title, total, standing, missing }) => (
              <div key={kind} className={styles.board}>
                <Link
                  to={`/checkpoints/list?areaId=${areaId}&kind=${kind}${standing < total ? '&only=not-standing' : ''}`}
                  className={styles.count}
                  data-down={standing < total || undefined}
                  title={showMomentShort(asOf as Instant)}
                >
                  {standing}/{total} <small>{t('board.of', { title: reading(title).toLocaleLowerCase('vi') })}</small>
                </Link>
                {missing.length === 0 ? <p>{t('board.full')}</p> : <Missing missing={missing} />}
              </div>
            ))}
          </div>
        )
      }
    </Answer>
  )
}

/** More than these are behind the number's own door. */
const mostShown = 8

function Missing({ missing }: { readonly missing: readonly MissingPost[] }) {
  const t = useWords(frontWords)
  const left = missing.length - mostShown
  return (
    <ul className={styles.missing}>
      {missing.slice(0, mostShown).map((post) => (
        <MissingLine key={post.checkpointId} post={post} />
      ))}
      {left > 0 && <li className={styles.quiet}>{t('board.left', { count: left })}</li>}
    </ul>
  )
}

function MissingLine({ post: { checkpointId, number, name, areaId, standing } }: { readonly post: MissingPost }) {
  const why = useWhy(areaId)
  const since = useSince()
  return (
    <li>
      <Link to={`/checkpoints/${checkpointId}`}>{number === null ? name : `${number}. ${name}`}</Link>
      <span className={styles.alarm}>{why(standing)}</span>
      <span className={styles.quiet}>{since(standing.sinceAt)}</span>
    </li>
  )
}
