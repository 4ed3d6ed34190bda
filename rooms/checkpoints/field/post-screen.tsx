import type { ReactNode } from 'react'
import { AsOf, Banner, BigButton, Screen, useDesk } from '#platform/field'
import { useWords } from '#platform/web'
import { postWords } from './post.words.ts'
import { type PostKit, usePostKit } from './use-post.ts'

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
  if (kit !== 'never') return children(kit)
  return (
    <Screen title={title} back="/field">
      <Banner tone="soon">{t('kit.never')}</Banner>
    </Screen>
  )
}

/**
 * Said where somebody has no shift: who would put that right, and that nobody in need waits for it (SG-10). `children`: where
 * they may stand in.
 */
export function NoShift({
  title,
  kit,
  children,
}: {
  readonly title: string
  readonly kit: PostKit
  readonly children?: ReactNode
}) {
  const t = useWords(postWords)
  const { sending } = useDesk()
  return (
    <Screen title={title} back="/field">
      <p>{t('post.none')}</p>
      <p>{t('post.noneMore')}</p>
      {children}
      <Banner>{t('post.noneEmergency')}</Banner>
      <BigButton look="plain" onClick={() => void sending.sendNow(true)}>
        {t('post.again')}
      </BigButton>
      <AsOf at={kit.asOf} />
    </Screen>
  )
}
