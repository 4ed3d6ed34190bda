import { Link, showMomentShort, useReading, useWords } from '#platform/web'
import { Tag } from '#ui'
import type { HolderShape, PostShape } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'

/** Where the page of an officer is. */
export const officerPath = (officerId: string) => `/bodies/officers/${officerId}`
/** Where the page of a post is. */
export const postPath = (postId: string) => `/bodies/posts/${postId}`
/** Where the bodies of an area are. */
export const areaBodiesPath = (areaId: number, tab?: string) => `/bodies/areas/${areaId}${tab ? `?tab=${tab}` : ''}`

/** Who holds a post: the acting one first and marked; a vacancy in words, with who is asked meanwhile. */
export function Holders({
  post,
  standIn,
}: {
  readonly post: PostShape
  readonly standIn?: PostShape | null | undefined
}) {
  const t = useWords(bodyWords)
  const reading = useReading()
  if (post.holders.length > 0) {
    return (
      <span className={styles.holders}>
        {post.holders.map((holder) => (
          <Holder key={holder.holdingId} holder={holder} />
        ))}
      </span>
    )
  }
  const meanwhile = standIn?.holders[0]
  return (
    <span className={styles.holders}>
      <Tag tone={post.isHead ? 'warn' : 'quiet'}>{t('vacant')}</Tag>
      {meanwhile && standIn && (
        <span className={styles.meanwhile}>
          {t('stands-in', { name: meanwhile.name, post: reading(standIn.title) })}
        </span>
      )}
    </span>
  )
}

function Holder({ holder }: { readonly holder: HolderShape }) {
  const t = useWords(bodyWords)
  return (
    <span className={styles.holder}>
      <Link to={officerPath(holder.officerId)}>{holder.name}</Link>
      {holder.acting && <Tag tone="soon">{t('acting')}</Tag>}
      {holder.toAt && <span className={styles.small}>{t('until', { at: showMomentShort(holder.toAt as never) })}</span>}
    </span>
  )
}

/** From when to when somebody held it. */
export function useTerm(): (holder: Pick<HolderShape, 'fromAt' | 'toAt'>) => string {
  const t = useWords(bodyWords)
  return ({ fromAt, toAt }) =>
    [t('since', { at: showMomentShort(fromAt as never) }), toAt && t('until', { at: showMomentShort(toAt as never) })]
      .filter(Boolean)
      .join(' ')
}
