import type { fieldWords } from '#platform/field'
import type { Say } from '#platform/web'

/** How the queue stands, in one line: what waits, what is held, what a hand must mend. */
export function queueWords(
  t: Say<keyof typeof fieldWords.vi>,
  { waiting, held, refused }: { readonly waiting: number; readonly held: number; readonly refused: number },
): string {
  const parts = [
    waiting > 0 && t('outbox.waiting', { count: waiting }),
    held > 0 && t('outbox.held', { count: held }),
    refused > 0 && t('outbox.refused', { count: refused }),
  ].filter(Boolean)
  return parts.length === 0 ? t('outbox.allSent') : parts.join(' · ')
}
