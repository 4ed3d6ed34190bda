import { type ReactNode, useState } from 'react'
import type { Instant } from '#kit'
import { BigButton, ScanBox } from '#platform/field'
import { useWords } from '#platform/web'
import type { PassVerdict } from '#rooms/passes/domain'
import { useCodeCheck } from '#rooms/passes/field'
import { postWords } from './post.words.ts'
import { KnowledgeAge, VerdictCard } from './verdict-card.tsx'

/** The kinds of codes that say something at a post. */
const kinds = ['permit', 'receipt', 'card'] as const

/** The camera, then the verdict with the keys of the post below it: a code helps to decide, it never decides. */
export function ScanStep({
  now,
  onVerdict,
  children,
}: {
  readonly now: Instant
  readonly onVerdict: (verdict: PassVerdict | undefined) => void
  readonly children: ReactNode
}) {
  const t = useWords(postWords)
  const { check, keysAt } = useCodeCheck()
  const [verdict, setVerdict] = useState<PassVerdict>()
  const show = (next: PassVerdict | undefined) => {
    setVerdict(next)
    onVerdict(next)
    // The picture of the camera goes, and what it pushed up comes back: the emergency key and the word are seen whole.
    scrollTo(0, 0)
  }
  const read = async (text: string) => show(await check(text, now, kinds))
  return (
    <>
      {verdict ? (
        <VerdictCard verdict={verdict} />
      ) : (
        <ScanBox label={t('scan.label')} onCode={(text) => void read(text)} typed={{ label: t('scan.typed') }} />
      )}
      {children}
      {verdict && (
        <>
          <BigButton look="plain" onClick={() => show(undefined)}>
            {t('scan.again')}
          </BigButton>
          <KnowledgeAge verdict={verdict} keysAt={keysAt} />
        </>
      )}
    </>
  )
}
