import { BigButton, PressRow } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import type { MyPost } from '../domain/index.ts'
import { postWords } from './post.words.ts'
import type { Mine } from './stand-shift.ts'

/** Where to stand in: the posts of one's area, folded away until they are wanted. Nothing where there is none. */
export function PostChoice({
  mine: { posts = [], hasMorePosts },
  except,
  isOpen,
  onOpen,
  onChoose,
}: {
  readonly mine: Mine
  /** The post at which they stand already, if any. */
  readonly except?: string | undefined
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChoose: (post: MyPost) => void
}) {
  const t = useWords(postWords)
  const reading = useReading()
  const others = posts.filter(({ id }) => id !== except)
  if (others.length === 0) return null
  if (!isOpen) {
    return (
      <BigButton look="plain" onClick={() => onOpen(true)}>
        {t(except === undefined ? 'standIn.first' : 'standIn.other')}
      </BigButton>
    )
  }
  return (
    <section aria-label={t('standIn.which')} className="stack">
      <h2>{t('standIn.which')}</h2>
      {others.map((post) => (
        <PressRow
          key={post.id}
          title={post.name}
          small={[reading(post.kindTitle), post.place, reading(post.areaTitle)].filter(Boolean).join(' · ')}
          onPress={() => onChoose(post)}
        />
      ))}
      {hasMorePosts && <p>{t('standIn.more', { count: posts.length })}</p>}
      <BigButton look="quiet" onClick={() => onOpen(false)}>
        {t('why.cancel')}
      </BigButton>
    </section>
  )
}
