import type { ReactNode } from 'react'
import { AsOf, Banner, Screen } from '#platform/field'
import { useWords } from '#platform/web'
import { postWords } from './post.words.ts'
import { type NoPost, type PostKit, usePostKit } from './use-post.ts'

/** The frame of every screen of a post: nothing until it is read, a sentence where the phone has nothing yet. */
export function PostScreen({
  title,
  children,
}: {
  readonly title: string
  readonly children: (kit: PostKit) => ReactNode
}) {
  const t = useWords(postWords)
  const kit = usePostKit()
  if (kit === undefined) return null
  if (kit !== 'never') return 'mine' in kit ? children(kit) : <NoShift title={title} kit={kit} />
  return (
    <Screen title={title} back="/field">
      <Banner tone="soon">{t('kit.never')}</Banner>
    </Screen>
  )
}

/** Said where somebody has no shift: nothing can be recorded, and who would put that right. */
export function NoShift({ title, kit }: { readonly title: string; readonly kit: NoPost }) {
  const t = useWords(postWords)
  return (
    <Screen title={title} back="/field">
      <p>{t('post.none')}</p>
      <p>{t('post.noneMore')}</p>
      <AsOf at={kit.asOf} />
    </Screen>
  )
}
