import { type ReactNode, useState } from 'react'
import type { Instant } from '#kit'
import { BigButton, ScanBox } from '#platform/field'
import { useWords } from '#platform/web'
import { useCodeCheck } from '#rooms/passes/field'
import { postWords } from './post.words.ts'
import { KnowledgeAge, VerdictCard } from './verdict-card.tsx'
import { type SeenCode, seenCode, typedReceipt } from './verdict-words.ts'

/** The kinds of codes that say something at a post. */
const kinds = ['permit', 'receipt', 'card'] as const

/** The camera, then the verdict with the keys of the post below it: a code helps to decide, it never decides. */
export function ScanStep({
  now,
  onSeen,
  children,
}: {
  readonly now: Instant
  readonly onSeen: (seen: SeenCode | undefined) => void
  readonly children: ReactNode
}) {
  const t = useWords(postWords)
  const { check, keysAt } = useCodeCheck()
  const [seen, setSeen] = useState<SeenCode>()
  const verdict = seen?.verdict
  const show = (next: SeenCode | undefined) => {
    setSeen(next)
    onSeen(next)
    // The picture of the camera goes, and what it pushed up comes back: the emergency key and the word are seen whole.
    scrollTo(0, 0)
  }
  const read = async (text: string, isTyped: boolean) =>
    show((isTyped ? typedReceipt(text) : undefined) ?? seenCode(await check(text, now, kinds)))
  return (
    <>
      {verdict ? (
        <VerdictCard verdict={verdict} />
      ) : (
        <ScanBox
          label={t('scan.label')}
          onCode={(text, camera) => void read(text, camera === undefined)}
          typed={{ label: t('scan.typed'), help: t('scan.typedHelp') }}
        />
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
